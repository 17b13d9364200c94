"""Support compared: whom to call, when and how fast they answer, where they say how they are doing."""

from collections.abc import Iterator

from generator.pages.compare.answers import Told, link_to
from generator.pages.compare.topic import Asked, Topic
from generator.pages.parts import Address, Answer, Fact, Link, Value
from generator.pages.scope import Scope, value
from generator.pages.words import capitalised
from generator.schema.provider import ProviderPage
from generator.schema.questions import Question
from generator.schema.support import Contact, ContactKind

HERE = ProviderPage.SUPPORT


def _incident_contacts(scope: Scope) -> Iterator[Told]:
    return (_told(scope, each) for each in scope.provider.support.contacts if each.kind is ContactKind.INCIDENT)


def _other_contacts(scope: Scope) -> Iterator[Told]:
    return (_told(scope, each) for each in scope.provider.support.contacts if each.kind is not ContactKind.INCIDENT)


def _told(scope: Scope, contact: Contact) -> Told:
    facts = (
        Fact("Phone", value(contact.phone)),
        Fact("E-mail", value(contact.email)),
        Fact("Channel", value(contact.channel)),
    )
    given = tuple(fact for fact in facts if fact.value)
    return Told(Answer(_link(scope, contact), words=scope.rich(contact.purpose), facts=given), contact.gap)


def _link(scope: Scope, contact: Contact) -> Link:
    return Link(capitalised(contact.name), Address(scope.page(HERE), contact.id))


def _hours(scope: Scope) -> Iterator[Told]:
    support = scope.provider.support
    for hours in support.hours:
        yield Told(Answer(link_to(scope, HERE, hours), value(hours.hours), words=scope.rich(hours.detail)))
    for contact in support.contacts:
        if contact.hours:
            yield Told(Answer(_link(scope, contact), value(contact.hours)))


def _response_times(scope: Scope) -> Iterator[Told]:
    for contact in scope.provider.support.contacts:
        facts = [Fact("For", Value(contact.response.to))] if contact.response else []
        if contact.severity:
            facts.append(Fact("Severity", Value(contact.severity)))
        if facts:
            within = value(contact.response.within) if contact.response else None
            yield Told(Answer(_link(scope, contact), within, facts=tuple(facts)))


def _status_pages(scope: Scope) -> Iterator[Told]:
    for page in scope.provider.support.status_pages:
        shown = Answer(link_to(scope, HERE, page), value(page.host, is_code=True), words=scope.rich(page.purpose))
        yield Told(shown)


SUPPORT = Topic(
    "support",
    "Support compared",
    "Support",
    "Whom to reach at every provider, when and how fast they answer, and where they say how they are doing.",
    (
        Asked(
            Question.INCIDENT_CONTACT,
            "Whom to call in an incident",
            _incident_contacts,
            HERE,
            (HERE,),
        ),
        Asked(Question.SUPPORT_HOURS, "When support answers", _hours, HERE),
        Asked(Question.RESPONSE_TIMES, "How fast support answers, and for what", _response_times, HERE),
        Asked(Question.STATUS_PAGE, "Status page", _status_pages, HERE),
        Asked(Question.OTHER_CONTACTS, "Whom else there is", _other_contacts, HERE),
    ),
)
