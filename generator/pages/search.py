"""What search is told of a place besides its words: what else it is called, and how high it ranks."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.cited import cards
from generator.pages.model import Book, Page
from generator.pages.parts import Address, Card, Gap
from generator.pages.sections import Doors, Section

GAP, GROUP = 0.7, 0.6
"""A gap ranks below what the guide does say; a heading over records and a list of links below the records."""


@dataclass(frozen=True)
class Place:
    """What search is told of a page, a section or a record."""

    also_called: tuple[str, ...] = ()
    boost: float = 1
    is_left_out: bool = False
    """Whether search passes it over, because the record itself stands elsewhere."""


def search_places(book: Book) -> dict[Address, Place]:
    """Every place of the book that search may find."""
    return {address: place for page in book.pages for address, place in _places(page)}


def _places(page: Page) -> Iterator[tuple[Address, Place]]:
    yield Address(page.path), Place((page.short, *page.also_called, *page.searched_as), page.boost)
    for section in page.sections:
        shown = tuple(cards(section))
        yield Address(page.path, section.anchor), Place((), page.boost * _rank(section, has_records=bool(shown)))
        yield from ((Address(page.path, each.anchor), _place(page, each)) for each in shown if each.anchor)


def _rank(section: Section, *, has_records: bool) -> float:
    return GROUP if has_records or isinstance(section, Doors) else 1


def _place(page: Page, record: Card | Gap) -> Place:
    if isinstance(record, Gap):
        return Place((), page.boost * GAP)
    return Place(record.also_called, page.boost, is_left_out=record.is_repeated)
