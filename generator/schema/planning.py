"""How an integration plans its cutover: when and by whom the guide's steps are done, and steps of its own."""

import re
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.schema.cutover import Pace
from generator.schema.maintenance import Interval
from generator.schema.own import OwnRecord
from generator.schema.record import Model, Refusal, refuse
from generator.schema.text import Flag, Line, Prose, RoleRef, StepRef, TaskRef, refused
from generator.schema.times import Day
from generator.schema.values import Duration, Moment

_OFFSET = r"T(?:[-+](?:0|[1-9][0-9]{0,3})[hmd])?"


class Planned(Line):
    """When a step is planned, counted from T: `T-24h`, `T+90m`, `T-3d`, `T-2h to T-1h`, `Day 0`, `Days 1–7`."""

    __slots__ = ()
    pattern = rf"{_OFFSET}(?: to {_OFFSET})?|Day [0-9]{{1,3}}|Days [0-9]{{1,3}}[–-][0-9]{{1,3}}"
    wanted = "a time counted from T"
    hint = "Write an offset such as `T-24h` or `T+90m`, a window such as `T-2h to T-1h`, or days such as `Days 1–7`."

    @classmethod
    def read(cls, text: str) -> Self:
        """`text` as a time counted from T; a window and days do not run backwards."""
        planned = super().read(text)
        first, last = planned.start, planned.end
        days = first.days
        if (days and days[1] < days[0]) or (last and (last.minutes or 0) <= (first.minutes or 0)):
            raise refused(cls.wanted, text, "A window runs from the earlier time to the later one.")
        return planned

    @property
    def start(self) -> Moment:
        """When it starts; the whole of it where it is no window."""
        return Moment(re.split(" to ", self)[0])

    @property
    def end(self) -> Moment | None:
        """When a window ends."""
        parts = re.split(" to ", self)
        return Moment(parts[1]) if len(parts) > 1 else None


def _refuse_two_lengths(at: Planned | None, lasts: Duration | None) -> None:
    if at is not None and at.end is not None and lasts is not None:
        hint = "Remove `lasts`, or write one time in `at`."
        refuse([Refusal("two-lengths", "`at` is a window, so it already has a length", hint, "lasts")])


class StepPlan(Model):
    """When and by whom you do a step of the guide."""

    step: StepRef
    """The step."""
    at: Planned | None = None
    """When, counted from T."""
    lasts: Duration | None = None
    """For how long."""
    roles: tuple[RoleRef, ...] = ()
    """Who does it, if not those whom the catalogue names."""
    after: tuple[StepRef, ...] = ()
    """Steps that come first, besides those that the guide names."""
    decides: Prose | None = Field(default=None, examples=["Programme says go or no go."])
    """What is decided here, go or no go, and by whom."""
    fallback: Prose | None = Field(default=None, examples=["Turn the flag off and go on tomorrow."])
    """What you do when it fails."""
    exclusive: Flag = False
    """Whether its team does nothing else meanwhile."""
    note: Prose | None = Field(default=None, examples=["The flag is live-payments."])
    """What whoever does it should know."""

    @model_validator(mode="after")
    def _has_one_length(self) -> Self:
        _refuse_two_lengths(self.at, self.lasts)
        return self


class OwnStep(OwnRecord):
    """A step of the cutover of your own."""

    at: Planned | None = None
    """When, counted from T; it may be left out where `after` says what comes first."""
    lasts: Duration | None = None
    """For how long."""
    every: Pace | None = None
    """How often it is done again while it lasts."""
    after: tuple[StepRef, ...] = ()
    """Steps that come first: it starts when they have ended."""
    proof: Prose | None = Field(default=None, examples=["The post in the team channel."])
    """What shows that it is done."""
    decides: Prose | None = Field(default=None, examples=["Programme says go or no go."])
    """What is decided here, go or no go, and by whom."""
    fallback: Prose | None = Field(default=None, examples=["Turn the flag off and go on tomorrow."])
    """What you do when it fails."""
    exclusive: Flag = False
    """Whether its team does nothing else meanwhile."""

    @model_validator(mode="after")
    def _has_a_place(self) -> Self:
        if self.at is None and not self.after:
            raise PydanticCustomError("missing-field", "has no place in the order: give `at` or `after`")
        _refuse_two_lengths(self.at, self.lasts)
        return self


class TaskPlan(Model):
    """How often you do something that recurs, where the guide leaves it open or you do it more often."""

    task: TaskRef
    """The task or rotation."""
    every: Interval
    """How often."""
    first: Day | None = None
    """The first day; where it is left out, it counts from the go-live."""
    note: Prose | None = Field(default=None, examples=["Together with the monthly patch day."])
    """What whoever does it should know."""
