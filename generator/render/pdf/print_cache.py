"""The prints of earlier builds, each kept under the key of what it was drawn from, and what was on which page."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from generator.atomic_write import write_atomically
from generator.private_folder import is_yours_alone, made_private
from generator.render.pdf.draw import NOT_KNOWN, Drawn

_PAGES = TypeAdapter(dict[str, int])


@dataclass(frozen=True)
class PrintCache:
    """A folder of prints."""

    folder: Path

    def has(self, key: str) -> bool:
        """Whether a print is kept; another build may remove it at any moment."""
        return is_yours_alone(self.folder) and self._file(key).is_file()

    def read(self, key: str) -> bytes | None:
        """A print; None where none is kept."""
        try:
            return self._file(key).read_bytes() if is_yours_alone(self.folder) else None
        except FileNotFoundError:
            return None

    def likely(self, name: str) -> Mapping[str, int]:
        """On which page (from 1) each id was when a print of this name was last drawn; empty where it never was."""
        try:
            return _PAGES.validate_json(self._pages(name).read_bytes()) if is_yours_alone(self.folder) else NOT_KNOWN
        except (OSError, ValidationError):
            return NOT_KNOWN

    def keep(self, name: str, key: str, drawn: Drawn) -> None:
        """Keep a print, whole or not at all."""
        if made_private(self.folder):
            write_atomically(self._file(key), drawn.pdf)
            write_atomically(self._pages(name), _PAGES.dump_json(drawn.anchors))

    def forget_others(self, keys: Mapping[str, str]) -> None:
        """Remove all but the prints with these names under these keys."""
        wanted = {*map(self._file, keys.values()), *map(self._pages, keys)}
        for file in (*self.folder.glob("*.pdf"), *self.folder.glob("*.json")):
            if file not in wanted:
                file.unlink(missing_ok=True)

    def _pages(self, name: str) -> Path:
        return self.folder / f"{hashlib.sha256(name.encode()).hexdigest()}.json"

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.pdf"
