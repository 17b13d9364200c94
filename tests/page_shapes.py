"""Which pages hold, between them, every shape of element that is on any page: a few of them stand for all.

What a checker of accessibility says of an element depends on what it is and on what is around it. So it says one thing
of all elements of one shape: with the same tag, classes and other attributes, with or without text, inside of elements
that are alike in the same way. Where only a name, an address or a number differs, the shape is the same.
"""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from lxml.html import HtmlElement, document_fromstring, tostring

TOLD_BY_VALUE = frozenset({"class", "hidden", "open", "role", "scope", "tabindex", "type"})
NAMES = frozenset({"aria-controls", "aria-describedby", "aria-label", "aria-labelledby"})
MANY = 60
"""A page that adds fewer shapes than that to the pages before it is not opened as it is: its parts are gathered."""
SECTIONS = "//article/div[@class='lb']"
PARTS = f"{SECTIONS}/* | //article/*[not(@class='lb')]"
REPEATED = ".//*[self::details or self::li or self::tr][not(preceding-sibling::* or ancestor::li or ancestor::tr)]"
"""The first of several things of a kind, those within others left out."""

Look = tuple[str, frozenset[tuple[str, str | bool]]]
"""A tag and its attributes: the value where it makes a difference, else whether there is one."""
Shape = tuple[tuple[Look, ...], bool, bool]
"""The looks of an element and of all around it, whether it has a text of its own, and whether there is any in it."""


def shapes_of(html: str) -> set[Shape]:
    """The shapes of all elements of a page."""
    return _shapes_in(document_fromstring(html))


def _shapes_in(element: HtmlElement) -> set[Shape]:
    """The shapes of an element and of all in it."""
    around = tuple(_look(each) for each in reversed([*element.iterancestors()]))
    shapes: set[Shape] = set()
    _add(element, around, shapes)
    return shapes


def _add(element: HtmlElement, around: tuple[Look, ...], shapes: set[Shape]) -> bool:
    """Add the shape of an element and of all in it; whether there is text in it."""
    looks = (*around, _look(element))
    has_own = any(text and not text.isspace() for text in (element.text, *(child.tail for child in element)))
    has_inner = [_add(child, looks, shapes) for child in element.iterchildren("*")]
    has_any = has_own or any(has_inner)
    shapes.add((looks, has_own, has_any))
    return has_any


def _look(element: HtmlElement) -> Look:
    return str(element.tag), frozenset(_told(*each) for each in element.items())


def _told(name: str, value: str) -> tuple[str, str | bool]:
    by_value = name in TOLD_BY_VALUE or (name.startswith("aria-") and name not in NAMES)
    return name, value if by_value else bool(value.strip())


def pages_with_every_shape(pages: Mapping[str, str]) -> list[str]:
    """Few pages that hold all shapes between them: each is the one with most of those that are still missing."""
    shapes = {path: shapes_of(html) for path, html in sorted(pages.items())}
    return [*_chosen(shapes, set().union(*shapes.values()), least=1)]


def pages_to_look_at(pages: Mapping[str, str]) -> dict[str, str]:
    """Still fewer: those with many shapes, one that gathers parts of all others, and those with shapes in no part.

    The one that gathers is a page with more in its article, and stands beside it as `gathered.html`.
    """
    shapes = {path: shapes_of(html) for path, html in sorted(pages.items())}
    missing = set().union(*shapes.values())
    chosen = [*_chosen(shapes, missing, least=MANY)]
    base = next(path for path in chosen if document_fromstring(pages[path]).xpath(SECTIONS))
    gathered = _gathered(pages[base], (pages[path] for path, own in shapes.items() if own & missing), missing)
    chosen += _chosen(shapes, missing, least=1)
    return {path: pages[path] for path in chosen} | {str(PurePosixPath(base).with_name("gathered.html")): gathered}


def _chosen(shapes: dict[str, set[Shape]], missing: set[Shape], *, least: int) -> Iterator[str]:
    """The page that holds most of the missing shapes, again and again while it holds so many; they are taken out."""
    while missing:
        best = max(shapes, key=lambda path: len(shapes[path] & missing))
        if len(shapes[best] & missing) < least:
            return
        missing -= shapes.pop(best)
        yield best


def _gathered(base: str, others: Iterator[str], missing: set[Shape]) -> str:
    """A page that also has those parts of the others that hold a missing shape; these shapes are taken out."""
    document = document_fromstring(base)
    sections = document.xpath(SECTIONS)[0]
    for html in others:
        for part in document_fromstring(html).xpath(PARTS):
            there = sections if part.getparent().tag == "div" else sections.getparent()
            if _shapes_in(part) & missing:
                there.append(part)
                _shorten(part, missing)
                missing -= _shapes_in(part)
    return "<!doctype html>" + str(tostring(document, encoding="unicode"))


def _shorten(part: HtmlElement, missing: set[Shape]) -> None:
    """Leave out rows, points and records whose missing shapes, if any, are in those before them too."""
    for first in part.xpath(REPEATED):
        known = _shapes_in(first)
        for each in [*first.itersiblings(first.tag)]:
            if (_shapes_in(each) & missing) <= known:
                each.getparent().remove(each)
            else:
                known |= _shapes_in(each)
