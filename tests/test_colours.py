"""The colours hold before the page is drawn: those of the system, or those that were chosen."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser_fixtures import Complaints, OpenPage

pytestmark = pytest.mark.xdist_group("colours")

on_disk = pytest.mark.parametrize("place", ["disk"], indirect=True)
PHONE = {"width": 390, "height": 844}
GROUND = "getComputedStyle(document.body).backgroundColor"
CHECKLIST = "integrations/modulus-labs/checklist/index.html"


def scheme(page: Page) -> str:
    return str(page.locator("body").get_attribute("data-md-color-scheme"))


def switch(page: Page) -> None:
    page.locator(".md-header__option label:visible").click()


@pytest.mark.parametrize(("system", "expected"), [("dark", "slate"), ("light", "default")])
def test_the_colours_of_the_system_hold_without_the_script_of_the_theme(
    open_page: OpenPage, complaints: Complaints, system: str, expected: str
) -> None:
    page = open_page(color_scheme=system)
    page.evaluate("localStorage.clear()")
    complaints.expected = "Failed to load resource"
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.reload()
    assert scheme(page) == expected


@on_disk
def test_what_is_chosen_holds_on_other_pages(open_page: OpenPage) -> None:
    page = open_page(color_scheme="light")
    switch(page)
    assert scheme(page) == "slate"
    page.goto(page.url.replace("index.html", CHECKLIST))
    assert scheme(page) == "slate"
    switch(page)
    page.reload()
    assert scheme(page) == "default"


@on_disk
def test_one_switch_is_shown_and_says_what_it_does(open_page: OpenPage) -> None:
    page = open_page(color_scheme="light")
    labels = page.locator(".md-header__option label:visible")
    expect(labels).to_have_count(1)
    expect(labels).to_have_attribute("title", "Switch to dark")
    switch(page)
    expect(labels).to_have_count(1)
    expect(labels).to_have_attribute("title", "Switch to light")


@on_disk
def test_an_open_page_follows_the_system(open_page: OpenPage) -> None:
    page = open_page(color_scheme="light")
    light = page.evaluate(GROUND)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate(GROUND) != light


@on_disk
def test_what_was_chosen_stays_when_the_system_changes(open_page: OpenPage) -> None:
    page = open_page(color_scheme="light")
    switch(page)
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    assert scheme(page) == "slate"


@on_disk
@pytest.mark.parametrize(("system", "bars"), [("dark", "dark"), ("light", "light")])
def test_the_bars_of_the_browser_have_them_too(open_page: OpenPage, system: str, bars: str) -> None:
    page = open_page(color_scheme=system)
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == bars
    header = page.evaluate("getComputedStyle(document.querySelector('.md-header')).backgroundColor")
    expect(page.locator("meta[name=theme-color]")).to_have_attribute("content", header)


@on_disk
def test_a_browser_that_keeps_nothing_has_the_colours_of_the_system(open_page: OpenPage) -> None:
    page = open_page(color_scheme="dark")
    page.add_init_script("Storage.prototype.getItem = () => { throw new DOMException('no', 'SecurityError') }")
    page.route("**/bundle.*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.reload()
    assert scheme(page) == "slate"


@on_disk
@pytest.mark.parametrize("width", [390, 768, 1440])
def test_nothing_moves_while_the_header_comes(open_page: OpenPage, width: int) -> None:
    page = open_page(CHECKLIST, viewport=PHONE | {"width": width})
    page.wait_for_load_state()
    assert page.evaluate(SHIFT) == 0


SHIFT = """async () => {
  let sum = 0;
  const count = (list) => list.getEntries().forEach((entry) => { sum += entry.value; });
  new PerformanceObserver(count).observe({ type: "layout-shift", buffered: true });
  await new Promise((later) => setTimeout(later, 200));
  return sum;
}"""
