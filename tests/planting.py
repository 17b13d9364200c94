"""Planting payloads: the minimal data with hostile text in every field, and nothing that `check` would stop at."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from generator.facts.shapes import shaped_values
from generator.schema.files import CATALOGUE, kind_of
from generator.schema.record import Action
from generator.schema.text import Prose
from generator.schema.walk import Mapping, mappings
from generator.source.document import Data
from generator.source.reader import read_yaml
from tests.payloads import CODES, MARK, Field, Planted, code, is_valid, open_fields

ALLOWED = {
    "RequestValue.value": ("field", "ask-company"),
    "RequestValue.list": ("field", "ask-papers"),
    "NamedSetting.values": ("setting", "webhook-url"),
}
"""Where other files leave a value free."""
OURS = "our-values"
"""Where a record declares what the guide does not say: the one field whose texts have to stand in others."""
NOT_PROSE = {OURS, "also-called", "section", "facts", "edition"}
"""Keys whose texts are held to no facts."""


def poison(data: Path) -> Planted:
    """Put a payload into each open field of every record of the minimal data; the field and the payload by number.

    Lists grow by an entry, so that what others refer to stays. What the payloads look like to those who read prose for
    facts is declared beside them. The catalogue moves to a folder with a hostile name.
    """
    planted: Planted = {}
    numbers = itertools.count(10)
    files = sorted(data.rglob("*.yaml"), key=lambda file: (file.name == "statements.yaml", file))
    for file in files:  # statements last: they hold the facts of the rest
        kind = kind_of(file.relative_to(data).as_posix())
        assert kind is not None
        content: Any = read_yaml(file.read_bytes(), file.name).data
        _prepare(file.name, content, planted)
        records = list(mappings(kind.model, content))
        _leave_to_others(records)
        for mapping in records:
            for field in open_fields(mapping.model):
                _plant(field, mapping.data, next(numbers), planted)
        _set_aside(content)
        for mapping in reversed(records):  # inner ones first
            _declare(mapping, planted)
        file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    _move_catalogue(data, next(text for field, text in planted.values() if str(field) == "OrganisationFile.catalogue"))
    return planted


def _plant(field: Field, data: dict[str, Data], number: int, planted: Planted) -> None:
    """Put the payload with this number into a field of a record, where it may stand there."""
    payload = field.payload(number)
    if field.key != OURS and payload and _is_there(field, data) and _put(field, data, payload):
        planted[number] = field, payload
        if Prose in field.kinds:
            planted[number + CODES] = field, code(number)


def _prepare(name: str, content: Any, planted: Planted) -> None:
    """Add what the minimal data lacks: settings in words and of an account."""
    if name == "environments.yaml":
        words = {"sandbox": "Ask for one.", "production": "Ask for another."}
        setting = {"id": "in-words", "name": "In words", "kind": "words", "parity": "must-differ", "values": words}
        content["settings"].append({**setting, "cites": ["ACME-003"]})
        account = {"id": "of-the-account", "name": "Yours", "kind": "words", "parity": "not-stated", "see": "Console"}
        content["settings"].append({**account, "values": {"production": "per-account"}, "cites": ["ACME-003"]})
    if name == "statements.yaml":
        names = [text for field, text in planted.values() if str(field) == "ApiName.name"]
        next(each for each in content["statements"] if each["id"] == "ACME-002").setdefault("facts", []).extend(names)


def _leave_to_others(records: list[Mapping]) -> None:
    """Have a third party do the first thing of each kind, so that its name can be planted."""
    first = {mapping.model: mapping for mapping in reversed(records) if issubclass(mapping.model, Action)}
    for mapping in first.values():
        mapping.data.update({"by": "third-party", "third-party": "somebody"})


def _set_aside(content: Any) -> None:
    """Set every fact aside: payloads stand where records showed them."""
    for statement in content.get("statements", ()):
        if facts := statement.get("facts"):
            aside = {"statement": statement["id"], "facts": [*facts], "reason": "Something else stands there."}
            content["facts-set-aside"].append(aside)


def _is_there(field: Field, data: dict[str, Data]) -> bool:
    """Whether this is the record that takes free text, where another file says what a value must look like."""
    key, *allowed = ALLOWED.get(str(field), ("",))
    return not allowed or data[key] in allowed


def _move_catalogue(data: Path, folder: str) -> None:
    catalogue = data / folder
    catalogue.mkdir(parents=True)
    for name in CATALOGUE:
        (data / name).rename(catalogue / name)


def _put(field: Field, data: dict[str, Data], payload: str) -> bool:
    """Put the payload into a mapping, unless its model wants something else in this one."""
    before = data.get(field.key)
    data[field.key] = field.holding(payload, before)
    if is_valid(TypeAdapter(field.model), data):
        return True
    data.pop(field.key)
    if before is not None:
        data[field.key] = before
    return False


def _declare(mapping: Mapping, planted: Planted) -> None:
    """Declare the values that the payloads in a record seem to have, where its model wants them declared.

    One code span that nothing else declares counts as the payload of the declaration itself.
    """
    field = next((field for field in open_fields(mapping.model) if field.key == OURS), None)
    texts = [text for text in _written(mapping.data) if MARK.search(text)]
    if field is None or not texts:
        return
    mapping.data[OURS] = list(dict.fromkeys(value.text for text in texts for value in shaped_values(text)))
    spans = (int(mark) for text in texts for mark in MARK.findall(text) if int(mark) > CODES)
    free = next((number for number in spans if planted[number][0].key != OURS), None)
    if free:
        planted[free] = field, planted[free][1]


def _written(data: Data) -> Iterator[str]:
    """Every text in a record that is held to facts."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        yield from (text for entry in data for text in _written(entry))
    elif isinstance(data, dict):
        yield from (text for key, value in data.items() if key not in NOT_PROSE for text in _written(value))
