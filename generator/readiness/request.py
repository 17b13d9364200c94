"""What the access request needs to be sent: each field with its value, the sender, the recipients."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from generator.conditions import holds
from generator.project import Integration, Project, Provider
from generator.readiness.items import answered
from generator.schema.access import AccessRecipient, FieldKind, RequestField
from generator.schema.addresses import Email
from generator.schema.record import Record
from generator.schema.request import RequestValue, Window
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
    NOT_PLACED = "not-placed"
    NOT_READ = "not-read"
    NOT_KNOWN_YET = "not-known-yet"


class WantedField(Struct, frozen=True):
    """A field that the provider wants from you, what you recorded for it, and what is wrong with that."""

    field: RequestField
    value: RequestValue | None
    missing_reason: MissingReason | None
    environment: str = ""
    """The environment whose value it is; empty where the field has one value."""

    @property
    def id(self) -> str:
        """The id of the field, with that of the environment where there is one."""
        return f"{self.field.id}-{self.environment}" if self.environment else str(self.field.id)


class WantedRecipient(Struct, frozen=True):
    """Somebody who gets the request, and what is known of the address."""

    recipient: AccessRecipient
    name: str
    """Who reads it; empty where nobody recorded that."""
    email: Email | None
    """Where it goes; None where neither the guide nor you say so."""
    is_recorded: bool
    """Whether you found the address out yourself."""


class OpenCondition(Struct, frozen=True):
    """A condition that is not answered and decides who is asked, or what follows on the way to production."""

    condition: str


class RequestRequirements(Struct, frozen=True):
    """Everything that the request needs."""

    fields: tuple[WantedField, ...]
    questions: tuple[OpenCondition, ...]
    recipients: tuple[WantedRecipient, ...]
    missing_reasons: tuple[MissingReason, ...]
    """What is missing besides the fields and the recipients."""

    @property
    def facts(self) -> tuple[WantedField, ...]:
        """The fields that somebody has to fill in; a confirmation follows from the items of its group."""
        return tuple(field for field in self.fields if field.field.kind is not FieldKind.CONFIRMATION)

    @property
    def confirmed(self) -> frozenset[str]:
        """The groups of the checklist that the request confirms."""
        return frozenset(str(field.field.confirms) for field in self.fields if field.field.confirms)


def request_requirements(project: Project, integration: Integration, day: date) -> RequestRequirements | None:
    """What the request of an integration needs on a day; None where production is not asked for.

    Fields whose condition does not hold are not wanted.
    """
    provider = project.providers[integration.profile.provider]
    if not provider.access.is_requested:
        return None
    missing_reasons = () if integration.profile.request.sender else (MissingReason.NO_SENDER,)
    fields = tuple(_fields(provider, integration, asked_on(integration, day)))
    recipients = tuple(_recipients(provider, integration, asked_on(integration, day)))
    questions = _questions(provider, integration, day, provider.access.recipients)
    asked = {provider.profile.condition(name).id for field in provider.access.fields for name in field.when}
    of_recipients = tuple(question for question in questions if question.condition not in asked)
    return RequestRequirements(fields, of_recipients, recipients, missing_reasons)


def questions_that_follow(provider: Provider, integration: Integration, day: date) -> tuple[OpenCondition, ...]:
    """What must be answered before real traffic, as it decides what is done and had on the way to production."""
    return _questions(provider, integration, day, (*provider.access.steps, *provider.access.returns))


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


def _questions(
    provider: Provider, integration: Integration, day: date, records: Iterable[Record]
) -> tuple[OpenCondition, ...]:
    """The conditions of some records that nobody answered by a day, each question once."""
    answers = answered(provider, integration, day)
    names = (name for record in records for name in record.when if name not in answers)
    return tuple(map(OpenCondition, dict.fromkeys(str(provider.profile.condition(name).id) for name in names)))


def _recipients(provider: Provider, integration: Integration, day: date) -> Iterator[WantedRecipient]:
    recorded = {str(given.recipient): given for given in integration.profile.request.recipients}
    answers = answered(provider, integration, day)
    for recipient in provider.access.recipients:
        if holds(recipient.when, answers) is False:
            continue
        given = recorded.get(recipient.id)
        if given:
            yield WantedRecipient(recipient, given.name or "", given.email, is_recorded=True)
        else:
            yield WantedRecipient(recipient, "", _printed_email(provider, recipient), is_recorded=False)


def _printed_email(provider: Provider, recipient: AccessRecipient) -> Email | None:
    """The address that the guide gives; None where it gives none, or names a gap in the way."""
    contacts = (contact for contact in provider.support.contacts if contact.id == recipient.contact)
    email = None if recipient.gap else next((contact.email for contact in contacts), None)
    return None if isinstance(email, Unknown) else email


def _fields(provider: Provider, integration: Integration, day: date) -> Iterator[WantedField]:
    given = {(str(value.field), value.environment or ""): value for value in integration.profile.request.values}
    answers = answered(provider, integration, day)
    for field in provider.access.fields:
        applies = holds(field.when, answers)
        if applies is None:
            yield WantedField(field, None, MissingReason.NOT_ANSWERED)
        elif applies:
            for environment in field.environments or ("",):
                value = given.get((field.id, environment))
                yield WantedField(field, value, _lack(field, value, day), environment)


def _lack(field: RequestField, value: RequestValue | None, day: date) -> MissingReason | None:
    if value is None:
        return None if field.kind is FieldKind.CONFIRMATION else MissingReason.NO_VALUE
    return MissingReason.IN_THE_PAST if value.window and is_past(value.window, day) else None


def is_past(window: Window, day: date) -> bool:
    """Whether a window starts before a day, by the calendar of its own zone; on the day itself it can still be kept."""
    return window.day.date < day
