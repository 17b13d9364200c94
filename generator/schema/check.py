"""Turns plain data into records, and pydantic's errors into findings in the words of the YAML."""

from collections.abc import Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.findings import DataPath, Finding
from generator.schema.mistake import Mistake
from generator.schema.mistakes import empty_value, finding_of
from generator.schema.record import Model
from generator.schema.values import BRANCHES
from generator.source.document import Data, Document

KEY = "[key]"
"""What pydantic puts at the end of a place to tell that the error is in the key there and not in its value."""


def validate(document: Document, model: type[Model]) -> tuple[Model | None, list[Finding]]:
    """The document as a record of `model`, or None and everything that keeps it from being one."""
    record, mistakes = _read(document, model)
    empty = set(_empty_places(document.data))
    unknown = {mistake.path for mistake in mistakes if mistake.error["type"] == "extra_forbidden"}
    findings = [finding_of(mistake) for mistake in mistakes if mistake.path not in empty or mistake.path in unknown]
    unsaid = [path for path in empty - unknown if not _is_refused(document, path)]
    findings += [empty_value(document, path) for path in unsaid]
    return (None if empty else record), findings


def _read(document: Document, model: type[Model]) -> tuple[Model | None, list[Mistake]]:
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        errors = [details for details in error.errors(include_url=False) if not _follows_from_another(details)]
        return None, [Mistake(document, model, _path(error), error, _is_of_key(error)) for error in errors]


def _is_refused(document: Document, path: DataPath) -> bool:
    """Whether the reader has said already why there is no value, as it does of an alias."""
    return any(finding.position == document.position(path) for finding in document.findings)


def _empty_places(data: Data, path: DataPath = ()) -> Iterator[DataPath]:
    """Every key and list entry that has no value."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, value in entries:
        if value is None:
            yield (*path, part)
        else:
            yield from _empty_places(value, (*path, part))


def _path(error: ErrorDetails) -> DataPath:
    return tuple(part for part in error["loc"] if part not in BRANCHES and part != KEY)


def _is_of_key(error: ErrorDetails) -> bool:
    return error["loc"][-1:] == (KEY,)


def _follows_from_another(error: ErrorDetails) -> bool:
    # pydantic calls a list too short when all of its entries were refused; those have errors of their own
    return error["type"] == "too_short" and bool(error["input"])
