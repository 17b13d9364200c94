"""A team's page: everything it owns, over all providers, in the order in which it happens."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from generator.pages.addresses import integration_page, team_page
from generator.pages.blockers import BLOCKERS
from generator.pages.book_context import BookContext
from generator.pages.cards import prefixed_card
from generator.pages.integration.readiness_summary import ReadinessSummary, TeamLoad, go_live_words
from generator.pages.model import Page
from generator.pages.own_response import wake_table
from generator.pages.phases import PHASES, WorkPhase
from generator.pages.readiness_view import Todo
from generator.pages.runbooks.response import escalation_words
from generator.pages.runbooks.volumes import volumes_among
from generator.pages.sections import Cards, Checklist, Doors, Section, Table, Todos, Words
from generator.pages.team_records import TeamRecords, in_reach
from generator.pages.team_roles import role_words
from generator.pages.view_models import Address, Card, Cell, Door, Label, Link, RichText
from generator.pages.words import count, format_date
from generator.project import Project
from generator.prose import verbatim
from generator.schema.organisation import Team

_MOST_DUE = 7
"""How many things to do stand on top."""
_TO_DO = "to-do"
"""The section of a team's page that says how much waits for it; each integration has a place in it."""


PhaseCards = dict[WorkPhase, tuple[Card, ...]]
"""What a team owns, by the phase of its work."""


def teams_pages(context: BookContext, printed: frozenset[str]) -> tuple[Page, ...]:
    """The list of teams, and a page for each; `printed` holds the paths of the files that stand beside them."""
    teams = [(team, _phases(context, team)) for team in context.project.teams.values()]
    doors = tuple(_door(context, team, phases) for team, phases in teams)
    return (_all_teams(doors), *(_page(context, team, phases, printed) for team, phases in teams))


def _all_teams(doors: tuple[Door, ...]) -> Page:
    return Page(
        path="teams",
        title="Teams",
        short="Teams",
        description="What each team owns.",
        lead=RichText(
            "What each team owns for all providers. `organisation/teams.yaml` says which team has which role."
        ),
        edit="organisation/teams.yaml",
        sections=(Doors("all", "All teams", doors),),
    )


def _door(context: BookContext, team: Team, phases: PhaseCards) -> Door:
    size = sum(len(cards) for cards in phases.values())
    load = sum(load.number for _, load in _loads(context, team))
    return Door(
        Link(team.name, Address(team_page(team.id))),
        RichText(team.summary),
        (count(size, "record"), count(load, "blocker")),
    )


def _loads(context: BookContext, team: Team) -> list[tuple[ReadinessSummary, TeamLoad]]:
    return [(view, load) for view in context.summaries for load in view.teams if load.team == team.id]


def to_do_place(team: str, integration: str) -> Address:
    """Where a team's page says how much of an integration waits for it."""
    return Address(team_page(team), f"{_TO_DO}-{integration}")


def _page(context: BookContext, team: Team, phases: PhaseCards, printed: frozenset[str]) -> Page:
    sections = tuple(_sections(phases))
    nothing = Words(
        "nothing",
        "Nothing yet",
        (RichText("No record of any provider names a role of this team, so it has no runbook."),),
    )
    return Page(
        path=team_page(team.id),
        boost=0.5,
        title=team.name,
        short=team.name,
        description=f"Everything that {team.name} owns for all providers.",
        lead=RichText(_lead(context.project, team)),
        edit="organisation/teams.yaml",
        sections=(
            *_due(context, team),
            *_to_do(context, team),
            *wake_table(context.project, team),
            *(sections or (nothing,)),
            *_on_paper(team, printed),
        ),
    )


def _on_paper(team: Team, printed: frozenset[str]) -> tuple[Section, ...]:
    paths = volumes_among(printed, team.id)
    if not paths:
        return ()
    words = RichText("The same on paper: a quick card first, boxes to tick, room for times and initials.")
    doors = (
        Door(Link(name, Address(path)), words) for name, path in zip(_volume_names(len(paths)), paths, strict=True)
    )
    return (Doors("on-paper", "On paper", tuple(doors)),)


