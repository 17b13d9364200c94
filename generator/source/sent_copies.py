"""Copies of access requests as they were sent, kept among the data in `integrations/<id>/sent/<day>/`."""

import json
from pathlib import Path

from msgspec import Struct

MAIL, PDF, TEXT, JSON, TABLE = "request.eml", "request.pdf", "request.txt", "request.json", "checklist.csv"
"""What the files of an access request are called."""
NAMES = frozenset({MAIL, PDF, TEXT, JSON, TABLE})
SENT = "sent"
"""The folder below an integration's that holds a folder for each day."""


class SentCopy(Struct, frozen=True):
    """The files of a request that was sent on a day."""

    day: str
    folder: Path
    names: tuple[str, ...]
    is_whole: bool
    """Whether it says of itself that nothing was missing."""

    @property
    def files(self) -> dict[str, bytes]:
        """The files, byte for byte; OSError where one cannot be read."""
        return {name: (self.folder / name).read_bytes() for name in self.names}


def copy_folder(data: Path, integration: str, day: str) -> Path:
    """Where the copy of a request is kept that was sent on a day."""
    return data / "integrations" / integration / SENT / day


def sent_copies(data: Path, integration: str) -> tuple[SentCopy, ...]:
    """The copies that are kept of an integration's requests, by day; other files and links out of the data are left."""
    kept = data / "integrations" / integration / SENT
    folders = sorted(path for path in kept.iterdir() if path.is_dir()) if kept.is_dir() else []
    copies = (_copy(data, folder) for folder in folders)
    return tuple(copy for copy in copies if copy.names)


def _copy(data: Path, folder: Path) -> SentCopy:
    within = data.resolve()
    files = [path for path in folder.iterdir() if path.name in NAMES and path.is_file()]
    names = tuple(sorted(path.name for path in files if path.resolve().is_relative_to(within)))
    return SentCopy(folder.name, folder, names, JSON in names and _is_whole(folder / JSON))


def _is_whole(file: Path) -> bool:
    try:
        facts = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(facts, dict) and facts.get("is_draft") is False
