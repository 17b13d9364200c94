"""Search: what people type at night leads to the record, from disk and below a path, with typos and other names."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.search import SearchPlace, search_places
from generator.pages.view_models import Address
from generator.render.site.search import SearchEntry
from tests.browser_fixtures import Complaints, OpenPage, Place, axe_violations, watch
from tests.searching import Outcome, Search, entries, row, run, searches, share, without_our_search
from tests.site_fixtures import BuiltSite

pytestmark = pytest.mark.xdist_group("search")

DISK = pytest.mark.parametrize("place", ["disk"], indirect=True)
SERVER = pytest.mark.parametrize("place", ["server"], indirect=True)


@pytest.fixture
def field(page: Page) -> Locator:
    """The search box, open."""
    box = page.get_by_role("textbox", name="Search")
    box.click()
    return box


@pytest.fixture(scope="module")
def places(site: BuiltSite) -> dict[str, SearchEntry]:
    """What is searched, by address."""
    return {entry.location: entry for entry in entries(site.folder)}


@pytest.fixture(scope="module")
def ranks(site: BuiltSite) -> dict[Address, SearchPlace]:
    """What the book says of each place that can be found."""
    return search_places(make_book(BookContext.of(site.project, date(2026, 11, 21))))


@pytest.fixture
def requests(page: Page) -> list[str]:
    """The names of the files that the page asks for, loaded again."""
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.reload(wait_until="networkidle")
    return asked


def first(page: Page) -> Locator:
    return page.locator(".md-search-result__item").first


def section(page: Page) -> Locator:
    """The section of the first result that shows without unfolding anything."""
    return first(page).locator(":scope > a h2").first


# What is found


@pytest.fixture(scope="module")
def outcomes(site: BuiltSite, browser: Browser) -> list[Outcome]:
    """What every search of the list leads to, typed one after the other on the home page."""
    root = site.folder.as_uri() + "/"
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    watch(context, Place(root), complaints)
    page = context.new_page()
    page.goto(root + "index.html")
    found = run(page, root, searches())
    context.close()
    assert complaints == []
    return found


def test_the_first_results_answer_what_people_type(outcomes: list[Outcome]) -> None:
    print(row("Ours", outcomes))
    assert share(outcomes, 3) >= 0.98, [str(each) for each in outcomes if each.rank > 3]
    assert share(outcomes, 1) >= 0.8, [str(each) for each in outcomes if each.rank > 1]


def test_the_search_of_the_theme_alone_answers_less(
    site: BuiltSite, outcomes: list[Outcome], browser: Browser, tmp_path: Path
) -> None:
    root = without_our_search(site.folder, tmp_path / "stock").as_uri() + "/"
    with browser.new_page() as other:
        other.goto(root + "index.html")
        stock = run(other, root, searches()[::3])
    ours = outcomes[::3]
    print(row("The theme's", stock), row("Ours", ours), sep="\n")
    assert share(ours, 1) > share(stock, 1) + 0.3
    assert share(ours, 3) > share(stock, 3) + 0.3


@pytest.mark.parametrize("each", searches(), ids=lambda each: each.query)
def test_every_search_leads_to_places_that_exist(each: Search, places: dict[str, SearchEntry]) -> None:
    there = {location.replace("/index.html", "").replace(".html", "") for location in places}
    assert each.finds <= there


def test_the_list_of_searches_is_long_and_says_nothing_twice() -> None:
    queries = [each.query for each in searches()]
    assert len(queries) == len(set(queries)) >= 70


# What is shown


@DISK
def test_what_is_found_is_marked_while_somebody_types(page: Page, field: Locator) -> None:
    field.press_sequentially("webook stop arr")
    expect(section(page)).to_have_text("Webhooks stop arriving")
    expect(section(page).locator("mark")).to_have_text(["Webhooks", "stop", "arriving"])


def test_return_opens_the_first_result_with_its_words_marked(page: Page, field: Locator) -> None:
    field.press_sequentially("switch off scan to pay")
    expect(first(page)).to_contain_text("Take Scan to Pay out of your checkout")
    expect(first(page).locator("mark", has_text="Pay").first).to_be_visible()  # and not the answer to the first words
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Scan to Pay: rollback")
    assert page.url.endswith("#remove-payment-option")
    expect(page.locator("mark").first).to_be_visible()


@DISK
def test_the_word_that_is_being_typed_is_completed(page: Page, field: Locator) -> None:
    field.press_sequentially("payca rollb")
    expect(page.locator(".md-search__suggest")).to_have_text("payca rollback")
    field.press("ArrowRight")
    expect(field).to_have_value("payca rollback")


@DISK
def test_words_that_a_result_lacks_are_named(page: Page, field: Locator) -> None:
    field.press_sequentially("rollback zeppelin")
    expect(first(page).locator(".md-search-result__terms").first).to_contain_text("zeppelin")


@DISK
def test_a_page_is_listed_with_its_best_section(page: Page, field: Locator) -> None:
    field.press_sequentially("scan to pay rollback")
    expect(first(page).locator("h1")).to_have_text("Scan to Pay: rollback")
    expect(section(page)).to_be_visible()


@DISK
def test_markup_that_is_typed_breaks_nothing(page: Page, field: Locator) -> None:
    meta = page.locator(".md-search-result__meta")
    field.fill("<img src=x onerror=alert(1)>")
    field.press("Shift")
    expect(meta).not_to_contain_text("Type")
    field.fill("")
    field.press("Shift")
    expect(meta).to_contain_text("Type")
    field.press_sequentially("rollback")
    expect(first(page)).to_contain_text("rollback")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["server"], indirect=True)  # axe reads the style sheets, which it may not from disk
def test_the_open_search_breaks_no_rule_of_axe(open_page: OpenPage, scheme: str) -> None:
    page = open_page(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    box = page.get_by_role("textbox", name="Search")
    box.click()
    box.press_sequentially("rollback zeppelin")
    expect(section(page)).to_be_visible()
    assert axe_violations(page) == []


# What the index holds


def test_a_record_that_stands_elsewhere_too_is_found_once(places: dict[str, SearchEntry]) -> None:
    found = [location for location in places if location.endswith("keep-webhook-handler")]
    assert found == ["providers/scan-to-pay/rollback/index.html#keep-webhook-handler"]


def test_other_names_are_in_the_index(places: dict[str, SearchEntry]) -> None:
    assert "kill switch" in places["providers/scan-to-pay/rollback/index.html#remove-payment-option"].also


def test_a_provider_is_found_by_its_short_name_and_shows_it(site: BuiltSite, places: dict[str, SearchEntry]) -> None:
    assert "S2P" in places["providers/scan-to-pay/index.html"].also
    assert "Also called: S2P" in site.text("providers/scan-to-pay")


def test_incidents_rank_above_checklists_and_gaps_below_both(ranks: dict[Address, SearchPlace]) -> None:
    incident = ranks[Address("providers/modulus-labs/incidents", "high-error-rates")].boost
    item = ranks[Address("providers/modulus-labs/checklist", "handles-429")].boost
    gap = ranks[Address("providers/modulus-labs/checklist", "webhook-repeats")].boost
    assert incident > item > gap


def test_pages_that_gather_rank_below_the_record(ranks: dict[Address, SearchPlace]) -> None:
    gathering = ("teams/on-call", "contacts", "reference/data")
    assert [path for path in gathering if ranks[Address(path)].boost >= 1] == []


@DISK
def test_a_page_loads_nothing_to_search_before_the_first_letter(page: Page, requests: list[str]) -> None:
    page.get_by_role("textbox", name="Search").click()
    assert "search_index.js" in requests
    assert "words.js" not in requests
    page.keyboard.type("refund")
    expect(first(page)).to_be_visible()
    assert requests.count("words.js") == 1


@DISK
def test_a_query_loads_a_part_of_the_index_and_none_twice(site: BuiltSite, page: Page, requests: list[str]) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url.rpartition("/search/")[2]))
    page.get_by_role("textbox", name="Search").click()
    for word in ("refund", " refund"):
        page.keyboard.insert_text(word)
        expect(first(page)).to_be_visible()
    assert len(asked) == len(set(asked))
    terms = [name for name in asked if name.startswith("terms/")]
    assert 0 < len(terms) < len(list((site.folder / "search" / "terms").iterdir())) / 2


@SERVER
def test_a_server_is_asked_for_what_is_searched_once_somebody_turns_to_the_box(page: Page, requests: list[str]) -> None:
    assert "words.js" not in requests
    with page.expect_request("**/search/words.js"):
        page.get_by_role("textbox", name="Search").focus()


def test_what_the_theme_fetches_for_every_page_is_small(site: BuiltSite) -> None:
    folder = site.folder / "search"
    large = [path.name for path in folder.iterdir() if path.is_file() and path.stat().st_size > 500]
    assert large == ["words.js"]


def test_no_part_of_what_is_searched_is_large(site: BuiltSite) -> None:
    sizes = {path: path.stat().st_size for path in (site.folder / "search").glob("*/*.js")}
    assert len(sizes) > 30
    assert {path: size for path, size in sizes.items() if size > 100_000} == {}


def test_cells_of_a_table_are_words_of_their_own(places: dict[str, SearchEntry]) -> None:
    assert "Provider Call or write Rollback" in places["index.html#incident"].text


# A part of the index that does not load


@SERVER
def test_a_part_that_a_server_does_not_give_is_said_and_asked_for_again(
    page: Page, field: Locator, complaints: Complaints
) -> None:
    complaints.expected = "Failed to "  # load, and fetch: the browser and the script
    page.route("**/search/terms/*.js*", lambda route: route.abort())
    field.press_sequentially("refund")
    expect(first(page)).to_contain_text("did not load")
    page.unroute("**/search/terms/*.js*")
    field.press_sequentially("s")
    expect(first(page)).to_contain_text("refund", ignore_case=True)


def test_a_part_that_is_missing_on_disk_is_said_and_asked_for_again(
    site: BuiltSite, browser: Browser, tmp_path: Path
) -> None:
    for name in ("assets", "search"):
        shutil.copytree(site.folder / name, tmp_path / name)
    shutil.copy(site.folder / "index.html", tmp_path)
    (tmp_path / "search" / "terms").rename(tmp_path / "search" / "elsewhere")
    with browser.new_page() as page:
        page.goto((tmp_path / "index.html").as_uri())
        box = page.get_by_role("textbox", name="Search")
        box.click()
        box.press_sequentially("refund")
        expect(first(page)).to_contain_text("did not load")
        (tmp_path / "search" / "elsewhere").rename(tmp_path / "search" / "terms")
        box.press_sequentially("s")
        expect(first(page)).to_contain_text("refund", ignore_case=True)
