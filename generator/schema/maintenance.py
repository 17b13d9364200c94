"""`maintenance.yaml`: what recurs, what is rotated, and how to grow."""

from enum import StrEnum

from pydantic import Field

from generator.schema.record import Action, Record, Subject
from generator.schema.text import CredentialRef, GapRef, Line, Prose


class Cadence(StrEnum):
    """How often something recurs."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    PERIODICALLY = "periodically"
    BY_POLICY = "by-policy"
    ONCE = "once"


class Task(Action):
    """Something that recurs."""

    every: Cadence
    """How often; `periodically` where the guide gives no number, `by-policy` where yours decides."""


class Rotation(Task):
    """A credential that is replaced."""

    credentials: tuple[CredentialRef, ...] = ()
    """Which credentials."""
    gap: GapRef | None = None
    """The gap that says what is missing."""


class GrowthTopic(Record):
    """Something to look at when volume grows."""

    title: Line = Field(max_length=90)
    """The topic."""
    detail: Prose | None = None
    """What the guide says about it."""
    gap: GapRef | None = None
    """The gap that says what is missing."""


class MaintenanceFile(Subject):
    """What recurs for a provider."""

    tasks: tuple[Task, ...] = ()
    """Recurring tasks, most frequent first."""
    rotations: tuple[Rotation, ...] = ()
    """Credentials that are replaced."""
    growth: tuple[GrowthTopic, ...] = ()
    """What to look at when volume grows."""
