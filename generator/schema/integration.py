"""`integration.yaml`: your own going-live with a provider."""

from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from generator.schema.configuration import NamedCredential, NamedSetting
from generator.schema.own import OwnContact, OwnIssue, OwnItem, OwnRollbackStep
from generator.schema.planning import OwnStep, StepPlan, TaskPlan
from generator.schema.record import Model, Refusal, refuse
from generator.schema.request import Request
from generator.schema.text import (
    ConditionRef,
    Count,
    EnvironmentRef,
    Flag,
    GapRef,
    Line,
    Prose,
    ProviderRef,
    RecordId,
    RoleRef,
    TeamRef,
)
from generator.schema.times import Day, TimeOfDay, Zone, clock_changes


class Answer(Model):
    """What you found out about something that the guide does not say."""

    gap: GapRef
    """The gap."""
    answer: Prose = Field(examples=["Acme Pay answers within four hours, says our account manager."])
    """What you found out, and from whom."""


class ConditionAnswer(Model):
    """Whether a condition of the provider holds for your integration."""

    condition: ConditionRef
    """The condition."""
    applies: Flag | None = None
    """`true` where it holds, `false` where it does not and so takes away what depends on it."""
    chosen: tuple[ConditionRef, ...] = ()
    """Which of its choices hold, where it has choices; the others take away what depends on them."""
    by: Line = Field(examples=["Robin Example"])
    """Who answered."""
    on: Day
    """The day of the answer; it counts from then on."""
    reason: Prose | None = Field(default=None, examples=["We sell on the web only."])
    """How you know; needed where it does not hold."""

    @model_validator(mode="after")
    def _is_one_answer(self) -> Self:
        refuse(self._contradictions())
        return self

    def _contradictions(self) -> Iterator[Refusal]:
        if (self.applies is None) == (not self.chosen):
            hint = "Write `applies` for a yes/no question, and `chosen` for one with choices."
            yield Refusal("missing-field", "needs one answer: `applies` or `chosen`", hint, "condition")
        if self.applies is False and self.reason is None:
            hint = "An answer of no takes items away, so say why."
            yield Refusal("missing-field", "needs a `reason` where it is `false`", hint, "applies")


class RoleTeam(Model):
    """Which team has a role for one integration, over what `organisation/teams.yaml` says."""

    role: RoleRef
    """The role."""
    team: TeamRef
    """The team that has it for this integration, and no other team."""


GO_LIVE = "go-live"
"""By what name books know the go-live, which has no id."""


class GoLive(Model):
    """The moment from which real payments flow: T, from which the cutover counts."""

    day: Day
    """The day."""
    time: TimeOfDay
    """The time of day."""
    zone: Zone
    """The time zone."""

    @model_validator(mode="after")
    def _can_be_kept(self) -> Self:
        refuse(clock_changes(self.zone, ("time", self.day, self.time)))
        return self


class IntegrationFile(Model):
    """Your own launch with a provider."""

    id: RecordId
    """The integration's id: the name of its folder."""
    provider: ProviderRef
    """The provider it goes live with."""
    name: Line = Field(examples=["Acme Pay in the shop"])
    """What you call it."""
    summary: Prose | None = Field(default=None, examples=["Card payments in the web shop."])
    """What it is for."""
    teams: tuple[RoleTeam, ...] = ()
    """Which teams have roles for it, where those are not the ones of `organisation/teams.yaml`."""
    environments: tuple[EnvironmentRef, ...] = ()
    """The environments that you use; left out where you use all that the provider has."""
    go_live: GoLive | None = None
    """When it goes live."""
    live_since: Day | None = None
    """The day from which it has been live; leave it out until it is."""
    conditions: tuple[ConditionAnswer, ...] = ()
    """Which conditions of the provider hold for it. An item whose condition is not answered stays open."""
    answers: tuple[Answer, ...] = ()
    """What you found out where the guide does not say. It is shown as yours, never as the guide's."""
    request: Request = Field(default_factory=Request)
    """The production access request."""
    steps: tuple[StepPlan, ...] = ()
    """When and by whom you do the steps of the guide."""
    maintenance: tuple[TaskPlan, ...] = ()
    """How often you do what recurs, where the guide leaves it open."""
    settings: tuple[NamedSetting, ...] = ()
    """The names that your configuration has for the provider's settings."""
    credentials: tuple[NamedCredential, ...] = ()
    """The names that your configuration has for the credentials. Never their values."""
    calendar_revision: Count = Count("0")
    """Raise it by one when you hand out the calendar again and your data is not under version control."""
    own_items: tuple[OwnItem, ...] = ()
    """Checklist items of your own."""
    own_issues: tuple[OwnIssue, ...] = ()
    """Known issues of your own."""
    own_steps: tuple[OwnStep, ...] = ()
    """Steps of the cutover of your own."""
    own_rollback_steps: tuple[OwnRollbackStep, ...] = ()
    """Rollback steps of your own."""
    own_contacts: tuple[OwnContact, ...] = ()
    """Contacts of your own."""
