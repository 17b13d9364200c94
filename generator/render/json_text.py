"""JSON that people and version control compare: each entry on a line of its own, a blank deeper than what it is in."""

from typing import Any

from msgspec import json

from generator.schema.text import Text


def json_text(value: Any) -> str:
    """A value as JSON: records with the names of their fields, days as ISO 8601. TypeError for what is neither."""
    return json.format(json.encode(value, enc_hook=_plain), indent=1).decode()


def _plain(value: object) -> str:
    if isinstance(value, Text):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON.")
