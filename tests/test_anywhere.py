"""The site wherever and however it is opened: by keyboard, in the dark, on paper, below a path, at a wrong address."""

import contextlib
import io
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser_fixtures import OpenPage, serving
from tests.moved_fixtures import build_in
from tests.site_fixtures import BuiltSite

pytestmark = pytest.mark.xdist_group("anywhere")

ROLLBACK = "providers/scan-to-pay/rollback/index.html"
FOCUSED = """() => {
    const at = document.activeElement
    const shown = at.matches('.md-option') ? at.nextElementSibling : at
    const style = getComputedStyle(shown), box = shown.getBoundingClientRect()
    const isVisible = style.visibility === 'visible' && box.width > 0 && box.right > 0 && box.bottom > 0
    return {goal: at.getAttribute('href') ?? at.className, name: shown.outerHTML.slice(0, 80),
            isSeen: isVisible && style.outlineStyle !== 'none'}
}"""
SHIFTS = """window.shifted = 0
new PerformanceObserver(list => list.getEntries().forEach(each => { window.shifted += each.value }))
    .observe({type: 'layout-shift', buffered: true})"""
SENTENCES = """article => {
    const copy = article.cloneNode(true)
    copy.querySelectorAll('button, .headerlink').forEach(part => part.remove())
    return copy.textContent
}"""
"""What an article says, which may have any word in it."""
only_on_a_server = pytest.mark.parametrize("place", ["server"], indirect=True)


def tab_to(page: Page, goal: str, most: int = 60) -> list[str]:
    """Press Tab until a link or a class is reached; what was focused on the way and could not be seen."""
    unseen = []
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if not at["isSeen"]:
            unseen.append(at["name"])
        if goal in at["goal"]:
            return unseen
    raise AssertionError(f"{goal} was not reached with {most} presses of Tab")


# Keyboard


