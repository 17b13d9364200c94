"""A YAML file that was read."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from generator.findings import DataPath, Finding, Position

MAX_BYTES = 1_000_000
"""How large a file of the data may be."""

Data = str | None | list["Data"] | dict[str, "Data"]
"""Plain data. A scalar is text as written; an empty one is None."""

Mark = tuple[int, int]
"""A line and a column, counted from 1."""

_NAMES = ("id", "item", "field", "condition", "step", "task", "setting")
"""The keys that name a record: its own id, or that of the one thing it is about."""


class Document(Struct, frozen=True, dict=True):
    """A YAML file: its plain data, and where each key and value stands."""

    file: str
    """Its path as shown to people."""
    name: str = ""
    """Its path below the data folder."""
    text: str = ""
    data: Data = None
    is_read: bool = False
    marks: Sequence[int] = ()
    """A line and a column for each value, in the order of the file, and before it for its key, where it has one."""
    findings: tuple[Finding, ...] = ()

    @cached_property
    def values(self) -> Mapping[DataPath, Mark]:
        """Where each value stands."""
        return self._places[0]

    @cached_property
    def keys(self) -> Mapping[DataPath, Mark]:
        """Where each key stands, by the path of its value."""
        return self._places[1]

    @cached_property
    def _places(self) -> tuple[dict[DataPath, Mark], dict[DataPath, Mark]]:
        # worked out for the few files of which somebody asks where something stands
        values: dict[DataPath, Mark] = {}
        keys: dict[DataPath, Mark] = {}
        marks = zip(self.marks[::2], self.marks[1::2], strict=True)
        if self.marks:
            _place(self.data, (), marks, values, keys)
        return values, keys

    def position(self, path: DataPath) -> Position:
        """Where the value at `path` stands; where there is none, the position of the nearest value around it."""
        while path and path not in self.values:
            path = path[:-1]
        return Position(self.file, *self.values.get(path, (1, 1)))

    def key_position(self, path: DataPath) -> Position:
        """Where the key of `path` stands; the position of its value where it has no key."""
        return Position(self.file, *self.keys[path]) if path in self.keys else self.position(path)

    def record(self, path: DataPath) -> str:
        """The id of the record around `path`, or of what it is about; nothing where it has no name."""
        found = ""
        for data in self._down(path):
            names = (data.get(key) for key in _NAMES) if isinstance(data, dict) else ()
            found = next((name for name in names if isinstance(name, str)), found)
        return found

    def _down(self, path: DataPath) -> Iterator[Data]:
        data = self.data
        yield data
        for part in path:
            if isinstance(data, dict) and isinstance(part, str):
                data = data.get(part)
            elif isinstance(data, list) and isinstance(part, int) and part < len(data):
                data = data[part]
            else:
                return
            yield data


def _place(
    data: Data, path: DataPath, marks: Iterator[Mark], values: dict[DataPath, Mark], keys: dict[DataPath, Mark]
) -> None:
    """Take the mark of a value, and those of all that is in it."""
    values[path] = next(marks)
    if isinstance(data, dict):
        for key, value in data.items():
            keys[(*path, key)] = next(marks)
            _place(value, (*path, key), marks, values, keys)
    elif isinstance(data, list):
        for number, value in enumerate(data):
            _place(value, (*path, number), marks, values, keys)
