"""The steps of a cutover: those of the guide with what you planned about them, and your own."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from generator.conditions import Answers, holds
from generator.schema.cutover import CutoverFile, Pace, SmokeTest, Step
from generator.schema.integration import IntegrationFile
from generator.schema.planning import OwnStep, Planned, StepPlan
from generator.schema.record import Actor, Roles
from generator.schema.text import Prose
from generator.schema.values import Moment, Quantity


class Phase(StrEnum):
    """Which list a step stands in."""

    STEPS = "steps"
    TIMELINE = "timeline"
    SMOKE_TESTS = "smoke-tests"
    FIRST_DAYS = "first-days"
    OWN = "own-steps"


class CutoverStep(Struct, frozen=True):
    """A step, and what you planned about it where it is the guide's."""

    record: Step | OwnStep
    phase: Phase
    roles: Roles | None
    plan: StepPlan | None = None

    @property
    def id(self) -> str:
        """The step's id."""
        return str(self.record.id)

    @property
    def is_own(self) -> bool:
        """Whether it is your own."""
        return isinstance(self.record, OwnStep)

    @property
    def at(self) -> Moment | Planned | None:
        """When, by your plan or by the guide."""
        return self.plan.at if self.plan and self.plan.at else self.record.at

    @property
    def lasts(self) -> Quantity | None:
        """For how long, by your plan or by the guide; None where `at` is a window."""
        if self.plan and (self.plan.lasts or (self.plan.at and self.plan.at.end)):
            return self.plan.lasts
        return self.record.lasts

    @property
    def after(self) -> tuple[str, ...]:
        """The steps that come first."""
        more = self.plan.after if self.plan else ()
        return tuple(dict.fromkeys(str(step) for step in (*self.record.after, *more)))

    @property
    def within(self) -> str | None:
        """The step that it is a part of."""
        return self.record.within if isinstance(self.record, Step) else None

    @property
    def every(self) -> Pace | None:
        """How often it is done again while it lasts."""
        return self.record.every

    @property
    def decides(self) -> Prose | None:
        """What is decided here."""
        return (self.plan.decides if self.plan else None) or self.record.decides

    @property
    def fallback(self) -> Prose | None:
        """What you do when it fails; the guide's steps have none of their own."""
        if isinstance(self.record, OwnStep):
            return self.record.fallback
        return self.plan.fallback if self.plan else None

    @property
    def is_exclusive(self) -> bool:
        """Whether its team does nothing else meanwhile."""
        if isinstance(self.record, OwnStep):
            return self.record.exclusive
        return self.plan.exclusive if self.plan else False

    @property
    def is_yours(self) -> bool:
        """Whether it is your work, alone or together with the provider."""
        return isinstance(self.record, OwnStep) or self.record.by in (Actor.YOU, Actor.BOTH)

    @property
    def is_test(self) -> bool:
        """Whether it is one of the guide's tests in production."""
        return isinstance(self.record, SmokeTest)


def cutover_steps(guide: CutoverFile, profile: IntegrationFile | None, answers: Answers) -> tuple[CutoverStep, ...]:
    """The guide's steps in its order, then those of an integration; without those whose condition does not hold."""
    return (*_guide_steps(guide, profile, answers), *_own_steps(profile))


def _guide_steps(guide: CutoverFile, profile: IntegrationFile | None, answers: Answers) -> Iterator[CutoverStep]:
    plans = {str(step.step): step for step in profile.steps} if profile else {}
    for phase, records in _lists(guide):
        for record in records:
            if holds(record.when, answers) is not False:
                plan = plans.get(record.id)
                yield CutoverStep(record, phase, _roles(record, guide, plan), plan)


def all_steps(guide: CutoverFile) -> Iterator[Step]:
    """Every step of the guide, whether its condition holds or not."""
    for _, records in _lists(guide):
        yield from records


def _lists(guide: CutoverFile) -> tuple[tuple[Phase, tuple[Step, ...]], ...]:
    return (
        (Phase.STEPS, guide.steps),
        (Phase.TIMELINE, guide.timeline),
        (Phase.SMOKE_TESTS, guide.smoke_tests),
        (Phase.FIRST_DAYS, guide.first_days),
    )


def _roles(record: Step, guide: CutoverFile, plan: StepPlan | None) -> Roles | None:
    if plan and plan.roles:
        return Roles(assigned=plan.roles)
    return record.done_by(guide.roles)


def _own_steps(profile: IntegrationFile | None) -> Iterator[CutoverStep]:
    for record in profile.own_steps if profile else ():
        yield CutoverStep(record, Phase.OWN, Roles(stated=record.roles))
