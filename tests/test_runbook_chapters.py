"""What the chapters of a runbook hold: everything of the team and nothing of others, in the order of need."""

import re

import pytest
from msgspec.structs import replace

from generator.pages.addresses import provider_page
from generator.pages.book_context import BookContext
from generator.pages.control_index import cards
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.model import NamedGaps, Part, Runbook
from generator.pages.runbooks.pocket import make_pocket
from generator.pages.sections import Checklist, Steps, Words
from generator.pages.view_models import Card
from generator.project import Project
from generator.prose import plain
from generator.schema.checklists import Item, ItemGroup
from generator.schema.organisation import Team
from generator.schema.provider import ProviderPage
from generator.schema.record import GapCause, Gate
from tests.conftest import MINIMAL
from tests.runbook_fixtures import DAY, chapter, integrated, issues_of, quick, read
from tests.sheet_fixtures import Sheets, bare
from tests.site_fixtures import BuiltSite

GATES = [gate.value for gate in Gate]


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


def test_every_integrated_provider_is_in_the_book_of_a_team_that_responds(
    shipped_project: Project, shipped_books: dict[str, Runbook]
) -> None:
    names = sorted(shipped_project.providers[name].profile.name for name in integrated(shipped_project))
    teams = BookContext.of(shipped_project, DAY).team_records
    responding = [team for team, owned in teams.items() if any(records.responds for records in owned)]
    assert "on-call" in responding
    for team in responding:
        assert sorted(entry.provider for entry in shipped_books[team].quick) == names
        assert sorted(part.title for part in chapter(shipped_books[team], "rollback").parts) == names
        assert sorted(part.title for part in chapter(shipped_books[team], "contacts").parts) == names


