"""What the schema refuses, as findings in the words of the YAML: one function for each code."""

from collections.abc import Callable

from msgspec.structs import replace

from generator.findings import DataPath, Finding, did_you_mean, problem
from generator.schema.mistake import Mistake, place_name
from generator.schema.refusals import REFUSALS
from generator.schema.walk import fields, mappings, reachable
from generator.source.document import Document


def finding_of(mistake: Mistake) -> Finding:
    """The mistake in words."""
    for kind, make in _MAKERS.items():
        if mistake.error["type"].startswith(kind):
            return make(mistake)
    return wrong_value(mistake)


MOST_LISTED = 12
"""How many words a message lists; where there are more, the data reference does."""


@problem("missing-field")
def missing_field(mistake: Mistake) -> Finding:
    """A required key is missing.

    Add it. The data reference says what belongs in it. Where the provider's guide does not say, write
    `unknown` if the reference allows it, or add a gap.
    """
    if mistake.error["type"] != "missing":  # one of several keys, by a rule of ours
        return mistake.at_value("missing-field", mistake.said, str(mistake.context.get("hint", "")))
    record = replace(mistake, path=mistake.path[:-1])
    hint = "Add it; the data reference says what belongs in it."
    return record.at_key("missing-field", f"{mistake.name} is missing", hint)


@problem("unknown-key")
def unknown_key(mistake: Mistake) -> Finding:
    """A key is not known for this kind of record.

    It is misspelt, indented under the wrong record, or belongs in another file. Its content would be lost, so
    nothing is built until you correct it.
    """
    around = (
        mapping for mapping in mappings(mistake.model, mistake.document.data) if mapping.path == mistake.path[:-1]
    )
    known = [key for mapping in around for key in fields(mapping.model)]
    hint = (
        _key_meant(mistake, known) or did_you_mean(str(mistake.path[-1]), known) or f"Known here: {', '.join(known)}."
    )
    return mistake.at_key("unknown-key", f"there is no key `{mistake.path[-1]}` here", hint)


_OTHER_WORDS = {
    "date": "day", "duration": "lead-time", "description": "detail", "mail": "email", "name": "title", "owner": "roles",
    "owners": "roles", "role": "roles", "teams": "roles", "telephone": "phone", "timezone": "zone", "title": "name",
    "url": "address",
}  # fmt: skip
"""Words that people write for a key, each with the key."""


def _key_meant(mistake: Mistake, known: list[str]) -> str:
    """A hint that names the key for what is another word; empty where it has none that is known here."""
    meant = _OTHER_WORDS.get(str(mistake.path[-1]), "")
    return f"Did you mean `{meant}`?" if meant in known else ""


@problem("empty-value")
def empty_value(document: Document, path: DataPath) -> Finding:
    """A key or a list entry has no value.

    Give it a value or remove it. `null`, `~` and empty quotes count as nothing.
    """
    message, hint = f"{place_name(path)} has no value", "Give it a value, or remove it."
    return Finding(document.key_position(path), "empty-value", message, hint, document.record(path))


@problem("wrong-type")
def wrong_type(mistake: Mistake) -> Finding:
    """A list is given where text is wanted, text where a list is wanted, and so on.

    Write what is wanted: a list has one `- ` line for each entry; a mapping has `key: value` lines; text is
    everything else.
    """
    found = "a list" if isinstance(mistake.data, list) else "a mapping" if isinstance(mistake.data, dict) else "text"
    error = mistake.error["type"]
    wanted = "a list" if "tuple" in error else "a mapping" if "model" in error or "dict" in error else "text"
    hint = "Start each entry with `- `." if wanted == "a list" else _keys_of(mistake) if wanted == "a mapping" else ""
    return mistake.at_value("wrong-type", f"{mistake.name} must be {wanted}, not {found}", hint)


def _keys_of(mistake: Mistake) -> str:
    """A hint that names the keys of the mapping that is wanted; empty where there are too many to list."""
    wanted = mistake.context.get("class_name")
    models = (model for model in reachable(mistake.model) if model.__name__ == wanted)
    keys = [key for model in models for key in fields(model)]
    return f"Its keys: {', '.join(f'`{key}`' for key in keys)}." if 0 < len(keys) <= MOST_LISTED else ""


