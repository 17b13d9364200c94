"""What stands in files that were right, kept by their content: as JSON it is read many times as fast as YAML."""

import contextlib
import hashlib
from collections.abc import Iterable
from pathlib import Path

from msgspec import DecodeError, Raw, Struct
from msgspec.json import decode, encode

from generator.atomic_write import write_atomically
from generator.data_file import DataFile
from generator.private_folder import is_yours_alone, made_private
from generator.source.document import Data


class _Kept(Struct, frozen=True, array_like=True):
    """The files of one folder of the data: the digest of each, and what stands in it, by name."""

    program: str
    files: dict[str, tuple[str, Raw]]


class KeptDocuments:
    """The plain data of files, one file for each folder of the data; what another program wrote is none."""

    def __init__(self, folder: Path, program: str) -> None:
        self._folder, self._program = folder, program
        self._is_mine = is_yours_alone(folder)
        self._last: tuple[tuple[str, str] | None, dict[str, tuple[str, Raw]]] = (None, {})
        """What was read last: the files of one folder are asked for one after the other."""

    def of(self, file: DataFile) -> Data:
        """What stands in a file; None where that is not known of this content."""
        digest, data = self._known(file.folder).get(file.name, ("", Raw()))
        if not digest or digest != file.found.digest:
            return None
        found: Data = decode(data)
        return found

    def keep(self, files: Iterable[DataFile]) -> None:
        """Keep what stands in all files of the data that are right; only what changed is written.

        Where it cannot be written, as with the name of a file that is not UTF-8, the next run reads the YAML.
        """
        if made_private(self._folder):
            with contextlib.suppress(OSError, UnicodeEncodeError):
                self._keep(files)

    def _keep(self, files: Iterable[DataFile]) -> None:
        by_folder: dict[tuple[str, str], list[DataFile]] = {}
        for file in files:
            by_folder.setdefault(file.folder, []).append(file)
        for folder, inside in by_folder.items():
            if any(file.is_read for file in inside):
                self._write(folder, inside)
        self._forget_all_but({self._place(folder).name for folder in by_folder})

    def _write(self, folder: tuple[str, str], files: list[DataFile]) -> None:
        known = self._known(folder)
        kept = {
            file.name: (file.found.digest, Raw(encode(file.document.data)) if file.is_read else known[file.name][1])
            for file in files
            if file.is_read or known.get(file.name, ("", b""))[0] == file.found.digest
        }
        if kept != known:
            write_atomically(self._place(folder), encode(_Kept(self._program, kept)))

    def _known(self, folder: tuple[str, str]) -> dict[str, tuple[str, Raw]]:
        if self._last[0] != folder:
            self._last = folder, self._read(folder)
        return self._last[1]

    def _read(self, folder: tuple[str, str]) -> dict[str, tuple[str, Raw]]:
        if not self._is_mine:
            return {}
        try:
            found = decode(self._place(folder).read_bytes(), type=_Kept)
        except (OSError, DecodeError):
            return {}
        return found.files if found.program == self._program else {}

    def _place(self, folder: tuple[str, str]) -> Path:
        return self._folder / hashlib.sha256("/".join(folder).encode("utf-8", "surrogateescape")).hexdigest()[:16]

    def _forget_all_but(self, names: set[str]) -> None:
        for path in self._folder.iterdir():
            if path.name not in names and not path.name.startswith("."):  # which are being written
                path.unlink(missing_ok=True)