@pytest.mark.parametrize(("place", "width"), [("server", 1280), ("disk", 640), ("disk", 320)], indirect=["place"])
def test_the_keyboard_leads_from_home_to_a_step_of_a_rollback(open_page: OpenPage, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    unseen = tab_to(page, ROLLBACK)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{ROLLBACK}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # skips to the content
    unseen += tab_to(page, "#keep-webhook-handler")
    page.keyboard.press("Enter")
    expect(page.locator("#keep-webhook-handler")).to_be_in_viewport()
    assert unseen == []


def test_the_first_stop_skips_to_the_content(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_keyboard_opens_the_menu_and_leaves_it(open_page: OpenPage) -> None:
    page = open_page(ROLLBACK, viewport={"width": 640, "height": 800})
    link = page.locator(".md-sidebar--primary").get_by_role("link", name="Checklist")
    expect(link).to_be_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    tab_to(page, "checklist/index.html")
    page.keyboard.press("Enter")
    page.wait_for_url("**/scan-to-pay/checklist/index.html")


# Light and dark


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_colours_change_with_a_key_and_stay(page: Page, key: str) -> None:
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    tab_to(page, "md-option")
    page.keyboard.press(key)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("article").get_by_role("link", name="PayCA", exact=True).first.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_system_says_which_colours_come_first(open_page: OpenPage) -> None:
    expect(open_page(color_scheme="dark").locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@only_on_a_server
def test_labels_and_boxes_keep_an_edge_in_forced_colours(open_page: OpenPage) -> None:
    page = open_page("providers/scan-to-pay/checklist/index.html", forced_colors="active")
    edges = "each => [getComputedStyle(each).borderTopStyle, parseFloat(getComputedStyle(each).borderTopWidth) > 0]"
    assert page.locator(".lb-label").first.evaluate(edges) == ["solid", True]
    assert (
        page.locator(".lb-item").first.evaluate("each => getComputedStyle(each, '::before').borderTopStyle") == "solid"
    )


@only_on_a_server
def test_nothing_moves_for_those_who_want_no_motion(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    slow = """() => [...document.querySelectorAll('*')]
        .filter(each => parseFloat(getComputedStyle(each).transitionDuration) > 0.001).length"""
    assert page.evaluate(slow) == 0


# Paper


@pytest.fixture(params=["light", "dark"])
def printed(request: pytest.FixtureRequest, open_page: OpenPage) -> Page:
    """A checklist as it is printed, from a light and from a dark screen."""
    page = open_page("providers/scan-to-pay/checklist/index.html", color_scheme=request.param)
    page.emulate_media(media="print")
    return page


@only_on_a_server
@pytest.mark.parametrize("path", ["providers/scan-to-pay/checklist/", "environments/", "guide/commands.html"])
def test_a_printed_page_has_its_title_and_address_and_no_navigation(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    title = page.get_by_role("heading", level=1).evaluate("each => each.firstChild.textContent")
    reader = PdfReader(io.BytesIO(page.pdf()))
    text = " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())
    assert title in text[:60]
    assert page.url in text.replace(" ", "")
    article = page.locator("article").evaluate(SENTENCES)
    extra = ("Table of contents", "Skip to", "Copy", "¶", "Made with")
    assert [word for word in extra if text.count(word) > article.count(word)] == []
    assert "Providers Teams Controls" not in text


@only_on_a_server
def test_paper_is_black_on_white(printed: Page) -> None:
    colours = """() => [...new Set([...document.querySelectorAll('body, article, article *')].flatMap(each => {
        const style = getComputedStyle(each)
        const own = [...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
        return [own ? style.color : 'rgb(0, 0, 0)', style.backgroundColor + ' behind']
    }))].sort()"""
    assert printed.evaluate(colours) == [
        "rgb(0, 0, 0)",
        "rgb(255, 255, 255) behind",
        "rgb(34, 34, 34)",
        "rgba(0, 0, 0, 0) behind",
    ]


@only_on_a_server
@pytest.mark.parametrize(("address", "shown"), [("https://status.example/", True), ("../checklist/index.html", False)])
def test_only_a_link_that_leaves_the_site_says_where_to_on_paper(printed: Page, address: str, shown: bool) -> None:
    link = printed.locator("article .lb a").first
    link.evaluate("(each, address) => each.setAttribute('href', address)", address)
    after = link.evaluate("each => getComputedStyle(each, '::after').content")
    assert (address in after or "attr(href)" in after) is shown


# Light to load


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "path",
    [
        "",
        "on-call/",
        "integrations/",
        "integrations/payca/",
        "integrations/payca/checklist/",
        "integrations/payca/cutover/",
        "providers/",
        "providers/scan-to-pay/support/",
        "providers/scan-to-pay/incidents/",
        "teams/engineering/",
        "compare/webhooks/",
        "controls/",
        "controls/stakeholders-informed/",
        "offline/",
        "guide/speed.html",
    ],
)
def test_nothing_shifts_while_a_page_loads(browser: Browser, served: str, width: int, path: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.add_init_script(SHIFTS)
    page = context.new_page()
    page.goto(served + path)
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifted") < 0.0001
    context.close()


def test_no_script_of_ours_is_heavier_than_20_kilobytes(site: BuiltSite) -> None:
    scripts = sorted((site.folder / "assets" / "launchbook").glob("*.js"))
    ours = [path for path in scripts if not path.with_name(f"{path.stem}-licence.txt").is_file()]
    on_pages = [path for path in ours if path.name != "search.js"]
    assert len(on_pages) > 2
    assert [path.name for path in on_pages if path.stat().st_size > 20_000] == []


def test_the_search_with_its_engine_is_not_heavier_than_30_kilobytes(site: BuiltSite) -> None:
    assert (site.folder / "assets" / "launchbook" / "search.js").stat().st_size < 30_000


# Wrong and old addresses


def test_the_page_for_wrong_addresses_works_where_it_lies(open_page: OpenPage) -> None:
    page = open_page("404.html")
    page.get_by_role("link", name="Rollback").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("rollback")


@pytest.fixture(scope="module")
def moved_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site of which a page and an anchor have moved."""
    folder = tmp_path_factory.mktemp("moved")
    moved = {"old/page/": "providers/acme-pay/rollback/", "controls/#halt": "providers/acme-pay/rollback/#stop-traffic"}
    with contextlib.chdir(folder):
        assert build_in(folder, moved).exit_code == 0
    return folder / "site"


@pytest.mark.parametrize("is_scripted", [True, False])
def test_an_old_address_leads_on(moved_site: Path, browser: Browser, is_scripted: bool) -> None:
    context = browser.new_context(java_script_enabled=is_scripted)
    page = context.new_page()
    with serving(moved_site) as root:
        page.goto(f"{root}old/page/#swap-back")
        page.wait_for_url(f"{root}providers/acme-pay/rollback/index.html{'#swap-back' if is_scripted else ''}")
    context.close()


def test_an_anchor_of_a_long_page_of_the_guide_leads_to_the_page_that_has_it_now(browser: Browser, served: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}guide/commands.html#guide-diff")
    page.wait_for_url(f"{served}guide/commands-guide.html#guide-diff")
    context.close()


def test_an_old_anchor_leads_on(moved_site: Path, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((moved_site / "controls" / "index.html").as_uri() + "#halt")
    page.wait_for_url("**/providers/acme-pay/rollback/index.html#stop-traffic")
    context.close()
