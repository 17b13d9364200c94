"""One thing that the schema refuses, and where it stands."""

from typing import Any

from msgspec import Struct
from pydantic_core import ErrorDetails

from generator.findings import DataPath, Finding
from generator.schema.record import Model
from generator.source.document import Document


class Mistake(Struct, frozen=True):
    """One error of pydantic, and where in the document it stands."""

    document: Document
    model: type[Model]
    path: DataPath
    error: ErrorDetails
    is_key: bool = False
    """Whether it is the key at the place that is wrong, such as the name of an environment, and not the value."""

    @property
    def data(self) -> Any:
        """What stands at the place."""
        if self.is_key:
            return self.path[-1]
        data: Any = self.document.data
        for part in self.path:
            data = data[part]
        return data

    @property
    def context(self) -> dict[str, Any]:
        """What pydantic says besides: limits, expected words, our hints."""
        return self.error.get("ctx", {})

    @property
    def said(self) -> str:
        """The name of the place and what is wrong with it."""
        return f"{self.name} {self.error['msg']}"

    @property
    def name(self) -> str:
        """The place in words."""
        return f"a key of {place_name(self.path[:-1])}" if self.is_key else place_name(self.path)

    def at_value(self, code: str, message: str, hint: str = "") -> Finding:
        """A finding at the value, or at the key where that is what is wrong."""
        if self.is_key:
            return self.at_key(code, message, hint)
        return Finding(self.document.position(self.path), code, message, hint, self.document.record(self.path))

    def refusal(self, code: str) -> Finding:
        """A finding in the words of the record that refused itself."""
        return self.at_value(code, str(self.context["said"]), str(self.context["hint"]))

    def at_key(self, code: str, message: str, hint: str = "") -> Finding:
        """A finding at the key."""
        return Finding(self.document.key_position(self.path), code, message, hint, self.document.record(self.path))


def place_name(path: DataPath) -> str:
    """A place in words: "entry 2 of `cites`"."""
    keys = [f"`{part}`" for part in path if isinstance(part, str)]
    around = keys[-1] if keys else "the file"
    last = path[-1] if path else ""
    return f"entry {last + 1} of {around}" if isinstance(last, int) else around
