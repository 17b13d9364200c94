"""`cutover.yaml`: the steps, the timeline, the tests in production and the first days."""

from enum import StrEnum

from pydantic import Field

from generator.schema.addresses import Endpoint
from generator.schema.record import Action, Subject
from generator.schema.text import Flag, GapRef, Line, Prose, RecordId, StepRef
from generator.schema.values import Moment, Quantity


class Pace(StrEnum):
    """How often something is repeated while it lasts."""

    HOURLY = "hourly"
    DAILY = "daily"


class Step(Action):
    """Something done on the way to live traffic."""

    at: Moment | None = None
    """When: `T-24h`, `Day 0`, `Days 1–7`, or the guide's words."""
    lasts: Quantity | None = Field(default=None, examples=["30 minutes"])
    """For how long, as printed."""
    every: Pace | None = None
    """How often it is repeated while it lasts."""
    after: tuple[StepRef, ...] = ()
    """Steps that come first: it starts when they have ended."""
    within: StepRef | None = None
    """The step that it is part of: it starts once that one has, and what comes after that one waits for both."""
    decides: Prose | None = Field(default=None, examples=["Engineering says go when the first payment is paid."])
    """What is decided here, go or no go, and by whom."""
    stage: Line | None = Field(default=None, examples=["Pilot"])
    """The stage of the guide it belongs to; steps of one stage stand together."""
    proof: Prose | None = Field(default=None, examples=["The log line of the first live payment."])
    """What shows that it is done."""
    gap: GapRef | None = None
    """The gap that says what is missing from it."""
    before_traffic: Flag = False
    """Whether the guide wants it done before real customers pay: it is then recorded like an item, and go-live waits
    for it."""
    formerly: tuple[RecordId, ...] = ()
    """The ids that it had before: the check names the new one to whoever recorded an old one."""

    @property
    def evidence(self) -> Prose | None:
        """What shows that it is done, by the name that items have for it."""
        return self.proof

    @property
    def needs_evidence(self) -> bool:
        """Whether `done` counts only with evidence, as it does for most items."""
        return True


class SmokeTest(Step):
    """A test in production."""

    endpoint: Endpoint | None = None
    """The call, where the guide names one."""
    expect: Prose = Field(examples=["The payment appears in the dashboard as paid."])
    """What to expect."""
    amount: Line | None = Field(default=None, examples=["10.00"])
    """The amount, as printed."""


class Artefact(Action):
    """Something to keep as evidence of the launch."""


class CutoverFile(Subject):
    """A provider's cutover: steps, timeline, smoke tests, first days."""

    steps: tuple[Step, ...] = ()
    """What to do, in order."""
    timeline: tuple[Step, ...] = ()
    """What happens when, counted from the cutover."""
    smoke_tests: tuple[SmokeTest, ...] = ()
    """Tests in production, in an order that works."""
    first_days: tuple[Step, ...] = ()
    """What to do after the cutover."""
    artefacts: tuple[Artefact, ...] = Field(default=())
    """What to keep as evidence."""
