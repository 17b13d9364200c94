"""The site opens in a browser, from disk and from a server; and the tests notice when it complains."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser_fixtures import axe_violations

pytestmark = pytest.mark.xdist_group("browser")


def test_the_home_page_leads_to_a_provider(page: Page) -> None:
    page.get_by_role("article").get_by_role("link", name="PayCA", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("PayCA")


def test_the_search_finds_a_page(page: Page) -> None:
    page.get_by_role("textbox", name="Search").fill("rollback")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_a_request_to_another_host_is_noticed(page: Page, complaints: list[str]) -> None:
    with page.expect_console_message():
        page.evaluate("new Image().src = 'https://elsewhere.example/picture.png'")
    assert complaints[0] == "asks outside the site: https://elsewhere.example/picture.png"
    complaints.clear()


def test_an_error_of_a_script_is_noticed(page: Page, complaints: list[str]) -> None:
    with page.expect_event("pageerror"):
        page.add_script_tag(content="setTimeout(() => { throw new Error('lost') })")
    assert complaints == ["script: lost"]
    complaints.clear()


def test_an_error_in_the_console_is_noticed(page: Page, complaints: list[str]) -> None:
    with page.expect_console_message():
        page.evaluate("console.error('lost')")
    assert complaints == ["console: lost"]
    complaints.clear()


def test_axe_finds_a_picture_without_words(page: Page) -> None:
    page.goto("about:blank")
    page.set_content("<html lang=en><title>Test</title><main><h1>Test</h1><img src='data:,'></main>")
    assert [each.split(" ")[0] for each in axe_violations(page)] == ["image-alt"]
