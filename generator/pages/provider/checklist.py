"""A provider's checklist."""

from generator.pages.cards import item_card
from generator.pages.model import Page
from generator.pages.parts import Label
from generator.pages.scope import Scope
from generator.pages.sections import Checklist
from generator.pages.subject import subject_page
from generator.pages.words import GATES
from generator.schema.checklists import ItemGroup
from generator.schema.provider import ProviderPage


def checklist_page(scope: Scope) -> Page:
    """The items in their groups."""
    checklists = scope.provider.checklists
    groups = tuple(_group(scope, group) for group in checklists.groups)
    return subject_page(scope, ProviderPage.CHECKLIST, groups)


def _group(scope: Scope, group: ItemGroup) -> Checklist:
    return Checklist(
        group.id,
        group.title,
        tuple(item_card(scope, item, group) for item in group.items),
        labels=(Label(GATES[group.gate], group.gate.value),),
        notes=scope.riches(group.notes),
        intro=scope.rich(group.intro),
    )
