"""HTML set into pages by WeasyPrint: tagged and with check boxes, still short of both standards."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pydyf  # type: ignore[import-untyped]
from weasyprint import HTML, Document  # type: ignore[import-untyped]
from weasyprint.urls import FatalURLFetchingError  # type: ignore[import-untyped]

from generator.render.pdf.complaints import listening
from generator.render.pdf.fetch import ClosedFetcher
from generator.render.pdf.fonts import LAST_RESORT, last_resort, own_fonts

SCHEMES = ("https", "http", "mailto", "tel")


@dataclass(frozen=True)
class Typeset:
    """The pages as WeasyPrint leaves them, and what it had to complain about."""

    pdf: bytes
    pages: int
    anchors: dict[str, int]
    complaints: tuple[str, ...]


def typeset(html: str) -> Typeset:
    """Sets a document; with complaints the PDF lacks something."""
    fetcher, fonts = ClosedFetcher(), own_fonts()
    with listening() as complaints:
        try:
            source = HTML(string=html, base_url="about:blank", url_fetcher=fetcher)
            document = source.render(
                font_config=fonts, stylesheets=[last_resort(fonts, fetcher)], pdf_variant="pdf/a-3a", pdf_forms=True
            )
            pdf = document.write_pdf(pdf_variant="pdf/a-3a", finisher=_name_links)
        except FatalURLFetchingError as refused:
            return Typeset(b"", 0, {}, (*complaints, str(refused)))
    return Typeset(pdf, len(document.pages), _anchors(document), (*complaints, *_unlogged(document)))


def _anchors(document: Document) -> dict[str, int]:
    anchors: dict[str, int] = {}
    for number, page in enumerate(document.pages, start=1):
        for name in page.anchors:
            anchors.setdefault(name, number)
    return anchors


def _unlogged(document: Document) -> Iterator[str]:
    """What is wrong although WeasyPrint finds nothing to log."""
    if not document.metadata.title:
        yield "The document has no title"
    if any(font.family == LAST_RESORT for font in document.fonts.values()):
        yield "Some text is in no font that the style sheet names with @font-face"
    kinds = {(kind, target) for page in document.pages for kind, target, _, _ in page.links}
    if document.metadata.attachments or any(kind == "attachment" for kind, _ in kinds):
        yield "A file is attached with rel=attachment, which would carry the time of day"
    for kind, target in sorted(kinds):
        if kind == "external" and target.partition(":")[0] not in SCHEMES:
            yield f"The link to {target} leads nowhere outside of the machine it was drawn on"


def _name_links(document: Document, pdf: Any) -> None:
    """Lets a link be read out as its text, not as the address behind it."""
    del pdf
    for page in document.pages:
        for _, _, _, box in page.links:
            text = " ".join("".join(box.element.itertext()).split())
            if text and hasattr(box, "link_annotation"):
                box.link_annotation["Contents"] = pydyf.String(text)
