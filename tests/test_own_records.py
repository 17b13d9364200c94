"""What an integration adds of its own stands beside the guide's, and is always marked as ours."""

import re
from datetime import date
from html import unescape

import pytest
from msgspec.structs import replace

from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.control_index import cards
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.provider_context import ProviderContext
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.model import Runbook
from generator.pages.view_models import Card
from generator.project import Project
from generator.prose import plain
from tests.runbook_fixtures import chapter, quick, read
from tests.shipped import EXAMPLE
from tests.site_fixtures import BuiltSite

DAY = date(2026, 11, 21)
OWN = {
    "checklist": ("own_items", "integrations/scan-to-pay/checklist"),
    "incidents": ("own_issues", "integrations/scan-to-pay"),
    "rollback": ("own_rollback_steps", "integrations/scan-to-pay"),
    "support": ("own_contacts", "integrations/scan-to-pay"),
}

pytestmark = pytest.mark.xdist_group("own-records")


@pytest.fixture(scope="module")
def example() -> Project:
    return read(EXAMPLE)


def book_of(project: Project, team: str) -> Runbook:
    book = make_runbook(BookContext.of(project, DAY), project.teams[team])
    assert book is not None
    return book


def cards_of(book: Runbook, anchor: str, provider: str = "scan-to-pay") -> dict[str, Card]:
    part = next(found for found in chapter(book, anchor).parts if found.provider == provider)
    return {card.anchor: card for section in part.sections for card in cards(section) if isinstance(card, Card)}


def with_own_steps(project: Project) -> Project:
    """The project with the own steps of Scan to Pay at PayCA, whose guide has no procedure."""
    steps = project.integrations["scan-to-pay"].profile.own_rollback_steps
    payca = project.integrations["payca"]
    profile = payca.profile.model_copy(update={"own_rollback_steps": steps})
    return replace(project, integrations={**project.integrations, "payca": replace(payca, profile=profile)})


@pytest.mark.parametrize("page", OWN)
def test_own_records_stand_on_the_integration_under_their_ids_and_marked(example_site: BuiltSite, page: str) -> None:
    kind, where = OWN[page]
    records = getattr(example_site.project.integrations["scan-to-pay"].profile, kind)
    html = example_site.html(where)
    assert records
    for record in records:
        block = re.search(rf'<h3 id="{record.id}".*?</p>', html, re.DOTALL)
        assert block
        assert '<span class="lb-label lb-label--ours">Ours</span>' in block[0]


@pytest.mark.parametrize("page", OWN)
def test_the_pages_of_the_provider_lead_to_own_records(example_site: BuiltSite, page: str) -> None:
    kind, where = OWN[page]
    html = example_site.html(f"providers/scan-to-pay/{page}")
    section = re.search(r'<h2 id="ours-scan-to-pay">(.*?)(?=<h2 |</article>)', html, re.DOTALL)
    assert section
    assert unescape(section[1]).startswith("Ours: Scan to Pay in the shop")
    for record in getattr(example_site.project.integrations["scan-to-pay"].profile, kind):
        assert f"{where}/index.html#{record.id}" in section[1]


def test_a_provider_without_own_records_has_no_section_for_them(example_site: BuiltSite) -> None:
    assert "Ours:" not in example_site.text("providers/multipaga/rollback")


def test_own_items_stand_in_the_chapter_of_their_gate_in_the_books_of_their_teams(example: Project) -> None:
    owners = [team for team in example.teams if "programme-lead" in example.teams[team].roles]
    found = cards_of(book_of(example, owners[0]), "access-request")["scan-to-pay-roster-covers-window"]
    assert [label.text for label in found.labels][:2] == ["✓ Done", "Ours"]


def test_own_issues_and_their_symptoms_are_in_the_books_of_their_teams(example: Project) -> None:
    book = book_of(example, "payments")
    assert "scan-to-pay-old-app-shows-no-code" in cards_of(book, "incidents")
    entries = [entry.text for column in book.index for group in column.groups for entry in group.entries]
    assert "Codes are created, and nobody pays them" in entries


def test_own_steps_and_contacts_are_in_the_book_of_whoever_responds(example: Project) -> None:
    book = book_of(example, "platform")
    numbers = {name: getattr(card, "number", "") for name, card in cards_of(book, "rollback", "scan-to-pay").items()}
    assert (numbers["scan-to-pay-switch-flag-off"], numbers["scan-to-pay-post-shop-notice"]) == ("1a", "5")
    assert [number for number in numbers.values() if number] == ["1", "1a", "2", "3", "4", "5"]
    assert {"scan-to-pay-duty-lead", "scan-to-pay-acquiring-bank-desk"} <= cards_of(book, "contacts").keys()


def test_the_guides_procedure_comes_before_own_steps_where_there_is_one(example: Project) -> None:
    entry = quick(book_of(example, "platform"), "scan-to-pay")
    assert entry.first_action.text.text == example.providers["scan-to-pay"].rollback.steps[0].title


def test_own_steps_come_first_where_the_guide_has_no_procedure(example: Project) -> None:
    book = book_of(with_own_steps(example), "platform")
    assert next(iter(cards_of(book, "rollback", "payca"))) == "payca-switch-flag-off"
    move = plain(quick(book, "payca").first_action.text.text)
    assert move == "Ours: Switch the flag scan-to-pay-checkout off"


