"""A site that was kept on a device works without a network, and says of which edition it is."""

import io
import json
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from generator.pages.offline_page import OfflineAnswers
from tests.policy_fixtures import Published, make_published, serving_strictly
from tests.script_fixtures import Scripts

pytestmark = pytest.mark.xdist_group("published")
ANSWERS = OfflineAnswers()
FILES = {
    "index.html": "a",
    "search/words.js": "b",
    "runbooks/ops.pdf": "c",
    "runbooks/sales.pdf": "d",
    "requests/acme.md": "e",
    "data/launchbook.json": "f",
}


def test_pages_and_search_are_kept_and_of_the_prints_those_that_were_chosen(scripts: Scripts) -> None:
    assert scripts("Kept.wanted", FILES, ["runbooks/ops.pdf"]) == ["index.html", "search/words.js", "runbooks/ops.pdf"]


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0.0 MB"), (1, "0.1 MB"), (100_001, "0.2 MB"), (4_000_000, "4.0 MB")]
)
def test_a_size_is_never_said_smaller_than_it_is(scripts: Scripts, number: int, words: str) -> None:
    assert scripts("Kept.inWords", number) == words


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("https://docs.example.com/book/", "index.html"),
        ("https://docs.example.com/book/teams/ops/?x=1#y", "teams/ops/index.html"),
        ("https://docs.example.com/book/a%20b.html", "a b.html"),
        ("https://docs.example.com/other/", None),
        ("https://other.example.com/book/", None),
    ],
)
def test_an_address_is_a_file_of_the_site_or_none(scripts: Scripts, address: str, file: str | None) -> None:
    assert scripts("(address, root) => Kept.file(address, root)", address, "https://docs.example.com/book/") == file


class Device:
    """A browser with the small site on a server that can be taken away."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page, self.folder = page, folder
        self.server = serving_strictly(folder)
        self.root = self.server.__enter__()
        self.is_up = True

    def cut(self) -> None:
        """No network any more."""
        if self.is_up:
            self.server.__exit__(None, None, None)
            self.is_up = False

    def wait_for(self, words: str) -> None:
        """Wait until the page about use without a network says so."""
        self.page.locator(".lb-offline [role=status]").filter(has_text=words).wait_for()

    def open(self, path: str) -> None:
        """Open a page of the site."""
        self.page.goto(self.root + path)

    def publish(self, **changes: object) -> None:
        """Another site than the one that is kept, going by its manifest."""
        manifest = self.folder / "manifest.json"
        manifest.write_text(json.dumps({**json.loads(manifest.read_text("utf-8")), "inputs": "0" * 64, **changes}))

    def keep(self) -> None:
        """Keep the site on the device."""
        self.open("offline/index.html")
        self.page.get_by_role("button", name="Keep the site on this device").click()
        self.wait_for("It is the newest.")


@pytest.fixture
def device(browser: Browser, published: Published, tmp_path: Path) -> Iterator[Device]:
    shutil.copytree(published.folder, tmp_path / "site")
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    made = Device(context.new_page(), tmp_path / "site")
    yield made
    made.cut()
    context.close()


def test_nothing_is_kept_until_somebody_asks(device: Device) -> None:
    device.open("offline/index.html")
    device.wait_for(ANSWERS.nothing)
    assert device.page.evaluate("caches.keys()") == []


def test_pages_and_search_work_without_a_network_and_the_page_says_where_it_is_from(device: Device) -> None:
    device.keep()
    device.cut()
    device.open("providers/acme-pay/incidents/index.html")
    device.page.wait_for_selector(".lb-notice")
    assert "kept on this device" in device.page.locator(".lb-notice").inner_text()
    device.page.locator(".md-search__input").click()
    device.page.keyboard.type("rollback")
    device.page.wait_for_selector(".md-search-result__link")


def test_a_page_that_the_browser_has_kept_for_itself_says_where_it_is_from(device: Device) -> None:
    page = "providers/acme-pay/incidents/index.html"
    month_ago = time.time() - 30 * 24 * 3600  # what has been the same for so long, browsers take for new without asking
    os.utime(device.folder / page, (month_ago, month_ago))
    device.keep()
    device.open(page)
    device.open("index.html")
    device.cut()
    device.open(page)
    device.page.wait_for_selector(".lb-notice")


def test_a_runbook_that_was_chosen_opens_without_a_network(browser: Browser, tmp_path: Path) -> None:
    site = make_published(tmp_path)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    device = Device(context.new_page(), site)
    device.open("offline/index.html")
    device.page.get_by_label("Runbook of Builders").check()
    device.page.get_by_role("button", name="Keep the site on this device").click()
    device.wait_for("It is the newest.")
    device.cut()
    device.open("teams/builders/index.html")
    link = device.page.get_by_role("link", name="Print the runbook")
    got = bytes(link.evaluate("async (a) => [...new Uint8Array(await (await fetch(a.href)).arrayBuffer())]"))
    assert got == (site / "runbooks" / "builders.pdf").read_bytes()
    assert len(PdfReader(io.BytesIO(got)).pages) > 1
    context.close()


def test_what_is_kept_is_no_larger_than_was_said(device: Device) -> None:
    device.keep()
    said = float(device.page.locator(".lb-offline__size").inner_text().split()[2])
    names = """async () => {
      const kept = await (await caches.match(new URL('../kept-on-this-device.json', location.href))).json();
      const sizes = await Promise.all(Object.keys(kept.files).map(async (path) =>
        (await (await caches.match(new URL('../' + path, location.href))).arrayBuffer()).byteLength));
      return sizes.reduce((sum, size) => sum + size, 0);
    }"""
    assert device.page.evaluate(names) <= said * 1e6


def test_a_newer_edition_is_seen_and_fetched_when_somebody_asks(device: Device) -> None:
    device.keep()
    manifest = device.folder / "manifest.json"
    content = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(
        json.dumps({**content, "inputs": "0" * 64, "edition": {"number": 99, "day": "2030-01-01"}}), "utf-8"
    )
    device.open("index.html")
    device.page.wait_for_selector(".lb-notice")
    assert "There is a newer one: edition 99 of 2030-01-01." in device.page.locator(".lb-notice").inner_text()
    device.open("offline/index.html")
    device.page.get_by_role("button", name="Fetch the newest").click()
    device.wait_for("edition 99")


def test_a_file_that_does_not_come_as_it_should_leaves_what_was_kept(device: Device) -> None:
    device.keep()
    device.publish(files={"index.html": "0" * 64})
    device.page.get_by_role("button", name="Fetch the newest").click()
    device.wait_for("It could not be fetched")
    device.cut()
    device.open("index.html")
    assert device.page.locator("h1").count() == 1


def test_keep_nothing_leaves_nothing(device: Device) -> None:
    device.keep()
    device.page.get_by_role("button", name="Keep nothing").click()
    device.wait_for(ANSWERS.nothing)
    assert device.page.evaluate("caches.keys()") == []
