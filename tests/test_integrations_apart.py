"""Several integrations with one provider: each has its own, and nothing of one is ever in what belongs to another."""

import re
from datetime import date
from pathlib import Path

import pytest
from msgspec.json import encode
from msgspec.structs import replace

from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.integration.events import make_agenda
from generator.pages.integration.run_sheet_print import make_room_sheet
from generator.pages.model import Page
from generator.pages.request.letter import make_letter
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.model import Runbook, Stamp
from generator.pages.runbooks.pocket import make_pocket
from generator.pages.sections import Cards, Checklist, Contacts, Steps, Table
from generator.project import Project
from generator.render.pdf.jobs import runbook_job
from generator.render.pdf.print_job import Paper
from tests.reading import project_in
from tests.two_countries import ASIA, EUROPE, ONLY, other

DAY = date(2026, 11, 28)
BOTH = pytest.mark.parametrize("integration", [EUROPE, ASIA])
WATCH = {EUROPE: "watch-europe", ASIA: "watch-asia"}


@pytest.fixture(scope="module")
def context(two_countries: Project) -> BookContext:
    return BookContext.of(two_countries, DAY)


@pytest.fixture(scope="module")
def pages(context: BookContext) -> dict[str, Page]:
    return {page.path: page for page in make_book(context).pages}


def book_of(context: BookContext, team: str) -> Runbook:
    book = make_runbook(context, context.project.teams[team])
    assert book is not None
    return book


def said(shown: object) -> str:
    return encode(shown, enc_hook=str).decode()


def said_of(shown: object, integration: str) -> list[str]:
    """What is said there of one integration alone."""
    return [words for words in ONLY[integration] if words in said(shown)]


@BOTH
def test_the_quick_card_has_an_entry_for_each_with_its_own_numbers(context: BookContext, integration: str) -> None:
    (entry,) = (entry for entry in book_of(context, "builders").quick if entry.key == integration)
    assert said_of(entry, integration)
    assert said_of(entry, other(integration)) == []


@BOTH
def test_the_pocket_card_has_an_entry_for_each_with_its_own_numbers(context: BookContext, integration: str) -> None:
    (entry,) = (entry for entry in make_pocket(context).entries if entry.key == integration)
    assert said_of(entry, integration)
    assert said_of(entry, other(integration)) == []


def test_an_entry_is_headed_by_the_name_of_its_integration(context: BookContext) -> None:
    names = [entry.provider for entry in make_pocket(context).entries]
    assert names == ["Acme Pay in Asia", "Acme Pay in Europe"]


@BOTH
def test_a_chapter_of_a_book_says_of_each_integration_what_is_its_own(context: BookContext, integration: str) -> None:
    parts = [part for chapter in book_of(context, "builders").chapters for part in chapter.parts]
    own = [part for part in parts if part.key == integration]
    assert own
    assert [part.anchor for part in own if said_of(part, other(integration))] == []


@BOTH
def test_the_book_of_a_team_of_one_integration_says_nothing_of_the_other(
    context: BookContext, integration: str
) -> None:
    book = book_of(context, WATCH[integration])
    assert said_of(book, integration) == list(ONLY[integration])
    assert said_of(book, other(integration)) == []


@BOTH
def test_links_in_a_book_lead_to_the_same_integration(context: BookContext, integration: str) -> None:
    job = runbook_job("builders.pdf", book_of(context, "builders"), Stamp("", "", ""), Paper(), DAY)
    parts = re.findall(
        rf'<section class="part(?: whole)?">\n<div class="part-head"><h3 id="[a-z-]+-{integration}"(.*?)</section>',
        job.html,
        re.DOTALL,
    )
    links = [link for part in parts for link in re.findall(r'href="#([^"]+)"', part)]
    assert [link for link in links if link.startswith(integration)]
    assert [link for link in links if link.startswith(other(integration))] == []


@BOTH
def test_steps_back_are_numbered_within_one_integration(context: BookContext, integration: str) -> None:
    chapter = next(found for found in book_of(context, WATCH[integration]).chapters if found.anchor == "rollback")
    (part,) = chapter.parts
    steps = [section for section in part.sections if isinstance(section, Steps)]
    numbers = [card.number for section in steps for card in section.cards]
    assert numbers == [str(number) for number in range(1, {EUROPE: 3, ASIA: 4}[integration] + 1)]


