"""The kinds of section that are drawn. Lengths are in the units of the drawing, which is as wide as a phone."""

from msgspec import Struct

from generator.pages.readiness_view import Todo
from generator.pages.sections import Section
from generator.pages.view_models import Address, Fact


class ChartLane(Struct, frozen=True):
    """A column of a cutover: a team, or a role that no team has."""

    x: float
    name: str


class ChartStep(Struct, frozen=True):
    """A step of a cutover: its number, in the lane of everybody who does it."""

    number: str
    y: float
    at: str
    """What is written beside it: its time counted from T; empty where the step before it says the same."""
    lanes: tuple[float, ...]
    end: float | None
    """How far down it lasts; None where it has no length."""
    is_decision: bool
    has_time: bool


class ChartCurve(Struct, frozen=True):
    """A line from one step to another that waits for it, as a path."""

    path: str


class ChartSign(Struct, frozen=True):
    """A sign of a drawing, and what it means."""

    shape: str
    words: str


class CutoverChart(Section, frozen=True):
    """A cutover as it runs: time downwards, a lane for each team. Its rows are steps and not to scale."""

    kind = "cutover-chart"
    width: float
    height: float
    head: float
    """Where the names of the lanes end."""
    name: str
    description: str
    lanes: tuple[ChartLane, ...]
    steps: tuple[ChartStep, ...]
    curves: tuple[ChartCurve, ...]
    t: float | None
    """Where T is; None where no step has a time."""
    clock: tuple[tuple[int, float], ...]
    """Moments in seconds since 1970, each with its place: where the browser draws now. Empty without a date."""
    now: str
    """What is written beside the line that the browser draws."""
    key: tuple[ChartSign, ...]
    facts: tuple[Fact, ...]
    script: Address


class ChartArea(Struct, frozen=True):
    """The ground of a count over time, as a path; `tone` is that of the count."""

    tone: str
    path: str
    has_pattern: bool = False
    """Whether it is told from the others by a pattern, and not by being full or empty."""


class ChartDay(Struct, frozen=True):
    """A day that is named below a drawing, and how its name stands to it: `start`, `middle` or `end`."""

    x: float
    name: str
    anchor: str


class HistoryChart(Section, frozen=True):
    """What was recorded day by day: done, waived and open, one on the other."""

    kind = "history-chart"
    width: float
    height: float
    left: float
    """Where the drawing begins, beside its numbers."""
    foot: float
    """Where it ends, above the names of the days."""
    name: str
    description: str
    most: str
    """How many items there are."""
    areas: tuple[ChartArea, ...]
    days: tuple[ChartDay, ...]
    trend: str
    """What is done and waived if it goes on like this, as a path; empty where nobody can tell."""
    facts: tuple[Fact, ...]


class DatesRow(Struct, frozen=True):
    """Something to do, and the stretch of its axis: from when it has to run to the launch, or how long it holds."""

    todo: Todo
    kind: str
    """`start` for what has to be begun, `end` for what runs out."""
    from_x: float
    to_x: float


class DatesChart(Section, frozen=True):
    """What has a day before the launch, one below the other on the same axis."""

    kind = "dates-chart"
    entries = ("rows",)
    axis: float
    rows: tuple[DatesRow, ...]
