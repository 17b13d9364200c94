"""`support.yaml`: whom to call, when, and how fast they answer."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.schema.addresses import Email, Host, Phone
from generator.schema.record import Model, Record, Subject
from generator.schema.text import GapRef, Line, Prose
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

    within: Quantity
    """The time as printed."""
    to: Line
    """What it holds for."""


class Contact(Record):
    """Somebody at the provider, and how to reach them."""

    name: Line
    """Who it is, as the guide calls them."""
    kind: ContactKind
    """What to call them for."""
    purpose: Prose
    """When to turn to them."""
    phone: OrUnknown[Phone] | None = None
    """The number, or `unknown` where the guide says there is one but not which."""
    email: OrUnknown[Email] | None = None
    """The address, or `unknown` where the guide hides it."""
    channel: Line | None = None
    """Another way that the guide names, such as `partner portal`."""
    hours: Line | None = None
    """When they answer, as printed."""
    severity: Line | None = None
    """For which severities, as printed."""
    response: Response | None = None
    """How fast they answer."""
    gap: GapRef | None = None
    """The gap that says what to do about an unknown number or address."""

    @model_validator(mode="after")
    def _unknown_has_a_gap(self) -> Self:
        for value in (self.phone, self.email):
            if isinstance(value, Unknown) and self.gap is None:
                raise PydanticCustomError("unknown-without-gap", "has an unknown value but names no `gap`")
        return self


class SupportHours(Record):
    """When support answers, for one environment or severity."""

    title: Line
    """What it holds for."""
    hours: Line
    """The hours, as printed."""
    detail: Prose | None = None
    """What that means."""


class StatusPage(Record):
    """Where the provider publishes its status."""

    name: Line
    """What the page is called."""
    host: Host
    """Its host as printed."""
    purpose: Prose
    """What it is good for."""


class SupportFile(Subject):
    """A provider's support: contacts, hours, status page."""

    contacts: tuple[Contact, ...] = Field(min_length=1)
    """Whom to turn to; the first is called first in an incident."""
    hours: tuple[SupportHours, ...] = ()
    """When support answers."""
    status_pages: tuple[StatusPage, ...] = ()
    """Where the provider publishes its status."""
