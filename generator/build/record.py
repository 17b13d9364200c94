"""Keeps a record of a finished build or check, by which `generator.unchanged` tells that there is nothing to do."""

import contextlib
import os
import sysconfig
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.atomic_write import write_atomically
from generator.private_folder import forget_oldest, made_private
from generator.unchanged import REMEMBERED, FileState, asked_for, record_file, state_of, written

if TYPE_CHECKING:
    from generator.output_folder import OutputFolder

_IN_DOUBT = 2_000_000_000
"""For how long, in nanoseconds, a file may change once more without another time: as long as the coarsest clock."""
_MOST_KEPT = 20
"""How many records are kept, one for each way of typing the command."""


class RunRecord(Struct, frozen=True):
    """What a command reads, as it was before the command read it."""

    arguments: tuple[str, ...]
    read: dict[str, FileState]
    taken: int
    """When it was looked at, in nanoseconds since 1970."""

    @classmethod
    def begin(cls, arguments: Iterable[str], roots: Iterable[Path], files: Iterable[Path] = ()) -> "RunRecord":
        """Look at everything that is about to be read: some folders with all that is in them, and single files.

        `arguments` is the command as it was typed; without any, nothing is kept.
        """
        taken = time.time_ns()
        paths = [*(path for root in roots for path in _everything(str(root))), *_libraries(), *map(str, files)]
        return cls(tuple(arguments), {path: state_of(path) for path in paths}, taken)

    def keep(self, message: str, made_in: "OutputFolder | None" = None) -> None:
        """Write the record, with what was made as it is now; none is written where something might change unnoticed."""
        made = {path: state_of(path) for path in _everything(str(made_in.place))} if made_in else {}
        in_doubt = any(_is_new(state, self.taken) for state in self.read.values()) or (
            made and _is_coarse(made.values())
        )
        if in_doubt or not self.arguments or self.arguments[0] not in REMEMBERED:
            return
        beginning = str(made_in.place.parent / made_in.prefix) if made_in else ""
        lines = (f"{written(state)} {path}" for path, state in {**self.read, **made}.items())
        text = "\n\0\n".join(["\0".join(asked_for([*self.arguments])), beginning, message, *lines])
        with contextlib.suppress(OSError):  # then the next build looks more closely, and that is all
            file = Path(record_file([*self.arguments]))
            if made_private(file.parent):
                write_atomically(file, text.encode("utf-8", "surrogateescape"))
                forget_oldest(file.parent, _MOST_KEPT)


def _everything(root: str) -> Iterator[str]:
    """A file or folder, with all that is in it; a folder tells by its own time what was added or removed."""
    yield root
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (os.path.join(folder, name) for name in (*folders, *files))  # noqa: PTH118 - thousands of them


def _libraries() -> list[str]:
    """The folders in which every library that is installed, updated or removed leaves a trace."""
    return sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})


def _is_new(state: FileState, now: int) -> bool:
    return bool(state) and max(state[1], state[2]) > now - _IN_DOUBT


def _is_coarse(states: Iterable[FileState]) -> bool:
    """Whether the times of the file system are whole seconds, so that quick changes look the same."""
    return all(not state or state[1] % 1_000_000_000 == 0 for state in states)
