"""Files that hold a guide: one for each of its pages, as text, Markdown or HTML."""

import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from generator.findings import INVISIBLE
from generator.guide.blocks import BlockKind
from generator.guide.html import html_blocks, said_in_head
from generator.guide.markdown import markdown_blocks, said_above
from generator.guide.numbered import plain_words
from generator.guide.placed import Ids
from generator.guide.read_statements import ReadStatement, read_statements
from generator.guide.text import text_blocks
from generator.schema.addresses import Url
from generator.secrets.detectors import masked

_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029]")
_HTML = re.compile(r"\s*<(?:!doctype|html)\b", re.IGNORECASE)
LARGEST = 8_000_000
"""How many bytes a page may have."""


class GuideForm(StrEnum):
    """The form in which a page was captured."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


class UnreadableGuideError(Exception):
    """A file that cannot be read as a page of a guide; the message says why and what to do."""


class CapturedPage(Struct, frozen=True):
    """A page of a guide that was read."""

    id: str
    title: str
    form: GuideForm
    statements: tuple[ReadStatement, ...]
    headings: tuple[str, ...] = ()
    """Every heading, in order; with the statements, this is all that the page says."""
    address: str = ""
    edition: str = ""


def captured_pages(files: Iterable[Path]) -> tuple[CapturedPage, ...]:
    """The pages that some files hold, in the order in which the files are named."""
    ids = Ids()
    pages = tuple(_page(file, ids) for file in files)
    if not any(page.statements for page in pages):
        raise UnreadableGuideError("No statement was found. Save the whole page, or copy its text into a file.")
    return pages


def form_of(name: str, source: str) -> GuideForm:
    """The form of a page, by the ending of its file's name, else by how it begins."""
    if name.lower().endswith((".md", ".markdown", ".mdx")):
        return GuideForm.MARKDOWN
    is_html = name.lower().endswith((".html", ".htm", ".xhtml")) or _HTML.match(source)
    return GuideForm.HTML if is_html else GuideForm.TEXT


def _page(file: Path, ids: Ids) -> CapturedPage:
    source = _text(file)
    form = form_of(file.name, source)
    reader = {GuideForm.TEXT: text_blocks, GuideForm.MARKDOWN: markdown_blocks, GuideForm.HTML: html_blocks}[form]
    said = {GuideForm.MARKDOWN: said_above, GuideForm.HTML: said_in_head}.get(form, _nothing)(source)
    blocks = reader(source)
    statements = read_statements(blocks)
    title = _title(statements) or file.stem
    address = said.get("source", "") or said.get("url", "")
    return CapturedPage(
        id=ids.new(file.stem),
        title=plain_words(title),
        form=form,
        statements=statements,
        headings=tuple(block.text for block in blocks if block.kind is BlockKind.HEADING),
        address=address if _is_address(address) else "",
        edition=said.get("updated", ""),
    )


def _is_address(text: str) -> bool:
    try:
        Url.read(text)
    except ValueError:
        return False
    return True


def _nothing(_source: str) -> dict[str, str]:
    return {}


def _title(statements: Iterable[ReadStatement]) -> str:
    """The heading above the first statement that has one: it is a place of the guide that the data names."""
    return next((each.headings[0] for each in statements if each.headings), "")


def _text(file: Path) -> str:
    content = file.read_bytes()
    if len(content) > LARGEST:
        raise UnreadableGuideError(
            f"{file} is larger than {LARGEST // 1_000_000} MB. Save the page without its images."
        )
    try:
        text = _UNSEEN.sub("", INVISIBLE.sub("", content.decode("utf-8-sig")))
        return masked(text)  # what a guide shows of somebody's key is not ours to keep
    except UnicodeDecodeError:
        raise UnreadableGuideError(f"{file} is not written in UTF-8. Save it again in UTF-8.") from None
