"""What the search takes for the same word: asked in a browser, of the search alone, over a few entries."""

import json
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.render.site.files import ASSETS
from tests.browser_fixtures import serving

ASK = """(query) => new Promise((found, failed) => {
  const search = new Worker("assets/launchbook/search.js");
  search.onerror = (event) => failed(event.message);
  search.onmessage = (event) => event.data.type === 3 && found(event.data.data.items);
  search.postMessage({ type: 2, data: query });
})"""
TITLES = ("Żółć", "Café", "Straße", "Smørrebrød", "Encyclopædia", "Łódź", "Zoe\u0308", "rollback", "naive", "strasse")
Ask = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def ask(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """The titles that a query finds, with what is marked in them."""
    folder = tmp_path_factory.mktemp("search")
    shutil.copytree(ASSETS, folder / "assets" / "launchbook")
    (folder / "search").mkdir()
    docs = [{"location": f"{i}/index.html", "title": title, "text": "<p>words</p>"} for i, title in enumerate(TITLES)]
    (folder / "search" / "entries.js").write_text(f"var searchEntries = {json.dumps(docs)};", "utf-8")
    (folder / "index.html").write_text("<!doctype html><title>Search</title>", "utf-8")
    with serving(folder) as root:
        page = browser.new_page()
        page.goto(root + "index.html")

        def asked(query: str) -> list[str]:
            items: list[list[dict[str, Any]]] = page.evaluate(ASK, query)
            return [result["title"] for item in items for result in item]

        yield asked
        page.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("zolc", "Żółć"),
        ("ŻÓŁĆ", "Żółć"),
        ("cafe", "Café"),
        ("cafe\u0301", "Café"),
        ("smorrebrod", "Smørrebrød"),
        ("encyclopaedia", "Encyclopædia"),
        ("lodz", "Łódź"),
        ("zoe", "Zoe\u0308"),
        ("zoë", "Zoe\u0308"),
        ("röllback", "rollback"),
        ("naïve", "naive"),
    ],
)
def test_accents_make_no_difference(ask: Ask, query: str, found: str) -> None:
    assert ask(query) == [f"<mark>{found}</mark>"]


@pytest.mark.parametrize("query", ["straße", "strasse", "STRASSE"])
def test_sharp_s_is_two(ask: Ask, query: str) -> None:
    assert sorted(ask(query)) == ["<mark>Straße</mark>", "<mark>strasse</mark>"]


def test_the_start_of_a_word_is_enough(ask: Ask) -> None:
    assert ask("smorre") == ["<mark>Smørrebrød</mark>"]
