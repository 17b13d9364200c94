"""Every page of the shipped site in a browser: accessible, narrow enough for a phone, whole on paper, and quiet.

Contrast takes axe longer than all other rules together, and the longer the page the more. Colours belong to kinds of
element on kinds of page: it is looked at in light and in dark, on the longest page of each kind, at the first element
of each kind with a text of its own. The same pages are looked at on a phone in the dark. Everything else is looked at
on every page.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser_fixtures import Place, watch
from tests.site_fixtures import BuiltSite

SHARES = 3
"""In how many shares the pages are looked at, by as many processes as there are."""

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
DESKTOP, PHONE, PAPER = (ViewportSize(width=width, height=900) for width in (1280, 320, 718))
AXE_RUN = """async () => {
    const options = {resultTypes: ['violations'], rules: Object.fromEntries(
        ['color-contrast', 'link-in-text-block'].map(slow => [slow, {enabled: false}]))}
    const found = await axe.run(document, options)
    return found.violations.map(each => `${each.id} (${each.nodes.length}): ${each.nodes[0].html}`)
}"""
CONTRAST = """async colours => {
    document.body.dataset.mdColorScheme = colours
    const kind = each => each ? kind(each.parentElement) + '>' + each.tagName + '.' + each.className : ''
    const hasText = each => [...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
    const kinds = new Map([...document.querySelectorAll('body *')].filter(hasText).map(each => [kind(each), each]))
    const include = [...kinds.values()]
    const found = await axe.run({include}, {runOnly: ['color-contrast', 'link-in-text-block']})
    return found.violations.flatMap(each => each.nodes.map(node => `${colours}: ${node.html}`))
}"""
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

    wrong: dict[str, list[str]]
    weak: dict[str, list[str]]
    sideways: dict[str, int]
    cut: dict[str, list[str]]
    complaints: list[str]


@pytest.fixture(
    scope="module",
    params=[pytest.param(share, marks=pytest.mark.xdist_group(f"pages-{share}")) for share in range(SHARES)],
)
def seen(site: BuiltSite, served: str, browser: Browser, request: pytest.FixtureRequest) -> Seen:
    """A share of the pages, each looked at once, in one window."""
    found = Seen({}, {}, {}, {}, [])
    longest = set(longest_of_each_kind(site.pages).values())
    context = browser.new_context(viewport=DESKTOP, color_scheme="light", reduced_motion="reduce")
    context.add_init_script(AXE.read_text("utf-8"))
    watch(context, Place(served), found.complaints)
    page = context.new_page()
    for path in sorted(site.pages)[request.param :: SHARES]:
        page.goto(served + path)
        _look(page, path, found)
        if path in longest:
            found.weak[path] = weak_contrast(page)
    context.close()
    return found


def longest_of_each_kind(pages: dict[str, str]) -> dict[str, str]:
    """The longest page of each kind: one provider's checklist for all of them."""
    kinds: dict[str, str] = {}
    for path in sorted(pages, key=lambda path: len(pages[path])):
        kinds[re.sub(r"^(providers|integrations|teams|adr|guide|compare)/[^/]+", r"\1", path)] = path
    return kinds


def _look(page: Page, path: str, found: Seen) -> None:
    found.wrong[path] = page.evaluate(AXE_RUN)
    page.set_viewport_size(PHONE)
    found.sideways[path] = page.evaluate(SIDEWAYS)
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    found.cut[path] = page.evaluate(CUT)
    page.emulate_media(media="screen")
    page.set_viewport_size(DESKTOP)


def weak_contrast(page: Page) -> list[str]:
    """Where a text stands out too little, in dark and in light."""
    return [found for colours in ("slate", "default") for found in page.evaluate(CONTRAST, colours)]


def test_a_share_of_all_pages_was_looked_at(site: BuiltSite, seen: Seen) -> None:
    assert len(site.pages) > 90
    assert len(site.pages) // SHARES <= len(seen.wrong)
    assert set(seen.wrong) <= set(site.pages)
    assert seen.weak


def test_each_kind_of_page_has_its_longest(site: BuiltSite) -> None:
    assert len(longest_of_each_kind(site.pages)) > 25


def test_axe_finds_nothing_wrong(seen: Seen) -> None:
    assert {path: found for path, found in seen.wrong.items() if found} == {}


def test_axe_finds_no_weak_contrast_in_light_or_dark(seen: Seen) -> None:
    assert {path: found for path, found in seen.weak.items() if found} == {}


def test_no_page_scrolls_sideways_at_320_pixels(seen: Seen) -> None:
    assert {path: width for path, width in seen.sideways.items() if width > 0} == {}


def test_nothing_is_cut_on_paper(seen: Seen) -> None:
    assert {path: cut for path, cut in seen.cut.items() if cut} == {}


def test_no_page_complains_or_asks_another_host(seen: Seen) -> None:
    assert seen.complaints == []
