"""Turns plain data into records, and pydantic's errors into findings in the words of the YAML."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.findings import Finding, Path, did_you_mean, problem
from generator.schema.record import Model
from generator.schema.values import BRANCHES
from generator.schema.walk import fields, mappings
from generator.source.document import Data, Document


@dataclass(frozen=True)
class _Mistake:
    """One error of pydantic, and where in the document it stands."""

    document: Document
    model: type[Model]
    path: Path
    error: ErrorDetails

    @property
    def data(self) -> Any:
        """What stands at the place."""
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
        return _name(self.path)

    def at_value(self, code: str, message: str, hint: str = "") -> Finding:
        """A finding at the value."""
        return Finding(self.document.position(self.path), code, message, hint, self.document.record(self.path))

    def at_key(self, code: str, message: str, hint: str = "") -> Finding:
        """A finding at the key."""
        return Finding(self.document.key_position(self.path), code, message, hint, self.document.record(self.path))


def _name(path: Path) -> str:
    """A place in words: "entry 2 of `cites`"."""
    keys = [f"`{part}`" for part in path if isinstance(part, str)]
    around = keys[-1] if keys else "the file"
    last = path[-1] if path else ""
    return f"entry {last + 1} of {around}" if isinstance(last, int) else around


def validate(document: Document, model: type[Model]) -> tuple[Model | None, list[Finding]]:
    """The document as a record of `model`, or None and everything that keeps it from being one."""
    record, mistakes = _read(document, model)
    empty = set(_empty_places(document.data))
    unknown = {each.path for each in mistakes if each.error["type"] == "extra_forbidden"}
    findings = [_finding(each) for each in mistakes if each.path not in empty or each.path in unknown]
    unsaid = [path for path in empty - unknown if not _is_refused(document, path)]
    findings += [empty_value(document, path) for path in unsaid]
    return (None if empty else record), findings


def _read(document: Document, model: type[Model]) -> tuple[Model | None, list[_Mistake]]:
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        errors = [each for each in error.errors(include_url=False) if not _follows_from_another(each)]
        return None, [_Mistake(document, model, _path(each), each) for each in errors]


def _is_refused(document: Document, path: Path) -> bool:
    """Whether the reader has said already why there is no value, as it does of an alias."""
    return any(each.position == document.position(path) for each in document.findings)


def _empty_places(data: Data, path: Path = ()) -> Iterator[Path]:
    """Every key and list entry that has no value."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, value in entries:
        if value is None:
            yield (*path, part)
        else:
            yield from _empty_places(value, (*path, part))


def _path(error: ErrorDetails) -> Path:
    return tuple(part for part in error["loc"] if part not in BRANCHES)


def _follows_from_another(error: ErrorDetails) -> bool:
    # pydantic calls a list too short when all of its entries were refused; those have errors of their own
    return error["type"] == "too_short" and bool(error["input"])


MOST_LISTED = 12
"""How many words a message lists; where there are more, the data reference does."""


def _finding(mistake: _Mistake) -> Finding:
    for kind, make in MAKERS.items():
        if mistake.error["type"].startswith(kind):
            return make(mistake)
    return wrong_value(mistake)


@problem("missing-field")
def missing_field(mistake: _Mistake) -> Finding:
    """A key that every record of this kind needs is not there.

    Add it. The data reference says what belongs in it. Where the provider's guide does not say, there is a place
    for that too: the value `unknown` where the reference allows it, or a gap.
    """
    if mistake.error["type"] != "missing":  # one of several keys, by a rule of ours
        return mistake.at_value("missing-field", mistake.said)
    record = replace(mistake, path=mistake.path[:-1])
    hint = "Add it; the data reference says what belongs in it."
    return record.at_key("missing-field", f"{mistake.name} is missing", hint)


@problem("unknown-key")
def unknown_key(mistake: _Mistake) -> Finding:
    """A key that no record of this kind has.

    It is misspelt, indented under the wrong record, or belongs in another file. What it holds would be lost, so
    nothing is built until it is mended.
    """
    around = (each for each in mappings(mistake.model, mistake.document.data) if each.path == mistake.path[:-1])
    known = [key for mapping in around for key in fields(mapping.model)]
    hint = did_you_mean(str(mistake.path[-1]), known) or f"Known here: {', '.join(known)}."
    return mistake.at_key("unknown-key", f"there is no key `{mistake.path[-1]}` here", hint)


@problem("empty-value")
def empty_value(document: Document, path: Path) -> Finding:
    """A key or a list entry is there and its value is not.

    Give it a value or remove it. `null`, `~` and empty quotes count as nothing.
    """
    message, hint = f"{_name(path)} has no value", "Give it a value, or remove it."
    return Finding(document.key_position(path), "empty-value", message, hint, document.record(path))


