"""`access.yaml`: how production is come by: asked for, made by yourself, or given to you; and what comes of it."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from generator.schema.record import Action, Record, Refusal, Subject, refuse
from generator.schema.text import (
    ContactRef,
    CredentialRef,
    EnvironmentRef,
    Flag,
    GapRef,
    GroupRef,
    Line,
    Prose,
    RecipientRef,
    RequestFieldRef,
)
from generator.schema.values import Duration, Number


class AccessRoute(StrEnum):
    """How you come by production: you ask for it, you make it yourself, or it is given to you during onboarding."""

    REQUESTED = "requested"
    SELF_SERVICE = "self-service"
    ONBOARDING = "onboarding"


class AccessRecipient(Record):
    """Somebody who gets the request."""

    how: Prose = Field(examples=["Write to your account manager and name your merchant ID."])
    """How to ask, in one or two sentences."""
    contact: ContactRef | None = None
    """Who is asked."""
    gap: GapRef | None = None
    """The gap that says what to do where the guide does not name an address."""
    copy_: Flag = False
    """Whether it gets a copy only, for information."""


class FieldKind(StrEnum):
    """What a field of the request holds."""

    TEXT = "text"
    EMAIL = "email"
    URL = "url"
    MERCHANT_ID = "merchant-id"
    YES_NO = "yes-no"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    DURATION = "duration"
    ADDRESSES = "addresses"
    WINDOW = "window"
    CONFIRMATION = "confirmation"
    DOCUMENTS = "documents"
    CONTACT = "contact"
    PUBLIC_KEY = "public-key"
    CERTIFICATE_REQUEST = "certificate-request"


VERBATIM = (FieldKind.PUBLIC_KEY, FieldKind.CERTIFICATE_REQUEST)
"""What is sent to the letter, line by line, and looks like a secret to a program."""
_COUNTED = (FieldKind.NUMBER, FieldKind.ADDRESSES, FieldKind.DOCUMENTS, FieldKind.CHOICES)
ONLY_OF = {
    "confirms": (FieldKind.CONFIRMATION,),
    "choices": (FieldKind.CHOICE, FieldKind.CHOICES),
    "unit": (FieldKind.NUMBER,),
    "at-least": _COUNTED,
    "at-most": _COUNTED,
}
"""The keys that only fields of some kinds have."""
_NEEDED = {
    FieldKind.CONFIRMATION: ("confirms", "Name the group of the checklist that it confirms."),
    FieldKind.CHOICE: ("choices", "List the choices."),
}


class RequestField(Record):
    """Something the provider wants to know."""

    title: Line = Field(max_length=90, examples=["Address of your webhook"])
    """What is wanted."""
    kind: FieldKind
    """What the field holds."""
    detail: Prose | None = Field(default=None, examples=["The address at which you receive events in production."])
    """What exactly, and what becomes of it."""
    why: Prose | None = Field(default=None, examples=["Acme Pay opens its firewall for this address."])
    """Why the provider wants it."""
    choices: tuple[Line, ...] = Field(default=(), min_length=2, max_length=60, examples=[["Cards", "Bank transfer"]])
    """What there is to choose from; a field of kind `choices` may leave it out where only a form has the list."""
    at_least: Number | None = None
    """The least that a `number` may be, or the fewest entries of a list."""
    at_most: Number | None = None
    """The most that a `number` may be, or the most entries of a list."""
    unit: Line | None = Field(default=None, max_length=60, examples=["requests per second"])
    """What a `number` counts, such as `requests per second`."""
    environments: tuple[EnvironmentRef, ...] = ()
    """The environments that each need a value; left out where there is one value for all."""
    recipients: tuple[RecipientRef, ...] = ()
    """The recipients it is for; left out where it is for all of them."""
    differs_from: tuple[RequestFieldRef, ...] = ()
    """Fields whose values are other ones: a value that was copied from one into the other is wrong. Naming the field
    itself says that its environments have different values."""
    confirms: GroupRef | None = None
    """The group of the checklist that a `confirmation` confirms."""

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Self:
        refuse((*self._missing(), *self._superfluous(), *self._backwards()))
        return self

    def _missing(self) -> Iterator[Refusal]:
        key, hint = _NEEDED.get(self.kind, ("", ""))
        if key and not getattr(self, key):
            yield Refusal("kind-and-keys", f"a `{self.kind.value}` needs `{key}`", hint, "kind")

    def _superfluous(self) -> Iterator[Refusal]:
        for key, kinds in ONLY_OF.items():
            if getattr(self, key.replace("-", "_")) and self.kind not in kinds:
                belongs = " or ".join(f"`{kind.value}`" for kind in kinds)
                hint = f"Only a field of kind {belongs} has `{key}`. Correct the kind, or remove the key."
                yield Refusal("kind-and-keys", f"a field of kind `{self.kind.value}` takes no `{key}`", hint, key)

    def _backwards(self) -> Iterator[Refusal]:
        if self.at_least and self.at_most and self.at_most.number < self.at_least.number:
            yield Refusal("runs-backwards", "`at-most` is less than `at-least`", "Correct one of the two.", "at-most")


class AccessStep(Action):
    """A step on the way to production."""


class Deliverable(Record):
    """Something that comes of it."""

    title: Line = Field(max_length=90, examples=["Live key"])
    """What it is called."""
    detail: Prose | None = Field(
        default=None, examples=["The live key of your account. Put it into the vault at once."]
    )
    """What it is, and what to do with it at once."""
    expires: Duration | None = None
    """How long it can be used."""
    credential: CredentialRef | None = None
    """The credential it is or leads to."""


class Wait(Record):
    """How long the provider takes."""

    takes: Duration | None = None
    """The time as printed; left out where the guide gives no number."""
    counted_from: Line | None = Field(default=None, examples=["when the form is complete"])
    """When the clock starts."""
    detail: Prose = Field(examples=["Acme Pay needs this time to look at what you sent."])
    """What the guide says about it."""


class AccessFile(Subject):
    """How one comes by a provider's production: the route, what to send to whom, the steps, and what comes of it."""

    route: AccessRoute | None = Field(...)
    """How you get production access. Only `requested` has a request and its gate."""
    asks_for: Line | None = Field(default=None, max_length=120, examples=["a live account and its keys"])
    """What a request asks for, in words that follow "We ask for"."""
    recipients: tuple[AccessRecipient, ...] = ()
    """Who gets the request."""
    fields: tuple[RequestField, ...] = ()
    """What to send."""
    steps: tuple[AccessStep, ...] = ()
    """What happens until you have it, in order."""
    returns: tuple[Deliverable, ...] = ()
    """What you get."""
    waits: tuple[Wait, ...] = ()
    """How long it takes."""

    @model_validator(mode="after")
    def _fits_its_route(self) -> Self:
        refuse(self._of_a_request() if self.is_requested else self._without_a_request())
        return self

    @property
    def is_requested(self) -> bool:
        """Whether production is asked for, so that there is a request."""
        return self.route is AccessRoute.REQUESTED

    def _of_a_request(self) -> Iterator[Refusal]:
        hint = "Say what is asked for and who gets the request, or correct the route."
        for key, given in (("asks-for", self.asks_for), ("recipients", self.recipients)):
            if not given:
                yield Refusal("route-and-keys", f"what is `requested` needs `{key}`", hint, "route")
        if self.recipients and all(recipient.copy_ for recipient in self.recipients):
            hint = "Remove `copy` from the recipient that is asked."
            yield Refusal("route-and-keys", "every recipient only gets a copy", hint, "recipients")

    def _without_a_request(self) -> Iterator[Refusal]:
        for key in ("asks-for", "recipients", "fields"):
            if getattr(self, key.replace("-", "_")):
                hint = "Only what is `requested` has it. Correct the route, or remove the key."
                yield Refusal("route-and-keys", f"the route `{self.route}` takes no `{key}`", hint, key)