@problem("empty-list")
def empty_list(mistake: Mistake) -> Finding:
    """A list that needs at least one entry has none.

    Add one. A record of the catalogue, for example, cites at least one statement of the guide.
    """
    hint = "Start the first entry with `- `, in a line of its own."
    return mistake.at_value("empty-list", f"{mistake.name} needs at least one entry", hint)


@problem("too-long")
def too_long(mistake: Mistake) -> Finding:
    """A title is too long to be read at a glance, or a list has more entries than it may.

    Titles appear in lists, tables and search results. Keep the action in the title and move the rest to `detail`. In a
    list, keep what matters most.
    """
    most, counted = mistake.context["max_length"], "entries" if isinstance(mistake.data, list) else "characters"
    message = f"{mistake.name} has {len(mistake.data)} {counted}; at most {most}"
    hint = "Keep what matters most." if counted == "entries" else "Move the rest to `detail`."
    return mistake.at_value("too-long", message, hint)


@problem("wrong-value")
def wrong_value(mistake: Mistake) -> Finding:
    """A value is not of the kind that its key takes.

    Correct it: the message says what is wanted, such as one of a few words, an id, an https address, or a quantity
    as the guide prints it.
    """
    if isinstance(mistake.data, list | dict):
        return wrong_type(mistake)
    if mistake.error["type"] == "enum":
        words = [word.strip("'") for word in str(mistake.context["expected"]).replace(" or ", ", ").split(", ")]
        given = str(mistake.data)
        wanted = f"one of {', '.join(words)}" if len(words) <= MOST_LISTED else "a known word"
        hint = did_you_mean(given, words) or ("" if len(words) <= MOST_LISTED else "The data reference lists them.")
        return mistake.at_value("wrong-value", f"{mistake.name} is not {wanted}: `{given}`", hint)
    return mistake.at_value("wrong-value", mistake.said, str(mistake.context.get("hint", "")))


@problem("redacted-value")
def redacted_value(mistake: Mistake) -> Finding:
    """A mark that a web page shows in place of an address was copied as if it were one.

    The address is unknown. Write `unknown`, and name a gap that says whom to ask and where to record the answer.
    """
    return mistake.at_value("redacted-value", mistake.said, str(mistake.context["hint"]))


@problem("unknown-without-gap")
def unknown_without_gap(mistake: Mistake) -> Finding:
    """A value is `unknown`, and no gap says what to do about it.

    Whoever reads that word at night needs to know what to do. Add a gap that says whom to ask and where to record
    the answer, and name it in `gap`.
    """
    return mistake.at_value("unknown-without-gap", mistake.error["msg"], "Add a gap and name it in `gap`.")


@problem("per-account-without-see")
def per_account_without_see(mistake: Mistake) -> Finding:
    """A value is `per-account`, and nothing says where you find the one of your account.

    Add `see`: the page or the menu in which the provider shows it, such as `Developers > Endpoints`.
    """
    return mistake.at_value("per-account-without-see", mistake.error["msg"], "Say in `see` where the account shows it.")


@problem("unseen-character")
def unseen_character(mistake: Mistake) -> Finding:
    """A text contains an invisible character, such as one without width, or one that reverses its direction.

    It makes a name or an address differ from what you see, and no search finds it. It often arrives in text
    pasted from a web page or a chat. Delete it, or retype the text.
    """
    return mistake.at_value("unseen-character", mistake.said, str(mistake.context["hint"]))


def _quoted_nothing(mistake: Mistake) -> Finding:
    return empty_value(mistake.document, mistake.path)


_MAKERS: dict[str, Callable[[Mistake], Finding]] = {
    **REFUSALS,
    "missing": missing_field,
    "extra_forbidden": unknown_key,
    "empty-value": _quoted_nothing,
    "string_type": wrong_type,
    "tuple_type": wrong_type,
    "model_type": wrong_type,
    "dict_type": wrong_type,
    "model_attributes_type": wrong_type,
    "too_short": empty_list,
    "too_long": too_long,
    "string_too_long": too_long,
    "redacted-value": redacted_value,
    "unknown-without-gap": unknown_without_gap,
    "per-account-without-see": per_account_without_see,
    "unseen-character": unseen_character,
}
"""Which function words which of pydantic's errors; keys are the beginnings of pydantic's names for them."""
