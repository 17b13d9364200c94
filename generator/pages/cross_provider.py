"""Pages over all providers: the environments, the contacts, the list of providers."""

from collections.abc import Iterable

from msgspec.structs import replace

from generator.pages.cards import prefixed_card
from generator.pages.model import Page
from generator.pages.own_records import own_contacts
from generator.pages.provider.environments import settings_section
from generator.pages.provider.support import contact, nobody_named
from generator.pages.provider_context import ProviderContext, value
from generator.pages.reach import guides_ways, no_way
from generator.pages.record_models import ContactCard
from generator.pages.sections import Contacts, Doors, Environments, Facts, Section, Table, Words
from generator.pages.silence import silence
from generator.pages.view_models import Address, Cell, Door, Fact, Link, RichText, Value
from generator.pages.words import PAGE_TITLES, count
from generator.prose import verbatim
from generator.schema.provider import ProviderPage
from generator.schema.questions import Question
from generator.schema.subjects import SUBJECT_OF

MORE_PROVIDERS = "more-providers"
"""The page that lists the providers of the catalogue that you have no integration with."""


def provider_doors(contexts: Iterable[ProviderContext]) -> tuple[Door, ...]:
    """The ways to providers."""
    return tuple(
        Door(
            Link(context.name, Address(context.page(ProviderPage.OVERVIEW))),
            RichText(context.provider.profile.summary, context.provider.id),
        )
        for context in contexts
    )


def providers_page(contexts: tuple[ProviderContext, ...], more: tuple[ProviderContext, ...]) -> Page:
    """The providers that are shown, what each guide gives, and the way to the rest of the catalogue."""
    rest = Door(
        Link("More providers", Address(MORE_PROVIDERS)),
        RichText("Providers in the catalogue that you have no integration with."),
        (count(len(more), "provider"),),
    )
    return Page(
        path="providers",
        title="Providers",
        short="Providers",
        description="The payment providers of this book.",
        lead=RichText("Each provider has the same pages in the same order, made from the guide it publishes."),
        sections=(
            Doors("all", "Providers that you use" if more else "All providers", provider_doors(contexts)),
            _compared(contexts),
            *((Doors("more", "The rest of the catalogue", (rest,)),) if more else ()),
        ),
    )


def more_providers_page(contexts: tuple[ProviderContext, ...]) -> Page:
    """The providers that nothing else shows."""
    words = (
        "These are in the catalogue as well. You have no integration with them, so no other page, no search and no "
        "print shows them. To show all, write `providers-shown: all` into `organisation/organisation.yaml`."
    )
    return Page(
        path=MORE_PROVIDERS,
        title="More providers",
        short="More providers",
        description="The providers of the catalogue that you have no integration with.",
        lead=RichText(words),
        is_found=False,
        sections=(Doors("all", "The rest of the catalogue", provider_doors(contexts)),),
    )


def _compared(contexts: tuple[ProviderContext, ...]) -> Table:
    columns = ("Provider", "Items", "Call or write", "Rollback", "Status page", "Gaps")
    return Table(
        "compared", "What each guide gives", columns, tuple(context.once(provider_row) for context in contexts)
    )


def provider_row(context: ProviderContext, *, is_copied: bool = True) -> tuple[Cell, ...]:
    """A provider in one row: items, number, rollback, status page, gaps."""
    provider = context.provider
    items = sum(len(group.items) for group in provider.checklists.groups)
    steps = len(context.that_apply(provider.rollback.steps))
    return (
        Cell(link=Link(context.name, Address(context.page(ProviderPage.OVERVIEW)))),
        Cell(link=Link(count(items, "item"), Address(context.page(ProviderPage.CHECKLIST)))),
        _call_cell(context, is_copied=is_copied),
        Cell(
            link=Link(
                count(steps, "step") if steps else context.absence(Question.ROLLBACK_STEPS, ProviderPage.ROLLBACK),
                Address(context.page(ProviderPage.ROLLBACK)),
            ),
            tone="" if steps else "gap",
        ),
        _status_cell(context, is_copied=is_copied),
        Cell(str(sum(1 for _ in context.all_gaps()))),
    )


def _call_cell(context: ProviderContext, *, is_copied: bool) -> Cell:
    """Whom to call in an incident; whom the guide gives for something else, with that; or why there is nobody."""
    ways, support = guides_ways(context), Address(context.page(ProviderPage.SUPPORT))
    reach = ways.first
    if reach is None:
        return Cell(link=Link(no_way(context), support), tone="gap")
    if not reach.way.href:
        return Cell(link=Link(reach.way.text, support))
    way = replace(reach.way, is_copied=is_copied)
    return Cell(value=way) if ways.in_incident else Cell(facts=(Fact("", way, words=RichText(verbatim(reach.when))),))


def _status_cell(context: ProviderContext, *, is_copied: bool) -> Cell:
    for status_page in context.that_apply(context.provider.support.status_pages):
        return Cell(value=value(status_page.host, is_code=True, is_copied=is_copied))
    support = Address(context.page(ProviderPage.SUPPORT))
    return Cell(link=Link(context.absence(Question.STATUS_PAGE, ProviderPage.SUPPORT), support), tone="gap")


def all_environments_page(contexts: Iterable[ProviderContext]) -> Page:
    """Every setting of every provider, side by side."""
    return Page(
        has_menu=False,
        boost=0.5,
        path="environments",
        title="All environments",
        short="All environments",
        searched_as=SUBJECT_OF[ProviderPage.ENVIRONMENTS].searched_as,
        description="The environments of every provider side by side.",
        lead=RichText("What differs between the environments, provider by provider, as far as each guide says."),
        sections=tuple(context.once(_settings) for context in contexts),
    )


def _settings(context: ProviderContext) -> Section:
    rows = settings_section(context).rows
    if rows:
        shown = tuple(replace(row, card=prefixed_card(context, row.card)) for row in rows)
        return Environments(context.provider.id, context.name, shown)
    silent = silence(context.provider, ProviderPage.ENVIRONMENTS, "none compared in the guide")
    link = Link(PAGE_TITLES[ProviderPage.ENVIRONMENTS], Address(context.page(ProviderPage.ENVIRONMENTS)))
    return Facts(context.provider.id, context.name, (Fact("Settings", Value(silent, is_unknown=True), link=link),))


def all_contacts_page(contexts: Iterable[ProviderContext]) -> Page:
    """Every contact: those of each integration by itself."""
    sections = tuple(context.once(_contacts_section) for context in contexts)
    return Page(
        has_menu=False,
        boost=0.5,
        path="contacts",
        title="All contacts",
        short="All contacts",
        searched_as=SUBJECT_OF[ProviderPage.SUPPORT].searched_as,
        description="Whom to call at every provider.",
        lead=RichText("Whom to reach at each provider. Where a guide gives no number or hides an address, it says so."),
        sections=sections,
    )


def _contacts_section(context: ProviderContext) -> Section:
    if contacts := _contacts(context):
        return Contacts(context.key, context.heading, contacts)
    return Words(context.key, context.heading, (RichText(nobody_named(context)),))


def _contacts(context: ProviderContext) -> tuple[ContactCard, ...]:
    """The guide's contacts and your own, under anchors that are unique over all integrations."""
    guides = tuple(contact(context, listed) for listed in context.that_apply(context.provider.support.contacts))
    return tuple(replace(shown, card=prefixed_card(context, shown.card)) for shown in (*guides, *own_contacts(context)))
