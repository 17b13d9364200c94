"""Stamps: each recorded item says for which words it was recorded."""

import re
from collections.abc import Mapping

from msgspec import Struct

from generator.schema.progress import ItemState, State
from generator.source.document import Document
from generator.source.reader import read_yaml

_ONE_LINE = re.compile(r"""(?P<indent>\s*(?:- +)*)state: +["']?[a-z-]+["']?\s*(?:#.*)?""")
"""A `state` with a line of its own, below which there is room for another key."""


class Stamped(Struct, frozen=True):
    """A progress file with its stamps."""

    content: bytes
    added: int
    left: int
    """How many records were left as they are, because they are written in braces."""


def stamped(content: bytes, items: tuple[ItemState, ...], words: Mapping[str, str]) -> Stamped:
    """A progress file with `words` below the `state` of each item that is done or waived and has none.

    `words` holds the stamp of each item and step by its id. Nothing but whole lines is added.
    """
    document = read_yaml(content, "progress.yaml")
    lines, added, wanted = content.decode().split("\n"), 0, [*_unstamped(items)]
    for number in reversed(wanted):
        at = document.key_position(("items", number, "state")).line - 1
        found = _ONE_LINE.fullmatch(lines[at])
        if found and not _is_in_braces(document, number):
            lines.insert(at + 1, _line(found["indent"], words[items[number].about], lines[at]))
            added += 1
    return Stamped("\n".join(lines).encode(), added, len(wanted) - added)


def _unstamped(items: tuple[ItemState, ...]) -> list[int]:
    return [
        number
        for number, recorded in enumerate(items)
        if recorded.state in (State.DONE, State.WAIVED) and recorded.words is None
    ]


def _is_in_braces(document: Document, number: int) -> bool:
    starts = document.position(("items", number))
    return document.text.split("\n")[starts.line - 1][starts.column - 1 :].startswith("{")


def _line(indent: str, sign: str, above: str) -> str:
    quoted = f'"{sign}"' if sign.isdigit() or "e" in sign else sign  # other programs would read a number
    ending = "\r" if above.endswith("\r") else ""
    return f"{indent.replace('-', ' ')}words: {quoted}{ending}"
