"""Whom of yours to wake: what is recorded stands on the site, and what cannot be meant is refused."""

from pathlib import Path

import pytest

from generator.check import check_data
from generator.pages.own_response import response_table, wake_table
from generator.pages.sections import Table
from tests.conftest import MINIMAL
from tests.reading import project_in
from tests.shipped import EXAMPLE, SHIPPED_DATA


def words(tables: tuple[Table, ...]) -> list[list[str]]:
    return [
        [cell.text or (cell.link.text if cell.link else "") or (cell.value.text if cell.value else "") for cell in row]
        for table in tables
        for row in table.rows
    ]


def found_in(data: Path) -> list[tuple[str, str]]:
    return [(finding.code, finding.message) for finding in check_data(data).findings]


def test_a_team_says_whom_to_wake_first_and_then() -> None:
    project = project_in(EXAMPLE)
    assert words(wake_table(project, project.teams["platform"])) == [
        ["Platform and duty", "First", "+44 20 7946 0121", "https://rota.kestrel.example.com/platform"],
        ["Payments", "After 15 minutes", "+44 20 7946 0122", "–"],
    ]


def test_the_home_page_says_who_decides_which_teams_answer_and_how_to_join_the_call() -> None:
    assert words(response_table(project_in(MINIMAL))) == [
        ["Decides: Engineering", "Builders", "+1 555 010 0126", "–", "–"],
        [
            "Engineering",
            "Builders",
            "+1 555 010 0126",
            "https://rota.shop.example/builders",
            "Watch after 15 minutes",
        ],
        ["Incident call", "Call of the shop", "+1 555 010 0127", "https://calls.shop.example/incident", "–"],
    ]


def test_nothing_is_shown_where_nothing_is_recorded() -> None:
    project = project_in(SHIPPED_DATA)
    assert response_table(project) == ()
    assert [team.id for team in project.teams.values() if wake_table(project, team)] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("teams", "    escalates-to: watch\n", "", "`escalate-after` names no team: `escalates-to` is missing"),
        (
            "organisation",
            "  address: https://calls.shop.example/incident\n  phone: +1 555 010 0127\n",
            "",
            "`title` says no way to join the call",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(minimal: Path, file: str, old: str, new: str, message: str) -> None:
    path = minimal / "organisation" / f"{file}.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert ("missing-field", message) in found_in(minimal)


def test_whoever_decides_has_a_team(minimal: Path) -> None:
    path = minimal / "organisation" / "organisation.yaml"
    path.write_text(path.read_text("utf-8").replace("incident-lead: engineering", "incident-lead: nobody"), "utf-8")
    assert [code for code, _ in found_in(minimal)] == ["dead-reference"]
