"""Turns plain data into records, and pydantic's errors into findings in the words of the YAML."""

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.findings import Finding, Path, did_you_mean, problem
from generator.schema.record import Model
from generator.schema.walk import fields, mappings
from generator.source.document import Document


def validate(document: Document, model: type[Model]) -> tuple[Model | None, list[Finding]]:
    """The document as a record of `model`, or None and everything that keeps it from being one."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        errors = [each for each in error.errors(include_url=False) if not _follows_from_another(each)]
        return None, [_finding(document, model, each) for each in errors]


def _follows_from_another(error: ErrorDetails) -> bool:
    # pydantic calls a list too short when all of its entries were refused; those have errors of their own
    return error["type"] == "too_short" and bool(error["input"])


def _finding(document: Document, model: type[Model], error: ErrorDetails) -> Finding:
    path = tuple(part for part in error["loc"] if not str(part).startswith("<"))
    for kind, make in MAKERS.items():
        if error["type"].startswith(kind):
            return make(document, model, path, error)
    return wrong_value(document, model, path, error)


def _named(path: Path) -> str:
    keys = [str(part) for part in path if isinstance(part, str)]
    if path and isinstance(path[-1], int):
        return f"entry {path[-1] + 1} of `{keys[-1]}`" if keys else f"entry {path[-1] + 1}"
    return f"`{keys[-1]}`" if keys else "the file"


def _at_value(document: Document, path: Path, code: str, message: str, hint: str = "") -> Finding:
    return Finding(document.position(path), code, message, hint, document.record(path))


def _data_at(document: Document, path: Path) -> Any:
    data: Any = document.data
    for part in path:
        data = data[part]
    return data


@problem("missing-field")
def missing_field(document: Document, model: type[Model], path: Path, error: ErrorDetails) -> Finding:
    """A key that every record of this kind needs is not there.

    Add it. The data reference says what belongs in it. Where the provider's guide does not say, there is a place
    for that too: the value `unknown` where the reference allows it, or a gap.
    """
    if error["type"] != "missing":
        return _at_value(document, path, "missing-field", f"{_named(path)} {error['msg']}")
    position = document.key_position(path[:-1]) if len(path) > 1 else document.position(())
    message = f"{_named(path)} is missing"
    return Finding(position, "missing-field", message, "Add it; the data reference says what belongs in it.", document.record(path[:-1]))


@problem("unknown-key")
def unknown_key(document: Document, model: type[Model], path: Path, error: ErrorDetails) -> Finding:
    """A key that no record of this kind has.

    It is misspelt, indented under the wrong record, or belongs in another file. What it holds would be lost, so
    nothing is built until it is mended.
    """
    known = next((list(fields(m.model)) for m in mappings(model, document.data) if m.path == path[:-1]), [])
    hint = did_you_mean(str(path[-1]), known) or f"Known here: {', '.join(known)}."
    position = document.key_position(path)
    return Finding(position, "unknown-key", f"there is no key `{path[-1]}` here", hint, document.record(path))


@problem("empty-value")
def empty_value(document: Document, model: type[Model], path: Path, error: ErrorDetails) -> Finding:
    """A key is there and its value is not.

    Give it a value or remove the key. `null` and `~` count as nothing.
    """
    return Finding(document.key_position(path), "empty-value", f"{_named(path)} has no value", "Give it a value, or remove the key.", document.record(path))


@problem("wrong-type")
def wrong_type(document: Document, model: type[Model], path: Path, error: ErrorDetails) -> Finding:
    """A list stands where text is wanted, text where a list is wanted, and so on.

    A list has one `- ` line for each entry; a mapping has `key: value` lines; text is everything else.
    """
    data = _data_at(document, path)
    if data is None:
        return empty_value(document, model, path, error)
    found = "a list" if isinstance(data, list) else "a mapping" if isinstance(data, dict) else "text"
    wanted = "a list" if "tuple" in error["type"] else "a mapping" if "model" in error["type"] else "text"
    hint = "Start each entry with `- `." if wanted == "a list" else ""
    return _at_value(document, path, "wrong-type", f"{_named(path)} must be {wanted}, not {found}", hint)


@problem("empty-list")
def empty_list(document: Document, model: type[Model], path: Path, error: ErrorDetails) -> Finding:
    """A list that needs at least one entry has none.

    A record of the catalogue, for one, cites at least one statement of the guide.
    """
    return _at_value(document, path, "empty-list", f"{_named(path)} needs at least one entry")


@problem("too-long")
def too_long(document: Document, model: type[Model], path: Path, error: ErrorDetails) -> Finding:
    """A title is too long to be read at a glance.

    Titles stand in lists, tables and search results. Keep the action in the title and move the rest to `detail`.
    """
    most = error.get("ctx", {}).get("max_length", 0)
    length = len(_data_at(document, path))
    return _at_value(document, path, "too-long", f"{_named(path)} has {length} characters; at most {most}", "Move the rest to `detail`.")


@problem("wrong-value")
def wrong_value(document: Document, model: type[Model], path: Path, error: ErrorDetails) -> Finding:
    """A value is not of the kind that is wanted there.

    The message says what is wanted: one of a few words, an id, an https address, a quantity as the guide prints it.
    """
    context = error.get("ctx", {})
    if error["type"] == "enum":
        words = [word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
        given = str(_data_at(document, path))
        message = f"{_named(path)} is not one of {', '.join(words)}: `{given}`"
        return _at_value(document, path, "wrong-value", message, did_you_mean(given, words))
    return _at_value(document, path, "wrong-value", f"{_named(path)} {error['msg']}", str(context.get("hint", "")))


@problem("redacted-value")
def redacted_value(document: Document, model: type[Model], path: Path, error: ErrorDetails) -> Finding:
    """A mark that a web page shows in place of an address was copied as if it were one.

    The address is unknown. Write `unknown`, and name a gap that says whom to ask and where to record the answer.
    """
    hint = str(error.get("ctx", {}).get("hint", ""))
    return _at_value(document, path, "redacted-value", f"{_named(path)} {error['msg']}", hint)


@problem("unknown-without-gap")
def unknown_without_gap(document: Document, model: type[Model], path: Path, error: ErrorDetails) -> Finding:
    """A value is `unknown`, and no gap says what to do about it.

    Somebody will stand before that word at night. Add a gap that says whom to ask and where to record the answer,
    and name it in `gap`.
    """
    return _at_value(document, path, "unknown-without-gap", error["msg"], "Add a gap and name it in `gap`.")


@problem("parity")
def parity(document: Document, model: type[Model], path: Path, error: ErrorDetails) -> Finding:
    """A setting's two values contradict its `parity`.

    A setting that is `must-match` has the same value in sandbox and production; one that is `must-differ` has not.
    """
    return _at_value(document, path, "parity", error["msg"], "Correct the values or the `parity`.")


MAKERS = {
    "missing": missing_field,
    "missing-field": missing_field,
    "extra_forbidden": unknown_key,
    "empty-value": empty_value,
    "string_type": wrong_type,
    "tuple_type": wrong_type,
    "model_type": wrong_type,
    "model_attributes_type": wrong_type,
    "too_short": empty_list,
    "too_long": too_long,
    "string_too_long": too_long,
    "redacted-value": redacted_value,
    "unknown-without-gap": unknown_without_gap,
    "parity": parity,
}
"""Which function words which of pydantic's errors; keys are the beginnings of pydantic's names for them."""
