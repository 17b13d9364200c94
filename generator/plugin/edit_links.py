"""Where a page of the book is edited: the file of the data that it shows."""

import os
from pathlib import Path
from urllib.parse import quote


def edit_link(file: str, docs: str) -> str | None:
    """The path from the folder of hand-written pages to a file; None where it stands in another repository.

    The address of the site's repository says nothing of another one, and a wrong link is worse than none.
    """
    there, here = Path(os.path.realpath(file)), Path(os.path.realpath(docs))
    if _repository(there) != _repository(here):
        return None
    return quote(Path(os.path.relpath(there, here)).as_posix())


def _repository(path: Path) -> Path | None:
    """The nearest folder above that git has under control; None where there is none."""
    return next((folder for folder in path.parents if (folder / ".git").exists()), None)
