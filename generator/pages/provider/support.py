"""Whom to call at a provider."""

from generator.pages.cards import record_card
from generator.pages.model import Page
from generator.pages.own_records import ours_sections
from generator.pages.provider_context import ProviderContext, value
from generator.pages.sections import Cards, Contacts
from generator.pages.subject import subject_page
from generator.pages.view_models import ContactCard, Fact, Value
from generator.pages.words import capitalised
from generator.schema.provider import ProviderPage
from generator.schema.support import Contact as ContactRecord


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
            facts=(Fact("Host", value(status_page.host, is_code=True, is_copied=True)),),
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


def contact(context: ProviderContext, record: ContactRecord) -> ContactCard:
    """A contact as it is shown."""
    facts = [Fact("Channel", value(record.channel)), Fact("Severity", value(record.severity))]
    facts += [Fact("Answers within", Value(f"{response.within}, {response.to}")) for response in record.responses]
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
