"""On call with more providers than one page may hold: what is typed on one part finds the symptoms of all."""

import contextlib
import json
import posixpath
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from benchmarks.large_data import make_data
from generator.cli import cli
from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.model import Book
from generator.pages.symptoms import Symptoms
from generator.render.site.listed_symptoms import symptoms_files
from generator.render.site.page import render_page
from tests.anchors import places
from tests.axe import AXE, violations
from tests.browser_fixtures import Complaints, Place, serving, watch
from tests.reading import project_in
from tests.script_fixtures import Scripts
from tests.small_site import SMALL_SITE

pytestmark = pytest.mark.xdist_group("on-call-parts")

on_server = pytest.mark.parametrize("place", ["server"], indirect=True)

FEW = 3
ONE_ON_A_PART = 60.0
"""So much room that each provider takes a part of its own."""
GROUPS = [
    ["symptoms.js/../#a", "Acme", [["Webhooks stopped", "callbacks", 0, []], ["Slow", "", 1, []]]],
    ["symptoms.js/../#b", "Bolt", [["Webhooks late", "", 0, []]]],
]


@pytest.fixture(scope="module")
def parted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of a few providers, each on a part of On call."""
    folder = tmp_path_factory.mktemp("on-call-parts")
    with contextlib.chdir(folder), pytest.MonkeyPatch.context() as patch:
        patch.setattr(Symptoms, "spread", ONE_ON_A_PART)
        make_data(folder / "data", FEW)
        (folder / "docs").mkdir()
        (folder / "mkdocs.yml").write_text(SMALL_SITE, "utf-8")
        built = CliRunner().invoke(cli, ["build", "--no-pdf", "--as-of", "2026-11-21"], catch_exceptions=False)
        assert built.exit_code == 0, built.output
    return folder / "site"


@pytest.fixture(scope="module")
def listed(parted: Path) -> list[Any]:
    """What the file says that lists the symptoms of all parts."""
    script = (parted / "on-call" / "symptoms.js").read_text("utf-8")
    groups: list[Any] = json.loads(script.removeprefix("listSymptoms(").removesuffix(");\n"))
    return groups


@pytest.fixture(params=["disk", "server"])
def place(request: pytest.FixtureRequest, parted: Path) -> Iterator[Place]:
    if request.param == "disk":
        yield Place(parted.as_uri() + "/")
        return
    with serving(parted) as root:
        yield Place(root)


@pytest.fixture
def part(place: Place, browser: Browser, complaints: list[str]) -> Iterator[Page]:
    """The second part of the page."""
    context = browser.new_context()
    watch(context, place, complaints)
    page = context.new_page()
    page.goto(place.url("on-call/part-2/index.html"))
    yield page
    context.close()


def test_each_provider_is_listed_once(listed: list[Any]) -> None:
    assert len({name for _, name, _ in listed}) == len(listed) == FEW


def test_everything_that_the_parts_show_is_listed(parted: Path, listed: list[Any]) -> None:
    pages = [file.read_text("utf-8") for file in sorted((parted / "on-call").rglob("index.html"))]
    assert len(pages) == FEW
    shown = sum(html.count('<span class="lb-symptoms__what">') for html in pages)
    assert sum(len(symptoms) for _, _, symptoms in listed) == shown > 15


def test_every_link_of_the_list_leads_to_a_place(parted: Path, listed: list[Any]) -> None:
    links = [link for _, _, symptoms in listed for *_, ways in symptoms for _, link in ways]
    wanted = {posixpath.normpath(f"on-call/symptoms.js/{link}") for link in (*links, *(place for place, *_ in listed))}
    assert len(wanted) > 10
    dead = [link for link in wanted if not is_there(parted, *link.partition("#")[::2])]
    assert dead == []


def is_there(site: Path, file: str, anchor: str) -> bool:
    return (site / file).is_file() and (not anchor or anchor in places((site / file).read_text("utf-8")).anchors)


def test_what_is_typed_finds_the_symptoms_of_other_parts(part: Page, listed: list[Any]) -> None:
    _, name, symptoms = listed[0]
    part.get_by_role("searchbox", name="What do you see?").fill(name)
    found = part.locator(".lb-symptoms:visible")
    expect(found.locator("h3")).to_have_text([name])
    assert found.locator("li").count() == len(symptoms)
    everything = sum(len(symptoms) for _, _, symptoms in listed)
    expect(part.get_by_role("status")).to_have_text(f"{len(symptoms)} of {everything} shown")


def test_what_is_found_leads_to_its_record(part: Page, listed: list[Any]) -> None:
    _, name, symptoms = listed[0]
    text = next(text for text, _, _, [[_, link], *_] in symptoms if "#" in link)
    part.get_by_role("searchbox", name="What do you see?").fill(f"{name} {text}")
    part.locator(".lb-symptoms li a:visible").first.click()
    part.wait_for_url(re.compile(r"/providers/[a-z-]+/[a-z]+/index\.html#"))
    expect(part.locator(":target")).to_be_visible()


def test_the_name_of_what_is_found_leads_to_whom_to_call(part: Page, listed: list[Any]) -> None:
    place, name, _ = listed[0]
    part.get_by_role("searchbox", name="What do you see?").fill(name)
    part.get_by_role("article").get_by_role("link", name=name, exact=True).click()
    part.wait_for_url(re.compile(rf"/on-call/index\.html#{place.partition('#')[2]}$"))
    expect(part.locator(".lb-symptoms:has(:target) .lb-facts")).to_be_visible()


def test_what_is_on_the_part_itself_is_shown_once(part: Page, listed: list[Any]) -> None:
    own = str(part.locator(".lb-symptoms h3 > a").first.text_content())
    part.get_by_role("searchbox", name="What do you see?").fill(own)
    expect(part.get_by_role("status")).to_have_text(re.compile(r"^\d+ of \d+ shown$"))
    assert part.locator(".lb-symptoms:visible").count() == 1


def test_where_nothing_fits_on_any_part_whom_to_call_is_shown(part: Page) -> None:
    part.get_by_role("searchbox", name="What do you see?").fill("zebra")
    expect(part.get_by_role("status")).to_have_text("Nothing listed fits. Call: the ways are below each name.")
    expect(part.locator(".lb-symptoms .lb-facts").first).to_be_visible()


def test_an_emptied_field_shows_the_part_as_it_was(part: Page, listed: list[Any]) -> None:
    field = part.get_by_role("searchbox", name="What do you see?")
    before = part.locator(".lb-symptoms:visible").count()
    field.fill(listed[0][1])
    expect(part.locator(".lb-symptoms:visible h3")).to_have_text([listed[0][1]])
    field.fill("")
    expect(part.locator(".lb-symptoms:visible")).to_have_count(before)
    expect(part.get_by_role("status")).to_have_text("")


@on_server
def test_axe_finds_nothing_wrong_with_what_is_found(part: Page, listed: list[Any]) -> None:
    part.get_by_role("searchbox", name="What do you see?").fill(listed[0][1])
    expect(part.locator(".lb-symptoms:visible h3")).to_have_text([listed[0][1]])
    part.evaluate(AXE.read_text("utf-8"))
    assert violations(part) == []


@on_server
def test_a_list_that_does_not_come_leaves_the_part_of_use(part: Page, complaints: Complaints) -> None:
    complaints.expected = "Failed to load resource"
    part.route("**/symptoms.js", lambda route: route.abort())
    part.get_by_role("searchbox", name="What do you see?").fill("zebra")
    expect(part.get_by_role("status")).to_contain_text("Look on the other parts")


def test_without_scripts_each_part_leads_to_the_others(place: Place, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(place.url("on-call/part-2/index.html"))
    for number in (1, FEW):
        expect(page.get_by_role("link", name=f"Part {number} of {FEW}", exact=True).first).to_be_visible()
    context.close()


def test_no_part_is_heavy_with_twenty_providers(large_book: Book) -> None:
    parts = [page for page in large_book.pages if page.path.startswith("on-call")]
    sizes = [len(render_page(large_book, page).encode()) for page in parts]
    assert len(sizes) > 1
    assert max(sizes) < 36_000  # what the theme puts around it is about 24 kB


def test_the_list_of_all_symptoms_is_small(large_book: Book) -> None:
    [content] = symptoms_files(large_book).values()
    assert len(content.encode()) < 20 * 2_000


def test_a_whole_page_has_no_list_beside_it(tmp_path: Path) -> None:
    make_data(tmp_path / "data", 2)
    assert symptoms_files(make_book(BookContext.of(project_in(tmp_path / "data"), date(2026, 11, 28)))) == {}


def test_groups_keep_the_symptoms_that_fit(scripts: Scripts) -> None:
    found = scripts("SymptomFinder.fitting", GROUPS, "web")
    assert [(name, [text for text, *_ in symptoms]) for _, name, symptoms in found] == [
        ("Acme", ["Webhooks stopped"]),
        ("Bolt", ["Webhooks late"]),
    ]


@pytest.mark.parametrize(("typed", "number"), [("acme", 2), ("callb", 1), ("bolt slow", 0), ("", 3)])
def test_the_name_and_other_names_are_searched_too(scripts: Scripts, typed: str, number: int) -> None:
    assert (
        scripts("(groups, typed) => SymptomFinder.number(SymptomFinder.fitting(groups, typed))", GROUPS, typed)
        == number
    )


@pytest.mark.parametrize(("most", "taken"), [(0, []), (1, [1]), (2, [2]), (3, [2, 1]), (9, [2, 1])])
def test_no_more_than_so_many_are_shown(scripts: Scripts, most: int, taken: list[int]) -> None:
    assert [len(symptoms) for _, _, symptoms in scripts("SymptomFinder.first", GROUPS, most)] == taken
