"""What is recorded about items and steps, as edits of `progress.yaml`."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from generator.project import Integration, Project
from generator.readiness.items import AssessedItem, assess_items
from generator.recording.edits import Edit, entries_of, entry_edits, key_order
from generator.schema.cutover import Step
from generator.schema.progress import ONLY_FOR, ItemState, State
from generator.source.document import Data

_FIRST = ("item", "step", "state", "words")
ITEM_KEYS = (*_FIRST, *(key for key in key_order(ItemState) if key not in _FIRST))
"""What may be said of an item; its stamp stands below its state, as `launchbook stamp` puts it."""
_STAMPED = (State.DONE, State.WAIVED)


class ItemRecord(Struct, frozen=True):
    """What is to be recorded about one item or step: keys of `progress.yaml` and their values."""

    about: str
    """The id of the item or step."""
    given: Mapping[str, Data]


def item_edits(
    project: Project, integration: Integration, records: Iterable[ItemRecord], today: date
) -> Iterator[Edit]:
    """The edits that record them. Where no day is given, what is done, waived or shown is so since today."""
    known = {item.id: item for item in assess_items(project, integration, today)}
    file = f"integrations/{integration.id}/progress.yaml"
    old = entries_of(project.entry(file).document.data, ("items",))
    places = {str(entry.get("item") or entry.get("step")): number for number, entry in enumerate(old)}
    for record in records:
        is_new = record.about not in places
        place = places.setdefault(record.about, len(places))
        before = None if is_new else old[place]
        new = _completed(record, before or {}, known.get(record.about), today)
        yield from entry_edits(file, ("items", place), before, new, ITEM_KEYS)


def _completed(
    record: ItemRecord, before: Mapping[str, Data], item: AssessedItem | None, today: date
) -> dict[str, Data]:
    """What is given, with what follows from it: the kind, the day, the stamp, and what the new state does not take."""
    about = "step" if item and isinstance(item.item, Step) else "item"
    new: dict[str, Data] = {about: record.about, **record.given}
    state = str(new.get("state") or before.get("state") or State.OPEN.value)
    new["state"] = state
    is_said_anew = bool({"state", "evidence"} & record.given.keys())
    if is_said_anew and "on" not in new and (state in _STAMPED or "evidence" in new):
        new["on"] = today.isoformat()
    if is_said_anew and "by" not in new:
        new["by"] = None  # who said what was there before does not say this
    if is_said_anew and "words" not in new:
        new["words"] = item.words if item and state in _STAMPED else None
    for key, states in ONLY_FOR.items():
        if key in before and key not in record.given and state not in states:
            new[key] = None
    return new
