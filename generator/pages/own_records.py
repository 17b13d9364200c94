"""What your integrations add of their own, marked as yours: it stands beside the guide's and never as the guide's."""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from generator.pages.addresses import CHECKLIST, CUTOVER, integration_page
from generator.pages.cards import evidence_fact
from generator.pages.provider_context import ProviderContext, value
from generator.pages.record_models import ContactCard, IssueActionView, IssueCard
from generator.pages.sections import Doors
from generator.pages.status_labels import gate_label
from generator.pages.view_models import Address, Card, Door, Fact, Label, Link, RichText
from generator.project import Integration
from generator.schema.integration import IntegrationFile
from generator.schema.own import OwnContact, OwnIssue, OwnItem, OwnRecord, OwnRollbackStep
from generator.schema.provider import ProviderPage
from generator.schema.record import Roles

OURS = "ours"


def ours_label(context: ProviderContext, integration: Integration) -> Label:
    """The label that marks something as yours; it names the integration where the provider has several."""
    name = f": {integration.profile.name}" if len(context.integrations) > 1 else ""
    return Label(f"Ours{name}", OURS)


def own_roles(record: OwnRecord) -> Roles:
    """Who does something of your own; no guide states it."""
    return Roles(stated=record.roles)


def own_card(
    context: ProviderContext, integration: Integration, record: OwnRecord, facts: tuple[Fact, ...] = ()
) -> Card:
    """Something of your own that people act on."""
    return Card(
        anchor=record.id,
        title=record.title,
        detail=context.rich(record.detail),
        why=context.rich(record.why),
        labels=(ours_label(context, integration),),
        facts=facts,
        owners=context.owners(own_roles(record)),
        controls=context.controls(record.controls),
        also_called=tuple(record.also_called),
    )


def own_item_card(context: ProviderContext, integration: Integration, record: OwnItem) -> Card:
    """A checklist item of your own."""
    card = own_card(context, integration, record, evidence_fact(context, record.evidence))
    return replace(card, labels=(*card.labels, gate_label(record.gate)))


def own_issue(
    context: ProviderContext, integration: Integration, record: OwnIssue, *, is_elsewhere: bool = False
) -> IssueCard:
    """A known issue of your own; where it stands elsewhere than on its own page, its card leads there."""
    card = own_card(context, integration, record)
    actions = tuple(IssueActionView(RichText(action, context.provider.id), None) for action in record.actions)
    shown = from_integration(card, integration, ProviderPage.INCIDENTS) if is_elsewhere else card
    return IssueCard(shown, tuple(record.symptoms), actions, None, None)


def own_step(context: ProviderContext, integration: Integration, record: OwnRollbackStep) -> Card:
    """A step back of your own."""
    return own_card(
        context, integration, record, (Fact("Proof", words=context.rich(record.proof)),) if record.proof else ()
    )


def own_contact(context: ProviderContext, integration: Integration, record: OwnContact) -> ContactCard:
    """A contact of your own."""
    return ContactCard(
        card=Card(
            anchor=record.id,
            title=record.name,
            detail=context.rich(record.purpose),
            labels=(ours_label(context, integration),),
        ),
        phone=value(record.phone, is_copied=True),
        email=value(record.email, is_copied=True),
        hours=record.hours or "",
        gap=None,
    )


def own_steps(context: ProviderContext) -> tuple[Card, ...]:
    """Every step back of your own at a provider."""
    return tuple(
        own_step(context, integration, own_rollback_step)
        for integration in context.integrations
        for own_rollback_step in integration.profile.own_rollback_steps
    )


def own_contacts(context: ProviderContext) -> tuple[ContactCard, ...]:
    """Every contact of your own at a provider."""
    return tuple(
        own_contact(context, integration, own)
        for integration in context.integrations
        for own in integration.profile.own_contacts
    )


_OWN: dict[ProviderPage, Callable[[IntegrationFile], tuple[OwnRecord, ...] | tuple[OwnContact, ...]]] = {
    ProviderPage.CHECKLIST: lambda profile: profile.own_items,
    ProviderPage.INCIDENTS: lambda profile: profile.own_issues,
    ProviderPage.CUTOVER: lambda profile: profile.own_steps,
    ProviderPage.ROLLBACK: lambda profile: profile.own_rollback_steps,
    ProviderPage.SUPPORT: lambda profile: profile.own_contacts,
}
"""What of yours belongs to which page of a provider."""


_PLACES = {ProviderPage.CHECKLIST: CHECKLIST, ProviderPage.CUTOVER: CUTOVER}
"""Pages of an integration on which something of yours stands; what is not here stands on its overview."""


def own_address(integration: str, page: ProviderPage, record: str = "") -> Address:
    """Where something of yours stands in full."""
    return Address(integration_page(integration, _PLACES.get(page, "")), record)


def own_places(integration: Integration) -> Iterator[tuple[tuple[str, str], Link]]:
    """Where everything of yours in an integration stands, by provider and id."""
    for page, records in _OWN.items():
        for record in records(integration.profile):
            title, _ = _said(record)
            yield (integration.profile.provider, record.id), Link(title, own_address(integration.id, page, record.id))


def from_integration(card: Card, integration: Integration, page: ProviderPage) -> Card:
    """The card of something of yours with a link to where it stands in full."""
    return replace(card, origin=Link(integration.profile.name, own_address(integration.id, page, card.anchor)))


def ours_sections(context: ProviderContext, page: ProviderPage) -> tuple[Doors, ...]:
    """What your integrations add to a page of the provider, each as a way to where it stands."""
    return tuple(_ours(integration, context, page) for integration in context.integrations)


def _ours(integration: Integration, context: ProviderContext, page: ProviderPage) -> Doors:
    doors = tuple(_doors(integration, context, page))
    return Doors(f"ours-{integration.id}", f"Ours: {integration.profile.name}", doors)


def _doors(integration: Integration, context: ProviderContext, page: ProviderPage) -> Iterator[Door]:
    for record in _OWN[page](integration.profile):
        title, words = _said(record)
        link = Link(title, own_address(integration.id, page, record.id))
        yield Door(link, RichText(words, context.provider.id), _facts(record))


def _said(record: OwnRecord | OwnContact) -> tuple[str, str]:
    if isinstance(record, OwnContact):
        return record.name, record.purpose
    return record.title, record.detail or record.why or ""


def _facts(record: OwnRecord | OwnContact) -> tuple[str, ...]:
    if not isinstance(record, OwnContact):
        return ()
    return tuple(str(part) for part in (record.phone, record.hours) if part)
