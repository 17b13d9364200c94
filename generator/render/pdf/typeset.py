"""HTML set into pages by WeasyPrint: tagged and with check boxes, still short of both standards."""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pydyf  # type: ignore[import-untyped]
from weasyprint import HTML, Document  # type: ignore[import-untyped]
from weasyprint.urls import FatalURLFetchingError  # type: ignore[import-untyped]

from generator.render.pdf.completeness import omissions
from generator.render.pdf.fetch import ClosedFetcher
from generator.render.pdf.fonts import Style
from generator.render.pdf.log_capture import cut_words, listening
from generator.render.pdf.page_numbers import same_numbers, write_numbers
from generator.render.pdf.parts import DrawError

MOST_ROUNDS = 5
"""How often a document is set until its page numbers are right; twice is enough below 100 pages."""


@dataclass(frozen=True)
class Typeset:
    """The pages as WeasyPrint leaves them, and what it had to complain about."""

    pdf: bytes
    pages: int
    anchors: dict[str, int]
    complaints: tuple[str, ...]


def typeset(html: str, style: Style, likely: Mapping[str, int]) -> Typeset:
    """Sets a document; with complaints the PDF lacks something.

    `likely` says on which page each id probably is: where that is right, the document is set once and not twice.
    """
    with listening() as complaints:
        try:
            source = _source(html)
            document = _numbered(source, style, likely)
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
        write_numbers(source.etree_element, {})
        return _anchors(_set(source, style))


def _source(html: str) -> HTML:
    return HTML(string=html, base_url="about:blank", url_fetcher=ClosedFetcher())


def _numbered(source: HTML, style: Style, likely: Mapping[str, int]) -> Document:
    """The document set with the right page numbers."""
    pages = likely
    for _ in range(MOST_ROUNDS):
        write_numbers(source.etree_element, pages)
        document = _set(source, style)
        written, pages = pages, _anchors(document)
        if same_numbers(source.etree_element, written, pages):
            return document
    raise DrawError("The page numbers change each time that the pages are set.")


def _set(source: HTML, style: Style) -> Document:
    sheets = list(style.sheets)
    return source.render(font_config=style.fonts, stylesheets=sheets, pdf_variant="pdf/a-3a", pdf_forms=True)


def _written(document: Document) -> Any:
    with warnings.catch_warnings():
        # WeasyPrint leaves the file of its colour profile to be closed by the garbage collector.
        warnings.simplefilter("ignore", ResourceWarning)
        return document.write_pdf(pdf_variant="pdf/a-3a", finisher=_name_links)


def _anchors(document: Document) -> dict[str, int]:
    anchors: dict[str, int] = {}
    for number, page in enumerate(document.pages, start=1):
        for name in page.anchors:
            anchors.setdefault(name, number)
    return anchors


def _keep_outer_links(document: Document) -> None:
    """Takes away the links that WeasyPrint adds for the parts of a link (`<a><b>`, `a::after`).

    They lie inside of the link's own area, and PDF/UA allows none outside of a link element.
    """
    for page in document.pages:
        page.links[:] = [link for link in page.links if link[-1].link]


def _name_links(document: Document, pdf: Any) -> None:
    """Lets a link be read out as its text, not as the address behind it."""
    del pdf
    for page in document.pages:
        for *_, box in page.links:
            text = " ".join("".join(box.element.itertext()).split())
            if text and box.link_annotation:
                box.link_annotation["Contents"] = pydyf.String(text)
