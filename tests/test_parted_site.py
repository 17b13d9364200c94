"""A site whose pages are in many parts: nothing is lost on the way, and every old address leads to its record."""

import contextlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.pages import parts
from generator.pages.model import Page
from generator.pages.sections import Cards, Doors
from generator.pages.view_models import Address, Card
from generator.render.site import elsewhere
from generator.render.site.elsewhere import elsewhere_from, places_files, places_on_page
from generator.render.site.relative_links import relative_link
from tests.anchors import places
from tests.browser_fixtures import Place, serving, watch
from tests.moved_fixtures import build_in
from tests.script_fixtures import Scripts
from tests.searching import part

pytestmark = pytest.mark.xdist_group("parted")

TEAM = "teams/builders/"
MOVED = {f"{TEAM}#old": f"{TEAM}#acme-till-is-slow"}


def first_of(records: int) -> Page:
    """The first part of a page with so many records."""
    cards = tuple(Card(f"provider-{number}-store-secrets", f"Card {number}") for number in range(records))
    page = Page("teams/test", "Test", "Test", "A test.", (Cards("all", "All", cards),))
    return parts.with_elsewhere(parts.in_parts(page))[0]


def reached(found: tuple[Page, ...], steps: int) -> set[str]:
    """The parts that are so many links or fewer from the first."""
    ways = {
        part.path: {door.link.to.page for section in part.sections for door in getattr(section, "doors", ())}
        for part in found
    }
    here = {found[0].path}
    for _ in range(steps):
        here |= {path for known in here for path in ways[known]}
    return here


@pytest.mark.parametrize("records", [200, 2000])
def test_every_part_is_two_links_from_the_first(records: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LONGEST", 5000)
    cards = tuple(Card(f"card-{number}", f"Card {number}") for number in range(records))
    found = parts.in_parts(Page("teams/test", "Test", "Test", "A test.", (Cards("all", "All", cards),)))
    assert len(found) > 10
    assert reached(found, 2) == {part.path for part in found}


def test_the_first_part_names_few_of_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LONGEST", 5000)
    ways = first_of(8000).sections[-1]
    assert isinstance(ways, Doors)
    assert 20 < len(ways.doors) < 50  # of more than five hundred


def test_few_anchors_of_other_parts_stand_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LONGEST", 5000)
    page = first_of(60)
    assert places_on_page(page)
    assert places_files(page) == []


def test_many_anchors_of_other_parts_stand_in_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LONGEST", 5000)
    page = first_of(3000)
    files = places_files(page)
    assert places_on_page(page) == []
    assert len(files) > 3
    assert max(len(file.content) for file in files) < 1.5 * elsewhere.PLACES_IN_FILE


def test_files_hold_every_anchor_with_its_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LONGEST", 5000)
    page = first_of(3000)
    files = {file.path.removeprefix("teams/test/"): file for file in places_files(page)}
    html = f'<span class="lb-elsewhere" data-begins="{" ".join(file.begins for file in files.values())}" hidden>'
    wanted = {anchor: relative_link(page.path, Address(path)) for path, anchors in page.elsewhere for anchor in anchors}
    assert elsewhere_from(html, lambda name: files[name].content) == wanted


def test_the_browser_asks_for_the_file_that_has_the_anchor(scripts: Scripts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LONGEST", 5000)
    files = places_files(first_of(3000))
    begins = " ".join(file.begins for file in files)
    for file in files:
        for anchors in re.findall(r'html","([^"]+)"', file.content):
            for anchor in anchors.split():
                asked = scripts("(begins, anchor) => Elsewhere.file(begins, anchor)", begins, anchor)
                assert file.path == f"teams/test/{asked}"


@pytest.fixture(scope="module")
def parted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site of which many pages are in parts, with the places of all parts in files."""
    folder = tmp_path_factory.mktemp("parted")
    with contextlib.chdir(folder), pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "LONGEST", 6000)
        patch.setattr(elsewhere, "MOST_ON_PAGE", 0)
        patch.setattr(elsewhere, "PLACES_IN_FILE", 50)
        built = build_in(folder, MOVED)
        assert built.exit_code == 0, built.output
    return folder / "site"


@pytest.fixture(params=["disk", "server"])
def parted_place(request: pytest.FixtureRequest, parted: Path) -> Iterator[Place]:
    if request.param == "disk":
        yield Place(parted.as_uri() + "/")
        return
    with serving(parted) as root:
        yield Place(root)


def test_each_record_is_on_one_part(parted: Path) -> None:
    found = Counter(
        anchor
        for file in [parted / TEAM / "index.html", *parted.glob(f"{TEAM}part-*/index.html")]
        for anchor in re.findall(r'<h3 id="([^"]+)" class="lb-title"', file.read_text("utf-8"))
    )
    assert len(found) > 15
    assert set(found.values()) == {1}


@pytest.mark.parametrize("anchor", ["acme-freeze", "acme-till-is-slow", "incidents", "old"])
def test_an_anchor_of_another_part_leads_there_and_opens(
    parted_place: Place, browser: Browser, complaints: list[str], anchor: str
) -> None:
    context = browser.new_context()
    watch(context, parted_place, complaints)
    page = context.new_page()
    page.goto(parted_place.url(f"{TEAM}index.html#{anchor}"))
    page.wait_for_url(re.compile(r"/part-\d/index\.html#"))
    wanted = page.url.partition("#")[2]
    assert wanted == ("acme-till-is-slow" if anchor == "old" else anchor)
    page.wait_for_function("(id) => document.getElementById(id)", arg=wanted)
    records = page.locator(f"details:has(#{wanted})")
    assert all(records.nth(number).get_attribute("open") is not None for number in range(records.count()))
    context.close()


def test_an_anchor_that_never_was_stays_on_the_page(
    parted_place: Place, browser: Browser, complaints: list[str]
) -> None:
    context = browser.new_context()
    watch(context, parted_place, complaints)
    page = context.new_page()
    with page.expect_response(re.compile(r"/places/\d\.js$")) as asked:
        page.goto(parted_place.url(f"{TEAM}index.html#nowhere"))
    assert asked.value.ok
    assert page.url.endswith(f"{TEAM}index.html#nowhere")
    context.close()


def test_search_leads_to_the_part_that_has_the_place(parted: Path) -> None:
    texts = [part(file.read_text("utf-8")) for file in sorted(parted.glob("search/texts/*.js"))]
    found = [
        (page, anchor)
        for pages in texts
        for page, _, *entries in pages
        for anchor, *_ in entries
        if anchor and "/part-" in page
    ]
    assert len(found) > 5
    assert [one for one in found if one[1] not in places((parted / one[0]).read_text("utf-8")).anchors] == []
