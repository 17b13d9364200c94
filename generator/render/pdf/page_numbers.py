"""Page numbers in a print: every link inside of it says on which page it ends up, which is known once all is set."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

_DIGITS = 2
_UNKNOWN = "0"
"""As narrow as a number can be: the card on page 1 is first given what may fit on it, and then what does."""
_FILL = "\N{FIGURE SPACE}"
"""As wide as a digit, so that what a number is changes nothing about how its line breaks."""


def write_numbers(root: Element, pages: Mapping[str, int]) -> None:
    """Write the pages (from 1) to which each inner link of a document leads, where `print.css` takes them from.

    Numbers up to 99 take the same room, also those that are not known yet: where things are does not depend on them.
    Not so on page 1, which has the links to what goes on over several pages: its lines change no other page.
    """
    for link, start, end in _inner_links(root):
        numbers = [_UNKNOWN if page is None else str(page) for page in _from_to(pages.get(start), pages.get(end))]
        link.set("data-sign", "pp." if len(numbers) > 1 else "p.")
        link.set("data-page", "–".join(numbers))
        link.set("data-fill", _FILL * sum(_DIGITS - len(number) for number in numbers))


def _from_to(first: int | None, last: int | None) -> tuple[int | None, ...]:
    """The page of something, or the first and the last where both are known and differ."""
    return (first,) if first is None or last is None or first == last else (first, last)


def same_numbers(root: Element, one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Whether two accounts of where things are give all inner links of a document the same numbers."""
    anchors = {anchor for _, *both in _inner_links(root) for anchor in both}
    return all(one.get(anchor) == other.get(anchor) for anchor in anchors)


def _inner_links(root: Element) -> Iterator[tuple[Element, str, str]]:
    """Each link that leads into the document itself, with the ids where that begins and where it ends."""
    for element in root.iter():
        if (href := element.get("href", "")).startswith("#"):
            yield element, href[1:], element.get("data-end", href[1:])
