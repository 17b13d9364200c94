"""Every page of the shipped site, opened once in a browser, and what was seen of it there."""

from collections.abc import Iterator
from functools import partial

import pytest
from msgspec import Struct, field
from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize

from tests.axe import AXE, violations, weak_contrast
from tests.browser_fixtures import Place, watch
from tests.page_shapes import pages_to_look_at
from tests.site_fixtures import BuiltSite

IN_HAND = ViewportSize(width=390, height=844)
DESKTOP, NARROW, PAPER = (ViewportSize(width=width, height=900) for width in (1280, 320, 718))
WINDOWS = {"desktop": ViewportSize(width=1440, height=900), "phone": IN_HAND}
LIGHT = 36_000
"""Bytes of a page that nobody has to measure: so little cannot be long."""
WHOLE_MENUS = (
    "[class].md-sidebar, .md-sidebar__scrollwrap { height: auto !important; overflow: visible; position: static }"
)
"""Axe takes a line that the edge of a scrolling menu cuts for a small one, although one need only scroll."""
SIDEWAYS = """() => {
    const page = document.documentElement
    return page.scrollWidth - page.clientWidth
}"""
UNREACHED = """() => [...document.querySelectorAll('body *')].filter(each => {
    const style = getComputedStyle(each)
    const scrolls = (/auto|scroll/.test(style.overflowX) && each.scrollWidth > each.clientWidth + 1)
        || (/auto|scroll/.test(style.overflowY) && each.scrollHeight > each.clientHeight + 1)
    return scrolls && style.visibility === 'visible' && each.tabIndex < 0
        && ![...each.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
            .some(inner => inner.tabIndex >= 0 && inner.checkVisibility())
}).map(each => each.outerHTML.slice(0, 100))"""
"""What scrolls, though no key gets there."""
CUT = """() => [...document.querySelectorAll('article *')]
    .filter(each => getComputedStyle(each).overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1)
    .map(each => each.outerHTML.slice(0, 100))"""
ALL_LAID_OUT = "* { content-visibility: visible !important }"
"""What is out of sight is taken to be as high as most lines are; here it is as high as it is."""


class Opened(Struct):
    """What was seen of every page, by its path; `screens` of all that are not light, in each window."""

    sideways: dict[str, int] = field(default_factory=dict)
    unreached: dict[str, list[str]] = field(default_factory=dict)
    cut: dict[str, list[str]] = field(default_factory=dict)
    screens: dict[str, dict[str, float]] = field(default_factory=lambda: {window: {} for window in WINDOWS})
    complaints: list[str] = field(default_factory=list)


class Checked(Struct):
    """What axe found on the `pages` that hold every shape of element: on a desktop, in its colours, on a phone."""

    pages: dict[str, str]
    wrong: dict[str, list[str]] = field(default_factory=dict)
    weak: dict[str, list[str]] = field(default_factory=dict)
    in_hand: dict[str, list[str]] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def opened(site: BuiltSite, served: str, browser: Browser) -> Opened:
    """Every page, opened in a narrow window, and as it is printed."""
    found = Opened()
    context = browser.new_context(viewport=NARROW, color_scheme="light", reduced_motion="reduce")
    watch(context, Place(served), found.complaints)
    page = context.new_page()
    for path, html in sorted(site.pages.items()):
        page.set_viewport_size(NARROW)
        page.goto(served + path)
        _open(page, path, found)
        if len(html) > LIGHT:
            page.add_style_tag(content=ALL_LAID_OUT)
            for window, viewport in WINDOWS.items():
                page.set_viewport_size(viewport)
                height = page.evaluate("document.documentElement.scrollHeight")
                found.screens[window][path] = height / viewport["height"]
    context.close()
    return found


def _open(page: Page, path: str, found: Opened) -> None:
    found.sideways[path] = page.evaluate(SIDEWAYS)
    found.unreached[path] = page.evaluate(UNREACHED)
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    found.cut[path] = page.evaluate(CUT)
    page.emulate_media(media="screen")


@pytest.fixture(scope="session")
def checked(site: BuiltSite, served: str, browser: Browser) -> Checked:
    """The pages that stand for all, looked at by axe: on a desktop in both colours, and on a phone in the dark."""
    found = Checked(pages_to_look_at(site.pages))
    context = browser.new_context(
        viewport=DESKTOP, color_scheme="light", reduced_motion="reduce", service_workers="block"
    )
    phone = browser.new_context(
        viewport=IN_HAND,
        color_scheme="dark",
        is_mobile=True,
        has_touch=True,
        reduced_motion="reduce",
        service_workers="block",
    )
    for path, page, rules in _with_axe(context, served, site, found):
        found.weak[path] = weak_contrast(page)
        page.add_style_tag(content=WHOLE_MENUS)
        found.wrong[path] = violations(page, **rules)
    for path, page, rules in _with_axe(phone, served, site, found):
        found.in_hand[path] = violations(page, **rules)
    return found


def _with_axe(
    context: BrowserContext, root: str, site: BuiltSite, found: Checked
) -> Iterator[tuple[str, Page, dict[str, bool]]]:
    """Each page with its path, opened in a window and ready for axe, and which rules are looked at there.

    The order of headings means nothing on a page that is made of parts of others.
    """
    context.add_init_script(AXE.read_text("utf-8"))
    watch(context, Place(root), found.complaints)
    page = context.new_page()
    for path, html in found.pages.items():
        is_made = path not in site.pages
        if is_made:
            page.route(root + path, partial(_give, html))
        page.goto(root + path)
        yield path, page, {"target_size": True, "heading_order": not is_made}
    context.close()


def _give(html: str, route: Route) -> None:
    route.fulfill(body=html, content_type="text/html; charset=utf-8")
