"""Each record is one line that opens in place: what stands on the line, which are open, and where anchors lead."""

import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from generator.pages.model import FEW_RECORDS, Page
from generator.pages.sections import Cards, Steps
from generator.pages.view_models import Address, Card, Fact, Label, Link, Owner, Value
from tests.browser_fixtures import OpenPage
from tests.site_fixtures import BuiltSite

pytestmark = pytest.mark.xdist_group("glance")

CHECKLIST = "providers/payca/checklist/index.html"
RECORD = re.compile(r'<details class="lb-card[^"]*"( open)?>\n?<summary><h3 id="([^"]+)"')
on_disk = pytest.mark.parametrize("place", ["disk"], indirect=True)


def card(number: int) -> Card:
    return Card(f"card-{number}", f"Card {number}")


def page(records: int, *more: Cards | Steps) -> Page:
    cards = Cards("all", "All", tuple(card(number) for number in range(records)))
    return Page("test", "Test", "Test", "A test.", (cards, *more))


def test_the_line_says_state_when_and_who() -> None:
    team = Link("Treasury", Address("teams/treasury"))
    shown = replace(
        card(1),
        labels=(Label("☐ Open", "state-open"),),
        facts=(Fact("When", Value("T-24h"), glance="T-24h"), Fact("Proof", Value("A log"))),
        owners=(Owner("Treasury", team, is_stated=False),),
        origin=Link("PayCA", Address("providers/payca")),
    ).glance
    assert [label.text for label in shown.labels] == ["☐ Open"]
    assert shown.said == ("T-24h",)
    assert [(owner.head, owner.aside) for owner in shown.owners] == [("Treasury", " (assigned by us)")]
    assert shown.origin == "PayCA"


def test_what_the_line_says_is_not_said_again_below() -> None:
    facts = (Fact("When", Value("T-24h"), glance="T-24h"), Fact("Proof", Value("A log")))
    assert [fact.name for fact in replace(card(1), facts=facts).facts_below] == ["Proof"]


def test_a_fact_that_says_more_than_the_line_is_said_below() -> None:
    until = Fact("Waived until", Value("9 February 2027, approved by Finch"), glance="until 9 February 2027")
    assert replace(card(1), facts=(until,)).facts_below == (until,)


def test_all_records_of_a_short_page_are_open() -> None:
    short = page(FEW_RECORDS)
    assert (short.opens(short.sections[0]), short.can_open) == (True, False)


def test_the_records_of_a_long_page_are_closed() -> None:
    long = page(FEW_RECORDS + 1)
    assert (long.opens(long.sections[0]), long.can_open) == (False, True)


def test_what_is_urgent_is_open_on_a_page_of_any_length() -> None:
    long = page(FEW_RECORDS, Steps("steps", "Steps", (card(9),), is_urgent=True))
    assert [long.opens(section) for section in long.sections] == [False, True]


def records(html: str) -> Iterator[tuple[str, bool]]:
    for opened, anchor in RECORD.findall(html):
        yield anchor, bool(opened)


def test_every_record_of_the_site_opens_in_place(site: BuiltSite) -> None:
    titles = {
        (path, anchor)
        for path, html in site.pages.items()
        for anchor in re.findall(r'<h3 id="([^"]+)" class="lb-title"', html)
    }
    opening = {(path, anchor) for path, html in site.pages.items() for anchor, _ in records(html)}
    assert len(opening) > 1000
    # the page for the night is kept small: it has no records, and leads to them
    assert {path for path, _ in titles - opening} <= {"on-call/index.html"}


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("providers/scan-to-pay/incidents", "issues"),
        ("providers/scan-to-pay/rollback", "steps"),
        ("providers/scan-to-pay/rollback", "triggers"),
        ("providers/payca/cutover", "do-not"),
        ("contacts", "scan-to-pay"),
    ],
)
def test_what_is_needed_at_night_is_open(site: BuiltSite, path: str, section: str) -> None:
    found = re.search(rf'<h2 id="{section}">(.*?)(?=<h2 |</article>)', site.html(path), re.DOTALL)
    assert found
    opened = [is_open for _, is_open in records(found[1])]
    assert opened
    assert all(opened)


def test_no_line_holds_a_link_or_a_button(site: BuiltSite) -> None:
    lines = [line for html in site.pages.values() for line in re.findall(r"<summary>(.*?)</summary>", html, re.DOTALL)]
    assert [line for line in lines if re.search("<(?:a|button|input|select)[ >]", line)] == []


def is_open(page: BrowserPage, record: str) -> bool:
    return bool(page.locator("details", has=page.locator(f"#{record}")).evaluate("each => each.open"))


def test_a_link_to_a_record_opens_it(open_page: OpenPage) -> None:
    page = open_page(f"{CHECKLIST}#store-secrets")
    expect(page.locator("#store-secrets")).to_be_in_viewport()
    assert is_open(page, "store-secrets")
    assert not is_open(page, "rotate-sandbox-keys")


