"""Lead times where they are shown: on cards, the home page, the status and the calendar, until something is begun."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.check import check_data
from generator.cli import cli
from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.integration.events import make_agenda
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.sections import Checklist, Table
from generator.pages.view_models import Card
from tests.access_fixtures import CHECKLISTS, COMPLETE, PROGRESS, STATEMENTS, changed, with_two_desks
from tests.reading import project_in

EARLY, SOON, LATE = date(2026, 11, 21), date(2027, 2, 1), date(2027, 2, 9)
LAST = date(2027, 2, 8)
"""15 working days before the launch, on Monday, 1 March 2027."""
ITEM = "name-key-holder"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest data with an item that takes 15 working days, and nothing recorded about it."""
    return slow(tmp_path_factory.mktemp("slow"))


def slow(folder: Path, **recorded: str) -> Path:
    data = with_two_desks(folder)
    changed(data, CHECKLISTS, lambda content: content["groups"][0]["items"][1].update({"lead-time": "15 working days"}))
    changed(data, STATEMENTS, lambda content: content["statements"][0]["facts"].append("15 working days"))
    others = [item for item in COMPLETE if item.get("item") != ITEM]
    items = [*others, *([{"item": ITEM, **recorded}] if recorded else [])]
    changed(data, PROGRESS, lambda _: {"items": items})
    return data


def context(data: Path, day: date) -> IntegrationContext:
    return BookContext.of(project_in(data), day).integration("acme")


def card(data: Path, path: str, anchor: str, day: date) -> Card:
    page = next(page for page in make_book(BookContext.of(project_in(data), day)).pages if page.path == path)
    cards: Iterator[Card] = (
        card for section in page.sections if isinstance(section, Checklist) for card in section.cards
    )
    return next(card for card in cards if card.anchor == anchor)


def said(data: Path, day: date) -> list[str]:
    return [f"{start.link.text}: {start.why}" for start in context(data, day).summary.starts]


@pytest.mark.parametrize(
    ("day", "words", "labels"),
    [
        (EARLY, "start by 8 February 2027", []),
        (SOON, "start soon, by 8 February 2027", ["⚠ Start soon"]),
        (LATE, "too late for the launch: to be started by 8 February 2027", ["⚠ Too late for the launch"]),
    ],
)
def test_what_is_not_begun_says_by_when_on_its_card_and_at_a_glance(
    data: Path, day: date, words: str, labels: list[str]
) -> None:
    assert said(data, day) == [f"Name who holds the key: {words}"]
    found = card(data, "integrations/acme/checklist", ITEM, day)
    assert [label.text for label in found.labels if label.text.startswith("⚠")] == labels
    why = next(fact.value.text for fact in found.facts if fact.name == "Why" and fact.value)
    assert why == f"Open; {words}."


def test_the_home_page_and_the_page_of_a_team_say_so_too(data: Path) -> None:
    home = next(page for page in make_book(BookContext.of(project_in(data), SOON)).pages if not page.path)
    launches = next(section for section in home.sections if section.anchor == "integrations")
    assert isinstance(launches, Table)
    labels = [cell.label.text for cell in launches.rows[0] if cell.label]
    assert "⚠ Start soon" in labels
    found = card(data, "teams/builders", f"{context(data, SOON).provider_context.key}-{ITEM}", SOON)
    assert "⚠ Start soon" in [label.text for label in found.labels]


def test_the_guides_own_page_says_how_long_it_takes(data: Path) -> None:
    found = card(data, "providers/acme-pay/checklist", ITEM, EARLY)
    assert [fact.value.text for fact in found.facts if fact.name == "Begin" and fact.value] == [
        "15 working days before the launch"
    ]


def test_the_status_says_so_for_people_and_for_programs(data: Path) -> None:
    def run(*more: str) -> str:
        return CliRunner().invoke(cli, ["status", "--data", str(data), "--as-of", SOON.isoformat(), *more]).output

    assert "Start in time Name who holds the key: start soon, by 8 February 2027" in " ".join(run().split())
    items: list[dict[str, Any]] = json.loads(run("--format", "json"))[0]["items"]
    assert {item["id"]: item["start-by"] for item in items if item["start-by"]} == {ITEM: "2027-02-08"}


@pytest.mark.parametrize("recorded", [{"state": "in-progress", "on": "2027-02-01"}, {"state": "blocked"}])
def test_what_is_begun_is_late_for_nothing(recorded: dict[str, str], tmp_path: Path) -> None:
    data = slow(tmp_path, **recorded)
    assert said(data, LATE) == []
    agenda = make_agenda(context(data, EARLY))
    assert agenda is not None
    assert [event for event in agenda.events if event.kind == "Lead time"] == []


def test_the_calendar_has_the_last_day_to_begin(data: Path) -> None:
    agenda = make_agenda(context(data, EARLY))
    assert agenda is not None
    found = [event for event in agenda.events if event.kind == "Lead time"]
    assert [(event.title, event.start) for event in found] == [
        ("Acme Pay in the shop: last day to begin: Name who holds the key", LAST)
    ]


@pytest.mark.parametrize(("day", "codes"), [("2027-02-08", []), ("2027-02-09", ["begun-too-late"])])
def test_the_check_finds_what_was_begun_too_late(day: str, codes: list[str], tmp_path: Path) -> None:
    data = slow(tmp_path, state="in-progress", on=day)
    assert [finding.code for finding in check_data(data).findings] == codes


def test_there_is_nothing_to_begin_in_time_without_a_launch_ahead(data: Path) -> None:
    assert said(data, date(2027, 3, 2)) == []
