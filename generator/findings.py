"""A finding: one problem, where it is, and what to do about it."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

Path = tuple[str | int, ...]
"""A place inside a file: keys and list positions from the top."""


@dataclass(frozen=True, order=True)
class Position:
    """A place in a file; lines and columns count from 1, columns in characters."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True)
class Finding:
    """One problem in the data."""

    position: Position
    code: str
    message: str
    hint: str = ""
    record: str = ""


PROBLEMS: dict[str, str] = {}
"""What each code means and what to do about it: the docstring of the function that finds it."""

F = TypeVar("F", bound=Callable[..., object])


def problem(code: str) -> Callable[[F], F]:
    """Register a function as the one that finds `code`; its docstring documents the code."""

    def register(function: F) -> F:
        PROBLEMS[code] = (function.__doc__ or "").strip()
        return function

    return register


def did_you_mean(word: str, known: list[str]) -> str:
    """A hint that names the closest of the known words, or nothing."""
    close = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return f"Did you mean `{close[0]}`?" if close else ""
