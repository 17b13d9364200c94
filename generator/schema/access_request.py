"""`access-request.yaml`: how production is asked for, and what comes back."""

from collections.abc import Iterator
from enum import StrEnum
from typing import ClassVar, Self

from pydantic import Field, model_validator

from generator.schema.record import Action, Model, Record, Refusal, Subject, refuse
from generator.schema.text import (
    ContactRef,
    CredentialRef,
    GapRef,
    GroupRef,
    Line,
    Prose,
    RequestFieldRef,
    StatementRef,
)
from generator.schema.values import Duration


class Channel(Model):
    """How the request reaches the provider."""

    place: ClassVar[str] = "channel"
    """Where it stands on its page, as it has no id of its own."""

    how: Prose
    """How to ask, in one or two sentences."""
    contact: ContactRef | None = None
    """Who is asked."""
    gap: GapRef | None = None
    """The gap that says what to do where the guide does not name an address."""
    cites: tuple[StatementRef, ...] = Field(min_length=1)
    """The statements it comes from."""


class FieldKind(StrEnum):
    """What a field of the request holds."""

    TEXT = "text"
    EMAIL = "email"
    URL = "url"
    MERCHANT_ID = "merchant-id"
    WINDOW = "window"
    CONFIRMATION = "confirmation"
    DOCUMENTS = "documents"
    CONTACT = "contact"
    PUBLIC_KEY = "public-key"


class RequestField(Record):
    """Something the provider wants to know."""

    title: Line = Field(max_length=90)
    """What is wanted."""
    kind: FieldKind
    """What the field holds."""
    detail: Prose | None = None
    """What exactly, and what becomes of it."""
    why: Prose | None = None
    """Why the provider wants it."""
    differs_from: tuple[RequestFieldRef, ...] = ()
    """Fields whose values are other ones: a value that was copied from one into the other is wrong."""
    confirms: GroupRef | None = None
    """The group of the checklist that a `confirmation` confirms."""

    @model_validator(mode="after")
    def _confirms_what_it_can(self) -> Self:
        refuse(self._contradictions())
        return self

    def _contradictions(self) -> Iterator[Refusal]:
        is_confirmation = self.kind is FieldKind.CONFIRMATION
        if is_confirmation and not self.confirms:
            hint = "Name the group of the checklist that it confirms."
            yield Refusal("kind-and-keys", "a `confirmation` needs `confirms`", hint, "kind")
        if self.confirms and not is_confirmation:
            hint = "Only a `confirmation` has `confirms`. Correct the kind, or remove the key."
            yield Refusal("kind-and-keys", f"a field of kind `{self.kind.value}` has no `confirms`", hint, "confirms")


class Actor(StrEnum):
    """Who does a step of the request."""

    YOU = "you"
    PROVIDER = "provider"


class RequestStep(Action):
    """A step between asking and having."""

    by: Actor
    """Who does it."""


class Deliverable(Record):
    """Something that comes back."""

    title: Line = Field(max_length=90)
    """What comes back."""
    detail: Prose | None = None
    """What it is, and what to do with it at once."""
    expires: Duration | None = None
    """How long it can be used."""
    credential: CredentialRef | None = None
    """The credential it is or leads to."""


class Wait(Record):
    """How long the provider takes."""

    takes: Duration | None = None
    """The time as printed; left out where the guide gives no number."""
    counted_from: Line | None = None
    """When the clock starts."""
    detail: Prose
    """What the guide says about it."""


class AccessRequestFile(Subject):
    """A provider's access request: how to ask, what to send, what comes back."""

    asks_for: Line = Field(max_length=120)
    """What is asked for, in words that follow "We ask for"."""
    channel: Channel
    """How the request reaches the provider."""
    fields: tuple[RequestField, ...] = ()
    """What to send."""
    steps: tuple[RequestStep, ...] = ()
    """What happens between asking and having, in order."""
    returns: tuple[Deliverable, ...] = ()
    """What comes back."""
    waits: tuple[Wait, ...] = ()
    """How long it takes."""
