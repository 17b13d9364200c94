"""`rollback.yaml`: how to go back, and what must not be done on the way."""

from pydantic import Field

from generator.schema.cutover import Step
from generator.schema.record import Record, Subject
from generator.schema.text import Line, Prose


class Trigger(Record):
    """When to roll back, or who decides it."""

    title: Line = Field(max_length=90, examples=["Payments fail"])
    """The trigger, short."""
    detail: Prose = Field(examples=["More failed payments than on a usual day, for half an hour."])
    """What exactly, in one or two sentences."""


class RollbackFile(Subject):
    """A provider's rollback. Its page exists even where every list is empty, and says so."""

    first_move: Prose | None = Field(default=None, examples=["Turn the payment method off in the shop."])
    """What stops the damage first where the guide has no procedure. It is our advice, and shown as ours."""
    triggers: tuple[Trigger, ...] = ()
    """When to roll back."""
    steps: tuple[Step, ...] = ()
    """What to do, in order. Rules that forbid something stand in `advice`."""
