"""What belongs to one team, integration by integration, in the order in which it happens."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TypeVar

from generator.cutover.steps import Phase
from generator.pages.cards import action_card, advice_card, forbids, item_card, step_card, task_card
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.team_cutover_steps import TeamStep, team_steps
from generator.pages.item_state_card import with_state
from generator.pages.once import MadeOnce
from generator.pages.own_records import from_integration, own_issue, own_item_card, own_roles, own_step
from generator.pages.phases import WorkPhase
from generator.pages.playbooks import answering
from generator.pages.provider.incidents import issue
from generator.pages.provider.monitoring import alert_card, metric_card
from generator.pages.provider_context import ProviderContext
from generator.pages.record_models import IssueCard
from generator.pages.view_models import Address, Card, Link
from generator.project import Integration
from generator.schema.cutover import Step
from generator.schema.integration import IntegrationFile
from generator.schema.monitoring import Alert
from generator.schema.organisation import Team
from generator.schema.own import OwnRecord
from generator.schema.provider import ProviderPage
from generator.schema.record import Gate, Roles

R = TypeVar("R", bound=OwnRecord)


class TeamRecords(MadeOnce, frozen=True):
    """The records that name a role of a team: those of one integration, or of a provider where you have none with it.

    What is known not to apply to the integration is left out.
    """

    team: Team
    provider_context: ProviderContext
    """The provider as the integration sees it; as the catalogue has it where there is none."""
    integration: IntegrationContext | None = None

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
            for item in self.provider_context.that_apply(group.items)
            if group.gate_of(item).gate is gate and self.has(item.done_by(group.roles))
        )
        ours = (
            from_integration(
                own_item_card(self.provider_context, integration, own), integration, ProviderPage.CHECKLIST
            )
            for integration, own in self._own(lambda profile: profile.own_items)
            if own.gate is gate
        )
        cards = (*guides, *ours)
        return tuple(with_state(card, self.integration) for card in cards) if self.integration else cards

    def _own(self, records: Callable[[IntegrationFile], tuple[R, ...]]) -> Iterator[tuple[Integration, R]]:
        """What the integration adds that names a role of the team."""
        integration = self.integration.integration if self.integration else None
        for record in records(integration.profile) if integration else ():
            if integration and self.has(own_roles(record)):
                yield integration, record

    @cached_property
    def access_steps(self) -> tuple[Card, ...]:
        """What the team does on the way to production."""
        access = self.provider_context.provider.access
        applying = self.provider_context.that_apply(access.steps)
        steps = (step for step in applying if self.has(step.done_by(access.roles)))
        return tuple(action_card(self.provider_context, step, access.roles) for step in steps)

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
        owned = (step for step in self.provider_context.that_apply(steps) if self.has(step.done_by(roles)))
        cards = tuple(step_card(self.provider_context, step, roles) for step in owned)
        return tuple(with_state(card, self.integration) for card in cards) if self.integration else cards

    def planned_steps(self, *phases: Phase) -> tuple[Card, ...]:
        """The steps of these phases in working order, as the integration plans them."""
        return tuple(step.card for step in self._planned if step.phase in phases)

    @cached_property
    def _planned(self) -> tuple[TeamStep, ...]:
        return tuple(team_steps(self.integration, self.team)) if self.integration else ()

    @property
    def is_dated(self) -> bool:
        """Whether the day of the integration is recorded."""
        return self.integration is not None and self.integration.plan.is_dated

    @cached_property
    def alerts(self) -> tuple[Card, ...]:
        """What the team is woken for."""
        return tuple(alert_card(self.provider_context, alert) for alert in self.woken_for)

    @cached_property
    def woken_for(self) -> tuple[Alert, ...]:
        """The alerts that name a role of the team."""
        monitoring = self.provider_context.provider.monitoring
        alerts = self.provider_context.that_apply(monitoring.alerts)
        return tuple(alert for alert in alerts if self.has(alert.roles, monitoring.roles))

    @cached_property
    def metrics(self) -> tuple[Card, ...]:
        """What the team watches."""
        monitoring = self.provider_context.provider.monitoring
        watched = self.provider_context.that_apply((*monitoring.metrics, *monitoring.dashboards))
        return tuple(
            metric_card(self.provider_context, signal) for signal in watched if self.has(signal.roles, monitoring.roles)
        )

    @cached_property
    def issues(self) -> tuple[IssueCard, ...]:
        """Known issues that the team acts on, and those that it needs when it is woken."""
        issues = self.provider_context.provider.issues
        known = self.provider_context.that_apply(issues.issues)
        woken = self._playbooks
        guides = (
            issue(self.provider_context, record)
            for record in known
            if record.id in woken or self.has(record.roles, issues.roles)
        )
        integration = self.integration.integration if self.integration else None
        ours = (
            own_issue(self.provider_context, integration, own, is_elsewhere=True)
            for own in (integration.profile.own_issues if integration else ())
            if integration and (own.id in woken or self.has(own_roles(own)))
        )
        return (*guides, *ours)

    @cached_property
    def _playbooks(self) -> frozenset[str]:
        """The ids of the issues that say what to do about the team's alerts: who is woken needs them."""
        found = (issue for alert in self.woken_for for issue in answering(self.provider_context, alert))
        return frozenset(str(issue.id) for issue in found)

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
        applying = self.provider_context.that_apply(rollback.steps)
        steps = (step for step in applying if self.has(step.done_by(rollback.roles)))
        return tuple(step_card(self.provider_context, step, rollback.roles) for step in steps)

    @cached_property
    def tasks(self) -> tuple[Card, ...]:
        """What recurs, and what is rotated."""
        maintenance = self.provider_context.provider.maintenance
        tasks = self.provider_context.that_apply((*maintenance.tasks, *maintenance.rotations))
        owned = (task for task in tasks if self.has(task.done_by(maintenance.roles)))
        return tuple(task_card(self.provider_context, task, maintenance.roles) for task in owned)

    @cached_property
    def rules(self) -> tuple[Card, ...]:
        """Rules that the team minds or that name nobody, what is forbidden first; a rollback has its own in it."""
        context = self.provider_context
        found = (
            (page, advice)
            for page, subject in context.subjects()
            for advice in context.that_apply(subject.advice)
            if page is not ProviderPage.ROLLBACK and (advice.roles is None or self.has(advice.roles))
        )
        ordered = sorted(found, key=lambda pair: not forbids(pair[1]))
        return tuple(
            advice_card(context, advice, origin=Link(context.heading, Address(context.page(page), advice.id)))
            for page, advice in ordered
        )

    @cached_property
    def responds(self) -> bool:
        """Whether the team acts when something breaks."""
        return bool(self.issues or self.alerts or self.rollback or self.own_rollback)

    def of_phase(self, phase: WorkPhase) -> tuple[Card, ...]:
        """What the team owns in a phase; steps of a cutover as the guide has them."""
        return _OWNED[phase](self)

    @cached_property
    def is_anything(self) -> bool:
        """Whether the team owns anything; rules that name nobody do not count."""
        return bool(self._planned) or any(self.of_phase(phase) for phase in WorkPhase if phase is not WorkPhase.RULES)


