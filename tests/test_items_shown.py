"""An item stands where it stands wherever it is shown: on the site, on paper, in the terminal, for programs."""

import re
from pathlib import Path
from typing import Any

import pytest

from generator.pages.book_context import BookContext
from generator.pages.control_index import cards
from generator.pages.runbooks.book import make_runbook
from generator.pages.sections import Checklist
from generator.pages.status_labels import label_of
from generator.pages.words import format_date
from generator.readiness.item_status import ItemStatus
from generator.readiness.items import AssessedItem, assess_items
from generator.render.pdf.print_job import Paper
from tests.readiness_fixtures import DAY, INTEGRATIONS, assessed, paper_html, section, states_in
from tests.sheet_fixtures import sheets_of
from tests.site_fixtures import BuiltSite, text_of

pytestmark = pytest.mark.xdist_group("readiness")


@pytest.mark.parametrize("integration", INTEGRATIONS)
def test_the_checklist_shows_every_item_in_its_state(example_site: BuiltSite, integration: str) -> None:
    expected = {item.id: label_of(item.status).word for item in assessed(example_site, integration)}
    assert states_in(example_site.html(f"integrations/{integration}/checklist")) == expected


@pytest.mark.parametrize("integration", INTEGRATIONS)
def test_status_says_of_every_item_what_the_checklist_shows(
    example_site: BuiltSite, status: dict[str, Any], integration: str
) -> None:
    said = {item["id"]: item["state"] for item in status[integration]["items"]}
    assert said == states_in(example_site.html(f"integrations/{integration}/checklist"))


def is_taken_away(item: AssessedItem) -> bool:
    """Whether an answer takes the item away, so that no team has it."""
    return item.status is ItemStatus.NOT_APPLICABLE and item.recorded is None


def test_the_books_of_the_teams_show_every_item_in_its_state(example_site: BuiltSite) -> None:
    project = example_site.project
    expected = {
        f"{integration.profile.provider}-{item.id}": label_of(item.status).word
        for integration in project.integrations.values()
        for item in assess_items(project, integration, DAY)
        if not is_taken_away(item)
    }
    found: dict[str, str] = {}
    for team in project.teams.values():
        book = make_runbook(BookContext.of(project, DAY), team)
        if book is not None:
            found |= states_in(paper_html(book))
    assert found == expected


def test_the_drawn_book_says_the_state_beside_the_title(example_site: BuiltSite) -> None:
    project = example_site.project
    book = make_runbook(BookContext.of(project, DAY), project.teams["money"])
    assert book is not None
    sheets = sheets_of(book, Paper())
    items = [card for section in sheets.sections if isinstance(section, Checklist) for card in section.cards]
    assert len(items) > 3
    assert sheets.missing([f"{card.title}{card.labels[0].text}" for card in items]) == []


def test_the_pages_of_the_teams_show_every_item_in_its_state(example_site: BuiltSite) -> None:
    found: dict[str, str] = {}
    for team in example_site.project.teams:
        for path, html in example_site.pages.items():
            found |= states_in(html) if path.startswith(f"teams/{team}/") else {}
    expected = {
        f"{integration.profile.provider}-{item.id}": label_of(item.status).word
        for integration in example_site.project.integrations.values()
        for item in assess_items(example_site.project, integration, DAY)
        if not is_taken_away(item)
    }
    assert found == expected


@pytest.mark.parametrize("integration", INTEGRATIONS)
def test_where_something_is_recorded_is_the_line_of_the_record(status: dict[str, Any], integration: str) -> None:
    for item in status[integration]["items"]:
        if item["recorded-at"]:
            file, _, line = item["recorded-at"].rpartition(":")
            lines = Path(file).read_text("utf-8").splitlines()
            assert lines[int(line) - 1].endswith((f"item: {item['id']}", f"step: {item['id']}"))


def test_a_waiver_is_shown_with_its_reason_approver_and_end(example_site: BuiltSite) -> None:
    waived = [item for item in example_site.project.integrations["mintcash"].progress.items if item.until]
    text = example_site.text("integrations/mintcash/checklist")
    assert waived
    for item in waived:
        assert item.until
        assert f"{format_date(item.until.date)}, approved by {item.approver}" in text


def test_evidence_is_shown_with_its_link_and_its_last_day(example_site: BuiltSite) -> None:
    html = example_site.html("integrations/modulus-labs/checklist")
    for item in example_site.project.integrations["modulus-labs"].progress.items:
        for evidence in item.evidence:
            assert evidence.link is None or f'href="{evidence.link}"' in html
    assert "Evidence expired on" in text_of(html)


def test_answers_to_conditions_stand_on_the_checklist(example_site: BuiltSite) -> None:
    text = example_site.text("integrations/payca/checklist")
    assert "Is mutual TLS required for your PayCA integration? ? Not answered" in text
    said = "Yes, says Finch Lourie (10 November 2026) Storefront asked for it"
    assert f"Is PAN retrieval enabled for your PayCA integration? {said}" in text


def test_a_team_page_says_how_much_waits_and_leads_to_it_by_name(
    example_site: BuiltSite, status: dict[str, Any]
) -> None:
    html = section(example_site.html("teams/payments"), "to-do")
    found = dict(re.findall(r'integrations/([a-z-]+)/index\.html#blockers">(\d+)<', html))
    expected = {name: str(shown["teams"]["payments"]) for name, shown in status.items() if "payments" in shown["teams"]}
    assert found == expected


def test_the_items_of_a_team_are_as_many_as_the_checklist_then_shows(example_site: BuiltSite) -> None:
    html = section(example_site.html("integrations/payca"), "teams")
    checklist = example_site.html("integrations/payca/checklist")
    counted = dict(re.findall(r'checklist/index\.html\?team=([a-z-]+)&amp;state=to-do">(\d+) items?<', html))
    teams = [
        team.split()
        for team, state in re.findall(r'data-team="([^"]*)"[^>]*data-state="([^"]*)"', checklist)
        if "to-do" in state.split()
    ]
    assert counted
    assert counted == {team: str(sum(team in named for named in teams)) for team in counted}


def test_books_have_boxes_for_what_is_left_to_do_and_marks_for_the_rest(example_site: BuiltSite) -> None:
    project = example_site.project
    book = make_runbook(BookContext.of(project, DAY), project.teams["money"])
    assert book is not None
    sections = [section for chapter in book.chapters for part in chapter.parts for section in part.sections]
    html = paper_html(book)
    items = [card for section in sections if section.kind == "checklist" for card in cards(section)]
    held = {card.anchor for card in items if getattr(card, "held", None)}
    boxes = set(re.findall(r'<input type="checkbox" name="([^"]+)"', html))
    assert held
    assert {card.anchor for card in items} - held <= boxes
    assert held & boxes == set()
