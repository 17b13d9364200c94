"""What belongs to one team, provider by provider, in the order in which it happens."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from generator.cutover.steps import Phase
from generator.pages.cards import action_card, item_card, step_card, task_card
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.team_cutover_steps import TeamStep, team_steps
from generator.pages.item_state_card import with_states
from generator.pages.own_records import from_integration, own_issue, own_item_card, own_roles, own_step
from generator.pages.phases import WorkPhase
from generator.pages.provider.incidents import issue
from generator.pages.provider.monitoring import alert_card, metric_card
from generator.pages.provider_context import ProviderContext
from generator.pages.view_models import Card, IssueCard
from generator.project import Integration
from generator.schema.access_request import Actor
from generator.schema.cutover import Step
from generator.schema.integration import IntegrationFile
from generator.schema.organisation import Team
from generator.schema.own import OwnRecord
from generator.schema.provider import ProviderPage
from generator.schema.record import Gate, Roles

R = TypeVar("R", bound=OwnRecord)


@dataclass(frozen=True)
class TeamRecords:
    """The records of a provider that name a role of a team."""

    team: Team
    provider_context: ProviderContext
    integrations: tuple[IntegrationContext, ...]
    """Your integrations with the provider."""

    def has(self, *roles: Roles | None) -> bool:
        """Whether the first of these that says who does it names a role of the team, or everyone."""
        return self.team.id in self.provider_context.teams(*roles)

    @cached_property
    def items_before_request(self) -> tuple[Card, ...]:
        """Checklist items that must hold before the access request."""
        return self._items(Gate.ACCESS_REQUEST)

    @cached_property
    def items_before_go_live(self) -> tuple[Card, ...]:
        """Checklist items that must hold before traffic."""
        return self._items(Gate.GO_LIVE)

    def items(self, gate: Gate) -> tuple[Card, ...]:
        """Checklist items of one gate."""
        return self.items_before_request if gate is Gate.ACCESS_REQUEST else self.items_before_go_live

    def _items(self, gate: Gate) -> tuple[Card, ...]:
        guides = (
            item_card(self.provider_context, item, group)
            for group in self.provider_context.provider.checklists.groups
            for item in group.items
            if group.gate_of(item).gate is gate and self.has(item.roles, group.roles)
        )
        ours = (
            from_integration(
                own_item_card(self.provider_context, integration, own), integration, ProviderPage.CHECKLIST
            )
            for integration, own in self._own(lambda profile: profile.own_items)
            if own.gate is gate
        )
        return tuple(with_states(card, self.integrations) for card in (*guides, *ours))

    def _own(self, records: Callable[[IntegrationFile], tuple[R, ...]]) -> Iterator[tuple[Integration, R]]:
        """What your integrations with the provider add that names a role of the team."""
        for context in self.integrations:
            for record in records(context.integration.profile):
                if self.has(own_roles(record)):
                    yield context.integration, record

    @cached_property
    def conditions(self) -> tuple[str, ...]:
        """The conditions on which its checklist items depend."""
        groups = self.provider_context.provider.checklists.groups
        items = (item for group in groups for item in group.items if self.has(item.roles, group.roles))
        return tuple(dict.fromkeys(str(name) for item in items for name in item.when))

    @cached_property
    def request_steps(self) -> tuple[Card, ...]:
        """What we do ourselves between asking for production and having it."""
        request = self.provider_context.provider.access_request
        steps = (step for step in request.steps if step.by is Actor.YOU and self.has(step.roles, request.roles))
        return tuple(action_card(self.provider_context, step, request.roles) for step in steps)

    @cached_property
    def steps(self) -> tuple[Card, ...]:
        """Steps and timeline of the cutover."""
        cutover = self.provider_context.provider.cutover
        return self._of_cutover((*cutover.steps, *cutover.timeline))

    @cached_property
    def smoke_tests(self) -> tuple[Card, ...]:
        """Tests in production."""
        return self._of_cutover(self.provider_context.provider.cutover.smoke_tests)

    @cached_property
    def first_days(self) -> tuple[Card, ...]:
        """What is done after the cutover."""
        return self._of_cutover(self.provider_context.provider.cutover.first_days)

    def _of_cutover(self, steps: Iterable[Step]) -> tuple[Card, ...]:
        roles = self.provider_context.provider.cutover.roles
        return tuple(step_card(self.provider_context, step, roles) for step in steps if self.has(step.roles, roles))

    def planned_steps(self, *phases: Phase) -> tuple[Card, ...]:
        """The steps of these phases in working order, as your integrations with the provider plan them."""
        return tuple(step.card for step in self._planned if step.phase in phases)

    @cached_property
    def _planned(self) -> tuple[TeamStep, ...]:
        return tuple(team_steps(self.provider_context, self.integrations, self.team))

    @property
    def is_dated(self) -> bool:
        """Whether the day of every integration with the provider is recorded."""
        return all(context.plan.is_dated for context in self.integrations)

    @cached_property
    def alerts(self) -> tuple[Card, ...]:
        """What the team is woken for."""
        monitoring = self.provider_context.provider.monitoring
        alerts = (alert for alert in monitoring.alerts if self.has(alert.roles, monitoring.roles))
        return tuple(alert_card(self.provider_context, alert) for alert in alerts)

    @cached_property
    def metrics(self) -> tuple[Card, ...]:
        """What the team watches."""
        monitoring = self.provider_context.provider.monitoring
        watched = (*monitoring.metrics, *monitoring.dashboards)
        return tuple(
            metric_card(self.provider_context, signal) for signal in watched if self.has(signal.roles, monitoring.roles)
        )

    @cached_property
    def issues(self) -> tuple[IssueCard, ...]:
        """Known issues that the team acts on."""
        issues = self.provider_context.provider.issues
        guides = (issue(self.provider_context, known) for known in issues.issues if self.has(known.roles, issues.roles))
        ours = (
            own_issue(self.provider_context, integration, own, is_elsewhere=True)
            for integration, own in self._own(lambda profile: profile.own_issues)
        )
        return (*guides, *ours)

    @cached_property
    def own_rollback(self) -> tuple[Card, ...]:
        """Steps back of your own."""
        return tuple(
            from_integration(own_step(self.provider_context, integration, own), integration, ProviderPage.ROLLBACK)
            for integration, own in self._own(lambda profile: profile.own_rollback_steps)
        )

    @cached_property
    def rollback(self) -> tuple[Card, ...]:
        """Steps of the guide's rollback."""
        rollback = self.provider_context.provider.rollback
        steps = (step for step in rollback.steps if self.has(step.roles, rollback.roles))
        return tuple(step_card(self.provider_context, step, rollback.roles) for step in steps)

    @cached_property
    def tasks(self) -> tuple[Card, ...]:
        """What recurs, and what is rotated."""
        maintenance = self.provider_context.provider.maintenance
        tasks = (*maintenance.tasks, *maintenance.rotations)
        owned = (task for task in tasks if self.has(task.roles, maintenance.roles))
        return tuple(task_card(self.provider_context, task, maintenance.roles) for task in owned)

    @property
    def responds(self) -> bool:
        """Whether the team acts when something breaks."""
        return bool(self.issues or self.alerts or self.rollback or self.own_rollback)

    def of_phase(self, phase: WorkPhase) -> tuple[Card, ...]:
        """What the team owns in a phase; steps of a cutover as the guide has them."""
        return _OWNED[phase](self)

    @property
    def is_anything(self) -> bool:
        """Whether the team owns anything of the provider."""
        return bool(self._planned) or any(self.of_phase(phase) for phase in WorkPhase)


_OWNED: dict[WorkPhase, Callable[[TeamRecords], tuple[Card, ...]]] = {
    WorkPhase.BEFORE_REQUEST: lambda owned: owned.items_before_request,
    WorkPhase.ASKING: lambda owned: owned.request_steps,
    WorkPhase.BEFORE_GO_LIVE: lambda owned: owned.items_before_go_live,
    WorkPhase.CUTOVER: lambda owned: owned.steps,
    WorkPhase.SMOKE_TESTS: lambda owned: owned.smoke_tests,
    WorkPhase.FIRST_DAYS: lambda owned: owned.first_days,
    WorkPhase.ALERTS: lambda owned: owned.alerts,
    WorkPhase.METRICS: lambda owned: owned.metrics,
    WorkPhase.INCIDENTS: lambda owned: tuple(issue_card.card for issue_card in owned.issues),
    WorkPhase.ROLLBACK: lambda owned: (*owned.rollback, *owned.own_rollback),
    WorkPhase.MAINTENANCE: lambda owned: owned.tasks,
}