@problem("wrong-type")
def wrong_type(mistake: _Mistake) -> Finding:
    """A list stands where text is wanted, text where a list is wanted, and so on.

    Write what is wanted: a list has one `- ` line for each entry; a mapping has `key: value` lines; text is
    everything else.
    """
    found = "a list" if isinstance(mistake.data, list) else "a mapping" if isinstance(mistake.data, dict) else "text"
    error = mistake.error["type"]
    wanted = "a list" if "tuple" in error else "a mapping" if "model" in error else "text"
    hint = "Start each entry with `- `." if wanted == "a list" else ""
    return mistake.at_value("wrong-type", f"{mistake.name} must be {wanted}, not {found}", hint)


@problem("empty-list")
def empty_list(mistake: _Mistake) -> Finding:
    """A list that needs at least one entry has none.

    Add one. A record of the catalogue, for example, cites at least one statement of the guide.
    """
    return mistake.at_value("empty-list", f"{mistake.name} needs at least one entry")


@problem("too-long")
def too_long(mistake: _Mistake) -> Finding:
    """A title is too long to be read at a glance.

    Titles stand in lists, tables and search results. Keep the action in the title and move the rest to `detail`.
    """
    most = mistake.context["max_length"]
    message = f"{mistake.name} has {len(mistake.data)} characters; at most {most}"
    return mistake.at_value("too-long", message, "Move the rest to `detail`.")


@problem("wrong-value")
def wrong_value(mistake: _Mistake) -> Finding:
    """A value is not of the kind that is wanted there.

    Correct it: the message says what is wanted, such as one of a few words, an id, an https address, or a quantity
    as the guide prints it.
    """
    if isinstance(mistake.data, list | dict):
        return wrong_type(mistake)
    if mistake.error["type"] == "enum":
        words = [word.strip("'") for word in str(mistake.context["expected"]).replace(" or ", ", ").split(", ")]
        given = str(mistake.data)
        wanted = f"one of {', '.join(words)}" if len(words) <= MOST_LISTED else "a word that is known here"
        hint = did_you_mean(given, words) or ("" if len(words) <= MOST_LISTED else "The data reference lists them.")
        return mistake.at_value("wrong-value", f"{mistake.name} is not {wanted}: `{given}`", hint)
    return mistake.at_value("wrong-value", mistake.said, str(mistake.context.get("hint", "")))


@problem("redacted-value")
def redacted_value(mistake: _Mistake) -> Finding:
    """A mark that a web page shows in place of an address was copied as if it were one.

    The address is unknown. Write `unknown`, and name a gap that says whom to ask and where to record the answer.
    """
    return mistake.at_value("redacted-value", mistake.said, str(mistake.context["hint"]))


@problem("unknown-without-gap")
def unknown_without_gap(mistake: _Mistake) -> Finding:
    """A value is `unknown`, and no gap says what to do about it.

    Somebody will stand before that word at night. Add a gap that says whom to ask and where to record the answer,
    and name it in `gap`.
    """
    return mistake.at_value("unknown-without-gap", mistake.error["msg"], "Add a gap and name it in `gap`.")


@problem("parity")
def parity(mistake: _Mistake) -> Finding:
    """A setting's two values contradict its `parity`.

    Correct one or the other: a setting that is `must-match` has the same value in sandbox and production, one that
    is `must-differ` has not.
    """
    return mistake.at_value("parity", mistake.error["msg"], "Correct the values or the `parity`.")


@problem("state-and-keys")
def state_and_keys(mistake: _Mistake) -> Finding:
    """A recorded state lacks what makes it count, or has what does not belong to it.

    `done` needs who and when, `not-applicable` a reason too, and `waived` a reason, an approver and its last day.
    Evidence belongs to what is done, begun or waived.
    """
    return mistake.at_value("state-and-keys", str(mistake.context["said"]), str(mistake.context["hint"]))


@problem("runs-backwards")
def runs_backwards(mistake: _Mistake) -> Finding:
    """A stretch of time ends before it starts.

    Correct its times or its days. A window that runs past midnight names the later day in `ends-on`.
    """
    return mistake.at_value("runs-backwards", mistake.error["msg"], str(mistake.context["hint"]))


def _quoted_nothing(mistake: _Mistake) -> Finding:
    return empty_value(mistake.document, mistake.path)


MAKERS: dict[str, Callable[[_Mistake], Finding]] = {
    "missing": missing_field,
    "extra_forbidden": unknown_key,
    "empty-value": _quoted_nothing,
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
    "state-and-keys": state_and_keys,
    "runs-backwards": runs_backwards,
}
"""Which function words which of pydantic's errors; keys are the beginnings of pydantic's names for them."""
