"""How readiness changed day by day: what was recorded as done and waived, and where that leads by the launch."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from math import ceil

from msgspec import Struct

from generator.pages.charts.sections import ChartArea, ChartDay, HistoryChart
from generator.pages.view_models import Fact, RichText, Value
from generator.pages.words import count, format_date
from generator.schema.progress import State

WIDTH, HEIGHT, FOOT, LEFT = 340.0, 150.0, 22.0, 26.0
"""How wide and high the drawing is, and how much of it is for the days below and the numbers beside it."""
TREND_DAYS, SHORTEST_TREND = 14, 3
"""Of how many days at most and at least the pace is told."""
CLOSED = (State.DONE, State.WAIVED)


class RecordedDay(Struct, frozen=True):
    """What was recorded at the end of a day, by what it is about."""

    day: date
    states: Mapping[str, State]


class DayCounts(Struct, frozen=True):
    """How many items were recorded as done and as waived at the end of a day, of all that there are today."""

    day: date
    done: int
    waived: int
    all: int

    @property
    def open(self) -> int:
        """How many were neither."""
        return self.all - self.done - self.waived


class Milestones(Struct, frozen=True):
    """The days that the history is seen against."""

    sent: date | None = None
    """When the access request was sent."""
    launch: date | None = None


def counted_days(days: Sequence[RecordedDay], items: frozenset[str]) -> tuple[DayCounts, ...]:
    """The counts of each day, of the items that there are today."""
    return tuple(_counted(found, items) for found in days)


def _counted(found: RecordedDay, items: frozenset[str]) -> DayCounts:
    states = [found.states.get(name) for name in items]
    return DayCounts(found.day, states.count(State.DONE), states.count(State.WAIVED), len(items))


def history_chart(name: str, counts: Sequence[DayCounts], days: Milestones) -> HistoryChart | None:
    """The drawing of an integration's history; None where it has fewer than two days."""
    if len(counts) < 2 or not counts[-1].all:
        return None
    drawing = _Drawing(tuple(counts), days)
    return HistoryChart(
        anchor="history",
        title="How it has gone",
        intro=RichText("What was recorded at the end of each day, as version control has it; days are those of UTC."),
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        foot=HEIGHT - FOOT,
        name=f"What was recorded about {name}, day by day",
        description=f"From {format_date(counts[0].day)} to {format_date(counts[-1].day)}, "
        f"the open items went from {counts[0].open} to {counts[-1].open} of {counts[-1].all}.",
        most=str(counts[-1].all),
        areas=tuple(drawing.areas()),
        days=tuple(drawing.days()),
        trend=drawing.trend(),
        facts=tuple(_facts(counts, days)),
    )


