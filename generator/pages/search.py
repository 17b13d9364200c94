"""What search is told of a place besides its words: what else it is called, and how high it ranks."""

from collections.abc import Iterator

from msgspec import Struct

from generator.pages.control_index import cards
from generator.pages.model import Book, Page
from generator.pages.record_models import GapCard
from generator.pages.sections import Doors, Section
from generator.pages.view_models import Address, Card

GAP, GROUP = 0.7, 0.6
"""A gap ranks below what the guide does say; a heading over records and a list of links below the records."""


class SearchPlace(Struct, frozen=True):
    """What search is told of a page, a section or a record."""

    also_called: tuple[str, ...] = ()
    boost: float = 1
    is_left_out: bool = False
    """Whether search passes it over, because the record itself stands elsewhere."""


def search_places(book: Book) -> dict[Address, SearchPlace]:
    """Every place of the book that search may find."""
    return {address: place for page in book.pages if page.is_found for address, place in _places(page)}


def _places(page: Page) -> Iterator[tuple[Address, SearchPlace]]:
    yield Address(page.path), SearchPlace((page.short, *page.also_called, *page.searched_as), page.boost)
    for section in page.sections:
        shown = tuple(cards(section))
        yield Address(page.path, section.anchor), SearchPlace((), page.boost * _rank(section, has_records=bool(shown)))
        yield from ((Address(page.path, card.anchor), _place(page, card)) for card in shown if card.anchor)


def _rank(section: Section, *, has_records: bool) -> float:
    return GROUP if has_records or isinstance(section, Doors) else 1


def _place(page: Page, record: Card | GapCard) -> SearchPlace:
    if isinstance(record, GapCard):
        return SearchPlace((), page.boost * GAP)
    return SearchPlace(record.also_called, page.boost, is_left_out=record.is_repeated)
