"""The cutover of an integration as it runs: who does what, what waits for what, and where it is decided."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from generator.cutover.plan import Plan, Row
from generator.pages.addresses import CUTOVER
from generator.pages.charts.sections import ChartCurve, ChartLane, ChartSign, ChartStep, CutoverChart
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.record_models import SheetRow
from generator.pages.view_models import Address, Fact, Link, Owner, RichText, Value
from generator.pages.words import count, listed

CHART_SCRIPT = Address("assets/launchbook/cutover.js")
WIDTH, TIMES, WIDEST_LANE = 340.0, 84.0, 56.0
"""How wide the drawing is, how much of it the times take, and a lane at most."""
ROW, LETTER, MARK = 28.0, 6.2, 9.0
"""How high a step is, about how wide a letter, and half of how wide a mark."""
LONGEST_TIME = 13
"""How many letters fit beside the lanes; what is longer is not a time, and stands on the run sheet."""


def cutover_chart(context: IntegrationContext) -> CutoverChart:
    """The drawing of a plan, with a lane for each team in the order in which they begin."""
    drawing = _Drawing(context.plan, context.sheet_rows)
    lanes = drawing.lanes
    return CutoverChart(
        anchor="timeline",
        title="Who does what, and when",
        intro=RichText("Time runs downwards, with a lane for each team. Not to scale."),
        width=WIDTH,
        height=drawing.bottom + 4,
        head=drawing.head,
        name=f"The cutover of {context.name}",
        description=f"{count(len(drawing.rows), 'step')}, done by {listed(lanes)}. "
        "The run sheet below says the same in words.",
        lanes=tuple(ChartLane(x, name) for name, x in lanes.items()),
        steps=tuple(drawing.steps()),
        curves=tuple(drawing.curves()),
        t=drawing.t(),
        clock=tuple(drawing.clock()) if context.plan.is_dated else (),
        now="Now",
        key=tuple(_key(drawing)),
        facts=tuple(_facts(drawing, context.page(CUTOVER))),
        script=CHART_SCRIPT,
    )


class _Drawing(Struct, frozen=True, dict=True):
    """Where everything is."""

    plan: Plan
    rows: tuple[SheetRow, ...]

    @cached_property
    def lanes(self) -> dict[str, float]:
        """The middle of each lane by the name of who it is for."""
        names = tuple(dict.fromkeys(name for row in self.rows for name in _names(row.card.owners)))
        width = min(WIDEST_LANE, (WIDTH - TIMES) / max(len(names), 1))
        return {name: TIMES + width * (place + 0.5) for place, name in enumerate(names)}

    @cached_property
    def head(self) -> float:
        """Where the names end, which are written upwards."""
        return LETTER * max((len(name) for name in self.lanes), default=0) + 12

    @cached_property
    def places(self) -> dict[str, float]:
        """The middle of each step by its id."""
        return {row.id: self.head + ROW * (place + 0.5) for place, row in enumerate(self.plan.rows)}

    @property
    def bottom(self) -> float:
        """Where the last step ends."""
        return self.head + ROW * len(self.rows)

    def steps(self) -> Iterator[ChartStep]:
        """A mark for each step."""
        before = ""
        for row, sheet in zip(self.plan.rows, self.rows, strict=True):
            at = sheet.at if row.span and len(sheet.at) <= LONGEST_TIME else ""
            yield ChartStep(
                number=sheet.card.number,
                y=self.places[row.id],
                at="" if at == before else at,
                lanes=tuple(self.lanes[name] for name in _names(sheet.card.owners)),
                end=self._end(row),
                is_decision=sheet.is_decision,
                has_time=row.span is not None,
            )
            before = at

    def _end(self, row: Row) -> float | None:
        """Where a step is over: in front of the first one below it that starts then or later."""
        if row.span is None or row.span.end == row.span.start:
            return None
        below = self.plan.rows[self.plan.rows.index(row) + 1 :]
        later = (self.places[other.id] for other in below if other.span and other.span.start >= row.span.end)
        end = next(later, self.bottom + ROW / 2) - ROW / 2 - 3
        return end if end > self.places[row.id] + MARK else None

    def curves(self) -> Iterator[ChartCurve]:
        """A line for each step that waits for another."""
        rows = dict(zip((row.id for row in self.plan.rows), self.rows, strict=True))
        for row in self.plan.rows:
            for first in row.step.after:
                if first in rows:
                    yield ChartCurve(self._path(first, row.id, rows))

    def _path(self, first: str, then: str, rows: Mapping[str, SheetRow]) -> str:
        """A line from mark to mark, which swings aside where other marks of its lane stand between."""
        (start_x, end_x) = (self.lanes[_names(rows[name].card.owners)[0]] for name in (first, then))
        start_y, end_y = self.places[first] + MARK, self.places[then] - MARK
        is_next = end_y - start_y < ROW
        aside = 0.0 if start_x != end_x or is_next else 2 * MARK
        middle = (start_y + end_y) / 2
        return (
            f"M{_short(start_x)} {_short(start_y)}"
            f"C{_short(start_x + aside)} {_short(middle)} {_short(end_x + aside)} {_short(middle)}"
            f" {_short(end_x)} {_short(end_y)}"
        )

    def t(self) -> float | None:
        """T is in front of the first step that starts then or later."""
        timed = [row for row in self.plan.rows if row.span]
        after = (self.places[row.id] - ROW / 2 for row in timed if row.span and row.span.start >= self.plan.clock.t)
        return next(after, self.bottom if timed else None)

    def clock(self) -> Iterator[tuple[int, float]]:
        """The steps that start after all before them; between two of them time runs evenly."""
        points = [
            (int(row.span.start.timestamp()), self.places[row.id] - ROW / 2) for row in self.plan.rows if row.span
        ]
        ends = [int(row.span.end.timestamp()) for row in self.plan.rows if row.span]
        rising = [point for place, point in enumerate(points) if all(point[0] > other[0] for other in points[:place])]
        yield from rising
        if rising and max(ends) > rising[-1][0]:
            yield max(ends), self.bottom


def _names(owners: Sequence[Owner]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(owner.team.text if owner.team else owner.role for owner in owners)) or ("Nobody named",)


def _facts(drawing: _Drawing, page: str) -> Iterator[Fact]:
    """What the drawing shows, in words: where it is decided, and what has no time yet."""
    decisions = [row for row in drawing.rows if row.is_decision]
    for row in decisions:
        link = Link(f"{row.card.number}. {row.card.title}", Address(page, row.card.anchor))
        yield Fact(_named("Go or no go", row.at), Value(listed(_names(row.card.owners))), link=link)
    if not decisions:
        yield Fact("Go or no go", Value("no step is one", is_unknown=True))
    if untimed := [step.number for step in drawing.steps() if not step.has_time]:
        yield Fact("No time of its own", Value(f"step{'s' if len(untimed) > 1 else ''} {listed(untimed)}"))


def _key(drawing: _Drawing) -> Iterator[ChartSign]:
    """The signs that it has."""
    steps = tuple(drawing.steps())
    yield ChartSign("step", "A step, by its number on the run sheet")
    if any(step.is_decision for step in steps):
        yield ChartSign("decision", "Go or no go")
    if not all(step.has_time for step in steps):
        yield ChartSign("untimed", "No time of its own")
    if any(step.end for step in steps):
        yield ChartSign("length", "How long it lasts")
    if any(drawing.curves()):
        yield ChartSign("curve", "Waits for the step above")
    if drawing.t() is not None:
        yield ChartSign("t", "T, from which real payments flow")


def _named(what: str, at: str) -> str:
    return f"{what}, {at}" if at else what


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
