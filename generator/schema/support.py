"""`support.yaml`: whom to call, when, and how fast they answer."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.schema.addresses import Email, Host, Phone, Url
from generator.schema.record import Model, Record, Refusal, Subject, refuse
from generator.schema.text import GapRef, Line, Prose
from generator.schema.times import Zone
from generator.schema.values import OrUnknown, Quantity, Unknown


class ContactKind(StrEnum):
    """What to call somebody for."""

    INCIDENT = "incident"
    ACCESS_REQUEST = "access-request"
    TECHNICAL = "technical"
    ACCOUNT_MANAGER = "account-manager"
    GENERAL = "general"


class Response(Model):
    """How fast somebody answers."""

    within: Quantity = Field(examples=["15 minutes"])
    """The time as printed."""
    to: Line = Field(examples=["P1"])
    """What it holds for."""


class Contact(Record):
    """Somebody at the provider, and how to reach them."""

    name: Line = Field(examples=["Acme Pay Support"])
    """Who it is, as the guide calls them."""
    kind: ContactKind
    """What to call them for."""
    purpose: Prose = Field(examples=["For payments that fail in production."])
    """When to turn to them."""
    phone: OrUnknown[Phone] | None = None
    """The number, or `unknown` where the guide says there is one but not which."""
    email: OrUnknown[Email] | None = None
    """The address, or `unknown` where the guide hides it."""
    channel: Line | None = Field(default=None, examples=["partner portal"])
    """Another way that the guide names, such as `partner portal`."""
    hours: Line | None = Field(default=None, examples=["24/7"])
    """When they answer, as printed."""
    zone: Zone | None = None
    """The time zone of these hours, where the guide names one."""
    severity: Line | None = Field(default=None, examples=["P1 and P2"])
    """For which severities, as printed."""
    responses: tuple[Response, ...] = ()
    """How fast they answer, what is answered fastest first."""
    gap: GapRef | None = None
    """The gap that says what to do about an unknown number or address."""

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if not (self.phone or self.email or self.channel):
            hint = "Give a `phone`, an `email` or a `channel`; write `unknown` where the guide hides it."
            refuse([Refusal("missing-field", "gives no way to reach them", hint, "name")])
        return self

    @model_validator(mode="after")
    def _unknown_has_a_gap(self) -> Self:
        for value in (self.phone, self.email):
            if isinstance(value, Unknown) and self.gap is None:
                raise PydanticCustomError("unknown-without-gap", "has an unknown value but names no `gap`")
        return self


class SupportHours(Record):
    """When support answers, for one environment or severity."""

    title: Line = Field(examples=["Production, P1"])
    """What it holds for."""
    hours: Line = Field(examples=["24/7"])
    """The hours, as printed."""
    detail: Prose | None = Field(default=None, examples=["Somebody answers at night as well."])
    """What that means."""


class StatusPage(Record):
    """Where the provider publishes its status."""

    name: Line = Field(examples=["Acme Pay Status"])
    """What the page is called."""
    host: Host
    """Its host as printed."""
    address: Url | None = None
    """Its whole address, where the guide prints it."""
    purpose: Prose = Field(examples=["Shows outages and planned maintenance."])
    """What it is good for."""


class SupportFile(Subject):
    """A provider's support: contacts, hours, status page."""

    contacts: tuple[Contact, ...] = ()
    """Whom to turn to; the first is called first in an incident. Where there is none, a gap says so."""
    hours: tuple[SupportHours, ...] = ()
    """When support answers."""
    status_pages: tuple[StatusPage, ...] = ()
    """Where the provider publishes its status."""

    @model_validator(mode="after")
    def _says_whom_to_call(self) -> Self:
        if not (self.contacts or self.gaps):
            hint = "Add whom the guide names. Where that is nobody, add a gap for the question `incident-contact`."
            refuse([Refusal("missing-field", "names nobody, and no gap says so", hint, "contacts")])
        return self
