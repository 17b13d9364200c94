"""What a runbook holds: everything of the team and nothing of others, in the order of need."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.pages.book_context import BookContext
from generator.pages.control_index import cards
from generator.pages.record_models import IssueCard
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.model import Chapter, QuickEntry, Runbook
from generator.pages.runbooks.pocket import make_pocket
from generator.pages.sections import Checklist, Gaps, Issues, Steps, Words
from generator.pages.view_models import Card
from generator.project import Project
from generator.prose import plain, verbatim
from generator.schema.checklists import Item, ItemGroup
from generator.schema.organisation import Team
from generator.schema.provider import ProviderPage
from generator.schema.record import AdviceKind, GapCause, Gate
from generator.schema.values import Unknown
from tests.conftest import MINIMAL
from tests.reading import project_in
from tests.shipped import HARBOUR, SHIPPED_DATA
from tests.site_fixtures import BuiltSite

DAY = date(2026, 11, 21)
GATES = [gate.value for gate in Gate]


def read(data: Path) -> Project:
    return project_in(data)


@pytest.fixture(scope="module")
def project() -> Project:
    return read(SHIPPED_DATA)


@pytest.fixture(scope="module")
def books(project: Project) -> dict[str, Runbook]:
    made = {name: make_runbook(BookContext.of(project, DAY), team) for name, team in project.teams.items()}
    return {name: book for name, book in made.items() if book is not None}


def integrated(project: Project) -> list[str]:
    return sorted({integration.profile.provider for integration in project.integrations.values()})


def chapter(book: Runbook, anchor: str) -> Chapter:
    return next(found for found in book.chapters if found.anchor == anchor)


def quick(book: Runbook, provider: str) -> QuickEntry:
    return next(entry for entry in book.quick if entry.anchor == f"quick-{provider}")


def items_of(book: Runbook, gates: list[str] = GATES) -> list[str]:
    return [
        card.anchor
        for chapter in book.chapters
        if chapter.anchor in gates
        for part in chapter.parts
        for section in part.sections
        if isinstance(section, Checklist)
        for card in section.cards
    ]


def catalogue(project: Project) -> dict[str, tuple[ItemGroup, Item]]:
    return {
        f"{provider}-{item.id}": (group, item)
        for provider in integrated(project)
        for group in project.providers[provider].checklists.groups
        for item in group.items
    }


def names_a_role_of(project: Project, team: Team, group: ItemGroup, item: Item) -> bool:
    roles = item.roles or group.roles
    named = set(roles.all) if roles else set()
    everyone = {name for name, role in project.roles.items() if role.everyone}
    return bool(named & ({*team.roles} | everyone))


def issues_of(book: Runbook) -> list[IssueCard]:
    return [
        issue
        for chapter in book.chapters
        for part in chapter.parts
        for section in part.sections
        if isinstance(section, Issues)
        for issue in section.issues
    ]


def test_every_integrated_provider_is_in_the_book_of_a_team_that_responds(
    project: Project, books: dict[str, Runbook]
) -> None:
    names = sorted(project.providers[name].profile.name for name in integrated(project))
    teams = BookContext.of(project, DAY).team_records
    responding = [team for team, owned in teams.items() if any(records.responds for records in owned)]
    assert "on-call" in responding
    for team in responding:
        assert sorted(entry.provider for entry in books[team].quick) == names
        assert sorted(part.title for part in chapter(books[team], "rollback").parts) == names
        assert sorted(part.title for part in chapter(books[team], "contacts").parts) == names


def test_on_call_has_the_issues_of_every_provider_that_gives_it_some(
    project: Project, books: dict[str, Runbook]
) -> None:
    found = {issue.card.anchor for issue in issues_of(books["on-call"])}
    expected = {
        f"{name}-{issue.id}"
        for name in integrated(project)
        for issue in project.providers[name].issues.issues
        if (roles := issue.roles or project.providers[name].issues.roles) and "on-call" in roles.all
    }
    assert expected
    assert expected <= found


def test_a_team_that_owns_nothing_has_no_book() -> None:
    project = read(MINIMAL)
    idle = project.teams["watch"].model_copy(update={"id": "idle", "roles": ()})
    project = replace(project, teams={**project.teams, "idle": idle})
    assert make_runbook(BookContext.of(project, DAY), idle) is None
    assert make_runbook(BookContext.of(project, DAY), project.teams["watch"]) is not None


def test_an_organisation_without_integrations_has_no_books() -> None:
    project = replace(read(MINIMAL), integrations={})
    assert [team for team in project.teams.values() if make_runbook(BookContext.of(project, DAY), team)] == []
    assert make_pocket(BookContext.of(project, DAY)).entries == ()


def test_items_of_the_team_are_in_its_book_once_and_no_others(project: Project, books: dict[str, Runbook]) -> None:
    for name, book in books.items():
        team = project.teams[name]
        expected = [key for key, pair in catalogue(project).items() if names_a_role_of(project, team, *pair)]
        assert sorted(items_of(book)) == sorted(expected), name


def test_items_stand_in_the_chapter_of_their_gate(project: Project, books: dict[str, Runbook]) -> None:
    known = catalogue(project)
    for book in books.values():
        for gate in Gate:
            for anchor in items_of(book, [gate.value]):
                group, item = known[anchor]
                assert group.gate_of(item).gate is gate, anchor


def test_the_books_together_hold_every_item(project: Project, books: dict[str, Runbook]) -> None:
    assert {item for book in books.values() for item in items_of(book)} == set(catalogue(project))


def test_chapters_come_in_the_order_of_need(books: dict[str, Runbook]) -> None:
    order = ["rollback", "incidents", "contacts", "monitoring", *GATES, "cutover", "smoke-tests"]
    order += ["maintenance", "rules", "environments", "missing"]
    for book in books.values():
        found = [written.anchor for written in book.chapters]
        assert found == [anchor for anchor in order if anchor in found]


def test_no_two_places_of_a_book_share_an_anchor(books: dict[str, Runbook]) -> None:
    for name, book in books.items():
        parts = [part.anchor for written in book.chapters for part in written.parts]
        places = [*parts, *(written.anchor for written in book.chapters), *(entry.anchor for entry in book.quick)]
        assert len(places) == len(set(places)), name
        assert len(items_of(book)) == len(set(items_of(book))), name


@pytest.mark.parametrize("provider", ["mintcash", "modulus-labs", "multipaga", "payca", "scan-to-pay"])
def test_rollback_is_the_guides_procedure_or_says_that_there_is_none(
    project: Project, books: dict[str, Runbook], provider: str
) -> None:
    rollback = project.providers[provider].rollback
    part = next(
        found for found in chapter(books["on-call"], "rollback").parts if found.anchor == f"rollback-{provider}"
    )
    steps = [card for section in part.sections if isinstance(section, Steps) for card in section.cards]
    words = [plain(text.text) for section in part.sections if isinstance(section, Words) for text in section.paragraphs]
    assert [card.anchor for card in steps] == [f"{provider}-{step.id}" for step in rollback.steps]
    triggers = len(rollback.triggers) > 0
    if rollback.steps:
        assert len(words) == triggers
        assert not any("no rollback procedure" in said for said in words)
    else:
        is_lost = any(gap.cause is GapCause.LOST for gap in rollback.gaps)
        why = "missing from the provider’s page" if is_lost else "none in the guide"
        assert (
            words[-2 if triggers else -1]
            == f"{project.providers[provider].profile.name} gives no rollback procedure ({why}). Use your own."
        )


@pytest.mark.parametrize("provider", ["mintcash", "modulus-labs", "multipaga", "payca", "scan-to-pay"])
def test_what_is_missing_for_the_way_back_stands_at_the_end(
    project: Project, books: dict[str, Runbook], provider: str
) -> None:
    last = books["on-call"].chapters[-1]
    assert last.anchor == "missing"
    gaps = [
        gap.anchor
        for part in last.parts
        if part.key == provider
        for section in part.sections
        if isinstance(section, Gaps)
        for gap in section.gaps
    ]
    assert {f"{provider}-{gap.id}" for gap in project.providers[provider].rollback.gaps} <= set(gaps)


def test_a_first_move_of_our_own_is_marked_as_ours(project: Project, books: dict[str, Runbook]) -> None:
    without = [name for name in integrated(project) if not project.providers[name].rollback.steps]
    assert len(without) == 4
    for provider in without:
        move = project.providers[provider].rollback.first_move
        assert move
        part = next(found for found in chapter(books["on-call"], "rollback").parts if found.anchor.endswith(provider))
        words = [text.text for section in part.sections if isinstance(section, Words) for text in section.paragraphs]
        assert words[0] == f"Our advice: {move}"
        assert quick(books["on-call"], provider).first_action.text.text == f"Our advice: {move}"


def test_the_first_move_of_the_quick_card_is_the_guides_first_step(project: Project, books: dict[str, Runbook]) -> None:
    entry = quick(books["on-call"], "scan-to-pay")
    assert entry.first_action.text.text == project.providers["scan-to-pay"].rollback.steps[0].title


def test_the_quick_card_has_a_number_only_where_the_guide_gives_one(
    project: Project, books: dict[str, Runbook]
) -> None:
    for book in books.values():
        for entry in book.quick:
            contacts = project.providers[entry.anchor.removeprefix("quick-")].support.contacts
            given = [
                str(contact.phone) for contact in contacts if contact.phone and not isinstance(contact.phone, Unknown)
            ]
            shown = [way.way.text for way in (*entry.first, *entry.others) if way.is_number]
            assert set(shown) <= set(given)
            assert bool(shown) == bool(given)
            assert entry.first or entry.write_in, f"{entry.provider}: nobody to turn to, and no line to write on"


def test_only_scan_to_pay_has_a_number(books: dict[str, Runbook]) -> None:
    entries = books["on-call"].quick
    numbers = {entry.provider: way.way.text for entry in entries for way in entry.first if way.is_number}
    assert numbers == {"Scan to Pay": "+27 10 449 1784"}


def test_what_scan_to_pay_forbids_is_on_its_quick_card(project: Project, books: dict[str, Runbook]) -> None:
    provider = project.providers["scan-to-pay"]
    subjects = (provider.rollback, provider.issues, provider.cutover, provider.monitoring)
    rules = [rule for subject in subjects for rule in subject.advice if rule.kind is AdviceKind.DO_NOT]
    assert [rule.in_full for rule in quick(books["on-call"], "scan-to-pay").do_not] == [
        f"{rule.title}. {rule.detail}" for rule in rules
    ]
    assert quick(books["on-call"], "scan-to-pay").do_not[-1].in_full == (
        "Release no new code for the integration in the first days unless necessary. This holds for Days 1–7."
    )


def test_what_is_forbidden_under_a_condition_says_so() -> None:
    """Nobody has answered for the integration whether it holds."""
    project = read(SHIPPED_DATA)
    provider = project.providers["scan-to-pay"]
    (condition, *_) = provider.profile.conditions
    rule = provider.rollback.advice[0].model_copy(update={"when": (condition.id,)})
    rollback = provider.rollback.model_copy(update={"advice": (rule,)})
    changed = replace(project, providers={**project.providers, "scan-to-pay": replace(provider, rollback=rollback)})
    book = make_runbook(BookContext.of(changed, DAY), changed.teams["on-call"])
    assert book is not None
    assert quick(book, "scan-to-pay").do_not[0].text.text == verbatim(f"{rule.title} ({condition.when})")


def test_the_quick_card_leads_only_to_what_the_book_has(books: dict[str, Runbook]) -> None:
    for name, book in books.items():
        parts = [part for written in book.chapters for part in written.parts]
        records = {card.anchor for part in parts for section in part.sections for card in cards(section)}
        there = records | {part.anchor for part in parts}
        for entry in book.quick:
            assert entry.places, f"{name}: {entry.provider}"
            assert {link.to.anchor for link in entry.places} <= there, f"{name}: {entry.provider}"


def test_the_quick_card_leads_to_the_incidents_of_a_guide_that_has_some(books: dict[str, Runbook]) -> None:
    links = {entry.provider: [link.text for link in entry.places] for entry in books["on-call"].quick}
    assert "Incidents" in links["Modulus Labs"]
    assert "Incidents" not in links["PayCA"]


def test_page_1_names_every_subject_that_is_asked_for_at_night(books: dict[str, Runbook]) -> None:
    links = {entry.provider: [link.text for link in entry.places] for entry in books["on-call"].quick}
    assert links["Mintcash"] == [
        *("Rollback", "Contacts", "Alerts", "Cutover", "First days", "Rules", "Keys", "Limits", "Missing")
    ]
    assert "Limits" not in links["PayCA"]


def test_page_1_says_what_a_status_page_shows(books: dict[str, Runbook]) -> None:
    shows = quick(books["on-call"], "modulus-labs").status_shows
    assert shows is not None
    assert shows.text == "Shows ongoing incidents and maintenance."


def test_what_nobody_has_recorded_is_named_as_missing(books: dict[str, Runbook]) -> None:
    (chapter,) = [written for written in books["on-call"].chapters if written.anchor == "missing"]
    said = {part.title: " ".join(map(str, part.sections)) for part in chapter.parts}
    ours = said["On our side"]
    assert all(words in ours for words in ("Who decides in an incident", "How to join the call", "Engineering"))
    assert "Number to call:** none for PayCA 24x7 contacts" in said["PayCA"]
    assert "none for 4 alerts" in said["PayCA"]
    assert "Number to call" not in said["Scan to Pay"]


def test_a_book_names_the_pause_points_and_who_decides_at_them(books: dict[str, Runbook]) -> None:
    (cutover,) = [written for written in books["on-call"].chapters if written.anchor == "cutover"]
    said = {part.key: " ".join(map(str, part.sections)) for part in cutover.parts}
    assert "Pause before step 7, “Switch your customers over to Mintcash”" in said["mintcash"].replace("\\", "")
    assert "Before real payments flow." in said["mintcash"]
    assert "The programme lead takes the decision." in said["payca"]


def test_a_channel_stands_where_a_number_would(books: dict[str, Runbook]) -> None:
    (way,) = quick(books["on-call"], "modulus-labs").first
    assert way.way.text == "Partner portal, which shows the phone number"
    assert way.who == "Production Support, 24/7"
    assert quick(books["on-call"], "modulus-labs").silence == "no number in the guide"


def test_there_is_a_line_to_write_on_where_a_guide_gives_neither_number_nor_channel(books: dict[str, Runbook]) -> None:
    to_write = {entry.provider: entry.write_in for entry in books["on-call"].quick if entry.write_in}
    assert to_write == {"PayCA": "PayCA 24x7 contacts, 24x7: write the number here (no number in the guide)"}


def test_what_an_organisation_did_not_record_is_a_line_to_write_on(books: dict[str, Runbook]) -> None:
    lines = {line.name: line for line in books["on-call"].response}
    assert lines["Decides"].blanks == ("Name: whoever decides to roll back", "Number")
    assert lines["Wake first"].blanks == ("Number",)
    assert lines["Then"].blanks == ("After (minutes)", "Number")
    assert lines["Bridge"].blanks == ("Address or number",)


def test_nobody_is_told_to_wake_themselves(project: Project, books: dict[str, Runbook]) -> None:
    for name, book in books.items():
        named = {value.text for line in book.response for value in line.values if line.name != "Decides"}
        assert project.teams[name].name not in named
    woken = [line.values[0].text for line in books["on-call"].response if line.name in ("Wake first", "Then")]
    assert woken == ["Engineering", "Programme"]


def test_a_team_that_escalates_to_nobody_has_a_line_for_whom_to_wake(books: dict[str, Runbook]) -> None:
    (wake,) = [line for line in books["programme"].response if line.name == "Wake first"]
    assert (wake.values, wake.blanks) == ((), ("Name", "Number"))


def test_the_pocket_card_has_every_provider_once(project: Project, books: dict[str, Runbook]) -> None:
    pocket = make_pocket(BookContext.of(project, DAY))
    assert [entry.provider for entry in pocket.entries] == [entry.provider for entry in books["on-call"].quick]


def test_every_step_can_be_signed_by_hand(books: dict[str, Runbook]) -> None:
    blank: list[Card] = [
        card
        for book in books.values()
        for written in book.chapters
        for part in written.parts
        for section in part.sections
        if isinstance(section, Steps) and not section.blanks
        for card in section.cards
    ]
    assert blank == []


@pytest.mark.xdist_group("site")
def test_the_printed_book_and_the_site_show_the_same_records(site: BuiltSite, books: dict[str, Runbook]) -> None:
    reader = PdfReader(site.folder / "runbooks" / "on-call.pdf")
    paper = "".join("".join(page.extract_text() for page in reader.pages).split())
    for part in (part for written in books["on-call"].chapters for part in written.parts if part.provider):
        others = [f"providers/{part.provider}/{page.value}" for page in (ProviderPage.ROLLBACK, ProviderPage.SUPPORT)]
        shown = " ".join(site.text(page) for page in ("teams/on-call", part.page, *others))
        titles = [" ".join(card.title.split()) for section in part.sections for card in cards(section)]
        assert [title for title in titles if title not in shown or title.replace(" ", "") not in paper] == []


def test_contacts_that_hang_on_an_unanswered_condition_all_stand_there_with_it() -> None:
    project = project_in(HARBOUR)
    asia = project.integrations["fernway-asia-pacific"]
    answered = tuple(answer for answer in asia.profile.conditions if answer.condition != "region")
    profile = asia.profile.model_copy(update={"conditions": answered})
    project = replace(project, integrations={**project.integrations, asia.id: replace(asia, profile=profile)})
    book = make_runbook(BookContext.of(project, DAY), project.teams["payments"])
    assert book is not None
    found = {way.way.text: way.when for way in quick(book, "fernway-asia-pacific").first}
    assert {"+44 20 7946 0300", "+44 20 7946 0311"} <= found.keys()
    assert "in Europe" in found["+44 20 7946 0300"]
    assert "in Asia-Pacific" in found["+44 20 7946 0311"]
