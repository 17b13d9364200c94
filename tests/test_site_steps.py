"""What is done to the folder of a built site, here to a small one that no engine has built."""

import json
from datetime import date
from pathlib import Path

import pytest

from generator.links import DeadLink
from generator.manifest import MANIFEST_NAME, hashes, is_current, write_manifest
from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.model import Book
from generator.pages.search import search_places
from generator.render.site.search import SEARCH_INDEX, SearchEntry
from generator.render.site.search_parts import SEARCH_WORDS
from generator.site_steps.finish import (
    EXPORT,
    EXTERNAL_LINKS,
    follow_links,
    write_export,
    write_redirects,
    write_search_entries,
)
from tests.conftest import MINIMAL
from tests.reading import project_in
from tests.searching import entries

ROLLBACK = "providers/acme-pay/rollback/index.html"
PAGE = '<article><h3 id="stop-traffic">Stop</h3><a href="{}">On</a></article>'
ENTRY = {"location": f"{ROLLBACK}#stop-traffic", "title": "Stop", "text": "Stop it."}


@pytest.fixture
def context() -> BookContext:
    return BookContext.of(project_in(MINIMAL), date(2026, 11, 21))


@pytest.fixture
def book(context: BookContext) -> Book:
    return make_book(context)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with one page and the index of a search."""
    (tmp_path / ROLLBACK).parent.mkdir(parents=True)
    (tmp_path / ROLLBACK).write_text(PAGE.format("https://example.com/"), "utf-8")
    (tmp_path / SEARCH_INDEX).parent.mkdir()
    (tmp_path / SEARCH_INDEX).write_text(json.dumps({"config": {"lang": ["en"]}, "docs": [ENTRY]}), "utf-8")
    return tmp_path


def test_what_is_searched_moves_into_scripts_of_its_own(site: Path, book: Book) -> None:
    write_search_entries(site, search_places(book))
    assert entries(site) == [SearchEntry(ENTRY["location"], "Stop", "Stop it.")]
    assert json.loads((site / SEARCH_INDEX).read_text("utf-8")) == {"config": {"lang": ["en"]}, "docs": []}


def test_a_site_without_a_search_gets_none(tmp_path: Path, book: Book) -> None:
    write_search_entries(tmp_path, search_places(book))
    assert list(tmp_path.iterdir()) == []


def test_an_old_address_leads_on(site: Path) -> None:
    assert write_redirects(site, {"back/": "providers/acme-pay/rollback/"}, "https://docs.example/") == []
    page = (site / "back" / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://docs.example/providers/acme-pay/rollback/">' in page


def test_an_old_anchor_stands_beside_the_new_one(site: Path) -> None:
    page = "providers/acme-pay/rollback/"
    assert write_redirects(site, {f"{page}#halt": f"{page}#stop-traffic"}, "") == []
    assert '<h3 id="stop-traffic"><span id="halt"></span>' in (site / ROLLBACK).read_text("utf-8")


def test_an_old_address_that_leads_nowhere_is_a_problem_and_makes_no_page(site: Path) -> None:
    (problem,) = write_redirects(site, {"back/": "gone/"}, "")
    assert problem.startswith("`gone/` is not in the site.")
    assert not (site / "back").exists()


def test_the_data_is_written_for_programs(site: Path, context: BookContext, book: Book) -> None:
    write_export(site, context)
    assert list(json.loads((site / EXPORT).read_text("utf-8"))["providers"]) == ["acme-pay"]


def test_a_dead_link_is_found(site: Path) -> None:
    (site / ROLLBACK).write_text(PAGE.format("gone.html"), "utf-8")
    assert follow_links(site, "").dead == (DeadLink(ROLLBACK, "gone.html", "there is no such file"),)


def test_links_that_leave_the_site_are_listed(site: Path) -> None:
    assert follow_links(site, "").dead == ()
    assert json.loads((site / EXTERNAL_LINKS).read_text("utf-8")) == {"https://example.com/": [ROLLBACK]}


def test_a_link_may_begin_with_the_path_of_the_site(site: Path) -> None:
    (site / ROLLBACK).write_text(PAGE.format(f"/live/{ROLLBACK}"), "utf-8")
    assert follow_links(site, "https://docs.example/live/").dead == ()


def test_the_manifest_lists_what_the_steps_before_it_made(site: Path, context: BookContext, book: Book) -> None:
    write_search_entries(site, search_places(book))
    write_redirects(site, {"back/": "providers/acme-pay/rollback/"}, "")
    write_export(site, context)
    follow_links(site, "")
    write_manifest(site, "inputs")
    files = json.loads((site / MANIFEST_NAME).read_text("utf-8"))["files"]
    assert files == hashes(site)
    assert {SEARCH_WORDS, "back/index.html", EXPORT, EXTERNAL_LINKS} <= files.keys()
    assert is_current(site, "inputs")
