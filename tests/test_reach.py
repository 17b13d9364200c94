"""Who is reached when something is broken: one rule, whatever shows it."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from generator.pages.book_context import BookContext
from generator.pages.provider import overview
from generator.pages.provider_context import ProviderContext
from generator.pages.reach import guides_ways
from generator.pages.runbooks.quick import quick_entry
from generator.pages.whom_to_call import guides_facts
from generator.project import Project
from generator.schema.addresses import Email, Phone
from generator.schema.support import Contact, ContactKind
from tests.runbook_fixtures import DAY

Contexts = Callable[..., ProviderContext]


@pytest.fixture
def multipaga(shipped_project: Project) -> Contexts:
    """Multipaga with other contacts than its own, where some are given."""
    provider = shipped_project.providers["multipaga"]

    def with_contacts(*contacts: Contact) -> ProviderContext:
        support = provider.support.model_copy(update={"contacts": contacts or provider.support.contacts})
        providers = {**shipped_project.providers, "multipaga": replace(provider, support=support)}
        context = BookContext.of(replace(shipped_project, providers=providers), DAY)
        return next(seen.provider_context for seen in context.perspectives if seen.provider_context.key == "multipaga")

    return with_contacts


@pytest.fixture
def contact(shipped_project: Project) -> Callable[..., Contact]:
    """A contact of some kind, with the ways that are given and no other."""
    printed = shipped_project.providers["multipaga"].support.contacts[0]

    def of(kind: ContactKind, name: str, **ways: Phone | Email) -> Contact:
        blank = {"phone": None, "email": None, "channel": None}
        return printed.model_copy(update={"id": name, "name": name, "kind": kind, **blank, **ways})

    return of


NUMBER, ADDRESS = Phone("+1 555 010 0177"), Email("night@provider.example")


def test_an_address_for_something_else_is_no_way_in_an_incident(multipaga: Contexts) -> None:
    ways = guides_ways(multipaga())
    assert ways.in_incident == ()
    assert [(way.way.text, way.when) for way in ways.otherwise] == [("biz@Multipaga.io", "not given for incidents")]


def test_paper_and_the_site_go_by_the_same_rule(multipaga: Contexts) -> None:
    (fact,) = guides_facts(multipaga())
    assert fact.link is not None
    assert fact.link.text == "no incident contact in the guide"
    (way,) = quick_entry(multipaga()).first
    assert (way.way.text, way.who) == ("biz@Multipaga.io", "Multipaga, by e-mail, not given for incidents")


def test_who_is_named_for_incidents_comes_before_a_number_for_something_else(
    multipaga: Contexts, contact: Callable[..., Contact]
) -> None:
    manager = contact(ContactKind.ACCOUNT_MANAGER, "manager", phone=NUMBER)
    night = contact(ContactKind.INCIDENT, "night", email=ADDRESS)
    ways = guides_ways(multipaga(manager, night))
    assert [way.way.text for way in ways.in_incident] == [ADDRESS]
    assert [(way.way.text, way.when) for way in ways.otherwise] == [(NUMBER, "not given for incidents")]
    entry = quick_entry(multipaga(manager, night))
    assert [way.way.text for way in (*entry.first, *entry.others)] == [ADDRESS, NUMBER]


def test_all_whom_a_guide_names_for_incidents_are_shown_by_name(
    multipaga: Contexts, contact: Callable[..., Contact]
) -> None:
    """Each may be that of another country, and nothing but the name says so."""
    americas = contact(ContactKind.INCIDENT, "Americas", email=ADDRESS)
    europe = contact(ContactKind.INCIDENT, "Europe", phone=NUMBER)
    asia = contact(ContactKind.INCIDENT, "Asia", phone=Phone("+1 555 010 0179"))
    assert [way.whom for way in guides_ways(multipaga(americas, europe, asia)).in_incident] == [
        "Europe",
        "Asia",
        "Americas",
    ]


def test_where_there_is_a_number_for_incidents_no_other_is_shown(
    multipaga: Contexts, contact: Callable[..., Contact]
) -> None:
    night = contact(ContactKind.INCIDENT, "night", phone=NUMBER)
    manager = contact(ContactKind.ACCOUNT_MANAGER, "manager", phone=Phone("+1 555 010 0178"))
    ways = guides_ways(multipaga(manager, night))
    assert ([way.way.text for way in ways.in_incident], ways.otherwise) == ([NUMBER], ())


def test_who_takes_requests_for_access_is_never_turned_to(multipaga: Contexts, contact: Callable[..., Contact]) -> None:
    ways = guides_ways(multipaga(contact(ContactKind.ACCESS_REQUEST, "forms", phone=NUMBER)))
    assert (ways.in_incident, ways.otherwise) == ((), ())


def test_whom_to_call_in_a_hurry_has_words_to_press(shipped_project: Project) -> None:
    contexts = BookContext.of(shipped_project, DAY).provider_contexts
    calls = [overview._call(context) for context in contexts]
    assert [call for call in calls if call.link is None or not call.link.text] == []