_OWNED: dict[WorkPhase, Callable[[TeamRecords], tuple[Card, ...]]] = {
    WorkPhase.BEFORE_REQUEST: lambda owned: owned.items_before_request,
    WorkPhase.ASKING: lambda owned: owned.access_steps,
    WorkPhase.BEFORE_GO_LIVE: lambda owned: owned.items_before_go_live,
    WorkPhase.CUTOVER: lambda owned: owned.steps,
    WorkPhase.SMOKE_TESTS: lambda owned: owned.smoke_tests,
    WorkPhase.FIRST_DAYS: lambda owned: owned.first_days,
    WorkPhase.ALERTS: lambda owned: owned.alerts,
    WorkPhase.METRICS: lambda owned: owned.metrics,
    WorkPhase.INCIDENTS: lambda owned: tuple(issue_card.card for issue_card in owned.issues),
    WorkPhase.ROLLBACK: lambda owned: (*owned.rollback, *owned.own_rollback),
    WorkPhase.MAINTENANCE: lambda owned: owned.tasks,
    WorkPhase.RULES: lambda owned: owned.rules,
}


def in_reach(shown: Iterable[TeamRecords]) -> tuple[TeamRecords, ...]:
    """What a team works with: all of which it owns something, and of a team that answers alarms the rest as well.

    A provider that several integrations share is different: where the team owns something of one of them, and nothing
    of another, that other one is the work of another team.
    """
    records = tuple(shown)
    owned = tuple(one for one in records if one.is_anything)
    if not any(one.responds for one in owned):
        return owned
    with_a_part = {one.provider_context.provider.id for one in owned}
    return tuple(one for one in records if one.is_anything or one.provider_context.provider.id not in with_a_part)
