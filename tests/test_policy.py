"""The site under a strict policy: no script and no style stands inside of a page, and everything works."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.payloads import elements
from tests.policy_fixtures import Published, policy
from tests.site_fixtures import BuiltSite

pytestmark = pytest.mark.xdist_group("published")


def inline(html: str) -> list[str]:
    """What of a page a strict policy refuses: scripts, styles, handlers and addresses that are code."""
    found = []
    for element in elements(html):
        if element.tag == "style" or (element.tag == "script" and "src" not in element.attrib and _runs(element)):
            found.append(f"<{element.tag}>{element.text[:60]}")
        for name, value in getattr(element, "attrib", {}).items():
            if name == "style" or str(name).startswith("on") or value.strip().startswith("javascript:"):
                found.append(f"{name}={value[:60]}")
    return found


def _runs(element: object) -> bool:
    return getattr(element, "attrib", {}).get("type") != "application/json"


def test_no_page_holds_a_script_a_style_or_a_handler(published: Published) -> None:
    pages = {path: path.read_text("utf-8") for path in published.folder.rglob("*.html")}
    assert len(pages) > 30
    assert {path.name: found for path, html in pages.items() if (found := inline(html))} == {}


INLINE = re.compile(r"<style|<script(?![^>]*(?:src=|application/json))|<[^>]*\\s(?:style|on[a-z]+)=", re.IGNORECASE)


def test_no_page_of_the_shipped_site_does(site: BuiltSite) -> None:
    assert {path: found[0] for path, html in site.pages.items() if (found := INLINE.search(html))} == {}


def test_the_policy_of_the_guide_has_no_exception() -> None:
    assert "script-src 'self'; style-src 'self'" in policy()
    assert "unsafe" not in policy()
    assert "sha256" not in policy()


@pytest.fixture
def page(strict: BrowserContext, published: Published) -> Page:
    page = strict.new_page()
    page.goto(f"{published.root}integrations/acme/checklist/index.html")
    return page


def test_the_search_works(page: Page) -> None:
    box = page.get_by_role("textbox", name="Search")
    box.click()
    box.press_sequentially("rollb")
    expect(page.locator(".md-search-result__item").first).to_contain_text("rollback", ignore_case=True)
    expect(page.locator(".md-search__suggest")).to_have_text("rollback")


def test_filters_and_ticks_work(page: Page) -> None:
    items = page.locator(".lb-item:visible")
    before = items.count()
    page.locator("select, .lb-filters input, .lb-filters button").first.wait_for()
    page.locator(".lb-filters select").first.select_option(index=1)
    assert items.count() <= before
    page.goto(page.url.partition("?")[0])
    box = page.locator(".lb-item input[type=checkbox]:visible").first
    box.check()
    page.reload()
    expect(page.locator(".lb-item input[type=checkbox]:visible").first).to_be_checked()


def test_the_colours_change_and_stay(page: Page, published: Published) -> None:
    page.locator("label[for='__palette_1']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{published.root}index.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_what_is_written_by_hand_works(page: Page, published: Published) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{published.root}by-hand.html")
    assert page.locator("td").nth(1).evaluate("cell => getComputedStyle(cell).textAlign") == "right"
    page.get_by_text("Two", exact=True).click()
    expect(page.get_by_text("The second.")).to_be_visible()
    page.locator(".md-code__button, .md-clipboard").first.click()
    assert page.evaluate("navigator.clipboard.readText()").strip() == "launchbook build"


def test_a_value_is_copied(page: Page, published: Published) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{published.root}providers/acme-pay/support/index.html")
    page.locator(".lb-copy").first.click()
    expect(page.locator(".lb-copy").first).to_have_text("Copied")


def test_a_refused_clipboard_is_said(published: Published, strict: BrowserContext) -> None:
    page = strict.new_page()
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error()); document.execCommand = () => false;"
    )
    page.goto(f"{published.root}providers/acme-pay/support/index.html")
    page.locator(".lb-copy").first.click()
    expect(page.locator(".lb-copy").first).to_have_text("Not copied")


def test_an_old_address_leads_on_under_the_policy(page: Page, published: Published) -> None:
    page.goto(f"{published.root}old/page/index.html")
    page.wait_for_url(f"{published.root}controls/index.html")


def test_every_kind_of_page_is_quiet(page: Page, published: Published) -> None:
    for path in ("index.html", "teams/builders/", "compare/limits/", "integrations/acme/cutover/", "404.html"):
        page.goto(published.root + path)
        assert page.evaluate("window.refused") == []


# Wrong addresses


@pytest.fixture
def lost(strict: BrowserContext, published: Published) -> Page:
    """A window at an address where there is no page, deep below the site."""
    page = strict.new_page()
    page.goto(f"{published.root}providers/acme-pay/rollbacks/now.html")
    return page


def test_a_wrong_address_says_so_and_names_the_nearest_page(lost: Page) -> None:
    expect(lost.get_by_role("heading", level=1)).to_have_text("There is no such page")
    lost.get_by_role("link", name="providers/acme-pay/").click()
    expect(lost.get_by_role("heading", level=1)).to_contain_text("Acme Pay")


def test_the_links_of_a_wrong_address_work_below_any_path(lost: Page, published: Published) -> None:
    lost.get_by_role("link", name="Incidents").last.click()
    lost.wait_for_url(f"{published.root}providers/acme-pay/incidents/index.html")


def test_a_wrong_address_becomes_a_search(lost: Page, published: Published) -> None:
    box = lost.get_by_role("searchbox")
    expect(box).to_have_value("providers acme pay rollbacks now")
    box.fill("rollback")
    box.press("Enter")
    lost.wait_for_url(f"{published.root}index.html?q=rollback")
    expect(lost.locator(".md-search-result__item").first).to_be_visible()
