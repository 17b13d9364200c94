"""What an integration adds of its own. It stands beside what the guide says, and is always shown as yours."""

from pydantic import Field

from generator.schema.addresses import Email, Phone
from generator.schema.monitoring import AlertRef
from generator.schema.record import Gate, Model
from generator.schema.text import ControlRef, Flag, Line, Prose, RecordId, RoleRef, StepRef


class OwnRecord(Model):
    """Something of your own that people act on."""

    id: RecordId
    """Its name, unique among the records of the provider and your own; it is also its address on the site."""
    title: Line = Field(max_length=90)
    """What to do, short and imperative; for an issue, what is wrong."""
    detail: Prose | None = None
    """The exact facts."""
    why: Prose | None = None
    """Why it matters."""
    roles: tuple[RoleRef, ...] = Field(min_length=1)
    """Who does it."""
    controls: tuple[ControlRef, ...] = ()
    """The controls it is about."""
    also_called: tuple[Line, ...] = ()
    """Other words that people search for."""


class OwnItem(OwnRecord):
    """A checklist item of your own."""

    gate: Gate
    """By when it must be complete."""
    evidence: Prose | None = None
    """What shows that it is done."""
    needs_evidence: Flag = True
    """Whether `done` counts only with evidence."""


class OwnIssue(OwnRecord):
    """A known issue of your own."""

    symptoms: tuple[Line, ...] = Field(min_length=1)
    """What is seen."""
    actions: tuple[Prose, ...] = Field(min_length=1)
    """What to do, in order."""
    alerts: tuple[AlertRef, ...] = ()
    """The alerts of the provider's guide for which it is the playbook."""


class OwnRollbackStep(OwnRecord):
    """A rollback step of your own."""

    carries_out: StepRef | None = None
    """The step of the guide's rollback that it carries out, and behind which it is shown."""
    proof: Prose | None = None
    """What shows that it is done."""


class OwnContact(Model):
    """Somebody whom the guide does not name, such as your account manager. Providers never see it."""

    id: RecordId
    """Its name, unique among the records of the provider and your own."""
    name: Line = Field(max_length=90)
    """Who it is."""
    purpose: Prose
    """When to turn to them."""
    phone: Phone | None = None
    """The number."""
    email: Email | None = None
    """The address."""
    hours: Line | None = None
    """When they answer."""
