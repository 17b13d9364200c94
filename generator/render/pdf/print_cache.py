"""The prints of earlier builds, each kept under the key of what it was drawn from."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from generator.atomic_write import write_atomically
from generator.private_folder import is_yours_alone, made_private


class PrintCache(Struct, frozen=True):
    """A folder of prints."""

    folder: Path

    def read(self, key: str) -> bytes | None:
        """A print; None where none is kept."""
        try:
            return self._file(key).read_bytes() if is_yours_alone(self.folder) else None
        except FileNotFoundError:
            return None

    def keep(self, key: str, pdf: bytes) -> None:
        """Keep a print, whole or not at all."""
        if made_private(self.folder):
            write_atomically(self._file(key), pdf)

    def forget_others(self, keys: Iterable[str]) -> None:
        """Remove all but the prints under these keys, and what earlier versions kept beside them."""
        wanted = {self._file(key) for key in keys}
        for file in self.folder.glob("[!.]*"):  # a dot begins what is being written
            if file not in wanted:
                file.unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.pdf"