def test_on_call_has_the_issues_of_every_provider_that_gives_it_some(
    shipped_project: Project, shipped_books: dict[str, Runbook]
) -> None:
    found = {issue.card.anchor for issue in issues_of(shipped_books["on-call"])}
    expected = {
        f"{name}-{issue.id}"
        for name in integrated(shipped_project)
        for issue in shipped_project.providers[name].issues.issues
        if (roles := issue.roles or shipped_project.providers[name].issues.roles) and "on-call" in roles.all
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


def test_items_of_the_team_are_in_its_book_once_and_no_others(
    shipped_project: Project, shipped_books: dict[str, Runbook]
) -> None:
    for name, book in shipped_books.items():
        team = shipped_project.teams[name]
        expected = [
            key for key, pair in catalogue(shipped_project).items() if names_a_role_of(shipped_project, team, *pair)
        ]
        assert sorted(items_of(book)) == sorted(expected), name


def test_items_stand_in_the_chapter_of_their_gate(shipped_project: Project, shipped_books: dict[str, Runbook]) -> None:
    known = catalogue(shipped_project)
    for book in shipped_books.values():
        for gate in Gate:
            for anchor in items_of(book, [gate.value]):
                group, item = known[anchor]
                assert group.gate_of(item).gate is gate, anchor


def test_the_books_together_hold_every_item(shipped_project: Project, shipped_books: dict[str, Runbook]) -> None:
    assert {item for book in shipped_books.values() for item in items_of(book)} == set(catalogue(shipped_project))


def test_chapters_come_in_the_order_of_need(shipped_books: dict[str, Runbook]) -> None:
    order = ["rollback", "incidents", "contacts", "monitoring", *GATES, "cutover", "smoke-tests"]
    order += ["maintenance", "rules", "environments", "missing"]
    for book in shipped_books.values():
        found = [written.anchor for written in book.chapters]
        assert found == [anchor for anchor in order if anchor in found]


def test_no_two_places_of_a_book_share_an_anchor(shipped_books: dict[str, Runbook]) -> None:
    for name, book in shipped_books.items():
        parts = [part.anchor for written in book.chapters for part in written.parts]
        places = [*parts, *(written.anchor for written in book.chapters), *(entry.anchor for entry in book.quick)]
        assert len(places) == len(set(places)), name
        assert len(items_of(book)) == len(set(items_of(book))), name


@pytest.mark.parametrize("provider", ["mintcash", "modulus-labs", "multipaga", "payca", "scan-to-pay"])
def test_rollback_is_the_guides_procedure_or_says_that_there_is_none(
    shipped_project: Project, shipped_books: dict[str, Runbook], provider: str
) -> None:
    rollback = shipped_project.providers[provider].rollback
    part = next(
        found for found in chapter(shipped_books["on-call"], "rollback").parts if found.anchor == f"rollback-{provider}"
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
            == f"{shipped_project.providers[provider].profile.name} gives no rollback procedure ({why}). Use your own."
        )


@pytest.mark.parametrize("provider", ["mintcash", "modulus-labs", "multipaga", "payca", "scan-to-pay"])
def test_what_is_missing_for_the_way_back_stands_at_the_end(
    shipped_project: Project, shipped_books: dict[str, Runbook], provider: str
) -> None:
    last = shipped_books["on-call"].chapters[-1]
    assert last.anchor == "missing"
    gaps = [
        gap.anchor
        for part in last.parts
        if part.key == provider
        for section in part.sections
        if isinstance(section, NamedGaps)
        for gap in section.gaps
    ]
    assert {f"{provider}-{gap.id}" for gap in shipped_project.providers[provider].rollback.gaps} <= set(gaps)


def test_a_gap_that_is_spoken_of_in_a_book_is_named_at_its_end(
    shipped_project: Project, shipped_books: dict[str, Runbook]
) -> None:
    for name, book in shipped_books.items():
        last = {card.anchor for part in book.chapters[-1].parts for section in part.sections for card in cards(section)}
        for part in (part for written in book.chapters[:-1] for part in written.parts if part.provider):
            subjects = shipped_project.providers[part.provider].subjects()
            gaps = {gap.id for _, subject in subjects for gap in subject.gaps}
            spoken_of = gaps & set(re.findall(r"(?:\]\(#|anchor=')([a-z0-9-]+)", repr(part)))
            assert {f"{part.key}-{gap}" for gap in spoken_of} <= last, (name, part.anchor)


def test_a_first_move_of_our_own_is_marked_as_ours(shipped_project: Project, shipped_books: dict[str, Runbook]) -> None:
    without = [name for name in integrated(shipped_project) if not shipped_project.providers[name].rollback.steps]
    assert len(without) == 4
    for provider in without:
        move = shipped_project.providers[provider].rollback.first_move
        assert move
        part = next(
            found for found in chapter(shipped_books["on-call"], "rollback").parts if found.anchor.endswith(provider)
        )
        words = [text.text for section in part.sections if isinstance(section, Words) for text in section.paragraphs]
        assert words[0] == f"Our advice: {move}"
        assert quick(shipped_books["on-call"], provider).first_action.text.text == f"Our advice: {move}"


def test_what_nobody_has_recorded_is_named_as_missing(shipped_books: dict[str, Runbook]) -> None:
    (chapter,) = [written for written in shipped_books["on-call"].chapters if written.anchor == "missing"]
    said = {part.title: " ".join(map(str, part.sections)) for part in chapter.parts}
    ours = said["On our side"]
    assert all(words in ours for words in ("Who decides in an incident", "How to join the call", "Engineering"))
    assert "Number to call:** none for PayCA 24x7 contacts" in said["PayCA"]
    assert "none for 4 alerts" in said["PayCA"]
    assert "Number to call" not in said["Scan to Pay"]


def test_a_book_names_the_pause_points_and_who_decides_at_them(shipped_books: dict[str, Runbook]) -> None:
    (cutover,) = [written for written in shipped_books["on-call"].chapters if written.anchor == "cutover"]
    said = {part.key: " ".join(map(str, part.sections)) for part in cutover.parts}
    assert "Pause before step 7, “Switch your customers over to Mintcash”" in said["mintcash"].replace("\\", "")
    assert "Before real payments flow." in said["mintcash"]
    assert "The programme lead takes the decision." in said["payca"]


def test_every_step_can_be_signed_by_hand(shipped_books: dict[str, Runbook]) -> None:
    blank: list[Card] = [
        card
        for book in shipped_books.values()
        for written in book.chapters
        for part in written.parts
        for section in part.sections
        if isinstance(section, Steps) and not section.blanks
        for card in section.cards
    ]
    assert blank == []


def pages_with_gaps(project: Project, part: Part) -> list[ProviderPage]:
    """The pages whose gaps the last chapter of a book gathers; none for the other chapters."""
    subjects = project.providers[part.provider].subjects() if part.anchor.startswith("missing-") else ()
    return [page for page, subject in subjects if subject.gaps]


@pytest.mark.xdist_group("print")
def test_the_printed_book_and_the_site_show_the_same_records(site: BuiltSite, on_call: Sheets) -> None:
    paper = bare("".join(on_call.pages))
    for part in (part for part in on_call.parts if part.provider):
        others = {ProviderPage.ROLLBACK, ProviderPage.SUPPORT, *pages_with_gaps(site.project, part)}
        pages = ("teams/on-call", part.page, *(provider_page(part.provider, page) for page in sorted(others)))
        shown = " ".join(map(site.text, pages))
        titles = [" ".join(card.title.split()) for section in part.sections for card in cards(section)]
        assert [title for title in titles if title not in shown or bare(title) not in paper] == []
