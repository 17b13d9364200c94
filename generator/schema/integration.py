"""`integration.yaml`: your own going-live with a provider."""

from typing import Self

from pydantic import model_validator

from generator.schema.own import OwnContact, OwnIssue, OwnItem, OwnRollbackStep
from generator.schema.record import Model
from generator.schema.refusals import refuse
from generator.schema.request import Request
from generator.schema.text import ConditionRef, Flag, GapRef, Line, Prose, ProviderRef, RecordId
from generator.schema.times import Day, TimeOfDay, Zone, clock_changes


class Answer(Model):
    """What you found out about something that the guide does not say."""

    gap: GapRef
    """The gap."""
    answer: Prose
    """What you found out, and from whom."""


class ConditionAnswer(Model):
    """Whether a condition of the provider holds for your integration."""

    condition: ConditionRef
    """The condition."""
    applies: Flag
    """`true` where it holds, `false` where it does not."""
    note: Prose | None = None
    """How you know."""


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
    """Your own going-live with a provider."""

    id: RecordId
    """The integration's id: the name of its folder."""
    provider: ProviderRef
    """The provider it goes live with."""
    name: Line
    """What you call it."""
    summary: Prose | None = None
    """What it is for."""
    go_live: GoLive | None = None
    """When it goes live."""
    conditions: tuple[ConditionAnswer, ...] = ()
    """Which conditions of the provider hold for it. An item whose condition is not answered stays open."""
    answers: tuple[Answer, ...] = ()
    """What you found out where the guide does not say. It is shown as yours, never as the guide's."""
    request: Request = Request()
    """The production access request."""
    own_items: tuple[OwnItem, ...] = ()
    """Checklist items of your own."""
    own_issues: tuple[OwnIssue, ...] = ()
    """Known issues of your own."""
    own_rollback_steps: tuple[OwnRollbackStep, ...] = ()
    """Steps back of your own."""
    own_contacts: tuple[OwnContact, ...] = ()
    """Contacts of your own."""
