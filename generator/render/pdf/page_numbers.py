"""Page numbers in a print: every link inside of it says on which page it ends up, which is known once all is set."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

_DIGITS = 2
_FILL = "\N{FIGURE SPACE}"
"""As wide as a digit, so that what a number is changes nothing about how its line breaks."""


def write_numbers(root: Element, pages: Mapping[str, int]) -> None:
    """Write the page (from 1) to which each inner link of a document leads, where `print.css` takes it from.

    Numbers up to 99 take the same room, also those that are not known yet: where things are does not depend on them.
    """
    for link, anchor in _inner_links(root):
        page = pages.get(anchor)
        number = "0" * _DIGITS if page is None else str(page)
        link.set("data-page", number)
        link.set("data-fill", _FILL * (_DIGITS - len(number)))


def same_numbers(root: Element, one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Whether two accounts of where things are give all inner links of a document the same numbers."""
    return all(one.get(anchor) == other.get(anchor) for _, anchor in _inner_links(root))


def _inner_links(root: Element) -> Iterator[tuple[Element, str]]:
    """Each link that leads into the document itself, and the id where it leads."""
    for element in root.iter():
        if (href := element.get("href", "")).startswith("#"):
            yield element, href[1:]
