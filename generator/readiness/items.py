"""Every checklist item of an integration, the guide's and your own, with where it stands on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.project import Integration, Project
from generator.readiness.item_status import ALWAYS, HOLDS, Applies, ItemStatus, status_of
from generator.schema.checklists import Item, ItemGroup
from generator.schema.own import OwnItem
from generator.schema.progress import ItemState
from generator.schema.record import Gate, Roles


@dataclass(frozen=True)
class AssessedItem:
    """A checklist item and where it stands; `group` is None for one of your own."""

    item: Item | OwnItem
    group: ItemGroup | None
    gate: Gate
    roles: Roles
    status: ItemStatus
    recorded: ItemState | None
    condition: str = ""

    @property
    def id(self) -> str:
        """The item's id."""
        return self.item.id

    @property
    def group_id(self) -> str:
        """The id of the guide's group; empty for an item of your own."""
        return self.group.id if self.group else ""

    @property
    def holds(self) -> bool:
        """Whether it lets its gate be met."""
        return self.status in HOLDS


def answered(integration: Integration) -> dict[str, bool]:
    """The conditions that are answered, by id."""
    return {str(condition.condition): condition.applies for condition in integration.profile.conditions}


def assess_items(project: Project, integration: Integration, day: date) -> tuple[AssessedItem, ...]:
    """The items in the order of the guide, then your own."""
    return tuple(_judged(project, integration, day))


def _judged(project: Project, integration: Integration, day: date) -> Iterator[AssessedItem]:
    recorded = {str(state.item): state for state in integration.progress.items}
    answers = answered(integration)
    for group in project.providers[integration.profile.provider].checklists.groups:
        for item in group.items:
            applies = Applies(True, answers.get(item.when)) if item.when else ALWAYS
            found = recorded.get(item.id)
            stands = status_of(found, applies, item.needs_evidence, day)
            yield AssessedItem(
                item, group, item.gate or group.gate, item.roles or group.roles, stands, found, item.when or ""
            )
    for own in integration.profile.own_items:
        found = recorded.get(own.id)
        stands = status_of(found, ALWAYS, own.needs_evidence, day)
        yield AssessedItem(own, None, own.gate, Roles(assigned=own.roles), stands, found)
