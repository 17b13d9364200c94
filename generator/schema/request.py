"""What you tell a provider when you ask for production: who asks, whom, and the value of each field."""

from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from generator.schema.addresses import Email, Phone
from generator.schema.record import Model, Refusal, refuse
from generator.schema.text import EnvironmentRef, Line, RecipientRef, RequestFieldRef, Text
from generator.schema.times import Day, TimeOfDay, Zone, clock_changes


class RequestText(Text):
    """Text for the provider, on one line or several, without Markdown."""

    __slots__ = ()
    pattern = r"[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]{1,4000}"
    wanted = "text for a provider"
    hint = "Write at most 4000 characters, and no control characters."


class Person(Model):
    """Somebody whose name the provider may see."""

    name: Line = Field(max_length=90, examples=["Robin Example"])
    """The name."""
    position: Line | None = Field(default=None, max_length=90, examples=["Head of payments"])
    """What they do at your organisation."""
    email: Email
    """The address."""
    phone: Phone | None = None
    """The number."""


class Recipient(Model):
    """Where the request goes, as you found out yourself. It is shown as yours, never as the guide's."""

    recipient: RecipientRef
    """The recipient, as the provider's `access.yaml` names it."""
    name: Line | None = Field(default=None, max_length=90, examples=["Kim Example"])
    """Who reads it."""
    email: Email
    """The address."""


class Window(Model):
    """A period on a day, such as the hours in which you plan to go live."""

    day: Day
    """The day."""
    from_: TimeOfDay
    """When it starts."""
    to: TimeOfDay
    """When it ends."""
    ends_on: Day | None = None
    """The day on which it ends, where that is a later one."""
    zone: Zone
    """The time zone of both times."""

    @model_validator(mode="after")
    def _can_be_kept(self) -> Self:
        unclear = tuple(clock_changes(self.zone, ("from", self.day, self.from_), ("to", self.last_day, self.to)))
        refuse(unclear or self._backwards())
        return self

    def _backwards(self) -> Iterator[Refusal]:
        if self.end <= self.start:
            what = "ends when it starts" if self.end == self.start else "ends before it starts"
            hint = "Correct the times, or name a later day in `ends-on`."
            yield Refusal("runs-backwards", f"the window {what}", hint, "ends-on" if self.ends_on else "to")

    @property
    def last_day(self) -> Day:
        """The day on which it ends."""
        return self.ends_on or self.day

    @property
    def start(self) -> float:
        """When it starts, in seconds since 1970; times of one zone compare wrongly where its clocks change."""
        return self.zone.at(self.day, self.from_).timestamp()

    @property
    def end(self) -> float:
        """When it ends, in seconds since 1970."""
        return self.zone.at(self.last_day, self.to).timestamp()


class RequestValue(Model):
    """What you send for one field of the request."""

    field: RequestFieldRef
    """The field, as the provider's `access.yaml` names it."""
    environment: EnvironmentRef | None = None
    """The environment whose value it is, where the field wants one for each."""
    value: RequestText | None = Field(default=None, examples=["https://shop.example.com/webhooks/acme"])
    """The value of every field that has no key of its own below."""
    window: Window | None = None
    """The value of a `window`."""
    contact: Person | None = None
    """The value of a `contact`."""
    list_: tuple[Line, ...] = Field(default=(), min_length=1, max_length=40, examples=[["203.0.113.7", "203.0.113.8"]])
    """The value of `addresses`, and of `documents`: the name of each file that you attach."""


class Request(Model):
    """The production access request: who asks whom, and for what."""

    reference: Line | None = Field(default=None, max_length=60, examples=["Merchant 0042"])
    """What tells this request from your others, such as a country or a merchant ID; it is part of the subject."""
    recipients: tuple[Recipient, ...] = ()
    """Where it goes; needed for each recipient whose address the guide does not give."""
    sender: Person | None = None
    """Who sends it and answers questions about it."""
    values: tuple[RequestValue, ...] = ()
    """What you send for each field."""
    sent: Day | None = None
    """The day on which you sent it; from then on, a window that was asked for in time stays valid."""
