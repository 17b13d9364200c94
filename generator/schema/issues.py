"""`issues.yaml`: what people see when it breaks, and what to do."""

from pydantic import Field

from generator.schema.monitoring import AlertRef
from generator.schema.record import Model, Record, Roles, Subject
from generator.schema.text import ContactRef, GapRef, Line, Prose, StatementRef


class Symptom(Model):
    """What somebody sees."""

    text: Line = Field(examples=["Orders stay unpaid although the customer has paid"])
    """The symptom in the words people use."""
    cites: tuple[StatementRef, ...] = Field(min_length=1)
    """The statements it comes from."""


class IssueAction(Model):
    """What to do about it."""

    text: Prose = Field(examples=["Look at the log of your webhook."])
    """One thing to do, imperative."""
    cites: tuple[StatementRef, ...] = Field(min_length=1)
    """The statements it comes from."""
    contact: ContactRef | None = None
    """Whom to call for it."""


class Issue(Record):
    """A known issue: symptoms, actions, and when to call."""

    title: Line = Field(max_length=90, examples=["Payments stay pending"])
    """The issue in the words people use."""
    symptoms: tuple[Symptom, ...] = Field(min_length=1)
    """What is seen."""
    actions: tuple[IssueAction, ...] = ()
    """What to do, in order; empty where the guide names no action."""
    alerts: tuple[AlertRef, ...] = ()
    """The alerts of which the guide's own words make it the issue."""
    call: ContactRef | None = None
    """Whom to call when it does not help."""
    call_when: Prose | None = Field(default=None, examples=["Call when it lasts for more than 30 minutes."])
    """When to call."""
    roles: Roles | None = None
    """Who acts; where it is left out, the file says."""
    gap: GapRef | None = None
    """The gap that says what is missing."""


class IssuesFile(Subject):
    """A provider's known issues."""

    issues: tuple[Issue, ...] = ()
    """The issues, most urgent first."""
