"""One page as Markdown or as HTML: front matter, headings, and an HTML block for each section.

Its links are relative, so that the site works from any folder and from disk.
"""

import json
import posixpath
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from markupsafe import Markup, escape
from msgspec import Struct

from generator.pages.model import Book, Page
from generator.pages.sections import Section
from generator.pages.view_models import Address, RichText
from generator.prose import BookReference, html
from generator.render.site.elsewhere import places_files, places_on_page
from generator.render.site.relative_links import relative_link
from generator.render.templates import templates

_ENTITIES = {sign: f"&#{ord(sign)};" for sign in "`~{}"}
"""What engines look for even inside a block of HTML: fences, and the marks of template languages."""
BLANK_LINE = re.compile(r"\n(?:[^\S\n]*\n)+")
"""Ends a block of HTML: what follows it would be read as Markdown."""
_BETWEEN_TAGS = re.compile(r"(?<=>)\n\s*\n(?=<(?!/code))")
"""Blank lines that templates leave; in code they are part of it."""
TOP = "top"
"""The anchor of the title of each page."""


class Heading(Struct, frozen=True):
    """A heading of a page: its level, its anchor, and its title as HTML in which every sign is itself."""

    level: int
    anchor: str
    title: str


def render_page(book: Book, page: Page) -> str:
    """The page as a Markdown document."""
    parts = [_front_matter(page)]
    for heading, blocks in _parts(book, page):
        parts.append(f"{'#' * heading.level} {heading.title} {{: #{heading.anchor} }}")
        parts += blocks
    return "\n\n".join(parts) + "\n"


def render_content(book: Book, page: Page, heading_html: Callable[[Heading], str]) -> str:
    """The page as the HTML that Markdown makes of `render_page`, given how its headings are written there."""
    lines: list[str] = []
    for heading, blocks in _parts(book, page):
        lines.append(heading_html(heading))
        lines += [f"{block}\n" for block in blocks]
    return "\n".join(lines).removesuffix("\n")


def headings(page: Page) -> list[Heading]:
    """The title of a page, and those of its sections."""
    sections = [Heading(2, section.anchor, _escaped(section.title)) for section in page.sections]
    return [Heading(1, TOP, _escaped(page.title)), *sections]


def headings_below(section: Section) -> list[Heading]:
    """What the contents of a page name below a section."""
    return [Heading(3, anchor, _escaped(title)) for anchor, title in section.named_in_contents]


def front_matter(page: Page) -> dict[str, Any]:
    """What engines are told of a page."""
    fields: dict[str, Any] = {
        "title": str(title_markup(page.title)),
        "description": str(title_markup(page.description)),
    }
    if not page.is_found:
        fields["search"] = {"exclude": True}
    elif page.boost != 1:
        fields["search"] = {"boost": page.boost}
    hidden = [name for name, has in (("navigation", page.has_menu), ("toc", page.has_contents)) if not has]
    return fields | ({"hide": hidden} if hidden else {})


def _parts(book: Book, page: Page) -> Iterator[tuple[Heading, list[str]]]:
    """Each heading of a page with the blocks of HTML below it."""
    title, *titles = headings(page)
    yield title, list(_opening(book, page))
    for heading, section in zip(titles, page.sections, strict=True):
        is_last = section is page.sections[-1]
        yield heading, [_block(_section(book, page, section)), *(_closing(page) if is_last else ())]


def _opening(book: Book, page: Page) -> Iterator[str]:
    if page.lead:
        yield _block(f'<p class="lb-lead">{_prose(book, page, page.lead)}</p>')
    if page.also_called:
        yield _block(f'<p class="lb-also">Also called: {escape(", ".join(page.also_called))}</p>')
    if page.can_open and not page.has_filters:  # else it stands among these
        yield _block(templates("site").get_template("open-all.html.j2").render())


def _closing(page: Page) -> Iterator[str]:
    """Where to go on from anchors that are on another page; a script reads it."""
    if page.elsewhere:
        begins = " ".join(file.begins for file in places_files(page))
        template = templates("site").get_template("elsewhere.html.j2")
        yield _block(template.render(places=places_on_page(page), begins=begins))


def title_markup(text: str) -> Markup:
    """A title or description as HTML: themes print it into the page, the menu and its attributes as it stands."""
    return escape(text)


def _front_matter(page: Page) -> str:
    lines = [f"{name}: {_yaml(value)}" for name, value in front_matter(page).items()]
    return "\n".join(["---", *lines, "---"])


def _yaml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {json.dumps(entry)}' for name, entry in value.items())}}}"
    return json.dumps(value, ensure_ascii=False)


def _section(book: Book, page: Page, section: Section) -> str:
    template = templates("site").get_template(f"sections/{section.kind}.html.j2")
    prose = partial(_prose, book, page)
    return template.render(
        section=section,
        url=partial(_link, book, page),
        prose=prose,
        is_open=page.opens(section),
        can_open=page.can_open,
    )


def _prose(book: Book, page: Page, rich: RichText) -> Markup:
    def resolve(reference: BookReference) -> str:
        record = book.records[reference.provider or rich.provider, reference.record]
        return _link(book, page, record.to)

    return Markup(html(rich.text, resolve))  # noqa: S704 - markdown-it escapes, and raw HTML is off


def _link(book: Book, page: Page, to: Address) -> str:
    return relative_link(page.path, book.place(to))


def _block(markup: str) -> str:
    shown = BLANK_LINE.sub(_line_breaks, _BETWEEN_TAGS.sub("\n", markup.strip()))
    for sign, entity in _ENTITIES.items():  # ten times as fast as `str.translate`
        shown = shown.replace(sign, entity)
    return f'<div class="lb">\n{shown}\n</div>'


def _line_breaks(found: re.Match[str]) -> str:
    return "\n" + "&#10;" * (found[0].count("\n") - 1)


def _escaped(text: str) -> str:
    """Text as Markdown that means nothing but itself."""
    return "".join(sign if sign.isalnum() or sign == " " else f"&#{ord(sign)};" for sign in text)


def source_path(page: str) -> str:
    """The Markdown file of a page: `teams/finance` is `teams/finance/index.md`."""
    return posixpath.join(page, "index.md")