@BOTH
def test_a_run_sheet_says_nothing_of_the_other(context: BookContext, integration: str) -> None:
    sheet = make_room_sheet(context.integration(integration))
    assert sheet is not None
    assert said_of(sheet, integration) == list(ONLY[integration])
    assert said_of(sheet, other(integration)) == []


@BOTH
def test_a_calendar_says_nothing_of_the_other(context: BookContext, integration: str) -> None:
    agenda = make_agenda(context.integration(integration))
    assert agenda is not None
    assert said_of(agenda, integration)
    assert said_of(agenda, other(integration)) == []


@BOTH
def test_a_request_says_nothing_of_the_other(context: BookContext, integration: str) -> None:
    assert said_of(make_letter(context.integration(integration).pack), other(integration)) == []


@BOTH
def test_the_pages_of_one_say_nothing_of_the_other(pages: dict[str, Page], integration: str) -> None:
    own = [page for path, page in pages.items() if path.startswith(f"integrations/{integration}")]
    assert len(own) > 1
    assert [page.path for page in own if said_of(page, other(integration))] == []


@BOTH
def test_home_says_of_each_whom_to_call(pages: dict[str, Page], context: BookContext, integration: str) -> None:
    table = next(section for section in pages[""].sections if section.anchor == "incident")
    assert isinstance(table, Table)
    name = context.integration(integration).name
    (row,) = (row for row in table.rows if row[0].text == name)
    words = said(row)
    assert [said for said in ONLY[integration] if said in words]
    assert [said for said in ONLY[other(integration)] if said in words] == []


@BOTH
def test_the_list_of_contacts_has_those_of_each_apart(pages: dict[str, Page], integration: str) -> None:
    section = next(found for found in pages["contacts"].sections if found.anchor == integration)
    assert isinstance(section, Contacts)
    assert said_of(section, integration) == list(ONLY[integration])
    assert said_of(section, other(integration)) == []


@BOTH
def test_the_page_of_a_team_of_one_says_nothing_of_the_other(pages: dict[str, Page], integration: str) -> None:
    page = pages[f"teams/{WATCH[integration]}"]
    assert said_of(page, integration)
    assert [section.title for section in page.sections if said_of(section, other(integration))] == []


def test_each_card_on_the_page_of_a_team_of_both_names_its_integration(pages: dict[str, Page]) -> None:
    sections = [found for found in pages["teams/builders"].sections if isinstance(found, Cards | Checklist)]
    cards = [card for section in sections for card in section.cards]
    assert cards
    for card in cards:
        integration = next(name for name in (EUROPE, ASIA) if card.anchor.startswith(f"{name}-"))
        assert card.origin is not None
        assert card.origin.text == {EUROPE: "Acme Pay in Europe", ASIA: "Acme Pay in Asia"}[integration]


@BOTH
def test_a_role_belongs_to_the_team_that_an_integration_gives_it_to(context: BookContext, integration: str) -> None:
    guide = context.integration(integration).provider_context
    assert guide.teams(guide.provider.rollback.roles) == (WATCH[integration],)


def test_pages_of_the_provider_name_the_teams_of_all_integrations(context: BookContext) -> None:
    (guide,) = context.provider_contexts
    owners = guide.owners(guide.provider.rollback.roles)
    assert [owner.team.text for owner in owners if owner.team] == ["Watch in Asia", "Watch in Europe"]


def test_a_step_that_does_not_apply_is_on_no_card_and_marked_on_the_page(two_countries_data: Path) -> None:
    context = BookContext.of(project_with_condition(two_countries_data), DAY)
    sheets = {name: make_room_sheet(context.integration(name)) for name in (EUROPE, ASIA)}
    titles = {name: [row.title for row in sheet.rows] for name, sheet in sheets.items() if sheet}
    assert ("Freeze releases" in titles[EUROPE], "Freeze releases" in titles[ASIA]) == (False, True)
    page = next(found for found in make_book(context).pages if found.path == f"integrations/{EUROPE}/cutover")
    left_out = next(section for section in page.sections if section.anchor == "left-out")
    assert isinstance(left_out, Cards)
    assert [card.title for card in left_out.cards] == ["Freeze releases"]


def project_with_condition(data: Path) -> Project:
    project = project_in(data)
    provider = project.providers["acme-pay"]
    timeline = tuple(step.model_copy(update={"when": ("asia",)}) for step in provider.cutover.timeline)
    cutover = provider.cutover.model_copy(update={"timeline": timeline})
    return replace(project, providers={"acme-pay": replace(provider, cutover=cutover)})
