"""Support compared: whom to call, when and how fast they answer, where they say how they are doing."""

from collections.abc import Iterator

from generator.pages.compare.answers import Told, link_to
from generator.pages.compare.topic import Asked, Topic
from generator.pages.comparison_models import ComparedAnswer
from generator.pages.provider_context import ProviderContext, value
from generator.pages.view_models import Address, Fact, Link, Value
from generator.pages.words import capitalised
from generator.schema.provider import ProviderPage
from generator.schema.questions import Question
from generator.schema.support import Contact, ContactKind

_PAGE = ProviderPage.SUPPORT


def _incident_contacts(context: ProviderContext) -> Iterator[Told]:
    return (
        _told(context, contact) for contact in context.provider.support.contacts if contact.kind is ContactKind.INCIDENT
    )


def _other_contacts(context: ProviderContext) -> Iterator[Told]:
    return (
        _told(context, contact)
        for contact in context.provider.support.contacts
        if contact.kind is not ContactKind.INCIDENT
    )


def _told(context: ProviderContext, contact: Contact) -> Told:
    facts = (
        Fact("Phone", value(contact.phone)),
        Fact("E-mail", value(contact.email)),
        Fact("Channel", value(contact.channel)),
    )
    given = tuple(fact for fact in facts if fact.value)
    return Told(ComparedAnswer(_link(context, contact), words=context.rich(contact.purpose), facts=given), contact.gap)


def _link(context: ProviderContext, contact: Contact) -> Link:
    return Link(capitalised(contact.name), Address(context.page(_PAGE), contact.id))


def _hours(context: ProviderContext) -> Iterator[Told]:
    support = context.provider.support
    for hours in support.hours:
        yield Told(ComparedAnswer(link_to(context, _PAGE, hours), value(hours.hours), words=context.rich(hours.detail)))
    for contact in support.contacts:
        if contact.hours:
            yield Told(ComparedAnswer(_link(context, contact), value(contact.hours)))


def _response_times(context: ProviderContext) -> Iterator[Told]:
    for contact in context.provider.support.contacts:
        severity = (Fact("Severity", Value(contact.severity)),) if contact.severity else ()
        for response in contact.responses:
            facts = (Fact("For", Value(response.to)), *severity)
            yield Told(ComparedAnswer(_link(context, contact), value(response.within), facts=facts))
        if severity and not contact.responses:
            yield Told(ComparedAnswer(_link(context, contact), facts=severity))


def _status_pages(context: ProviderContext) -> Iterator[Told]:
    for page in context.provider.support.status_pages:
        shown = ComparedAnswer(
            link_to(context, _PAGE, page), value(page.host, is_code=True), words=context.rich(page.purpose)
        )
        yield Told(shown)


SUPPORT = Topic(
    "support",
    "Support compared",
    "Support",
    "Whom to reach at every provider, when and how fast they answer, and where they publish their status.",
    (
        Asked(
            Question.INCIDENT_CONTACT,
            "Whom to call in an incident",
            _incident_contacts,
            _PAGE,
            (_PAGE,),
        ),
        Asked(Question.SUPPORT_HOURS, "When support answers", _hours, _PAGE),
        Asked(Question.RESPONSE_TIMES, "How fast support answers, and for what", _response_times, _PAGE),
        Asked(Question.STATUS_PAGE, "Status page", _status_pages, _PAGE),
        Asked(Question.OTHER_CONTACTS, "Other contacts", _other_contacts, _PAGE),
    ),
)
