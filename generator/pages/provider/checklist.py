"""A provider's checklist."""

from msgspec.structs import replace

from generator.pages.cards import item_card
from generator.pages.filters import choosable, facets, filters
from generator.pages.model import Page
from generator.pages.own_records import ours_sections
from generator.pages.provider_context import ProviderContext
from generator.pages.readiness_view import Jump
from generator.pages.sections import Checklist, Jumps
from generator.pages.status_labels import item_gate_label
from generator.pages.subject import subject_page
from generator.pages.view_models import Address, Card, Link
from generator.schema.checklists import Item, ItemGroup
from generator.schema.provider import ProviderPage


def checklist_page(context: ProviderContext) -> Page:
    """The items in their groups."""
    checklists = context.provider.checklists
    groups = tuple(_group(context, group) for group in checklists.groups)
    chosen = filters(context, [card for group in groups for card in group.cards])
    ours = ours_sections(context, ProviderPage.CHECKLIST)
    jumps = tuple(
        Jump(Link(group.title, Address(context.page(ProviderPage.CHECKLIST), group.anchor)), str(len(group.cards)))
        for group in groups
    )
    sections = (Jumps("progress", "In this list", jumps), chosen, *choosable(groups, chosen), *ours)
    return subject_page(context, ProviderPage.CHECKLIST, sections)


def _group(context: ProviderContext, group: ItemGroup) -> Checklist:
    return Checklist(
        group.id,
        group.title,
        tuple(_item(context, item, group) for item in group.items),
        labels=(item_gate_label(group.gate),),
        notes=context.riches(group.notes),
        intro=context.rich(group.intro),
    )


def _item(context: ProviderContext, item: Item, group: ItemGroup) -> Card:
    card = item_card(context, item, group)
    roles = item.done_by(group.roles)
    return replace(card, facets=facets(context, card, group.gate_of(item).gate, roles, item.level))