CONTENTS = re.compile(r'<nav class="md-nav md-nav--secondary".*?</nav>', re.DOTALL)


@pytest.mark.parametrize(
    ("path", "anchors"),
    [
        ("providers/modulus-labs/incidents/index.html", {"issues", "api-rate-limiting-429", "high-error-rates"}),
        ("on-call/index.html", {"symptoms", "symptoms-payca", "symptoms-scan-to-pay"}),
    ],
)
def test_the_contents_name_what_is_seen(site: BuiltSite, path: str, anchors: set[str]) -> None:
    html = site.html(path.removesuffix("/index.html"))
    listed = [set(re.findall(r'href="#([^"]+)"', found)) for found in CONTENTS.findall(html)]
    assert len(listed) == 2  # beside the page, and in the menu of a phone
    assert [anchors - each for each in listed] == [set(), set()]


FAR = "details => getComputedStyle(details.closest('.lb-item') || details).contentVisibility"


@pytest.mark.parametrize(("path", "record"), [(CHECKLIST, "store-secrets"), ("teams/engineering/index.html", "")])
def test_a_closed_line_is_laid_out_when_it_is_near(open_page: OpenPage, path: str, record: str) -> None:
    page = open_page(path)
    details = page.locator(f"details.lb-card:has(#{record})" if record else "details.lb-card").last
    assert details.evaluate(FAR) == "auto"
    page.emulate_media(media="print")
    assert details.evaluate(FAR) == "visible"


def test_what_is_open_from_the_start_is_laid_out_at_once(open_page: OpenPage) -> None:
    page = open_page("providers/scan-to-pay/incidents/index.html")
    assert page.locator("details.lb-card[open]").last.evaluate(FAR) == "visible"


SHIFTS = """async () => {
  let sum = 0;
  const count = (list) => list.getEntries().forEach((entry) => { sum += entry.value; });
  new PerformanceObserver(count).observe({ type: "layout-shift", buffered: true });
  for (let y = 0; y < document.documentElement.scrollHeight; y += 400) {
    scrollTo(0, y);
    await new Promise((later) => setTimeout(later, 40));
  }
  return sum;
}"""


@on_disk
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_one_scrolls(open_page: OpenPage, width: int) -> None:
    page = open_page(CHECKLIST, viewport={"width": width, "height": 844})
    page.wait_for_load_state()
    assert page.evaluate(SHIFTS) == 0


@on_disk
def test_a_link_on_the_page_opens_its_record(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST)
    page.evaluate("location.hash = 'rotate-sandbox-keys'")
    page.wait_for_function("document.getElementById('rotate-sandbox-keys').closest('details').open")


@on_disk
def test_all_are_opened_and_closed_at_once(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST)
    opened = page.locator("details.lb-card[open]")
    page.get_by_role("button", name="Open all").click()
    assert opened.count() == page.locator("details.lb-card").count() > FEW_RECORDS
    page.get_by_role("button", name="Close all").click()
    expect(opened).to_have_count(0)


@on_disk
def test_nothing_of_it_is_remembered(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST)
    page.get_by_role("button", name="Open all").click()
    page.reload()
    assert not is_open(page, "store-secrets")


@on_disk
def test_without_scripts_a_record_is_opened_by_a_press(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST, java_script_enabled=False)
    page.locator("summary", has=page.locator("#store-secrets")).click()
    expect(page.get_by_text("Put them into your vault/KMS.")).to_be_visible()
    expect(page.get_by_role("button", name="Open all")).to_be_hidden()


@on_disk
def test_a_record_is_opened_by_the_keyboard(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST)
    page.locator("summary", has=page.locator("#store-secrets")).focus()
    page.keyboard.press("Enter")
    assert is_open(page, "store-secrets")


@on_disk
def test_paper_has_every_record_open(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST, java_script_enabled=False)
    page.emulate_media(media="print")
    expect(page.get_by_text("Put them into your vault/KMS.")).to_be_visible()


@on_disk
def test_the_filters_stay_in_view(open_page: OpenPage) -> None:
    page = open_page(f"{CHECKLIST}#gaps", viewport={"width": 1280, "height": 900})
    expect(page.locator("form.lb-filters")).to_be_in_viewport()


def test_an_anchor_on_a_later_part_leads_there_and_opens(site: BuiltSite, open_page: OpenPage) -> None:
    path, anchor = next(
        (path, anchors.split()[-1])
        for path, html in sorted(site.pages.items())
        for anchors in re.findall(r'class="lb-elsewhere" data-page="part-2/index.html" data-places="([^"]+)"', html)
        if "/sources/" in path
    )
    page = open_page(f"{path}#{anchor}")
    page.wait_for_url(re.compile(rf"/part-2/index\.html#{anchor}$"))
    assert is_open(page, anchor)
