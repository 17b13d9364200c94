"""Gates: what only comes after the access request does not hold it up."""

from collections.abc import Iterator

from generator.data_file import DataFile
from generator.findings import Finding, problem
from generator.prose import book_reference, links
from generator.rules.data_index import DataIndex, DataPlace
from generator.schema.access import AccessFile
from generator.schema.checklists import ChecklistsFile, Item
from generator.schema.record import Actor, Gate


@problem("item-too-early")
def items_too_early(index: DataIndex) -> Iterator[Finding]:
    """An item is due before the access request, but depends on something that comes after it.

    It links to a step of the provider or to something that comes back. The request would wait for the item, and the
    item for the request. Give it the gate `go-live`.
    """
    for file in index.files:
        if checklists := file.read_as(ChecklistsFile):
            later = frozenset(_later(index, file))
            for group_number, group in enumerate(checklists.groups):
                for number, item in enumerate(group.items):
                    found = _what_comes_later(item, later)
                    if found and group.gate_of(item).gate is Gate.ACCESS_REQUEST:
                        place = DataPlace(file, ("groups", group_number, "items", number, "id"))
                        message = f"it is due before the access request, but `{found}` comes after it"
                        yield place.finding("item-too-early", message, "Give it the gate `go-live`.")


def _later(index: DataIndex, checklists: DataFile) -> Iterator[str]:
    """The ids of what comes after the request."""
    for file in index.in_folder(*checklists.folder):
        if access := file.read_as(AccessFile):
            yield from (str(step.id) for step in access.steps if step.by is Actor.PROVIDER)
            yield from (str(deliverable.id) for deliverable in access.returns)


def _what_comes_later(item: Item, later: frozenset[str]) -> str:
    texts = [text for text in (item.detail, item.why, item.evidence, *item.notes) if text]
    references = [book_reference(link) for text in texts for link in links(text)]
    named = (reference.record for reference in references if reference and not reference.provider)
    return next((name for name in named if name in later), "")
