"""Records of a provider on a page over all providers: their anchors get the provider's name in front."""

from dataclasses import replace
from typing import TypeVar

from generator.pages.provider_context import ProviderContext
from generator.pages.sections import Contacts, Environments, Section
from generator.pages.view_models import Address, Card, Link

SectionType = TypeVar("SectionType", bound=Section)


def prefixed(context: ProviderContext, section: SectionType) -> SectionType:
    """The section with every record's anchor made unique over all providers."""
    if isinstance(section, Environments):
        rows = tuple(replace(row, card=prefixed_card(context, row.card)) for row in section.rows)
        return replace(section, rows=rows)
    if isinstance(section, Contacts):
        shown = tuple(replace(contact, card=prefixed_card(context, contact.card)) for contact in section.contacts)
        return replace(section, contacts=shown)
    raise TypeError(type(section))


def prefixed_card(context: ProviderContext, card: Card, page: str = "") -> Card:
    """The card with an anchor that is unique over all providers, and a link to its own page where one is named.

    A card that leads to its own page already goes on leading there.
    """
    origin = card.origin or (Link(context.name, Address(page, card.anchor)) if page else None)
    anchor = f"{context.provider.id}-{card.anchor}"
    return replace(card, anchor=anchor, origin=origin, also_called=(), is_repeated=True)
