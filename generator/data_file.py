"""A file of the data, which is read when somebody asks what stands in it."""

from collections.abc import Callable
from collections.abc import Mapping as ReadOnly
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct

from generator.findings import Finding
from generator.schema.check import validate
from generator.schema.files import FileKind
from generator.schema.record import Model
from generator.schema.walk import Mapping, TextValue, environment_keys, mappings, values
from generator.source.document import Data, Document
from generator.source.reader import read_found
from generator.source.tree import FoundFile

Made = TypeVar("Made")
Read = TypeVar("Read", bound=Model)
KeptAnswers = ReadOnly[str, Any]
"""What a file answers to questions, by their names: texts, numbers, lists and mappings of them, as JSON has them."""


class DataFile(Struct, frozen=True, dict=True):
    """A file of the data: what it is meant to be, what stands in it, and its record where it has no mistake.

    It is read when somebody first asks what stands in it.
    """

    found: FoundFile
    kind: FileKind | None = None
    answers: KeptAnswers | None = None
    """What it answers to the questions of rules, where an earlier run found nothing wrong with it; else None."""
    plain: Callable[["DataFile"], Data] = lambda _: None
    """Gives what stands in it, where an earlier run kept that; else None."""

    @property
    def name(self) -> str:
        """Its path below the data folder."""
        return self.found.name

    @cached_property
    def folder(self) -> tuple[str, str]:
        """`("providers", "payca")` for a file of PayCA; empty names for files that stand higher."""
        parts = self.name.split("/")
        return (parts[0], parts[1]) if len(parts) == 3 else ("", "")

    @property
    def is_read(self) -> bool:
        """Whether somebody has asked what stands in it, and where."""
        return "document" in vars(self)

    @cached_property
    def document(self) -> Document:
        """What stands in it, and where."""
        return read_found(self.found)

    @property
    def record(self) -> Model | None:
        """What it was read as; None where that has a mistake."""
        return self._validated[0]

    def read_as(self, model: type[Read]) -> Read | None:
        """Its record where it is one of a model; None where it has a mistake, and for files of another kind."""
        record = self.record if self.kind and self.kind.model is model else None
        return record if isinstance(record, model) else None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with it by itself."""
        return (*self.document.findings, *self._validated[1]) if self.answers is None else ()

    @cached_property
    def _validated(self) -> tuple[Model | None, list[Finding]]:
        known = None if self.answers is None or self.is_read else self.plain(self)
        if self.kind and known is not None:
            return self.kind.model.model_validate(known), []
        if self.kind is None or not self.document.is_read:
            return None, []
        return validate(self.document, self.kind.model)

    def once(self, question: Callable[["DataFile"], Made]) -> Made:
        """What this file answers to a question, asked on the first call and kept as long as the file is."""
        if question not in self._answered:
            known, name = self.answers or {}, question.__name__
            self._answered[question] = known[name] if name in known else question(self)
        answer: Made = self._answered[question]
        return answer

    @cached_property
    def _answered(self) -> dict[Callable[["DataFile"], Any], Any]:
        return {}

    def forget_walk(self) -> None:
        """Free what a walk along the schema keeps, several times as much as the file itself; it can be walked again."""
        for kept in ("mappings", "values", "environment_keys"):
            vars(self).pop(kept, None)

    def without_text(self) -> "DataFile":
        """The file as far as it has answered questions, and nothing of what stands in it."""
        answers = {question.__name__: answer for question, answer in self._answered.items()}
        return DataFile(FoundFile(self.found.file, self.name), self.kind, answers)

    @cached_property
    def mappings(self) -> tuple[Mapping, ...]:
        """Every mapping that the schema knows, in the order of the file."""
        return tuple(mappings(self.kind.model, self.document.data)) if self.kind else ()

    @cached_property
    def environment_keys(self) -> tuple[TextValue, ...]:
        """Every environment that is named as a key, in the order of the file."""
        return tuple(environment_keys(self.mappings))

    @cached_property
    def values(self) -> tuple[TextValue, ...]:
        """Every text that the schema knows, in the order of the file."""
        return tuple(values(self.mappings))
