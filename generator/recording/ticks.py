"""The ticks of a checklist page, as the page saves them."""

from generator.recording.item_edits import ITEM_KEYS, ItemRecord
from generator.source.document import Data
from generator.source.reader import read_yaml


class UnreadableTicksError(Exception):
    """A file holds no ticks; the message says where and why."""


def read_ticks(content: bytes, file: str) -> tuple[ItemRecord, ...]:
    """The records in a file that a checklist page saved, or in one that looks like a `progress.yaml`."""
    document = read_yaml(content, file)
    if document.findings:
        first = document.findings[0]
        raise UnreadableTicksError(f"{first.position.file}:{first.position.line}: {first.message}. {first.hint}")
    data = document.data.get("items") if isinstance(document.data, dict) else document.data
    if not isinstance(data, list):
        raise UnreadableTicksError(f"{file} has no list of items. Save the ticks on the checklist page.")
    return tuple(_record(entry, file) for entry in data)


def _record(entry: Data, file: str) -> ItemRecord:
    about = (entry.get("item") or entry.get("step")) if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(about, str):
        raise UnreadableTicksError(f"an entry of {file} names no `item` and no `step`")
    unknown = [key for key in entry if key not in ITEM_KEYS]
    if unknown:
        raise UnreadableTicksError(f"{about} in {file} has a key that no item takes: `{unknown[0]}`")
    return ItemRecord(about, {key: value for key, value in entry.items() if key not in ("item", "step")})
