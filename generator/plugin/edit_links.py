"""Where a page of the book is edited: the file of the data that it shows."""

import os
from collections.abc import Callable
from functools import cache, cached_property
from pathlib import Path
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
        there = Path(os.path.realpath(file))
        if self._repository(there.parent) != self._repository(self._here.parent):
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
