"""The content of a page of the book: known from the last build where nothing that it shows has changed, else made."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import TypeVar

from msgspec.structs import replace

from generator.pages.model import Book, Page
from generator.pages.view_models import Address
from generator.plugin.page_keys import key_of
from generator.plugin.written_headings import WrittenHeadings
from generator.render.site.page import front_matter, render_content, source_path
from generator.render.site.search import FoundSection, found_section
from generator.render.site.search_sections import search_sections
from generator.site_steps.kept_site import KeptSite

_ID = re.compile(r'\sid="([^"]+)"')
_Key = TypeVar("_Key")
_Told = TypeVar("_Told")


class _Asked(Mapping[_Key, _Told]):
    """What a book tells of places, with those that somebody asked about."""

    def __init__(self, told: Mapping[_Key, _Told]) -> None:
        self.told, self.asked = told, set[_Key]()

    def __getitem__(self, key: _Key) -> _Told:
        self.asked.add(key)
        return self.told[key]

    def __iter__(self) -> Iterator[_Key]:
        return iter(self.told)

    def __len__(self) -> int:
        return len(self.told)


def _parted(book: Book) -> str:
    return key_of(*sorted(book.parted))


@dataclass
class BookContent:
    """The HTML of a page, and what is told of it without making it."""

    book: Book
    page: Page
    location: str
    """The address of the page on the site."""
    heading_html: WrittenHeadings
    kept: KeptSite
    _is_kept: bool = False
    _links: list[list[str]] = field(default_factory=list)
    """Each record that the page links to, with its place."""
    _parted: list[list[str]] = field(default_factory=list)
    """Each place on a page in parts that the page links to, with the part that it is on."""

    @cached_property
    def html(self) -> str:
        """The content itself."""
        records, moved = _Asked(self.book.records), _Asked(self.book.moved)
        html = render_content(replace(self.book, records=records, moved=moved), self.page, self.heading_html)
        self._links = [[*key, self._leads(*key)] for key in sorted(records.asked)]
        places = {(place.page, place.anchor) for place in moved.asked if place.page in self.book.parted}
        self._parted = [[*place, self._part(*place)] for place in sorted(places)]
        return html

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the HTML."""
        return self._known or sha256(self.html.encode("utf-8")).hexdigest()

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The anchors of the page."""
        return frozenset(_ID.findall(self.html))

    def let_go(self) -> None:
        """Remember what is told of the page, and let go of all else: what all pages were made of would fill the memory.

        Its digest can still be asked for.
        """
        if not self._is_kept:
            self._keep()
            self._is_kept = True
            vars(self).pop("html", None)
            del self.book, self.page

    def _keep(self) -> None:
        """Remember what the next build may want to know."""
        if self._known:
            self.kept.keep_known(self._name)
        elif self._name not in self.kept.new.contents:
            made = {"digest": self.digest, "links": self._links, "parted": self._parted}
            self.kept.keep_content(self._name, self._key, made, self._sections())

    def _sections(self) -> list[FoundSection]:
        """What search finds on the page."""
        told = front_matter(self.page)
        search = told.get("search", {})
        if search.get("exclude"):
            return []
        found = search_sections(self.html, self.location, told["title"], search.get("boost"))
        return [found_section(section) for section in found]

    @cached_property
    def _known(self) -> str:
        """The digest that the last build knew, where everything that the page links to is where it was."""
        known = self.kept.content(self._name, self._key)
        if known is None or any(self._leads(*key) != to for *key, to in known["links"]):
            return ""
        return str(known["digest"]) if all(self._part(*place) == part for *place, part in known["parted"]) else ""

    @property
    def _name(self) -> str:
        return source_path(self.page.path)

    @cached_property
    def _key(self) -> str:
        # a page is frozen, and so is all that it holds; of the book it shows besides where its links lead
        return key_of(self.heading_html, self.location, self.page.once(key_of), self.book.once(_parted))

    def _leads(self, provider: str, record: str) -> str:
        link = self.book.records.get((provider, record))
        return repr(link.to) if link else ""

    def _part(self, page: str, anchor: str) -> str:
        return self.book.place(Address(page, anchor)).page
