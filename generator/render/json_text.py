"""JSON that people and version control compare: each entry on a line of its own, a blank deeper than what it is in."""

from typing import Any

from msgspec import json


def json_text(value: Any) -> str:
    """A value as JSON: records with the names of their fields, days as ISO 8601. TypeError for what is neither."""
    return json.format(json.encode(value, enc_hook=plain_value), indent=1).decode()


def plain_value(value: object) -> str:
    """A text of a kind of its own, such as an id, as any other text; TypeError where it is none."""
    if isinstance(value, str):
        return str.__str__(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON.")
