"""A finding: one problem, where it is, and what to do about it."""

import re
from collections.abc import Callable
from difflib import SequenceMatcher, get_close_matches
from typing import TypeVar

from msgspec import Struct

DataPath = tuple[str | int, ...]
"""A place inside a file: keys and list positions from the top."""


class Position(Struct, frozen=True, order=True):
    """A place in a file; lines and columns count from 1, columns in characters."""

    file: str
    line: int = 1
    column: int = 1


class Finding(Struct, frozen=True, order=True):
    """One problem in the data."""

    position: Position
    code: str
    message: str
    hint: str = ""
    record: str = ""


LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""Where a line ends for YAML, and so for every position."""

PROBLEMS: dict[str, str] = {}
"""What each code means and what to do about it: the docstring of the function that finds it."""


def visible(text: str) -> str:
    """The text with every control character shown as a sign, so that no value can steer a terminal or a log."""
    return INVISIBLE.sub("\ufffd", text.translate(_SIGNS))


_UNSEEN = frozenset(map(chr, (*range(0x7F, 0xA0), 0x2028, 0x2029)))
"""Delete, the C1 controls and line separators."""
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""What shows nothing and is no blank: marks without width, marks that turn the direction of text, tags, fillers."""
_SIGNS = {code: 0x2400 + code for code in range(0x20)} | dict.fromkeys(map(ord, _UNSEEN), 0xFFFD)
"""The sign that stands for each control character."""

F = TypeVar("F", bound=Callable[..., object])


def problem(code: str) -> Callable[[F], F]:
    """Register a function as the one that finds `code`; its docstring documents the code."""

    def register(function: F) -> F:
        PROBLEMS[code] = (function.__doc__ or "").strip()
        return function

    return register


FEW = 8
"""How many of the known words that are close at all are compared."""


def did_you_mean(word: str, known: list[str]) -> str:
    """A hint that names the closest of the known words, or nothing.

    The same letters in another order come before all else, for letters are often swapped; of two that are as close, the
    one that begins alike is meant.
    """
    given, by_lower = word.lower(), {name.lower(): name for name in known}

    def closeness(name: str) -> tuple[bool, float, bool]:
        return sorted(name) == sorted(given), SequenceMatcher(None, name, given).ratio(), name[:1] == given[:1]

    close = get_close_matches(given, list(by_lower), n=FEW, cutoff=0.7)
    return f"Did you mean `{by_lower[max(close, key=closeness)]}`?" if close else ""
