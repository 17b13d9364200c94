"""The schema for editors: JSON Schemas of the records, with the ids that the data knows as completions."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from annotated_types import MaxLen, MinLen

from generator.schema.by_environment import EVERY_ENVIRONMENT
from generator.schema.describe import (
    Example,
    KeyWords,
    RecordWords,
    choices,
    first_sentence,
    kind_examples,
    record_words,
)
from generator.schema.record import Model
from generator.schema.text import EnvironmentRef, Reference, Text
from generator.schema.walk import reachable

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Known = Callable[[type[Reference]], Iterable[str]]
"""The ids that a reference of this kind may name, as far as the data has them."""
_MOST_IDS = 400


def definitions(models: Iterable[type[Model]], known: Known) -> dict[str, Any]:
    """The JSON Schemas (2020-12) of these models and of all that can stand inside of them, by their names.

    Ids are offered and not demanded: the check knows all of them, and an editor may have an older list.
    """
    found = dict.fromkeys(each for model in models for each in reachable(model))
    records = [record_words(each, "") for each in found]
    kinds = (kind for record in records for key in record.keys for kind in key.kinds)
    texts: set[type[Text]] = {EnvironmentRef, *(kind for kind in kinds if issubclass(kind, Text))}
    made = {record.model.__name__: _record(record) for record in records}
    made |= {kind.__name__: _text(kind, known) for kind in texts}
    return dict(sorted(made.items()))


def _record(record: RecordWords) -> dict[str, Any]:
    needed = [key.name for key in record.keys if key.is_needed]
    return {
        "type": "object",
        "description": record.meaning,
        "properties": {key.name: _key(record.model, key) for key in record.keys},
        **({"required": needed} if needed else {}),
        "additionalProperties": False,
    }


def _key(model: type[Model], key: KeyWords) -> dict[str, Any]:
    kinds = _any_of([_kind(kind) for kind in key.kinds])
    bounds, examples = _bounds(model, key.name), _examples(key.examples)
    said = {"description": key.meaning}
    if key.is_list:
        return {**said, "type": "array", "items": kinds, **_named(bounds, "Items"), **examples}
    if key.is_by_environment:
        names = {"anyOf": [{"const": EVERY_ENVIRONMENT}, {"$ref": f"#/$defs/{EnvironmentRef.__name__}"}]}
        kinds = {"type": "object", "propertyNames": names, "additionalProperties": kinds, "minProperties": 1}
    elif not any(issubclass(kind, Text) for kind in key.kinds):
        return {**said, **kinds}
    # an editor writes the example of a key behind the key; what stands one level deeper it only shows and offers
    return {**said, "anyOf": [{**kinds, **examples}], **_named(bounds, "Length")}


def _bounds(model: type[Model], name: str) -> dict[str, int]:
    field = next(field for key, field in model.model_fields.items() if _same(key, name))
    found: dict[str, int] = {}
    for bound in field.metadata:
        if isinstance(bound, MinLen):
            found["min"] = bound.min_length
        if isinstance(bound, MaxLen):
            found["max"] = bound.max_length
    return found


def _same(name: str, key: str) -> bool:
    return name.strip("_").replace("_", "-") == key


def _named(bounds: dict[str, int], what: str) -> dict[str, int]:
    return {f"{name}{what}": value for name, value in bounds.items()}


def _any_of(values: list[dict[str, Any]]) -> dict[str, Any]:
    return values[0] if len(values) == 1 else {"anyOf": values}


def _kind(kind: type) -> dict[str, Any]:
    if issubclass(kind, Text | Model):
        return {"$ref": f"#/$defs/{kind.__name__}"}
    words = choices(kind)
    return {"enum": [_as_read(word) for word in words]} if words else {"type": "boolean"}


def _as_read(word: str) -> str | int:
    """A word as a reader of YAML 1.2 hands it to the editor."""
    return int(word) if word.isdigit() else word


def _text(kind: type[Text], known: Known) -> dict[str, Any]:
    types = ["string", *_other_types(kind.pattern)]
    form: dict[str, Any] = {"type": types if len(types) > 1 else "string", "minLength": 1}
    if kind.pattern:
        form |= {"pattern": f"^(?:{_for_editors(kind.pattern)})$"}
        form |= {"patternErrorMessage": kind.hint or f"This is not {kind.wanted}."}
    described = {"description": first_sentence(kind)}
    names = sorted(set(known(kind)))[:_MOST_IDS] if issubclass(kind, Reference) else []
    if names:
        return {**described, "anyOf": [{"enum": names}, form]}
    return {**described, **_examples(kind_examples(kind)), **form}


def _examples(examples: Sequence[Example]) -> dict[str, list[Example]]:
    return {"examples": list(examples)} if examples else {}


def _other_types(pattern: str | None) -> list[str]:
    """What else an editor may take such a text for: it knows numbers and flags, which are text to Launchbook."""
    takes = {"number": ("12", "1.5"), "boolean": ("true", "false")}
    return [
        name
        for name, samples in takes.items()
        if pattern is None or any(re.fullmatch(pattern, text) for text in samples)
    ]


def _for_editors(pattern: str) -> str:
    """A pattern in the words of ECMAScript, which has no flags inside and other named groups."""
    plain = re.sub(r"\(\?P<[a-z]+>", "(?:", pattern)
    if plain.startswith("(?s)"):
        plain = plain.removeprefix("(?s)").replace("(?!.*", r"(?![\s\S]*")
    return plain
