"""Edited files that are checked before any of them is written."""

import difflib
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from generator.atomic_write import write_atomically
from generator.check import CheckedData, check_data
from generator.project import Project
from generator.recording.edits import Edit, edited


class Draft(Struct, frozen=True):
    """What files of the data are to hold, and what they hold."""

    old: dict[str, str]
    new: dict[str, str]

    @property
    def changed(self) -> tuple[str, ...]:
        """The files that differ, by their path below the data folder."""
        return tuple(name for name, text in self.new.items() if text != self.old[name])

    def diff(self, data: Path) -> str:
        """What changes, as a unified diff."""
        return "".join(
            line if line.endswith("\n") else f"{line}\n"
            for name in self.changed
            for line in difflib.unified_diff(
                self.old[name].splitlines(keepends=True),
                self.new[name].splitlines(keepends=True),
                (data / name).as_posix(),
                (data / name).as_posix(),
                n=2,
            )
        )

    def checked(self, data: Path) -> CheckedData:
        """The data as it would be."""
        return check_data(data, {name: self.new[name].encode() for name in self.changed})

    def write(self, data: Path) -> None:
        """Put each file into place, whole."""
        for name in self.changed:
            write_atomically(data / name, self.new[name].encode())


def drafted(project: Project, edits: Iterable[Edit]) -> Draft:
    """The files that edits concern, before and after. Raises UneditableError where that would lose something."""
    by_file: dict[str, list[Edit]] = {}
    for edit in edits:
        by_file.setdefault(edit.file, []).append(edit)
    old = {name: project.entry(name).document.text for name in by_file}
    return Draft(old, {name: edited(old[name], by_file[name]) for name in by_file})
