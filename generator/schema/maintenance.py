"""`maintenance.yaml`: what recurs, what is rotated, and how to grow."""

from typing import NamedTuple

from pydantic import Field

from generator.facts.shapes import NUMBER_WORDS
from generator.schema.record import Action, Record, Subject
from generator.schema.text import CredentialRef, GapRef, Line, Prose

_UNITS = {"daily": (1, 0), "weekly": (7, 0), "monthly": (0, 1), "quarterly": (0, 3), "yearly": (0, 12)}
_SEVERAL = "two|three|four|five|six|seven|eight|nine|ten|twelve"
_LENGTHS = {"day": (1, 0), "week": (7, 0), "month": (0, 1)}


class Rhythm(NamedTuple):
    """After how many days, or months of the calendar, something is done again."""

    days: int
    months: int


class Interval(Line):
    """After how long something is done again: `weekly`, `yearly`, `90 days`."""

    __slots__ = ()
    pattern = rf"daily|weekly|monthly|quarterly|yearly|(?:[2-9]|[1-9][0-9]{{1,2}}|{_SEVERAL}) (?:days|weeks|months)"
    wanted = "an interval"
    hint = "Write `daily`, `weekly`, `monthly`, `quarterly`, `yearly`, or a length such as `90 days`."

    @property
    def rhythm(self) -> Rhythm | None:
        """After how long; None where nothing says so."""
        if self in _UNITS:
            return Rhythm(*_UNITS[self])
        number, _, unit = self.partition(" ")
        days, months = _LENGTHS.get(unit.removesuffix("s"), (0, 0))
        times = NUMBER_WORDS.get(number) or int(number if number.isdigit() else 0)
        return Rhythm(times * days, times * months) if days or months else None


PERIODICALLY, BY_POLICY, ONCE = "periodically", "by-policy", "once"


class Cadence(Interval):
    """How often something recurs: an interval, `periodically`, `by-policy` or `once`."""

    __slots__ = ()
    pattern = rf"{Interval.pattern}|{PERIODICALLY}|{BY_POLICY}|{ONCE}"
    wanted = "how often it recurs"
    hint = "Write an interval such as `weekly` or `90 days`, or `periodically`, `by-policy` or `once`."


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

    title: Line = Field(max_length=90, examples=["Higher rate limit"])
    """The topic."""
    detail: Prose | None = Field(default=None, examples=["Ask for a higher limit before a campaign."])
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
