"""The plan of a cutover: every step in working order, when it is, and between what it has to fit."""

from datetime import UTC, datetime, timedelta
from functools import cached_property

from msgspec import Struct

from generator.conditions import Answers
from generator.cutover.clock import Clock, Span
from generator.cutover.order import Edge, edges, in_order
from generator.cutover.steps import CutoverStep, Phase, cutover_steps
from generator.schema.cutover import CutoverFile
from generator.schema.integration import IntegrationFile

LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Bound(Struct, frozen=True):
    """A moment that a step has to keep to, and the step that sets it."""

    at: datetime
    step: str


class Row(Struct, frozen=True):
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


class Plan(Struct, frozen=True):
    """The steps of a cutover in working order."""

    clock: Clock
    rows: tuple[Row, ...]

    @property
    def is_dated(self) -> bool:
        """Whether a go-live is recorded, so that times are of a day."""
        return self.clock.go_live is not None


def make_plan(guide: CutoverFile, profile: IntegrationFile, answers: Answers) -> Plan:
    """The plan of an integration; CycleError where its steps wait for each other in a circle."""
    clock = Clock(profile.go_live)
    steps = {cutover_step.id: cutover_step for cutover_step in cutover_steps(guide, profile, answers)}
    draft = _Draft(clock, steps, edges(tuple(steps.values())))
    return Plan(clock, tuple(draft.row(name) for name in draft.order))


class _Draft(Struct, frozen=True, dict=True):
    """A plan while it is made: the steps by their ids, as they are listed, and what comes before what."""

    clock: Clock
    steps: dict[str, CutoverStep]
    links: tuple[Edge, ...]

    def row(self, name: str) -> Row:
        """A step with its time, or what it has to fit between."""
        return Row(self.steps[name], self.spans[name], self.not_before.get(name), self.by.get(name))

    @cached_property
    def spans(self) -> dict[str, Span | None]:
        """When each step is, as far as it is planned."""
        return {name: self.clock.span(step.at, step.lasts) for name, step in self.steps.items()}

    @cached_property
    def some_order(self) -> tuple[str, ...]:
        """An order that keeps to the links, whatever the times."""
        return in_order(tuple(self.steps.values()), self.links, lambda _: 0)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """By time, and at the same time as they are listed, the parts of a step behind it."""
        places = {name: place for place, name in enumerate(self.steps)}

        def key(name: str) -> tuple[datetime, int, int]:
            return self.times[name], places.get(str(self.steps[name].within), places[name]), places[name]

        return in_order(tuple(self.steps.values()), self.links, key)

    @cached_property
    def times(self) -> dict[str, datetime]:
        """Around when each step is: at its own time, else when what comes first is, else as early as can be."""
        found: dict[str, datetime] = {}
        for name in self.some_order:
            span = self.spans[name]
            before = [found[link.first] for link in self.links if link.then == name]
            found[name] = _around(span) if span else max(before, default=self._earliest(name))
        return found

    def _earliest(self, name: str) -> datetime:
        return self.clock.t if self.steps[name].phase is Phase.FIRST_DAYS else LONG_AGO

    @cached_property
    def not_before(self) -> dict[str, Bound]:
        """The latest moment that anything before a step sets; steps without a time of their own hand it on."""
        found: dict[str, Bound] = {}
        for name in self.some_order:
            for link in self.links:
                if link.then == name and (bound := self._set_before(link, found)):
                    found[name] = max(found.get(name, bound), bound, key=lambda limit: limit.at)
        return found

    def _set_before(self, link: Edge, found: dict[str, Bound]) -> Bound | None:
        span = self.spans[link.first]
        if span is None:
            return found.get(link.first)
        return Bound(span.soonest_end if link.waits else span.start, link.first)

    @cached_property
    def by(self) -> dict[str, Bound]:
        """The earliest moment that anything after a step sets."""
        found: dict[str, Bound] = {}
        for name in reversed(self.some_order):
            for link in self.links:
                if link.first == name and (bound := self._set_after(link, found)):
                    found[name] = min(found.get(name, bound), bound, key=lambda limit: limit.at)
        return found

    def _set_after(self, link: Edge, found: dict[str, Bound]) -> Bound | None:
        span = self.spans[link.then]
        return found.get(link.then) if span is None else Bound(span.start, link.then)


def _around(span: Span) -> datetime:
    """Whole days count from their noon, so that what is done in the night before stands before them."""
    return span.start + timedelta(hours=12) if span.starts_with_a_day else span.start
