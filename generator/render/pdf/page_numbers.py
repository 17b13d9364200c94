"""Page numbers in a print: every link inside of it says on which page it ends up, which is known once all is set."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from weasyprint import Document, Page  # type: ignore[import-untyped]
from weasyprint.formatting_structure.boxes import (  # type: ignore[import-untyped]
    Box,
    InlineBox,
    LineBox,
    TextBox,
)
from weasyprint.text.line_break import split_first_line  # type: ignore[import-untyped]

_UNKNOWN = "0"
_FILL = "\N{FIGURE SPACE}"
"""As wide as a digit, so that what a number is changes nothing about how its line breaks."""


def leave_room(root: Element, digits: int) -> None:
    """Give the inner links of a document numbers that are not known yet, and as much room as so many digits take."""
    _write(root, {}, digits)


def write_numbers(root: Element, pages: Mapping[str, int], total: int) -> None:
    """Write the pages (from 1) to which each inner link of a document leads, where `print.css` takes them from.

    `total` is the number of pages of the print that the document is a part of.
    """
    _write(root, pages, digits=0)
    for element in root.iter():
        if "data-total" in element.attrib:
            element.set("data-total", str(total))


def fill_in_numbers(document: Document, pages: Mapping[str, int]) -> Document:
    """The pages that were set with room for the numbers, with the numbers in it; none has to be set again.

    Room in front of a number stays, so that numbers below each other are aligned. Into room behind one moves what
    follows it in its line.
    """
    boxes = [page._page_box for page in document.pages]
    for line in (box for page in boxes for box in page.descendants() if isinstance(box, LineBox)):
        _close_up(line, pages, 0)
    # Where the links on a page are is worked out when it is made of its boxes.
    return document.copy([Page(box) for box in boxes])


def _close_up(box: Box, pages: Mapping[str, int], moved: float) -> float:
    """Move part of a line so far (in CSS pixels) to the left; it tells how far that makes what follows move."""
    if not isinstance(box, (InlineBox, LineBox, TextBox)):
        if box.is_in_normal_flow():
            box.translate(-moved)
        return moved
    start, width = box.position_x, box.width
    if isinstance(box, TextBox):
        _fill_in(box, pages)
    else:
        followed = moved
        for child in box.children:
            followed = _close_up(child, pages, followed)
        box.width -= followed - moved
    if not isinstance(box, LineBox):
        box.position_x = start - moved
    return moved + float(width - box.width)


def _fill_in(box: TextBox, pages: Mapping[str, int]) -> None:
    if not (box.element_tag or "").endswith("::after") or "data-page" not in box.element.attrib:
        return
    number, fill = _shown(pages, box.element), box.element.get("data-fill", "")
    text = box.text.removesuffix(fill)
    text = text.replace(fill, _FILL * (len(fill + _UNKNOWN) - len(number))).replace(_UNKNOWN, number)
    box.text = text
    box.pango_layout, _, _, box.width, _, _ = split_first_line(text, box.style, None, None, 0)


def _write(root: Element, pages: Mapping[str, int], digits: int) -> None:
    for link in root.iter():
        if link.get("href", "").startswith("#"):
            number = _shown(pages, link)
            link.set("data-sign", "pp." if "–" in number else "p.")
            link.set("data-page", number)
            link.set("data-fill", _FILL * (digits - len(number)))


def _shown(pages: Mapping[str, int], link: Element) -> str:
    """The page of what a link leads to, or the first and the last where it says where that ends."""
    start = link.get("href", "")[1:]
    first, last = pages.get(start), pages.get(link.get("data-end", start))
    if first is None:
        return _UNKNOWN
    return str(first) if last in {None, first} else f"{first}–{last}"
