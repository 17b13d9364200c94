"""A YAML file that was read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from generator.findings import DataPath, Finding, Position

Data = str | None | list["Data"] | dict[str, "Data"]
"""Plain data. A scalar is text as written; an empty one is None."""

Mark = tuple[int, int]
"""A line and a column, counted from 1."""

_NAMES = ("id", "item", "field", "condition", "step", "task", "setting")
"""The keys that name a record: its own id, or that of the one thing it is about."""


@dataclass(frozen=True)
class Document:
    """A YAML file: its plain data, and where each key and value stands."""

    file: str
    """Its path as shown to people."""
    name: str = ""
    """Its path below the data folder."""
    text: str = ""
    data: Data = None
    is_read: bool = False
    values: Mapping[DataPath, Mark] = field(default_factory=lambda: MappingProxyType({}))
    keys: Mapping[DataPath, Mark] = field(default_factory=lambda: MappingProxyType({}))
    findings: tuple[Finding, ...] = ()
    digest: str = ""
    """The SHA-256 of its bytes; empty where they cannot be read."""

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
