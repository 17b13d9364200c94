"""Whom of yours to wake in an incident, who decides, and how to join the call, as the site shows it."""

from collections.abc import Iterator

from generator.pages.addresses import team_page
from generator.pages.provider_context import value
from generator.pages.runbooks.response import after_words, escalation_words, lead_of, link_of
from generator.pages.sections import Table
from generator.pages.team_roles import role_words
from generator.pages.view_models import Address, Cell, Link, Value
from generator.project import Project
from generator.schema.organisation import Team

_TEAM_COLUMNS = ("Team", "When", "Number", "Rota")
_COLUMNS = ("What for", "Whom to reach", "Number", "Address", "Escalates to")


def wake_table(project: Project, team: Team) -> tuple[Table, ...]:
    """A team and the one it escalates to, with their numbers; nothing where neither has any."""
    rows = [_wake_row(team, "First")]
    if team.escalates_to:
        rows.append(_wake_row(project.teams[team.escalates_to], after_words(team)))
    known = [cell for _, _, *ways in rows for cell in ways if cell.value]
    return (Table("wake", "Whom to wake", _TEAM_COLUMNS, tuple(rows)),) if known else ()


def _wake_row(team: Team, when: str) -> tuple[Cell, ...]:
    return _link(team), Cell(when), _cell(value(team.phone)), _cell(link_of(team.rota))


def response_table(project: Project) -> tuple[Table, ...]:
    """Who decides, every team that can be woken, and the bridge; nothing where nothing is recorded."""
    rows = (*_lead_row(project), *_team_rows(project), *_bridge_row(project))
    return (Table("wake", "Whom of ours to wake", _COLUMNS, rows),) if rows else ()


def _lead_row(project: Project) -> Iterator[tuple[Cell, ...]]:
    role, team = lead_of(project)
    if role:
        whom = _link(team) if team else Cell("–", tone="none")
        yield Cell(f"Decides: {role}"), whom, _cell(value(team.phone) if team else None), _cell(None), _cell(None)


def _team_rows(project: Project) -> Iterator[tuple[Cell, ...]]:
    for team in project.teams.values():
        if team.phone or team.rota:
            words = Cell(escalation_words(project, team)) if team.escalates_to else _cell(None)
            yield (
                Cell(role_words(project, team)),
                _link(team),
                _cell(value(team.phone)),
                _cell(link_of(team.rota)),
                words,
            )


def _bridge_row(project: Project) -> Iterator[tuple[Cell, ...]]:
    if bridge := project.organisation.bridge:
        yield (
            Cell("Incident call"),
            Cell(bridge.title),
            _cell(value(bridge.phone)),
            _cell(link_of(bridge.address)),
            _cell(None),
        )


def _link(team: Team) -> Cell:
    return Cell(link=Link(team.name, Address(team_page(team.id))))


def _cell(shown: Value | None) -> Cell:
    return Cell(value=shown) if shown else Cell("–", tone="none")
