"""Where a page of the book is edited: the file of the data that it shows."""

import os
from collections.abc import Callable
from functools import cache, cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from msgspec import Struct


class EditLinks(Struct, frozen=True, dict=True):
    """The links of one build; which repository a folder is in, it asks once."""

    docs: str
    """The folder of hand-written pages."""

    def to(self, file: str) -> str | None:
        """The path from the hand-written pages to a file; None where it stands in another repository.

        The address of the site's repository says nothing of another one, and a wrong link is worse than none.
        """
        path = Path(file)
        if path.is_symlink():
            path = Path(os.path.realpath(path))
        folder = self._folder(path.parent)
        return None if folder is None else PurePosixPath(folder, quote(path.name)).as_posix()

    @cached_property
    def _folder(self) -> Callable[[Path], str | None]:
        return cache(self._to_folder)

    def _to_folder(self, folder: Path) -> str | None:
        there = Path(os.path.realpath(folder))
        if self._repository(there) != self._repository(self._here.parent):
            return None
        return quote(Path(os.path.relpath(there, self._here)).as_posix())

    @cached_property
    def _here(self) -> Path:
        return Path(os.path.realpath(self.docs))

    @cached_property
    def _repository(self) -> Callable[[Path], Path | None]:
        return cache(_repository)


def _repository(folder: Path) -> Path | None:
    """The nearest folder, this one or above, that git has under control; None where there is none."""
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)