class _Drawing(Struct, frozen=True, dict=True):
    counts: tuple[DayCounts, ...]
    milestones: Milestones

    @cached_property
    def first(self) -> date:
        """The first day that is drawn."""
        return self.counts[0].day

    @cached_property
    def last(self) -> date:
        """The last day that is drawn: the launch, where it is ahead."""
        return max(self.counts[-1].day, self.milestones.launch or self.first)

    def x(self, day: date) -> float:
        """Where a day is."""
        return round(LEFT + (WIDTH - LEFT) * (day - self.first).days / max((self.last - self.first).days, 1), 1)

    def y(self, number: float) -> float:
        """Where a number of items is."""
        return round((HEIGHT - FOOT) * (1 - number / self.counts[-1].all) + 2, 1)

    def areas(self) -> Iterator[ChartArea]:
        """What is done stands below, what is waived on it, and what is open on both."""
        yield ChartArea("done", self._area([0] * len(self.counts), [found.done for found in self.counts]))
        if any(found.waived for found in self.counts):
            tops = [found.done + found.waived for found in self.counts]
            yield ChartArea("waived", self._area([found.done for found in self.counts], tops), has_pattern=True)
        tops = [found.all for found in self.counts]
        yield ChartArea("open", self._area([found.done + found.waived for found in self.counts], tops))

    def _area(self, lower: Sequence[int], upper: Sequence[int]) -> str:
        """The ground between two heights, which hold from a day to the next."""
        there = self._steps(upper)
        back = self._steps(lower)[::-1]
        return "M" + "L".join(f"{x} {y}" for x, y in (*there, *back)) + "Z"

    def _steps(self, heights: Sequence[int]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for found, height in zip(self.counts, heights, strict=True):
            if points:
                points.append((self.x(found.day), points[-1][1]))
            points.append((self.x(found.day), self.y(height)))
        return points

    def trend(self) -> str:
        """A line from today to the launch, as high as what is closed if it goes on like this."""
        trend, launch = trend_of(self.counts), self.milestones.launch
        if trend is None or launch is None or launch <= trend.last.day:
            return ""
        day = min(trend.over, launch) if trend.closed else launch
        start, end = trend.last.all - trend.last.open, trend.closed_on(day)
        return f"M{self.x(trend.last.day)} {self.y(start)}L{self.x(day)} {self.y(end)}"

    def days(self) -> Iterator[ChartDay]:
        """The days that are named: when the request was sent, and the launch."""
        yield ChartDay(self.x(self.first), _short(self.first), "start")
        if (sent := self.milestones.sent) and self.first < sent < self.last:
            yield ChartDay(self.x(sent), "request sent", "middle")
        what = "launch" if self.last == self.milestones.launch else _short(self.last)
        yield ChartDay(self.x(self.last), what, "end")


def _facts(counts: Sequence[DayCounts], days: Milestones) -> Iterator[Fact]:
    last = counts[-1]
    yield Fact("Open", Value(f"{last.open} of {count(last.all, 'item')} on {format_date(last.day)}"))
    if (before := counts_at(counts, last.day - timedelta(days=7))) is not None:
        yield Fact("A week before", Value(f"{before.open} open"))
    if days.sent:
        yield Fact("Request sent", Value(format_date(days.sent)))
    if last.open:
        yield Fact("Estimate", words=RichText(estimate(counts, days.launch)))


class Trend(Struct, frozen=True):
    """How fast items were closed: so many in so many days, up to the last one."""

    last: DayCounts
    closed: int
    span: int

    def closed_on(self, day: date) -> float:
        """How many are closed on a day if it goes on like this."""
        ahead = (day - self.last.day).days * self.closed / self.span
        return min(self.last.all - self.last.open + ahead, self.last.all)

    @property
    def over(self) -> date:
        """When the last one is closed if it goes on like this; there must be a pace."""
        return self.last.day + timedelta(days=ceil(self.last.open * self.span / self.closed))


def trend_of(counts: Sequence[DayCounts]) -> Trend | None:
    """The trend of the newest days; None where there are too few to tell, or nothing is open."""
    last = counts[-1]
    since = counts_at(counts, last.day - timedelta(days=TREND_DAYS)) or counts[0]
    span = min((last.day - since.day).days, TREND_DAYS)
    if span < SHORTEST_TREND or not last.open:
        return None
    return Trend(last, max(since.open - last.open, 0), span)


def estimate(counts: Sequence[DayCounts], launch: date | None) -> str:
    """When the last item is closed if it goes on like this, and how much is open on the day of the launch."""
    trend = trend_of(counts)
    if trend is None:
        return "There are too few days to tell a pace."
    pace = (
        f"In {count(trend.span, 'day')}, {count(trend.closed, 'item')} {'was' if trend.closed == 1 else 'were'} closed."
    )
    if not trend.closed:
        return f"{pace} At that pace, all {trend.last.open} stay open."
    ends = f"At that pace, the last is closed around {format_date(trend.over)}"
    left = ceil(trend.last.all - trend.closed_on(launch)) if launch and launch >= trend.last.day else 0
    return f"{pace} {ends}" + (f", and {left} are still open at the launch." if left else _in_time(trend.over, launch))


def _in_time(over: date, launch: date | None) -> str:
    days = (launch - over).days if launch else -1
    if days < 0:
        return "."
    return f", {count(days, 'day')} before the launch." if days else ", on the day of the launch."


def counts_at(counts: Sequence[DayCounts], day: date) -> DayCounts | None:
    """The counts that held at the end of a day; None where it is before the first."""
    return next((found for found in reversed(counts) if found.day <= day), None)


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"
