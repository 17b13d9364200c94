"""What WeasyPrint passes over in silence although a reader of the PDF would miss it."""

from collections import Counter
from collections.abc import Iterator

from weasyprint import HTML, Document  # type: ignore[import-untyped]

from generator.render.pdf.fonts import LAST_RESORT

_SCHEMES = ("https", "http", "mailto", "tel")
SVG = "{http://www.w3.org/2000/svg}"


def omissions(source: HTML, document: Document) -> Iterator[str]:
    """Each thing missing, once the document is drawn."""
    if not document.metadata.title:
        yield "The document has no title"
    if any(font.family == LAST_RESORT for font in document.fonts.values()):
        yield "Some text is in no font that the style sheet names with @font-face"
    for drawing in source.etree_element.iter(f"{SVG}svg"):
        if not drawing.findtext(f"{SVG}title"):
            yield "An inline SVG has no title, so it cannot be read out"
    yield from _links(document)
    yield from _fields(document)


def _links(document: Document) -> Iterator[str]:
    links = {(kind, target) for page in document.pages for kind, target, *_ in page.links}
    if document.metadata.attachments or any(kind == "attachment" for kind, _ in links):
        yield "A file is attached with rel=attachment, which would carry the time of day"
    for kind, target in sorted(links):
        if kind == "external" and target.partition(":")[0].lower() not in _SCHEMES:
            yield f"The link to {target} leads nowhere once the PDF has left this machine"


def _fields(document: Document) -> Iterator[str]:
    inputs = [box.element for page in document.pages for form in page.forms.values() for box, _ in form]
    names = Counter(box.get("name") for box in inputs)
    for box in inputs:
        name = box.get("name")
        if box.get("type") != "checkbox":
            yield f"The field {name} is no check box; any other field embeds a whole font"
        if not name or not (box.get("title") or "").strip():
            yield f"The check box {name} needs a name and a title, which is what is read out"
    for name, count in names.items():
        if count > 1:
            yield f"{count} check boxes are named {name}: ticking one would tick them all"
