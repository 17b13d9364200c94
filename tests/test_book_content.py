"""A page of the book is made again where a place that it links to has moved, and where others have it is not."""

from collections.abc import Mapping
from datetime import date

import pytest
from msgspec.structs import replace

from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.model import Book, Page
from generator.pages.view_models import Address
from generator.plugin.book_content import BookContent
from generator.plugin.written_headings import WrittenHeadings
from generator.site_steps.kept_site import KeptSite
from tests.reading import project_in
from tests.shipped import SHIPPED_DATA

HEADINGS = WrittenHeadings(("<h1>&#65;titleword&#66;</h1>", "<h2>&#65;titleword&#66;</h2>"))
LINKED, OTHER = Address("controls", "linked"), Address("controls", "other")
PARTED = {LINKED: Address("controls/part-2", "linked"), OTHER: Address("controls/part-2", "other")}


@pytest.fixture(scope="module")
def book() -> Book:
    return make_book(BookContext.of(project_in(SHIPPED_DATA), date(2026, 11, 21)))


def content(book: Book, moved: Mapping[Address, Address], kept: KeptSite) -> BookContent:
    """The content of a page that links to one place on a page in parts."""
    page = next(page for page in book.pages if any(section.kind == "doors" for section in page.sections))
    return BookContent(replace(book, moved=moved), _with_link(page), "page/index.html", HEADINGS, kept)


def _with_link(page: Page) -> Page:
    doors = next(section for section in page.sections if section.kind == "doors")
    door = doors.doors[0]  # type: ignore[attr-defined]
    linked = replace(door, link=replace(door.link, to=LINKED))
    return replace(page, sections=(replace(doors, doors=(linked,)),))


def is_made_again(book: Book, moved: Mapping[Address, Address]) -> bool:
    kept = KeptSite()
    content(book, PARTED, kept).let_go()
    again = content(book, moved, KeptSite(old=kept.new))
    assert again.digest
    return "html" in vars(again)


def test_a_page_is_not_made_again_where_nothing_moved(book: Book) -> None:
    assert not is_made_again(book, PARTED)


def test_a_page_is_not_made_again_where_it_does_not_link_to_what_moved(book: Book) -> None:
    assert not is_made_again(book, PARTED | {OTHER: Address("controls/part-3", "other")})


def test_a_page_is_made_again_where_a_place_moved_that_it_links_to(book: Book) -> None:
    assert is_made_again(book, PARTED | {LINKED: Address("controls/part-3", "linked")})
