"""No page of the site is long when it opens, nor heavy: with what ships, and with four times as many providers."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from benchmarks.large_data import make_data
from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.render.site.page import render_page
from tests.reading import project_in
from tests.site_fixtures import BuiltSite

MOST_BYTES, FRAME = 120_000, 24_000
"""How many bytes a page may have, and how many of them are what the theme puts around its content."""
DESKTOP, PHONE = ViewportSize(width=1440, height=900), ViewportSize(width=390, height=844)
MOST_SCREENS = {"desktop": (DESKTOP, 10), "phone": (PHONE, 16)}
ALL_LAID_OUT = "* { content-visibility: visible !important }"
"""What is out of sight is taken to be as high as most lines are; here it is as high as it is."""
LIGHT = 36_000
"""Bytes of a page that nobody has to measure: so little cannot be long."""


@pytest.mark.xdist_group("page-sizes")
def test_no_page_is_heavier_than_120_kb(site: BuiltSite) -> None:
    sizes = {path: len(html.encode()) for path, html in site.pages.items()}
    assert {path: size for path, size in sizes.items() if size > MOST_BYTES} == {}


@pytest.fixture(scope="module")
def screens(site: BuiltSite, served: str, browser: Browser) -> dict[str, dict[str, float]]:
    """How many screens each page that is not light takes when it opens, in each window."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    found: dict[str, dict[str, float]] = {window: {} for window in MOST_SCREENS}
    for path in sorted(path for path, html in site.pages.items() if len(html) > LIGHT):
        page.goto(served + path)
        page.add_style_tag(content=ALL_LAID_OUT)
        for window, (viewport, _) in MOST_SCREENS.items():
            page.set_viewport_size(viewport)
            found[window][path] = page.evaluate("document.documentElement.scrollHeight") / viewport["height"]
    context.close()
    return found


@pytest.mark.xdist_group("page-sizes")
@pytest.mark.parametrize("window", MOST_SCREENS)
def test_no_page_is_long_when_it_opens(screens: dict[str, dict[str, float]], window: str) -> None:
    _, most = MOST_SCREENS[window]
    assert len(screens[window]) > 50
    assert {path: round(number, 1) for path, number in screens[window].items() if number > most} == {}


def test_no_page_is_heavier_with_twenty_providers(tmp_path: Path) -> None:
    make_data(tmp_path / "data", 20)
    book = make_book(BookContext.of(project_in(tmp_path / "data"), date(2026, 11, 28)))
    sizes = {page.path: len(render_page(book, page).encode()) for page in book.pages}
    assert len(sizes) > 400
    assert {path: size for path, size in sizes.items() if size > MOST_BYTES - FRAME} == {}
