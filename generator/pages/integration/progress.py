"""The parts of an integration's checklist, and how much of each is complete."""

from collections.abc import Iterator

from msgspec import Struct

from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.readiness_summary import ReadinessSummary
from generator.pages.status_labels import wished_words
from generator.readiness.counts import wishes
from generator.readiness.items import AssessedItem
from generator.schema.checklists import ItemLevel

OWN_ITEMS, STEPS, STEPS_TITLE = "own-items", "steps-before-traffic", "Steps before real traffic"


class ChecklistPart(Struct, frozen=True):
    """A group of the guide, the steps that it wants done before real traffic, or your own items."""

    anchor: str
    title: str
    items: tuple[AssessedItem, ...]

    @property
    def complete(self) -> str:
        """How many of the required items hold, and what is open of the others."""
        required = [item for item in self.items if item.level is ItemLevel.REQUIRED]
        holding = sum(1 for item in required if item.holds)
        others = wished_words(wishes([item for item in self.items if item.level is not ItemLevel.REQUIRED]))
        return f"{holding} of {len(required)}; {others}" if others else f"{holding} of {len(required)}"


def checklist_groups(context: IntegrationContext, view: ReadinessSummary) -> tuple[ChecklistPart, ...]:
    """The groups of the guide, also those of which nothing applies."""
    return tuple(
        ChecklistPart(group.id, group.title, tuple(item for item in view.items if item.group_id == group.id))
        for group in context.provider_context.provider.checklists.groups
    )


def other_parts(view: ReadinessSummary) -> Iterator[ChecklistPart]:
    """What is on the list besides, as far as there is any."""
    if steps := tuple(item for item in view.items if item.is_step):
        yield ChecklistPart(STEPS, STEPS_TITLE, steps)
    if own := tuple(item for item in view.items if item.is_own):
        yield ChecklistPart(OWN_ITEMS, "Our own items", own)
