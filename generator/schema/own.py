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
    title: Line = Field(max_length=90, examples=["Tell customer care the date"])
    """What to do, short and imperative; for an issue, what is wrong."""
    detail: Prose | None = Field(default=None, examples=["They need two days to plan their shifts."])
    """The exact facts."""
    why: Prose | None = Field(default=None, examples=["They are asked first when a payment fails."])
    """Why it matters."""
    roles: tuple[RoleRef, ...] = Field(min_length=1)
    """Who does it."""
    controls: tuple[ControlRef, ...] = ()
    """The controls it is about."""
    also_called: tuple[Line, ...] = Field(default=(), examples=[["support", "helpdesk"]])
    """Other words that people search for."""


class OwnItem(OwnRecord):
    """A checklist item of your own."""

    gate: Gate
    """By when it must be complete."""
    evidence: Prose | None = Field(default=None, examples=["The report of the load test."])
    """What shows that it is done."""
    needs_evidence: Flag = True
    """Whether `done` counts only with evidence."""


class OwnIssue(OwnRecord):
    """A known issue of your own."""

    symptoms: tuple[Line, ...] = Field(min_length=1, examples=[["The page with the payment form stays empty"]])
    """What is seen."""
    actions: tuple[Prose, ...] = Field(min_length=1, examples=[["Turn the payment form off.", "Tell customer care."]])
    """What to do, in order."""
    alerts: tuple[AlertRef, ...] = ()
    """The alerts of the provider's guide for which it is the playbook."""


class OwnRollbackStep(OwnRecord):
    """A rollback step of your own."""

    carries_out: StepRef | None = None
    """The step of the guide's rollback that it carries out, and behind which it is shown."""
    proof: Prose | None = Field(default=None, examples=["A payment that went through the former provider."])
    """What shows that it is done."""


class OwnContact(Model):
    """Somebody whom the guide does not name, such as your account manager. Providers never see it."""

    id: RecordId
    """Its name, unique among the records of the provider and your own."""
    name: Line = Field(max_length=90, examples=["Kim Example"])
    """Who it is."""
    purpose: Prose = Field(examples=["Our account manager, for the contract and for limits."])
    """When to turn to them."""
    phone: Phone | None = None
    """The number."""
    email: Email | None = None
    """The address."""
    hours: Line | None = Field(default=None, examples=["Monday to Friday, 09:00 to 17:00"])
    """When they answer."""
