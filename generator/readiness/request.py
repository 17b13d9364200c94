"""What the access request needs to be sent: each field with its value, the sender, the recipient."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.conditions import holds
from generator.project import Integration, Project, Provider
from generator.readiness.items import answered
from generator.schema.access_request import FieldKind, RequestField
from generator.schema.addresses import Email
from generator.schema.record import Record
from generator.schema.request import Recipient, RequestValue, Window
from generator.schema.support import Contact
from generator.schema.values import Unknown
from generator.source.sent_copies import SentCopy


class MissingReason(StrEnum):
    """Why a gate is not met, beside its items."""

    NO_VALUE = "no-value"
    NOT_ANSWERED = "not-answered"
    IN_THE_PAST = "in-the-past"
    NO_SENDER = "no-sender"
    NO_RECIPIENT = "no-recipient"
    NOT_SENT = "not-sent"
    NO_LAUNCH_DAY = "no-launch-day"
    LAUNCH_DAY_PASSED = "launch-day-passed"


@dataclass(frozen=True)
class WantedField:
    """A field that the provider wants from you, what you recorded for it, and what is wrong with that."""

    field: RequestField
    value: RequestValue | None
    missing_reason: MissingReason | None


@dataclass(frozen=True)
class OpenCondition:
    """A condition that is not answered and decides what happens after the request."""

    condition: str


@dataclass(frozen=True)
class RequestRequirements:
    """Everything that the request needs."""

    fields: tuple[WantedField, ...]
    questions: tuple[OpenCondition, ...]
    recipient: Recipient | None
    missing_reasons: tuple[MissingReason, ...]
    """What is missing besides the fields."""

    @property
    def facts(self) -> tuple[WantedField, ...]:
        """The fields that somebody has to fill in; a confirmation follows from the items of its group."""
        return tuple(field for field in self.fields if field.field.kind is not FieldKind.CONFIRMATION)

    @property
    def confirmed(self) -> frozenset[str]:
        """The groups of the checklist that the request confirms."""
        return frozenset(str(field.field.confirms) for field in self.fields if field.field.confirms)


def request_requirements(project: Project, integration: Integration, day: date) -> RequestRequirements:
    """What the request of an integration needs on a day; fields whose condition does not hold are not wanted."""
    provider = project.providers[integration.profile.provider]
    recipient = integration.profile.request.recipient or printed_recipient(provider)
    missing_reasons = (
        *((MissingReason.NO_RECIPIENT,) if recipient is None else ()),
        *((MissingReason.NO_SENDER,) if integration.profile.request.sender is None else ()),
    )
    fields = tuple(_fields(provider, integration, asked_on(integration, day)))
    return RequestRequirements(fields, tuple(_questions(provider, integration, day)), recipient, missing_reasons)


def sent_on(integration: Integration, day: date) -> date | None:
    """The day on which the request was sent; None where it was not sent by that day."""
    sent = integration.profile.request.sent
    return sent.date if sent and sent.date <= day else None


def copy_of(integration: Integration, day: date) -> SentCopy | None:
    """The copy that is kept of the request as it was sent; None where it was not sent by the day, or none is kept."""
    sent = sent_on(integration, day)
    return next((copy for copy in integration.copies if sent and copy.day == sent.isoformat()), None)


def asked_on(integration: Integration, day: date) -> date:
    """The day by which the windows of the request are judged: the one on which it was sent, or else this one."""
    return sent_on(integration, day) or day


def _questions(provider: Provider, integration: Integration, day: date) -> Iterator[OpenCondition]:
    """What must be answered to know what comes back; a field asks its own question."""
    request, answers = provider.access_request, answered(provider, integration, day)

    def open_questions(records: Iterable[Record]) -> dict[str, None]:
        names = (name for record in records for name in record.when if name not in answers)
        return dict.fromkeys(str(provider.profile.condition(name).id) for name in names)

    asked = open_questions(request.fields)
    for question in open_questions((*request.steps, *request.returns)):
        if question not in asked:
            yield OpenCondition(question)


def printed_recipient(provider: Provider) -> Recipient | None:
    """Whom the guide names as the one to ask; None where it gives no address, or names a gap in the way."""
    if provider.access_request.channel.gap:
        return None
    contact = _contact(provider)
    if contact is None or contact.email is None or isinstance(contact.email, Unknown):
        return None
    assert isinstance(contact.email, Email)
    return Recipient(email=contact.email)


def _contact(provider: Provider) -> Contact | None:
    name = provider.access_request.channel.contact
    return next((contact for contact in provider.support.contacts if contact.id == name), None)


def _fields(provider: Provider, integration: Integration, day: date) -> Iterator[WantedField]:
    given = {str(value.field): value for value in integration.profile.request.values}
    answers = answered(provider, integration, day)
    for field in provider.access_request.fields:
        value, applies = given.get(field.id), holds(field.when, answers)
        if applies is None:
            yield WantedField(field, value, MissingReason.NOT_ANSWERED)
        elif applies:
            yield WantedField(field, value, _lack(field, value, day))


def _lack(field: RequestField, value: RequestValue | None, day: date) -> MissingReason | None:
    if value is None:
        return None if field.kind is FieldKind.CONFIRMATION else MissingReason.NO_VALUE
    return MissingReason.IN_THE_PAST if value.window and is_past(value.window, day) else None


def is_past(window: Window, day: date) -> bool:
    """Whether a window starts before a day, by the calendar of its own zone; on the day itself it can still be kept."""
    return window.day.date < day