def test_own_steps_come_first_on_the_page_of_the_provider_where_the_guide_has_no_procedure(example: Project) -> None:
    book = make_book(BookContext.of(with_own_steps(example), DAY))
    page = next(found for found in book.pages if found.path == "providers/payca/rollback")
    anchors = [section.anchor for section in page.sections]
    assert anchors.index("ours-payca") < anchors.index("steps")


def test_a_number_of_ours_stands_first_on_the_quick_card_where_the_guide_gives_none(example: Project) -> None:
    entry = quick(book_of(example, "platform"), "mintcash")
    assert [way.way.text for way in entry.first] == [example.integrations["mintcash"].profile.own_contacts[0].phone]
    assert [way.way.text for way in entry.others] == ["Your support channel"]


def test_a_number_of_ours_stands_behind_the_one_that_a_guide_gives(example: Project) -> None:
    entry = quick(book_of(example, "platform"), "scan-to-pay")
    assert [way.way.text for way in entry.first] == ["+27 10 449 1784"]
    assert [way.whom for way in entry.others] == ["Duty lead of Kestrel Market"]


def test_the_box_of_ours_says_who_decides_whom_to_wake_and_how_to_join_the_call(example: Project) -> None:
    lines = {line.name: [value.text for value in line.values] for line in book_of(example, "platform").response}
    teams, bridge = example.teams, example.organisation.bridge
    assert bridge is not None
    assert lines["Decides"] == ["Programme lead: Launch desk", teams["launch-desk"].phone]
    assert lines["Wake first"] == ["Payments", teams["payments"].phone]
    assert lines["After 20 minutes"] == ["Launch desk", teams["launch-desk"].phone]
    assert lines["Bridge"] == [bridge.title, bridge.phone, bridge.address]


def test_numbers_and_addresses_of_ours_can_be_pressed(example: Project) -> None:
    book = book_of(example, "platform")
    shown = [*(value for line in book.response for value in line.values), *(fact.value for fact in book.facts)]
    values = {value.text: value.href for value in shown if value}
    assert values["+44 20 7946 0121"] == "tel:+442079460121"
    assert values["https://rota.kestrel.example.com/platform"] == "https://rota.kestrel.example.com/platform"


def test_prose_of_ours_may_link_to_records_of_ours(example: Project) -> None:
    book = make_book(BookContext.of(example, DAY))
    link = book.records["scan-to-pay", "switch-flag-off"]
    assert (link.to.page, link.to.anchor) == ("integrations/scan-to-pay", "switch-flag-off")


def test_team_pages_lead_from_own_records_to_their_integration(example_site: BuiltSite) -> None:
    parts = [html for path, html in example_site.pages.items() if path.startswith("teams/platform/")]
    (found,) = re.findall(r'<h3 id="scan-to-pay-switch-flag-off".*?</details>', "".join(parts), re.DOTALL)
    assert re.search(r'href="(?:\.\./)+integrations/scan-to-pay/index\.html#switch-flag-off"', found)


def test_where_a_guide_gives_no_number_the_home_page_has_ours(example_site: BuiltSite) -> None:
    assert (
        "Mintcash Your support channel Ours: +44 20 7946 0140 · Sol Quetzal, our account manager at Mintcash "
        in example_site.text("")
    )


def test_our_answer_stands_beside_what_the_guide_leaves_open(example_site: BuiltSite) -> None:
    assert "Our answer Robin Nightjar decides, or whoever" in example_site.text("providers/scan-to-pay/rollback")


def test_a_step_has_our_answer_in_place_of_the_gap(example_site: BuiltSite) -> None:
    cutover = example_site.text("integrations/scan-to-pay/cutover")
    assert "Our answer: ZAR 10, paid by Robin Nightjar" in cutover
    assert "Missing Amount and card" not in cutover
    assert "Missing Amount and card" in example_site.text("providers/scan-to-pay/cutover")


def test_our_contacts_are_among_all_contacts(example_site: BuiltSite) -> None:
    contacts = example_site.text("contacts")
    assert contacts.index("24/7 production support") < contacts.index("Duty lead of Kestrel Market")


def test_a_key_stands_on_the_page_as_it_is_sent(example_site: BuiltSite) -> None:
    values = example_site.project.integrations["scan-to-pay"].profile.request.values
    key = next(str(value.value) for value in values if value.field == "ask-public-key")
    assert f"<pre><code>{key}" in unescape(example_site.html("integrations/scan-to-pay/request"))


@pytest.mark.parametrize(("integration", "has_ticks"), [("scan-to-pay", False), ("payca", True)])
def test_where_nothing_is_left_to_tick_nobody_is_asked_to(
    example_site: BuiltSite, integration: str, has_ticks: bool
) -> None:
    assert ('id="ticks"' in example_site.html(f"integrations/{integration}/checklist")) == has_ticks


def test_the_answer_of_one_integration_is_not_that_of_another(example: Project) -> None:
    first = example.integrations["scan-to-pay"]
    bare = first.profile.model_copy(update={"name": "The other shop", "answers": ()})
    both = {**example.integrations, "other": replace(first, id="other", profile=bare)}
    with_it = {**example.goes_live_with, "other": "scan-to-pay"}
    project = replace(example, integrations=both, goes_live_with=with_it)
    guide = ProviderContext(project, project.providers["scan-to-pay"])
    cards = {row.card.anchor: row.card for row in IntegrationContext(guide, both["other"], DAY).sheet_rows}
    assert [card.title for card in cards.values() if any("Our answer" in note.text for note in card.notes)] == []
    assert [answer.name for answer in guide.answers("rollback-decision")] == ["Our answer: Scan to Pay in the shop"]
