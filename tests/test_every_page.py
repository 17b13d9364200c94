"""Every page of the shipped site in a browser: accessible in light and dark, narrow, whole on paper, and quiet."""

import re
from dataclasses import dataclass
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize

from tests.browser_fixtures import Place, watch
from tests.site_fixtures import BuiltSite

pytestmark = pytest.mark.xdist_group("site")

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
DESKTOP, PHONE, PAPER = (ViewportSize(width=width, height=900) for width in (1280, 320, 718))
RULES = """async only => {
    const options = {resultTypes: ['violations'], ...(only && {runOnly: only})}
    const found = await axe.run(document, options)
    return found.violations.map(each => `${each.id} (${each.nodes.length}): ${each.nodes[0].html}`)
}"""
DARK = "document.body.dataset.mdColorScheme = 'slate'"
LIGHT = "document.body.dataset.mdColorScheme = 'default'"
SIDEWAYS = """() => {
    const page = document.documentElement
    return page.scrollWidth - page.clientWidth
}"""
CUT = """() => [...document.querySelectorAll('article *')]
    .filter(each => getComputedStyle(each).overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1)
    .map(each => each.outerHTML.slice(0, 100))"""


@dataclass
class Seen:
    """What was found on every page, by page."""

    light: dict[str, list[str]]
    dark: dict[str, list[str]]
    sideways: dict[str, int]
    cut: dict[str, list[str]]
    complaints: list[str]


@pytest.fixture(scope="session")
def seen(site: BuiltSite, served: str, browser: Browser) -> Seen:
    """Every page looked at once, in one window."""
    found = Seen({}, {}, {}, {}, [])
    context = browser.new_context(viewport=DESKTOP, color_scheme="light", reduced_motion="reduce")
    context.add_init_script(AXE.read_text("utf-8"))
    context.route("**/search_index.json", _nothing_to_search)
    watch(context, Place(served), found.complaints)
    page = context.new_page()
    richest = set(_richest_of_each_kind(site.pages).values())
    for path in sorted(site.pages):
        page.goto(served + path)
        _look(page, path, found, in_the_dark=path in richest)
    context.close()
    return found


def _richest_of_each_kind(pages: dict[str, str]) -> dict[str, str]:
    # colours belong to kinds of section: one page of a kind shows them all, and axe is slow at contrast
    kinds: dict[str, str] = {}
    for path in sorted(pages, key=lambda path: len(pages[path])):
        kinds[re.sub(r"^(providers|integrations|teams|guide|adr)/[^/]+", r"\1", path)] = path
    return kinds


def _nothing_to_search(route: Route) -> None:
    # a hundred pages would each read the whole index
    config = {"lang": ["en"], "separator": " ", "pipeline": [], "fields": {}}
    route.fulfill(json={"config": config, "docs": []})


def _look(page: Page, path: str, found: Seen, in_the_dark: bool) -> None:
    found.light[path] = page.evaluate(RULES)
    if in_the_dark:
        page.evaluate(DARK)
        found.dark[path] = page.evaluate(RULES, ["color-contrast", "link-in-text-block"])
        page.evaluate(LIGHT)
    page.set_viewport_size(PHONE)
    found.sideways[path] = page.evaluate(SIDEWAYS)
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    found.cut[path] = page.evaluate(CUT)
    page.emulate_media(media="screen")
    page.set_viewport_size(DESKTOP)


def test_all_pages_were_looked_at(site: BuiltSite, seen: Seen) -> None:
    assert sorted(seen.light) == sorted(site.pages)
    assert len(seen.light) > 90


def test_axe_finds_nothing_in_light(seen: Seen) -> None:
    assert {path: found for path, found in seen.light.items() if found} == {}


def test_every_kind_of_page_was_looked_at_in_the_dark(seen: Seen) -> None:
    assert len(seen.dark) > 20


def test_axe_finds_no_weak_contrast_in_the_dark(seen: Seen) -> None:
    assert {path: found for path, found in seen.dark.items() if found} == {}


def test_no_page_scrolls_sideways_at_320_pixels(seen: Seen) -> None:
    assert {path: width for path, width in seen.sideways.items() if width > 0} == {}


def test_nothing_is_cut_on_paper(seen: Seen) -> None:
    assert {path: cut for path, cut in seen.cut.items() if cut} == {}


def test_no_page_complains_or_asks_another_host(seen: Seen) -> None:
    assert seen.complaints == []
