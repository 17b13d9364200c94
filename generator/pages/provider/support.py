"""Whom to call at a provider."""

from generator.pages.cards import record_card
from generator.pages.model import Page
from generator.pages.own_records import ours_sections
from generator.pages.provider_context import ProviderContext, value
from generator.pages.reach import hours_of
from generator.pages.record_models import ContactCard
from generator.pages.sections import Cards, Contacts
from generator.pages.silence import silent_sentence
from generator.pages.subject import subject_page
from generator.pages.view_models import Fact, Value
from generator.pages.words import capitalised
from generator.schema.provider import ProviderPage
from generator.schema.support import Contact as ContactRecord
from generator.schema.support import StatusPage


def nobody_named(context: ProviderContext) -> str:
    """That the guide names nobody to turn to, or that this is not known yet, as a sentence."""
    return silent_sentence(context.provider, ProviderPage.SUPPORT, "the guide names nobody to turn to")


def support_page(context: ProviderContext) -> Page:
    """Contacts, hours, status page."""
    support = context.provider.support
    hours = tuple(
        record_card(
            context, hours, hours.title, detail=context.rich(hours.detail), facts=(Fact("Hours", value(hours.hours)),)
        )
        for hours in support.hours
    )
    status_pages = tuple(
        record_card(
            context,
            status_page,
            status_page.name,
            detail=context.rich(status_page.purpose),
            facts=_status_facts(status_page),
        )
        for status_page in support.status_pages
    )
    sections = (
        Contacts("contacts", "Whom to call", tuple(contact(context, listed) for listed in support.contacts)),
        *ours_sections(context, ProviderPage.SUPPORT),
        Cards("hours", "When they answer", hours),
        Cards("status-pages", "Status page", status_pages),
    )
    return subject_page(context, ProviderPage.SUPPORT, sections)


def _status_facts(page: StatusPage) -> tuple[Fact, ...]:
    facts = (
        Fact("Host", value(page.host, is_code=True, is_copied=True)),
        Fact("Address", Value(page.address, href=page.address) if page.address else None),
    )
    return tuple(fact for fact in facts if fact.value)


def contact(context: ProviderContext, record: ContactRecord) -> ContactCard:
    """A contact as it is shown."""
    facts = [Fact("Channel", value(record.channel)), Fact("Severity", value(record.severity))]
    facts += [Fact("Answers", Value(f"{response.within}, {response.to}")) for response in record.responses]
    if record.zone:
        facts.append(Fact("Time zone", Value(record.zone)))
    return ContactCard(
        card=record_card(
            context,
            record,
            capitalised(record.name),
            detail=context.rich(record.purpose),
            facts=tuple(fact for fact in facts if fact.value),
        ),
        phone=value(record.phone, is_copied=True),
        email=value(record.email, is_copied=True),
        hours=record.hours or "",
        gap=context.gap_link(record.gap),
    )


def ways_to(record: ContactRecord) -> str:
    """How somebody without a number is reached, and when they answer; empty where the guide says neither."""
    return ", ".join(part for part in (record.channel, hours_of(record)) if part)
