"""Records that keep what was made of them, so that it is made once for as long as they are there."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Self, TypeVarTuple

from msgspec import Struct

from generator.data_file import Made

Given = TypeVarTuple("Given")


class MadeOnce(Struct, frozen=True, dict=True):
    """A record that keeps what functions made of it.

    A function may look at nothing but the record and what else it is given, which has to be hashable. It stands at the
    top of a module: one that is made anew for each call would be kept each time.
    """

    def once(self, make: Callable[[Self, *Given], Made], *given: *Given) -> Made:
        """What a function makes of the record, made on the first call."""
        key = (make, *given)
        if key not in self._made:
            self._made[key] = make(self, *given)
        made: Made = self._made[key]
        return made

    def forget_made(self) -> None:
        """Let go of what was made; it can be made again."""
        self._made.clear()

    @cached_property
    def _made(self) -> dict[tuple[Any, ...], Any]:
        return {}
