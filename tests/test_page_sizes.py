"""No page of the site is long when it opens, nor heavy: with what ships, and with four times as many providers."""

import pytest

from generator.pages.model import Book
from generator.render.site.page import render_page
from tests.page_fixtures import Opened
from tests.site_fixtures import BuiltSite

MOST_BYTES, FRAME = 120_000, 24_000
"""How many bytes a page may have, and how many of them are what the theme puts around its content."""
MOST_SCREENS = {"desktop": 10, "phone": 16}


def test_no_page_is_heavier_than_120_kb(site: BuiltSite) -> None:
    sizes = {path: len(html.encode()) for path, html in site.pages.items()}
    assert {path: size for path, size in sizes.items() if size > MOST_BYTES} == {}


@pytest.mark.xdist_group("pages")
@pytest.mark.parametrize(("window", "most"), MOST_SCREENS.items())
def test_no_page_is_long_when_it_opens(opened: Opened, window: str, most: int) -> None:
    screens = opened.screens[window]
    assert len(screens) > 50
    assert {path: round(number, 1) for path, number in screens.items() if number > most} == {}


@pytest.mark.xdist_group("on-call-parts")
def test_no_page_is_heavier_with_twenty_providers(large_book: Book) -> None:
    sizes = {page.path: len(render_page(large_book, page).encode()) for page in large_book.pages}
    assert len(sizes) > 400
    assert {path: size for path, size in sizes.items() if size > MOST_BYTES - FRAME} == {}
