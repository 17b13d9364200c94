"""What is shown: pages made of typed sections. Everything is decided here; a medium only draws it."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from generator.pages.once import MadeOnce
from generator.pages.sections import Filters, Section
from generator.pages.view_models import Address, Link, RichText

FEW_RECORDS = 6
"""How many records a page may have that all stand open when the page does."""


class Page(MadeOnce, frozen=True):
    """One page of the book."""

    path: str
    title: str
    short: str
    description: str
    sections: tuple[Section, ...]
    lead: RichText | None = None
    edit: str = ""
    has_menu: bool = True
    has_contents: bool = True
    """Whether its sections are listed beside it."""
    also_called: tuple[str, ...] = ()
    """Other names of what the page is about; they are shown, and search finds them."""
    searched_as: tuple[str, ...] = ()
    """Words that people type who want this page; only search sees them."""
    is_found: bool = True
    """Whether search finds it."""
    boost: float = 1
    """How high search ranks it: incidents above the rest, pages that gather what stands elsewhere below."""
    elsewhere: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Pages that hold what one looks for here, each with the anchors that lead on to it."""

    @property
    def has_filters(self) -> bool:
        """Whether one chooses what is shown of it."""
        return any(isinstance(section, Filters) for section in self.sections)

    @property
    def is_short(self) -> bool:
        """Whether it has so few records that all stand open."""
        return self._records <= FEW_RECORDS

    @property
    def can_open(self) -> bool:
        """Whether it has records that are closed at first."""
        return any(section.has_records and not self.opens(section) for section in self.sections)

    def opens(self, section: Section) -> bool:
        """Whether the records of a section stand open: on a short page all do, on a long one those for the night."""
        return self.is_short or section.is_urgent

    @property
    def _records(self) -> int:
        return sum(section.number_of_records for section in self.sections)


class Shelf(Struct, frozen=True):
    """A group of the navigation: pages, and groups of pages."""

    title: str
    entries: "tuple[Shelf | Page, ...]"


class Book(MadeOnce, frozen=True):
    """All pages, in the order of the navigation, and where each record stands."""

    shelves: tuple[Shelf | Page, ...]
    aside: tuple[Page, ...]
    """Pages that are in no navigation; links lead to them."""
    records: Mapping[tuple[str, str], Link]
    """Where each record stands, by provider and id."""
    day: date
    """The day on which it says how everything stands."""
    moved: Mapping[Address, Address] = {}
    """Where places stand that one looks for on another page, which was too long and is in parts."""
    whole: Mapping[str, Page] = {}
    """The pages as they were before long ones were cut, by their paths."""

    @cached_property
    def parted(self) -> frozenset[str]:
        """The pages that were too long and are in parts."""
        return frozenset(place.page for place in self.moved)

    def place(self, address: Address) -> Address:
        """Where an address is: on its page, or on the part of it that the place is on."""
        moved = self.moved.get(Address(address.page, address.anchor)) if self.moved else None
        return replace(moved, query=address.query) if moved else address

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page once, in reading order."""
        return (*_pages(self.shelves), *self.aside)


def without_pages(book: Book) -> Book:
    """What the pages of a book ask of it: where records and places are."""
    return replace(book, shelves=(), aside=(), whole={})


def _pages(entries: tuple[Shelf | Page, ...]) -> list[Page]:
    pages: list[Page] = []
    for entry in entries:
        pages += [entry] if isinstance(entry, Page) else _pages(entry.entries)
    return pages
