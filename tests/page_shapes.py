"""Which pages hold, between them, every shape of element that is on any page: a few of them stand for all.

What a checker of accessibility says of an element depends on what it is and on what is around it. So it says one thing
of all elements of one shape: with the same tag, classes and other attributes, with or without text, inside of elements
that are alike in the same way. Where only a name, an address or a number differs, the shape is the same.
"""

from collections.abc import Mapping

from lxml.html import HtmlElement, document_fromstring

TOLD_BY_VALUE = frozenset({"class", "hidden", "open", "role", "scope", "tabindex", "type"})
NAMES = frozenset({"aria-controls", "aria-describedby", "aria-label", "aria-labelledby"})

Look = tuple[str, frozenset[tuple[str, str | bool]]]
"""A tag and its attributes: the value where it makes a difference, else whether there is one."""
Shape = tuple[tuple[Look, ...], bool, bool]
"""The looks of an element and of all around it, whether it has a text of its own, and whether there is any in it."""


def shapes_of(html: str) -> set[Shape]:
    """The shapes of all elements of a page."""
    shapes: set[Shape] = set()
    _add(document_fromstring(html), (), shapes)
    return shapes


def _add(element: HtmlElement, around: tuple[Look, ...], shapes: set[Shape]) -> bool:
    """Add the shape of an element and of all in it; whether there is text in it."""
    looks = (*around, (str(element.tag), frozenset(_told(*each) for each in element.items())))
    has_own = any(text and not text.isspace() for text in (element.text, *(child.tail for child in element)))
    has_inner = [_add(child, looks, shapes) for child in element.iterchildren("*")]
    has_any = has_own or any(has_inner)
    shapes.add((looks, has_own, has_any))
    return has_any


def _told(name: str, value: str) -> tuple[str, str | bool]:
    by_value = name in TOLD_BY_VALUE or (name.startswith("aria-") and name not in NAMES)
    return name, value if by_value else bool(value.strip())


def pages_with_every_shape(pages: Mapping[str, str]) -> list[str]:
    """Few pages that hold all shapes between them: each is the one with most of those that are still missing."""
    shapes = {path: shapes_of(html) for path, html in sorted(pages.items())}
    missing = set().union(*shapes.values())
    chosen: list[str] = []
    while missing:
        best = max(shapes, key=lambda path: len(shapes[path] & missing))
        missing -= shapes.pop(best)
        chosen.append(best)
    return chosen
