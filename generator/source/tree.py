"""Finds the YAML files below a folder. The only place that reads data from the disk."""

import hashlib
import os
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from generator.findings import Finding, Position, problem
from generator.source.document import MAX_BYTES

YAML_ENDINGS = (".yaml", ".yml")


class FoundFile(Struct, frozen=True, dict=True):
    """A file as it was found: where it stands, and its bytes, or why nobody can have them."""

    file: str
    """Its path as shown to people."""
    name: str
    """Its path below the data folder."""
    content: bytes = b""
    refused: Finding | None = None
    """Why it cannot be opened."""

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of its bytes; empty where they cannot be read."""
        return "" if self.refused else hashlib.sha256(self.content).hexdigest()


def read_tree(
    root: Path, only: Collection[str] = (), wanted: Callable[[str], bool] = lambda _: True
) -> list[FoundFile]:
    """Every YAML file below `root`, by path, with those that cannot be opened.

    Where `only` names files and folders, nothing else that stands directly in `root` is looked at. Of the rest, those
    files are opened whose path is wanted.
    """
    if not root.is_dir():
        return [_refused("", no_folder(Position(printable_path(root))))]
    refused: list[OSError] = []
    named = ((path, path.relative_to(root).as_posix()) for path in _paths(root, only, refused))
    within = root.resolve()
    files = [_read_file(path, name, within) for path, name in named if wanted(name)]
    folders = ((Path(error.filename), error) for error in refused)
    files += [_unreadable(path, path.relative_to(root).as_posix(), error) for path, error in folders]
    return sorted(files, key=lambda found: found.file)


def _paths(root: Path, only: Collection[str], refused: list[OSError]) -> Iterator[Path]:
    """Everything named like a YAML file, and links to folders, so that nothing behind them goes unnoticed."""
    for folder, folders, files in os.walk(root, onerror=refused.append):
        if only and folder == str(root):
            folders[:] = [name for name in folders if name in only]
            files[:] = [name for name in files if name in only]
        for name in folders:
            path = Path(folder, name)
            if path.is_symlink() or is_yaml(name):
                yield path
        yield from (Path(folder, name) for name in files if is_yaml(name))


def is_yaml(name: str) -> bool:
    """Whether a file of this name is one of the data."""
    return name.lower().endswith(YAML_ENDINGS)


def _read_file(path: Path, name: str, within: Path) -> FoundFile:
    try:
        # no link is followed on the way to a file, so only one that is a link itself can lead out of the folder
        if not path.is_file() or (path.is_symlink() and not path.resolve().is_relative_to(within)):
            return _refused(name, not_a_file(Position(printable_path(path))))
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        return _unreadable(path, name, error)
    return FoundFile(printable_path(path), name, content)


def _unreadable(path: Path, name: str, error: OSError) -> FoundFile:
    finding = unreadable_file(Position(printable_path(path)), error.strerror or "unknown reason")
    return _refused(name, finding)


def printable_path(path: Path) -> str:
    """The path as text that can be printed, whatever bytes are in its name."""
    return os.fsencode(path).decode("utf-8", "replace")


def _refused(name: str, finding: Finding) -> FoundFile:
    return FoundFile(finding.position.file, name, refused=finding)


@problem("no-folder")
def no_folder(at: Position) -> Finding:
    """The data folder does not exist.

    Launchbook looks for `data/` in the current folder. Run it from the folder that holds `data/`, or name another
    with `--data`.
    """
    return Finding(
        at, "no-folder", "there is no such folder", "Run from the folder that holds `data/`, or use `--data DIR`."
    )


@problem("not-a-file")
def not_a_file(at: Position) -> Finding:
    """Something with the name of a YAML file is not a file of the data.

    It is a folder, a device, or a link that leads nowhere or out of the data folder. Rename or remove it.
    """
    return Finding(at, "not-a-file", "this is not a file inside the data folder", "Rename or remove it.")


@problem("unreadable-file")
def unreadable_file(at: Position, reason: str) -> Finding:
    """The file cannot be opened.

    Most often its permissions do not allow it. Launchbook never skips a file silently.
    """
    return Finding(at, "unreadable-file", f"the file cannot be opened: {reason}", "Check its permissions.")
