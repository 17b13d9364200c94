"""Pages that would be too long are cut into parts: nothing is lost, and every place is found."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.structure.nav import Navigation, Section
from msgspec.structs import replace

from generator.cli import cli
from generator.pages import parts
from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.model import Page
from generator.pages.parts import LONGEST, in_parts, moved_places, with_elsewhere
from generator.pages.sections import Cards, Doors, Filters, Steps
from generator.pages.symptoms import SymptomGroup, Symptoms
from generator.pages.view_models import Address, Card, Link
from generator.plugin.menu import MOST_GROUPS, menu_beside
from generator.render.site.page import render_page
from tests.conftest import MINIMAL
from tests.reading import project_in
from tests.shipped import SHIPPED_DATA

CONFIG = (
    "{site_name: Test, use_directory_urls: false, strict: true, theme: {name: material}, plugins: [search, launchbook]}"
)
CARDS = tuple(Card(f"card-{number}", f"Card {number}") for number in range(40))
PAGE = Page(
    "teams/test", "Test", "Test", "A test.", (Cards("first", "First", CARDS[:5]), Steps("then", "Then", CARDS[5:]))
)
SYMPTOMS = Symptoms(
    "symptoms",
    "Seen",
    tuple(SymptomGroup(f"key-{number}", Link(f"Name {number}", Address("x")), (), ()) for number in range(40)),
    label="Seen?",
    counted="{shown}",
    more="More.",
    nothing="None.",
    nothing_here="None here.",
    script=Address("x.js"),
    listed=Address("teams/test/symptoms.js"),
)
SHORT = 8 * len(repr(CARDS[0]))
"""About six cards."""


@pytest.fixture
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that may hold six cards."""
    monkeypatch.setattr(parts, "LONGEST", SHORT)


def test_a_page_that_is_short_enough_stays_whole() -> None:
    assert in_parts(PAGE) == (PAGE,)


def test_the_parts_hold_every_record_once_and_in_order(short_pages: None) -> None:
    sections = [section for part in in_parts(PAGE) for section in part.sections]
    assert tuple(card for one in sections if isinstance(one, Cards | Steps) for card in one.cards) == CARDS


def test_steps_go_on_counting(short_pages: None) -> None:
    steps = [section for part in in_parts(PAGE) for section in part.sections if isinstance(section, Steps)]
    counted = [number for one in steps for number, _ in enumerate(one.cards, start=one.start)]
    assert counted == list(range(1, 36))


def test_each_part_leads_to_the_next(short_pages: None) -> None:
    found = in_parts(PAGE)
    onward = [
        section.doors[0].link.to.page
        for part in found
        for section in part.sections
        if section.anchor == "next-part" and isinstance(section, Doors)
    ]
    assert onward == [part.path for part in found[2:]]  # the first part ends with the ways to all others


def test_the_first_part_leads_to_all_others(short_pages: None) -> None:
    first, *others = in_parts(PAGE)
    ways = first.sections[-1]
    assert isinstance(ways, Doors)
    assert [door.link.to.page for door in ways.doors] == [part.path for part in others]


def test_a_place_on_a_later_part_is_known(short_pages: None) -> None:
    found = in_parts(PAGE)
    assert moved_places(found)[Address("teams/test", "card-39")] == Address(found[-1].path, "card-39")


def test_the_first_part_leads_on_from_every_place_of_the_others(short_pages: None) -> None:
    first, *others = with_elsewhere(in_parts(PAGE))
    assert [path for path, _ in first.elsewhere] == [part.path for part in others]
    assert "card-39" in first.elsewhere[-1][1]


def test_a_place_on_the_first_part_stays(short_pages: None) -> None:
    assert Address("teams/test", "card-0") not in moved_places(in_parts(PAGE))


def test_a_list_in_parts_knows_that_there_are_others(short_pages: None) -> None:
    found = in_parts(replace(PAGE, sections=(SYMPTOMS,)))
    assert len(found) > 1
    assert {section.is_part for part in found for section in part.sections if isinstance(section, Symptoms)} == {True}
    ways = found[0].sections[-1]
    assert isinstance(ways, Doors)
    assert re.search(r"From “Name \d+”", ways.doors[0].words.text)


def test_the_site_of_a_book_in_parts_has_no_dead_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LONGEST", 6000)
    shutil.copytree(MINIMAL, tmp_path / "data")
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    monkeypatch.chdir(tmp_path)
    built = CliRunner().invoke(cli, ["build", "--no-pdf", "--as-of", "2026-11-21"], catch_exceptions=False)
    assert (built.exit_code, [*Path("site").glob("**/part-2/index.html")] != []) == (0, True), built.output


def test_sections_of_the_shipped_pages_are_about_as_long_as_they_are_taken_for(monkeypatch: pytest.MonkeyPatch) -> None:
    longest = LONGEST // 4
    monkeypatch.setattr(parts, "LONGEST", longest)
    book = make_book(BookContext.of(project_in(SHIPPED_DATA), date(2026, 11, 28)))
    cut = [page for page in book.pages if "/part-" in page.path]
    sizes = {page.path: len(render_page(book, page).encode()) for page in cut}
    assert sizes
    assert {path: size for path, size in sizes.items() if size > 1.12 * longest} == {}


def navigation(groups: int) -> tuple[Navigation, list[Section]]:
    """A navigation with so many providers; the reader is at the second."""
    providers = [Section(f"Provider {number}", []) for number in range(groups)]
    top = Section("Providers", list(providers))
    for provider in providers:
        provider.parent = top
    providers[1].active = True
    return Navigation([top], []), providers


@pytest.mark.parametrize(("groups", "listed"), [(MOST_GROUPS, MOST_GROUPS), (MOST_GROUPS + 1, 1), (1000, 1)])
def test_the_menu_does_not_grow_with_the_providers(groups: int, listed: int) -> None:
    nav, _ = navigation(groups)
    assert len(menu_beside(nav).items[0].children) == listed


def test_the_menu_has_the_provider_that_you_are_at() -> None:
    nav, providers = navigation(50)
    assert menu_beside(nav).items[0].children == [providers[1]]


def test_a_page_of_one_integration_is_never_cut(short_pages: None) -> None:
    filters = Filters("filters", "Filters", (), 40, "{shown}", "", Address("x.js"))
    page = replace(PAGE, sections=(filters, *PAGE.sections))
    assert in_parts(page) == (page,)
