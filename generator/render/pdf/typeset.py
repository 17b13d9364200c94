"""HTML set into pages by WeasyPrint: tagged and with check boxes, still short of both standards."""

import warnings
from collections.abc import Mapping
from typing import Any

import pydyf  # type: ignore[import-untyped]
from msgspec import Struct
from weasyprint import HTML, Document  # type: ignore[import-untyped]
from weasyprint.urls import FatalURLFetchingError  # type: ignore[import-untyped]

from generator.render.pdf.completeness import omissions
from generator.render.pdf.fetch import ClosedFetcher
from generator.render.pdf.fonts import Style
from generator.render.pdf.log_capture import cut_words, listening
from generator.render.pdf.page_numbers import fill_in_numbers, leave_room, write_numbers
from generator.render.pdf.parts import DrawError
from generator.render.pdf.tags import has_groups_of_text, mend_tags

_DIGITS = 2
"""How much room a page number has, in a document of fewer than a hundred pages."""


class Typeset(Struct, frozen=True):
    """The pages as WeasyPrint leaves them, and what it had to complain about."""

    pdf: bytes
    pages: int
    anchors: dict[str, int]
    complaints: tuple[str, ...]


def typeset(html: str, style: Style, first_page: str = "") -> Typeset:
    """Sets a document; with complaints the PDF lacks something.

    `first_page` is the first page alone as a document. Its lines break by its numbers, so it is set when they are
    known, and takes the place of the empty page that the document has for it.
    """
    with listening() as complaints:
        try:
            source = _source(html)
            document = _opened_by(first_page, source, style) if first_page else _numbered(source, style, {})
            _keep_outer_links(document)
            pdf = _written(document)
        except FatalURLFetchingError as refused:
            return Typeset(b"", 0, {}, (*complaints, cut_words(str(refused))))
    complaints = [*style.complaints, *complaints, *omissions(source, document)]
    return Typeset(pdf, len(document.pages), _anchors(document), tuple(complaints))


def pages_of_ids(html: str, style: Style) -> dict[str, int]:
    """On which page (from 1) each id of a document starts, whatever else there is to say about it."""
    with listening():
        source = _source(html)
        leave_room(source.etree_element, digits=1)
        return _anchors(_set(source, style))


def _source(html: str) -> HTML:
    return HTML(string=html, base_url="about:blank", url_fetcher=ClosedFetcher())


def _numbered(source: HTML, style: Style, elsewhere: Mapping[str, int]) -> Document:
    """The document set, and its page numbers put into the room that was left for them.

    `elsewhere` are the pages of ids that its links lead to and that it has not itself.
    """
    digits = _DIGITS
    while True:
        leave_room(source.etree_element, digits)
        document = _set(source, style)
        if len(document.pages) < 10**digits:
            pages = {**elsewhere, **_anchors(document)}
            # A link is read out as what stands in the source.
            write_numbers(source.etree_element, pages, len(document.pages))
            return fill_in_numbers(document, pages)
        digits += 1


def _opened_by(first_page: str, source: HTML, style: Style) -> Document:
    """The document, and in the place of its first page the one that is set by itself, with the numbers of all."""
    first = _source(first_page)
    ids = {element.get("id", ""): 1 for element in first.etree_element.iter()}
    document = _numbered(source, style, ids)
    write_numbers(first.etree_element, ids | _anchors(document), len(document.pages))
    return document.copy([*_set(first, style).pages, *document.pages[1:]])


def _set(source: HTML, style: Style) -> Document:
    sheets = list(style.sheets)
    return source.render(font_config=style.fonts, stylesheets=sheets, pdf_variant="pdf/a-3a", pdf_forms=True)


def _written(document: Document) -> Any:
    with warnings.catch_warnings():
        # WeasyPrint leaves the file of its colour profile to be closed by the garbage collector.
        warnings.simplefilter("ignore", ResourceWarning)
        return document.write_pdf(pdf_variant="pdf/a-3a", uncompressed_pdf=True, finisher=_mended)


def _anchors(document: Document) -> dict[str, int]:
    anchors: dict[str, int] = {}
    for number, page in enumerate(document.pages, start=1):
        for name in page.anchors:
            anchors.setdefault(name, number)
    return anchors


def _keep_outer_links(document: Document) -> None:
    """Takes away the links that WeasyPrint adds for the parts of a link (`<a><b>`).

    They lie inside of the link's own area, and PDF/UA allows none outside of a link element.
    """
    for page in document.pages:
        page.links[:] = [link for link in page.links if link[-1].link]


def _mended(document: Document, pdf: Any) -> None:
    """Puts right what a reader of the PDF would miss, before it is written."""
    if has_groups_of_text(pdf):
        raise DrawError(
            "The PDF was not drawn:\n- Text with an opacity below 1 cannot be read out: use a lighter color"
        )
    mend_tags(pdf)
    _name_links(document)


def _name_links(document: Document) -> None:
    """Lets a link be read out as its text, not as the address behind it."""
    for page in document.pages:
        for *_, box in page.links:
            text = " ".join("".join(box.element.itertext()).split())
            if text and box.link_annotation:
                box.link_annotation["Contents"] = pydyf.String(text)
