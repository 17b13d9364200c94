"""A place in the bytes of a file that a pattern fits, and where words of an address begin and end."""

import re
from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from generator.scan.leftovers import Rule

_MOST_SHOWN = 120
_LONG = 8
"""From how many bytes on `bytes.find` is faster than a pattern: it skips as many at a time."""

SLASH = rb"(?:\\{0,2}/|%2f|\\{1,2}u002f)"
"""A slash in lower-case bytes: plain, as JSON and regular expressions write it, or as addresses encode it."""
SCHEME = rb"(?:https?|wss?)(?::|%3a)" + SLASH + SLASH
ESCAPE = rb"(?:%[0-9a-fA-F]{2}|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\[nrt])"
"""What stands for another character in addresses and in strings; its letters do not belong to the word that follows."""
ESCAPE_BEFORE = re.compile(ESCAPE + rb"\Z")


class Hit(Struct, frozen=True):
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


NeedleFinder = Callable[[bytes, int], int]
"""From which place on something stands in some bytes, counted from a place; -1 where it does not."""


def finders(needles: tuple[bytes, ...]) -> tuple[NeedleFinder, ...]:
    """The fastest way to find each of some needles: a pattern for those that are short or begin alike, else itself."""
    if len(needles) > 1 and len({needle[:1] for needle in needles}) == 1:  # such a pattern is searched for in one go
        return (pattern_finder(re.compile(b"|".join(map(re.escape, needles)))),)
    return tuple(
        pattern_finder(re.compile(re.escape(needle))) if len(needle) < _LONG else _literal(needle) for needle in needles
    )


def pattern_finder(pattern: re.Pattern[bytes]) -> NeedleFinder:
    """Finds a pattern."""

    def find(content: bytes, start: int) -> int:
        match = pattern.search(content, start)
        return match.start() if match else -1

    return find


def _literal(needle: bytes) -> NeedleFinder:
    return lambda content, start: content.find(needle, start)


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