def _volume_names(number: int) -> tuple[str, ...]:
    if number == 1:
        return ("Print the runbook",)
    return tuple(f"Print volume {volume} of the runbook" for volume in range(1, number + 1))


def _due(context: BookContext, team: Team) -> tuple[Section, ...]:
    """What the team has to do next, over all integrations: the nearest launch first."""
    todos = [
        _due_todo(view, todo)
        for view in sorted(context.summaries, key=lambda view: view.go_live or date.max)
        for todo in view.next
        if team.id in todo.teams
    ]
    more = f" {count(len(todos) - _MOST_DUE, 'more thing')} after that." if len(todos) > _MOST_DUE else ""
    intro = RichText(f"The nearest launch first, as of {format_date(context.day)}.{more}")
    return (Todos("due", "What is due next", tuple(todos[:_MOST_DUE]), is_ordered=True, intro=intro),) if todos else ()


def _due_todo(view: ReadinessSummary, todo: Todo) -> Todo:
    """A thing to do on a page that says whose it is: of which integration, and for which launch."""
    launch = f"{todo.why}; launch {go_live_words(view)}" if view.go_live else todo.why
    return replace(todo, why=launch, owners=(), note=None, labels=(Label(view.name, "origin"), *todo.labels))


def _to_do(context: BookContext, team: Team) -> tuple[Section, ...]:
    rows = tuple(_to_do_row(team, view, load) for view, load in _loads(context, team))
    intro = RichText(f"What your team has to do before a gate is met, as of {format_date(context.day)}.")
    columns = ("Integration", "To do", "Go-live", "First of them")
    return (Table(_TO_DO, "Waiting for you", columns, rows, intro=intro),) if rows else ()


def _to_do_row(team: Team, view: ReadinessSummary, load: TeamLoad) -> tuple[Cell, ...]:
    first = next((todo for todo in view.next if team.id in todo.teams), None)
    return (
        Cell(link=Link(view.name, view.page), anchor=to_do_place(team.id, view.id).anchor),
        Cell(link=Link(str(load.number), Address(integration_page(view.id), BLOCKERS))),
        Cell(go_live_words(view)),
        Cell(link=first.link) if first else Cell("all of it comes after the access request", tone="none"),
    )


def _lead(project: Project, team: Team) -> str:
    roles = verbatim(role_words(project, team))
    words = escalation_words(project, team)
    onward = f" Escalates to {verbatim(words)}." if words else ""
    return f"{team.summary} Roles: {roles}.{onward}"


def _sections(phases: PhaseCards) -> Iterator[Section]:
    for phase, cards in phases.items():
        kind = Checklist if PHASES[phase].gate else Cards
        if cards:
            yield kind(phase.value, PHASES[phase].title, cards)


def _phases(context: BookContext, team: Team) -> PhaseCards:
    """The cards of each phase."""
    owned = in_reach(context.team_records[team.id])
    return {phase: tuple(card for records in owned for card in records.once(_cards, phase)) for phase in PHASES}


def _cards(owned: TeamRecords, phase: WorkPhase) -> tuple[Card, ...]:
    """The team's cards of a phase; its steps as you planned them, where there is an integration."""
    context, steps = owned.provider_context, PHASES[phase].steps
    found = owned.planned_steps(*steps) if steps and owned.integration else owned.of_phase(phase)
    page = context.page(PHASES[phase].page)
    return tuple(_brief(owned.team, prefixed_card(context, card, page)) for card in found)


def _brief(team: Team, card: Card) -> Card:
    """A card on a page that says whose it is: its reasons, notes and sources stand with the record itself."""
    others = tuple(owner for owner in card.owners if owner.team is None or owner.team.to.page != team_page(team.id))
    return replace(card, owners=others, why=None, notes=(), source=None, controls=())
