"""A team's page: everything it owns, over all providers, in the order in which it happens."""

from collections.abc import Callable, Iterable, Iterator

from generator.pages.cards import action_card, item_card, step_card, task_card
from generator.pages.model import Page
from generator.pages.parts import Address, Card, Door, Link, Rich
from generator.pages.prefixed import prefixed_card
from generator.pages.provider.incidents import issue
from generator.pages.provider.monitoring import alert_card
from generator.pages.scope import Scope, first_roles, team_page
from generator.pages.sections import Cards, Checklist, Doors, Section, Words
from generator.pages.words import GATES, count
from generator.project import Project
from generator.schema.access_request import Actor
from generator.schema.cutover import Step
from generator.schema.organisation import Team
from generator.schema.provider import ProviderPage
from generator.schema.record import Gate, Roles

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


def team_pages(project: Project, scopes: tuple[Scope, ...]) -> tuple[Page, ...]:
    """A page for each team."""
    return tuple(_page(project, team, scopes) for team in project.teams.values())


def _page(project: Project, team: Team, scopes: tuple[Scope, ...]) -> Page:
    sections = tuple(_sections(team, project, scopes))
    nothing = Words("nothing", "Nothing yet", (Rich("No record of any provider names a role of this team."),))
    return Page(
        path=team_page(team.id),
        boost=0.5,
        title=team.name,
        short=team.name,
        description=f"Everything that {team.name} owns over all providers.",
        lead=Rich(_lead(project, team)),
        edit="organisation/teams.yaml",
        sections=sections or (nothing,),
    )


def _lead(project: Project, team: Team) -> str:
    roles = ", ".join(project.roles[role].name for role in team.roles)
    onward = f" Escalates to {project.teams[team.escalates_to].name}." if team.escalates_to else ""
    return f"{team.summary} Roles: {roles}.{onward}"


def _size(project: Project, team: Team, scopes: tuple[Scope, ...]) -> int:
    return sum(len(found) for _, _, found in _phases(team, project, scopes))


def _sections(team: Team, project: Project, scopes: tuple[Scope, ...]) -> Iterator[Section]:
    for anchor, title, cards in _phases(team, project, scopes):
        if cards and anchor in ("access-request", "go-live"):
            yield Checklist(anchor, title, cards)
        elif cards:
            yield Cards(anchor, title, cards)


def _phases(team: Team, project: Project, scopes: tuple[Scope, ...]) -> list[tuple[str, str, tuple[Card, ...]]]:
    """Anchor, title and cards of each phase, in the order in which they happen."""
    owned = _Owned(team, project)
    phases: tuple[tuple[str, str, Callable[[Scope], Found]], ...] = (
        ("access-request", GATES[Gate.ACCESS_REQUEST], lambda scope: owned.items(scope, Gate.ACCESS_REQUEST)),
        ("asking", "The access request", owned.request_steps),
        ("go-live", GATES[Gate.GO_LIVE], lambda scope: owned.items(scope, Gate.GO_LIVE)),
        ("cutover", "Cutover", owned.steps),
        ("smoke-tests", "Smoke tests in production", owned.smoke_tests),
        ("first-days", "First days live", owned.first_days),
        ("alerts", "Alerts", owned.alerts),
        ("incidents", "Incidents", owned.issues),
        ("rollback", "Rollback", owned.rollback),
        ("maintenance", "Maintenance", owned.tasks),
    )
    return [(anchor, title, tuple(card for scope in scopes for card in find(scope))) for anchor, title, find in phases]


class _Owned:
    """Finds what belongs to one team."""

    def __init__(self, team: Team, project: Project) -> None:
        self.team = team
        self.project = project

    def has(self, *roles: Roles | None) -> bool:
        chosen = first_roles(*roles)
        names = chosen.all if chosen else ()
        return any(name in self.team.roles or self.project.roles[name].everyone for name in names)

    def items(self, scope: Scope, gate: Gate) -> Found:
        page = scope.page(ProviderPage.CHECKLIST)
        for group in scope.provider.checklists.groups:
            for item in group.items:
                if (item.gate or group.gate) is gate and self.has(item.roles, group.roles):
                    yield prefixed_card(scope, item_card(scope, item, group), page)

    def request_steps(self, scope: Scope) -> Found:
        request = scope.provider.access_request
        page = scope.page(ProviderPage.ACCESS_REQUEST)
        for step in request.steps:
            if step.by is Actor.YOU and self.has(step.roles, request.roles):
                yield prefixed_card(scope, action_card(scope, step, request.roles), page)

    def steps(self, scope: Scope) -> Found:
        cutover = scope.provider.cutover
        return self._cutover(scope, (*cutover.steps, *cutover.timeline))

    def smoke_tests(self, scope: Scope) -> Found:
        return self._cutover(scope, scope.provider.cutover.smoke_tests)

    def first_days(self, scope: Scope) -> Found:
        return self._cutover(scope, scope.provider.cutover.first_days)

    def _cutover(self, scope: Scope, steps: Iterable[Step]) -> Found:
        roles = scope.provider.cutover.roles
        for step in steps:
            if self.has(step.roles, roles):
                yield prefixed_card(scope, step_card(scope, step, roles), scope.page(ProviderPage.CUTOVER))

    def alerts(self, scope: Scope) -> Found:
        monitoring = scope.provider.monitoring
        for alert in monitoring.alerts:
            if self.has(alert.roles, monitoring.roles):
                yield prefixed_card(scope, alert_card(scope, alert), scope.page(ProviderPage.MONITORING))

    def issues(self, scope: Scope) -> Found:
        issues = scope.provider.issues
        for each in issues.issues:
            if self.has(each.roles, issues.roles):
                yield prefixed_card(scope, issue(scope, each).card, scope.page(ProviderPage.INCIDENTS))

    def rollback(self, scope: Scope) -> Found:
        rollback = scope.provider.rollback
        for step in rollback.steps:
            if self.has(step.roles, rollback.roles):
                yield prefixed_card(scope, step_card(scope, step, rollback.roles), scope.page(ProviderPage.ROLLBACK))

    def tasks(self, scope: Scope) -> Found:
        maintenance = scope.provider.maintenance
        for task in (*maintenance.tasks, *maintenance.rotations):
            if self.has(task.roles, maintenance.roles):
                yield prefixed_card(
                    scope, task_card(scope, task, maintenance.roles), scope.page(ProviderPage.MAINTENANCE)
                )
