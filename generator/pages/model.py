"""What is shown: pages made of typed sections. Everything is decided here; a medium only draws it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from generator.pages.sections import Section
from generator.pages.view_models import Address, Link, RichText


@dataclass(frozen=True)
class Page:
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


@dataclass(frozen=True)
class Shelf:
    """A group of the navigation: pages, and groups of pages."""

    title: str
    entries: "tuple[Shelf | Page, ...]"


@dataclass(frozen=True)
class Book:
    """All pages, in the order of the navigation, and where each record stands."""

    shelves: tuple[Shelf | Page, ...]
    aside: tuple[Page, ...]
    """Pages that are in no navigation; links lead to them."""
    records: Mapping[tuple[str, str], Link]
    """Where each record stands, by provider and id."""
    day: date
    """The day on which it says how everything stands."""
    moved: Mapping[Address, Address] = field(default_factory=dict)
    """Where places of a page stand that was too long and is in parts."""

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


def _pages(entries: tuple[Shelf | Page, ...]) -> list[Page]:
    pages: list[Page] = []
    for entry in entries:
        pages += [entry] if isinstance(entry, Page) else _pages(entry.entries)
    return pages
