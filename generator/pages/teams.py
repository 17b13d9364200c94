"""A team's page: everything it owns, over all providers, in the order in which it happens."""

from collections.abc import Iterator

from generator.pages.anchor_prefix import prefixed_card
from generator.pages.blockers import BLOCKERS
from generator.pages.book_context import BookContext
from generator.pages.integration.readiness_summary import ReadinessSummary, TeamLoad, go_live_words
from generator.pages.integration.team_cutover_steps import planned_steps
from generator.pages.model import Page
from generator.pages.own_records import integrations_of
from generator.pages.phases import PHASES, WorkPhase
from generator.pages.provider_context import integration_page, team_page
from generator.pages.sections import Cards, Checklist, Doors, Section, Table, Words
from generator.pages.team_records import TeamRecords
from generator.pages.view_models import Address, Card, Cell, Door, Link, RichText
from generator.pages.words import count, format_date
from generator.project import Project
from generator.prose import verbatim
from generator.schema.organisation import Team

_TO_DO = "to-do"
"""The section of a team's page that says how much waits for it; each integration has a place in it."""


def teams_page(context: BookContext) -> Page:
    """All teams."""
    return Page(
        path="teams",
        title="Teams",
        short="Teams",
        description="What each team owns.",
        lead=RichText(
            "What each team owns over all providers. Which team has which role stands in `organisation/teams.yaml`."
        ),
        edit="organisation/teams.yaml",
        sections=(Doors("all", "All teams", tuple(_door(context, team) for team in context.project.teams.values())),),
    )


def _door(context: BookContext, team: Team) -> Door:
    size = sum(len(cards) for cards in _phases(context, team).values())
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


def team_pages(context: BookContext) -> tuple[Page, ...]:
    """A page for each team."""
    return tuple(_page(context, team) for team in context.project.teams.values())


def _page(context: BookContext, team: Team) -> Page:
    sections = tuple(_sections(context, team))
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
        description=f"Everything that {team.name} owns over all providers.",
        lead=RichText(_lead(context.project, team)),
        edit="organisation/teams.yaml",
        sections=(*_on_paper(context, team), *_to_do(context, team), *(sections or (nothing,))),
    )


def _on_paper(context: BookContext, team: Team) -> tuple[Section, ...]:
    path = f"runbooks/{team.id}.pdf"
    if path not in context.printed:
        return ()
    words = RichText("The same for paper: a quick card first, boxes to tick, room for times and initials.")
    return (Doors("on-paper", "On paper", (Door(Link("Print the runbook", Address(path)), words),)),)


def _to_do(context: BookContext, team: Team) -> tuple[Section, ...]:
    rows = tuple(_to_do_row(team, view, load) for view, load in _loads(context, team))
    intro = RichText(f"What keeps a gate from being met and is yours, as of {format_date(context.day)}.")
    columns = ("Integration", "To do", "Go-live", "First")
    return (Table(_TO_DO, "What waits for you", columns, rows, intro=intro),) if rows else ()


def _to_do_row(team: Team, view: ReadinessSummary, load: TeamLoad) -> tuple[Cell, ...]:
    first = next((each for each in view.next if team.id in each.teams), None)
    return (
        Cell(link=Link(view.name, view.page), anchor=to_do_place(team.id, view.id).anchor),
        Cell(link=Link(str(load.number), Address(integration_page(view.id), BLOCKERS))),
        Cell(go_live_words(view)),
        Cell(link=first.link) if first else Cell("after the access request"),
    )


def _lead(project: Project, team: Team) -> str:
    roles = ", ".join(verbatim(project.roles[role].name) for role in team.roles)
    onward = f" Escalates to {verbatim(project.teams[team.escalates_to].name)}." if team.escalates_to else ""
    return f"{team.summary} Roles: {roles}.{onward}"


def _sections(context: BookContext, team: Team) -> Iterator[Section]:
    for phase, cards in _phases(context, team).items():
        kind = Checklist if PHASES[phase].gate else Cards
        if cards:
            yield kind(phase.value, PHASES[phase].title, cards)


def _phases(context: BookContext, team: Team) -> dict[WorkPhase, tuple[Card, ...]]:
    """The cards of each phase."""
    owned = [TeamRecords(team, context.project, guide, context.day) for guide in context.provider_contexts]
    return {phase: tuple(card for records in owned for card in _cards(records, phase)) for phase in PHASES}


def _cards(owned: TeamRecords, phase: WorkPhase) -> Iterator[Card]:
    """The team's cards of a phase; its steps as you planned them, where you have an integration with the provider."""
    context, steps = owned.provider_context, PHASES[phase].steps
    found = planned_steps(owned, *steps) if steps and integrations_of(context) else owned.of_phase(phase)
    for card in found:
        yield prefixed_card(context, card, context.page(PHASES[phase].page))
