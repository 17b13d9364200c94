"""A team's page: everything it owns, over all providers, in the order in which it happens."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.pages.model import Page
from generator.pages.owned import Owned
from generator.pages.parts import Address, Card, Door, Link, Rich
from generator.pages.prefixed import prefixed_card
from generator.pages.scope import Scope, team_page
from generator.pages.sections import Cards, Checklist, Doors, Section, Words
from generator.pages.words import GATES, count
from generator.project import Project
from generator.schema.organisation import Team
from generator.schema.provider import ProviderPage
from generator.schema.record import Gate

Found = Iterator[Card]


def teams_page(project: Project, scopes: tuple[Scope, ...]) -> Page:
    """All teams."""
    doors = tuple(
        Door(
            Link(team.name, Address(team_page(team.id))),
            Rich(team.summary),
            (count(_size(project, team, scopes), "record"),),
        )
        for team in project.teams.values()
    )
    return Page(
        path="teams",
        title="Teams",
        short="Teams",
        description="What each team owns.",
        lead=Rich(
            "What each team owns over all providers. Which team has which role stands in `organisation/teams.yaml`."
        ),
        edit="organisation/teams.yaml",
        sections=(Doors("all", "All teams", doors),),
    )


def team_pages(project: Project, scopes: tuple[Scope, ...], printed: frozenset[str]) -> tuple[Page, ...]:
    """A page for each team."""
    return tuple(_page(project, team, scopes, printed) for team in project.teams.values())


def _page(project: Project, team: Team, scopes: tuple[Scope, ...], printed: frozenset[str]) -> Page:
    sections = tuple(_sections(team, project, scopes))
    nothing = Words(
        "nothing", "Nothing yet", (Rich("No record of any provider names a role of this team, so it has no runbook."),)
    )
    return Page(
        path=team_page(team.id),
        boost=0.5,
        title=team.name,
        short=team.name,
        description=f"Everything that {team.name} owns over all providers.",
        lead=Rich(_lead(project, team)),
        edit="organisation/teams.yaml",
        sections=(*_on_paper(team, printed), *(sections or (nothing,))),
    )


def _on_paper(team: Team, printed: frozenset[str]) -> tuple[Section, ...]:
    path = f"runbooks/{team.id}.pdf"
    if path not in printed:
        return ()
    words = Rich("The same for paper: a quick card first, boxes to tick, room for times and initials.")
    return (Doors("on-paper", "On paper", (Door(Link("Print the runbook", Address(path)), words),)),)


def _lead(project: Project, team: Team) -> str:
    roles = ", ".join(project.roles[role].name for role in team.roles)
    onward = f" Escalates to {project.teams[team.escalates_to].name}." if team.escalates_to else ""
    return f"{team.summary} Roles: {roles}.{onward}"


def _size(project: Project, team: Team, scopes: tuple[Scope, ...]) -> int:
    return sum(len(cards) for _, _, cards in _phases(team, project, scopes))


def _sections(team: Team, project: Project, scopes: tuple[Scope, ...]) -> Iterator[Section]:
    for anchor, title, cards in _phases(team, project, scopes):
        if cards and anchor in (Gate.ACCESS_REQUEST.value, Gate.GO_LIVE.value):
            yield Checklist(anchor, title, cards)
        elif cards:
            yield Cards(anchor, title, cards)


@dataclass(frozen=True)
class _Phase:
    """A phase of going live: where its records stand, and which of them a team owns."""

    anchor: str
    title: str
    page: ProviderPage
    find: Callable[[Owned], tuple[Card, ...]]


PHASES = (
    _Phase("access-request", GATES[Gate.ACCESS_REQUEST], ProviderPage.CHECKLIST, Owned.items_before_request),
    _Phase("asking", "The access request", ProviderPage.ACCESS_REQUEST, Owned.request_steps),
    _Phase("go-live", GATES[Gate.GO_LIVE], ProviderPage.CHECKLIST, Owned.items_before_go_live),
    _Phase("cutover", "Cutover", ProviderPage.CUTOVER, Owned.steps),
    _Phase("smoke-tests", "Smoke tests in production", ProviderPage.CUTOVER, Owned.smoke_tests),
    _Phase("first-days", "First days live", ProviderPage.CUTOVER, Owned.first_days),
    _Phase("alerts", "Alerts", ProviderPage.MONITORING, Owned.alerts),
    _Phase("metrics", "Metrics and dashboards", ProviderPage.MONITORING, Owned.metrics),
    _Phase("incidents", "Incidents", ProviderPage.INCIDENTS, lambda o: tuple(each.card for each in o.issues())),
    _Phase("rollback", "Rollback", ProviderPage.ROLLBACK, Owned.rollback),
    _Phase("maintenance", "Maintenance", ProviderPage.MAINTENANCE, Owned.tasks),
)
"""The phases of a going-live, in the order in which they happen."""


def _phases(team: Team, project: Project, scopes: tuple[Scope, ...]) -> list[tuple[str, str, tuple[Card, ...]]]:
    """Anchor, title and cards of each phase."""
    return [
        (
            phase.anchor,
            phase.title,
            tuple(
                prefixed_card(scope, card, scope.page(phase.page))
                for scope in scopes
                for card in phase.find(Owned(team, project, scope))
            ),
        )
        for phase in PHASES
    ]
