"""The content of a page of the book: known from the last build where nothing that it shows has changed, else made."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import Any

from generator.pages.model import Book, Page
from generator.pages.view_models import Link
from generator.plugin.page_keys import key_of
from generator.plugin.written_headings import WrittenHeadings
from generator.render.site.page import front_matter, render_content, source_path
from generator.render.site.search_sections import search_sections
from generator.site_steps.kept_site import KeptSite


class _AskedRecords(dict[tuple[str, str], Link]):
    """Where records stand, with those that somebody asked for."""

    def __init__(self, records: dict[tuple[str, str], Link]) -> None:
        super().__init__(records)
        self.asked: set[tuple[str, str]] = set()

    def __getitem__(self, key: tuple[str, str]) -> Link:
        self.asked.add(key)
        return super().__getitem__(key)


@dataclass
class BookContent:
    """The HTML of a page, and what is told of it without making it."""

    book: Book
    page: Page
    location: str
    """The address of the page on the site."""
    heading_html: WrittenHeadings
    kept: KeptSite
    asked: set[tuple[str, str]] = field(default_factory=set)

    @cached_property
    def html(self) -> str:
        """The content itself."""
        records = _AskedRecords(self.book.records)
        html = render_content(replace(self.book, records=records), self.page, self.heading_html)
        self.asked = records.asked
        return html

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the HTML."""
        return str(self._known["digest"]) if self._known else sha256(self.html.encode("utf-8")).hexdigest()

    @cached_property
    def sections(self) -> list[dict[str, Any]]:
        """What search finds on the page, in the form of the theme's index."""
        if self._known:
            return list(self._known["sections"])
        told = front_matter(self.page)
        search = told.get("search", {})
        if search.get("exclude"):
            return []
        return search_sections(self.html, self.location, told["title"], search.get("boost"))

    @cached_property
    def _known(self) -> dict[str, Any] | None:
        """What the last build knew of the page, where the records that it links to are where they were."""
        known = self.kept.content(self._name, self._key)
        return known if known and all(self._leads(*key) == to for *key, to in known["links"]) else None

    @property
    def _name(self) -> str:
        return source_path(self.page.path)

    @cached_property
    def _key(self) -> str:
        # a page is frozen, and so is all that it holds; of the book it shows besides where its links lead
        return key_of(self.heading_html, self.location, self.page, self.book.moved)

    def _leads(self, provider: str, record: str) -> str:
        link = self.book.records.get((provider, record))
        return repr(link.to) if link else ""

    def keep(self) -> None:
        """Remember what the next build may want to know."""
        links = self._known["links"] if self._known else [[*key, self._leads(*key)] for key in sorted(self.asked)]
        known = {"digest": self.digest, "sections": self.sections, "links": links}
        self.kept.keep_content(self._name, self._key, known)
