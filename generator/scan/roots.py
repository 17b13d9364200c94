"""From which folder the files are named that a scan reports to a service: that of the repository, if there is one."""

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from generator.scan.tree import repository_of


class Roots(Struct, frozen=True):
    """The folders from which files are named."""

    folders: tuple[str, ...]

    def of(self, file: str) -> tuple[int | None, str]:
        """The number of the folder that a file is in, and the file's path from there; the whole path where none is."""
        whole = os.path.abspath(file)  # noqa: PTH100 - links stay as they are
        for number, folder in enumerate(self.folders):
            if whole == folder or whole.startswith(folder.rstrip(os.sep) + os.sep):
                return number, os.path.relpath(whole, folder)
        return None, whole


def roots_of(paths: Iterable[str]) -> Roots:
    """The folders for the paths of a scan: the repository, else where the command runs, else the path itself."""
    here = Path.cwd()
    found = {}
    for path in paths:
        whole = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are
        folder = whole if whole.is_dir() else whole.parent
        found[str(repository_of(folder) or (here if folder.is_relative_to(here) else folder))] = True
    return Roots(tuple(sorted(found, key=len, reverse=True)))
