"""One kind of secret, and how it is known."""

import re
from collections.abc import Callable
from functools import cached_property

from msgspec import Struct


def _always(_: str) -> bool:
    return True


class Kind(Struct, frozen=True, dict=True):
    """One kind of secret. The group `secret` of its pattern is what nobody may see; without one, it is all."""

    name: str
    needles: tuple[str, ...]
    """Lower-case texts; where none of them is, the pattern fits nowhere."""
    written: str
    """The pattern; it is compiled when one of its needles is found for the first time, since most never are."""
    is_one: Callable[[str], bool] = _always
    """A closer look at the secret itself."""
    spans_lines: bool = False
    """Whether it may go on over several lines."""
    reach: int = 5000
    """How many characters after a needle are looked at."""
    back: int = 40
    """How many characters of a line are looked at before a needle."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern."""
        return re.compile(self.written)


def kind(  # noqa: PLR0913 - a row of the table
    name: str,
    needles: str,
    pattern: str,
    is_one: Callable[[str], bool] = _always,
    *,
    spans_lines: bool = False,
    reach: int = 5000,
    back: int = 40,
) -> Kind:
    """A kind, its needles given as words."""
    return Kind(name, tuple(needles.split(" ")), pattern, is_one, spans_lines, reach, back)
