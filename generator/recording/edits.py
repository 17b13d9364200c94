"""Edits of the files of an integration: a place, and the value that is to stand there."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from generator.findings import DataPath
from generator.schema.files import kind_of
from generator.schema.record import Model
from generator.schema.walk import fields
from generator.source.document import Data
from generator.source.edit import with_value, without_part


class Edit(Struct, frozen=True):
    """One value that is to stand in a file; None takes away the key, or the entry of a list, that stands there."""

    file: str
    """The path of the file below the data folder."""
    path: DataPath
    value: Data
    order: tuple[str, ...] = ()
    """The keys that the mapping around it may have, in the order in which they are written."""


def key_order(model: type[Model]) -> tuple[str, ...]:
    """The keys of a record, in the order of the data reference."""
    return tuple(fields(model))


def entries_of(data: Data, path: Iterable[str]) -> list[dict[str, Data]]:
    """The mappings in a list of a file; nothing where there is no such list."""
    for part in path:
        data = data.get(part) if isinstance(data, dict) else None
    return [entry for entry in data if isinstance(entry, dict)] if isinstance(data, list) else []


def entry_edits(
    file: str, path: DataPath, old: Mapping[str, Data] | None, new: Mapping[str, Data], order: tuple[str, ...]
) -> Iterator[Edit]:
    """What makes an entry of a list say what is new and keep the rest; None in `new` takes a key away."""
    if old is None:
        yield Edit(file, path, {key: new[key] for key in order if new.get(key) is not None})
        return
    for key in order:
        if key in new and new[key] != old.get(key):
            yield Edit(file, (*path, key), new[key], order)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text of a file after its edits. Raises UneditableError where that would lose something."""
    for edit in edits:
        if edit.value is None:
            text = without_part(text, edit.path)
        else:
            text = with_value(text, edit.path, edit.value, (*_orders_above(edit), edit.order))
    return text


def _orders_above(edit: Edit) -> Iterator[tuple[str, ...]]:
    """The keys of each mapping on the way to a place, in the order of the data reference."""
    kind = kind_of(edit.file)
    here = kind.model if kind else None
    for part in edit.path[:-1]:
        known = fields(here) if here and isinstance(part, str) else {}
        yield tuple(known)
        if known:
            here = next((inner for inner in known.get(str(part), ()) if issubclass(inner, Model)), None)
