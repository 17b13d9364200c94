"""What must hold for a page as a whole, read from its HTML: its title, ids, headings and landmarks."""

from collections import Counter
from collections.abc import Iterator

from lxml.html import HtmlElement, document_fromstring

REFERENCES = ("aria-controls", "aria-describedby", "aria-labelledby", "aria-owns", "for", "headers")
HEADINGS = "//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"
LANDMARKS = "//*[self::nav or self::aside or self::section[@aria-label or @aria-labelledby]]"
IN_SIGHT = "[not(ancestor-or-self::*[@hidden or @aria-hidden='true'])]"
COPIED = (
    "//*[contains(@class, 'md-sidebar--primary')]//*[contains(@class, 'md-nav--secondary')]/descendant-or-self::nav"
)
"""The contents again, in the menu: for windows that do not show them beside the page."""


def faults(html: str) -> list[str]:
    """What is wrong with a page, in words."""
    page = document_fromstring(html)
    return [*_document(page), *_ids(page), *_headings(page), *_landmarks(page)]


def _document(page: HtmlElement) -> Iterator[str]:
    if not page.get("lang"):
        yield "The page names no language."
    if not page.findtext("head/title", "").strip():
        yield "The page has no title."


def _ids(page: HtmlElement) -> Iterator[str]:
    ids = Counter(page.xpath("//@id"))
    yield from (f"The id {name} is there {number} times." for name, number in ids.items() if number > 1)
    for attribute in REFERENCES:
        named = (name for value in page.xpath(f"//@{attribute}") for name in value.split())
        yield from (f"The attribute {attribute} names {name}, which is nowhere." for name in named if name not in ids)


def _headings(page: HtmlElement) -> Iterator[str]:
    headings = page.xpath(HEADINGS + IN_SIGHT)
    if (number := sum(heading.tag == "h1" for heading in headings)) != 1:
        yield f"There are {number} headings of the first level."
    level = 0
    for heading in headings:
        if int(heading.tag[1]) > level + 1:
            yield f"The heading “{heading.text_content().strip()}” leaves out a level."
        level = int(heading.tag[1])


def _landmarks(page: HtmlElement) -> Iterator[str]:
    if (number := len(page.xpath("//main"))) != 1:
        yield f"There are {number} main parts."
    copied = page.xpath(COPIED)
    found = [each for each in page.xpath(LANDMARKS + IN_SIGHT) if each not in copied]
    names = Counter((str(each.tag), each.get("aria-label") or each.get("aria-labelledby")) for each in found)
    yield from (f"{number} of {tag} have the name {name}." for (tag, name), number in names.items() if number > 1)
