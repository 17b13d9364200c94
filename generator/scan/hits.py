"""A place in the bytes of a file that a pattern fits, and where words of an address begin and end."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from generator.scan.leftovers import Rule

_MOST_SHOWN = 120

SLASH = rb"(?:\\{0,2}/|%2f|\\{1,2}u002f)"
"""A slash in lower-case bytes: plain, as JSON and regular expressions write it, or as addresses encode it."""
SCHEME = rb"(?:https?|wss?)(?::|%3a)" + SLASH + SLASH
ESCAPE = rb"(?:%[0-9a-fA-F]{2}|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\[nrt])"
"""What stands for another character in addresses and in strings; its letters do not belong to the word that follows."""
ESCAPE_BEFORE = re.compile(ESCAPE + rb"\Z")


@dataclass(frozen=True)
class Hit:
    """What a pattern found: from where to where, and what to say about it. The text holds no secret."""

    start: int
    end: int
    rule: Rule
    text: str
    message: str
    instead: str
    providers: tuple[str, ...]
    records: tuple[str, ...]


class Detector(Protocol):
    """Looks for patterns of one kind."""

    @property
    def needles(self) -> tuple[bytes, ...]:
        """Lower-case bytes; where none of them is in a file, nothing can be found in it."""

    def find(self, data: bytes, lower: bytes) -> list[Hit]:
        """Every place in `data` that a pattern fits; `lower` is the same in lower case."""


def begins_word(data: bytes, start: int) -> bool:
    """Whether no letter, digit or underscore stands before a place, other than those of an escape."""
    before = data[start - 1 : start]
    return not (before.isalnum() or before == b"_") or bool(ESCAPE_BEFORE.search(data, max(0, start - 6), start))


def holds_any(needles: tuple[bytes, ...]) -> Callable[[bytes], object]:
    """A quick test whether any of the needles is in a file's content."""
    if len(needles) > 1 and len({needle[:1] for needle in needles}) == 1:  # such a pattern is searched for in one go
        return re.compile(b"|".join(map(re.escape, needles))).search

    return lambda content: any(map(content.__contains__, needles))


def shortened(text: bytes) -> str:
    """What was found, cut where it is long."""
    words = text.decode("utf-8", "replace")
    return words if len(words) <= _MOST_SHOWN else words[: _MOST_SHOWN - 1] + "…"


def without(literals: list[bytes]) -> tuple[bytes, ...]:
    """The literals without those that hold another of them: where that one is not, they are not either."""
    unique = sorted(set(literals), key=lambda literal: (len(literal), literal))
    kept: list[bytes] = []
    for literal in unique:
        if not any(other in literal for other in kept):
            kept.append(literal)
    return tuple(kept)
