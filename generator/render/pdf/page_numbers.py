"""Page numbers in a print: every link inside of it says on which page it ends up, which is known once all is set."""

import re
from collections.abc import Iterator, Mapping
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
_RANGE = "–"
_FILL = "\N{FIGURE SPACE}"
"""As wide as a digit, so that what a number is changes nothing about how its line breaks."""
_ROOM = re.compile(rf"{_FILL}+(?=\)?$)")


def leave_room(root: Element, digits: int) -> None:
    """Leave room for the numbers of a document that are not known yet: as much as so many digits take."""
    for link, words in _numbered(root):
        _end_with(link, words.format(_FILL * digits))


def write_numbers(root: Element, pages: Mapping[str, int], total: int) -> None:
    """Write the pages (from 1) to which the inner links of a document lead.

    `total` is the number of pages of the print that the document is a part of.
    """
    for link, words in _numbered(root):
        number = _page_of(link, pages)
        _end_with(link, words.format(number).replace("p.", "pp." if _RANGE in number else "p."))
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
    if _FILL not in box.text or box.element is None or "data-number" not in box.element.attrib:
        return
    number = _page_of(box.element, pages)
    if _is_in_column(box.element):
        box.text = _ROOM.sub(lambda room: number.rjust(len(room[0]), _FILL), box.text)
    else:
        box.text = _ROOM.sub(number, box.text)
    box.pango_layout, _, _, box.width, _, _ = split_first_line(box.text, box.style, None, None, 0)


def _numbered(root: Element) -> Iterator[tuple[Element, str]]:
    """Everything that names the page to which it leads, and in which words.

    A link in the words of a chapter names its page behind it, as paper can't be pressed.
    """
    for element in root.iter():
        if _is_in_column(element):
            yield element, "{}"
        elif "on-page" in _classes(element):
            yield element, "p.\N{NO-BREAK SPACE}{}"
        elif "chapter" in _classes(element):
            yield from ((link, " (p.\N{NO-BREAK SPACE}{})") for link in _links_in_words(element))


def _is_in_column(element: Element) -> bool:
    """Whether the number stands at the end of a line, below others."""
    return "page-of" in _classes(element)


def _classes(element: Element) -> list[str]:
    return element.get("class", "").split()


def _links_in_words(chapter: Element) -> Iterator[Element]:
    for block in chapter.iter():
        if block.tag in {"p", "td", "li"} or "fact" in _classes(block):
            yield from (each for each in block.findall("a") if each.get("href", "").startswith("#"))


def _end_with(link: Element, number: str) -> None:
    """Let the words of a link end with its number, in place of the one that was written there before."""
    last, part = (link[-1], "tail") if len(link) else (link, "text")
    words = (getattr(last, part) or "").removesuffix(link.get("data-number", ""))
    setattr(last, part, words + number)
    link.set("data-number", number)


def _page_of(link: Element, pages: Mapping[str, int]) -> str:
    """The page of what a link leads to, or the first and the last where it says where that ends."""
    start = link.get("href", "")[1:]
    first, last = pages.get(start), pages.get(link.get("data-end", start))
    if first is None:
        return _UNKNOWN
    return str(first) if last in {None, first} else f"{first}{_RANGE}{last}"
