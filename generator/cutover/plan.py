"""The plan of a cutover: every step in working order, when it is, and between what it has to fit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from generator.cutover.clock import Clock, Span
from generator.cutover.order import Edge, edges, in_order
from generator.cutover.steps import CutoverStep, Phase, cutover_steps
from generator.schema.cutover import CutoverFile
from generator.schema.integration import IntegrationFile

LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Bound:
    """A moment that a step has to keep to, and the step that sets it."""

    at: datetime
    step: str


@dataclass(frozen=True)
class Row:
    """A step of the plan: when it is, where it has a time; else what it has to fit between."""

    step: CutoverStep
    span: Span | None
    not_before: Bound | None
    by: Bound | None

    @property
    def id(self) -> str:
        """The step's id."""
        return self.step.id

    @property
    def is_too_early(self) -> bool:
        """Whether it starts before what comes first can be over."""
        return self.span is not None and self.not_before is not None and self.span.latest_start < self.not_before.at


@dataclass(frozen=True)
class Plan:
    """The steps of a cutover in working order."""

    clock: Clock
    rows: tuple[Row, ...]

    @property
    def is_dated(self) -> bool:
        """Whether a go-live is recorded, so that times are of a day."""
        return self.clock.go_live is not None


def make_plan(guide: CutoverFile, profile: IntegrationFile) -> Plan:
    """The plan of an integration; CycleError where its steps wait for each other in a circle."""
    clock = Clock(profile.go_live)
    steps = cutover_steps(guide, profile)
    links = edges(steps)
    spans = {each.id: clock.span(each.at, each.lasts) for each in steps}
    free = in_order(steps, links, lambda _: 0)
    bounds = _Bounds(spans, _not_before(free, links, spans), _by(free, links, spans))
    by_id = {each.id: each for each in steps}
    names = in_order(steps, links, _key(steps, _times(free, links, bounds), clock.t))
    return Plan(clock, tuple(bounds.row(by_id[name]) for name in names))


Spans = dict[str, Span | None]


@dataclass(frozen=True)
class _Bounds:
    spans: Spans
    not_before: dict[str, Bound]
    by: dict[str, Bound]

    def row(self, step: CutoverStep) -> Row:
        return Row(step, self.spans[step.id], self.not_before.get(step.id), self.by.get(step.id))


def _not_before(names: tuple[str, ...], links: tuple[Edge, ...], spans: Spans) -> dict[str, Bound]:
    """The latest moment that anything before a step sets; it is handed on by steps that have no time of their own."""
    found: dict[str, Bound] = {}
    for name in names:
        for link in links:
            if link.then == name and (bound := _set_before(link, spans, found)):
                found[name] = max(found.get(name, bound), bound, key=lambda each: each.at)
    return found


def _set_before(link: Edge, spans: Spans, found: dict[str, Bound]) -> Bound | None:
    span = spans[link.first]
    if span is None:
        return found.get(link.first)
    return Bound(span.soonest_end if link.waits else span.start, link.first)


def _by(names: tuple[str, ...], links: tuple[Edge, ...], spans: Spans) -> dict[str, Bound]:
    """The earliest moment that anything after a step sets."""
    found: dict[str, Bound] = {}
    for name in reversed(names):
        for link in links:
            if link.first == name and (bound := _set_after(link, spans, found)):
                found[name] = min(found.get(name, bound), bound, key=lambda each: each.at)
    return found


def _set_after(link: Edge, spans: Spans, found: dict[str, Bound]) -> Bound | None:
    span = spans[link.then]
    return found.get(link.then) if span is None else Bound(span.start, link.then)


Key = tuple[datetime, int, int]


def _key(steps: tuple[CutoverStep, ...], times: dict[str, datetime], t: datetime) -> Callable[[str], Key]:
    """By time, and at the same time as they are listed, the parts of a step behind it."""
    places = {each.id: index for index, each in enumerate(steps)}
    keys: dict[str, Key] = {}
    before: dict[Phase, datetime] = {}
    for each in steps:
        at = times.get(each.id) or before.get(each.phase, t if each.phase is Phase.FIRST_DAYS else LONG_AGO)
        before[each.phase] = at
        keys[each.id] = (at, places.get(str(each.within), places[each.id]), places[each.id])
    return keys.__getitem__


def _times(names: tuple[str, ...], links: tuple[Edge, ...], bounds: _Bounds) -> dict[str, datetime]:
    """Around when each step is: at its own time, else when what comes first is over, else when what follows starts."""
    found: dict[str, datetime] = {}
    for name in reversed(names):
        span, not_before = bounds.spans[name], bounds.not_before.get(name)
        following = [found[link.then] for link in links if link.first == name and link.then in found]
        if span is not None:
            found[name] = span.start
        elif not_before is not None:
            found[name] = not_before.at
        elif following:
            found[name] = min(following)
    return found
