"""Finds the files to search and reads them. The only part of the scan that touches the disk."""

import errno
import os
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

from generator.scan.ignore import Ignores
from generator.scan.text import is_binary

NEVER = frozenset({".git", ".hg", ".svn", ".jj"})
"""Folders in which version control keeps its own files."""
IGNORE_FILE = ".gitignore"
MOST_BYTES = 100_000_000
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_HEAD = 65_536


NOTHING = Ignores()


class SearchedFolder(Struct, frozen=True):
    """A folder to search: where it is, how it is shown, the names of its files and what holds for them."""

    path: str
    shown: str
    names: tuple[str, ...]
    ignores: Ignores = NOTHING
    tracked: frozenset[str] = frozenset()
    """The names of files that git tracks, whatever a `.gitignore` says."""

    def leaves_out(self, name: str) -> bool:
        """Whether a `.gitignore` leaves out one of its files."""
        return name not in self.tracked and self.ignores.leave_out(self.path + name)


@dataclass
class Tree:
    """What there is to search."""

    folders: list[SearchedFolder] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    """Which folders could not be listed, each with the reason."""
    left_out: int = 0
    """How many folders a `.gitignore` leaves out, with all that is in them."""


def find_files(paths: tuple[str, ...], *, ignored_too: bool = False) -> Tree:
    """The files at and below some paths. A path that is named is searched, even where a `.gitignore` leaves it out."""
    tree = Tree()
    seen: set[str] = set()
    for path in paths:
        shown, real = os.path.normpath(path), os.path.realpath(path)
        if Path(real).is_dir():
            ignores = NOTHING if ignored_too else _from_above(Path(real))
            around = "" if shown == "." else _slashed(shown)
            _walk(tree, SearchedFolder(_slashed(real), around, (), ignores), seen, ignored_too)
        else:
            folder, name = os.path.split(shown)
            tree.folders.append(SearchedFolder(_slashed(str(Path(folder).absolute())), _slashed(folder), (name,)))
    return tree


def _slashed(path: str) -> str:
    return path if not path or path.endswith(os.sep) else path + os.sep


def _walk(tree: Tree, top: SearchedFolder, seen: set[str], ignored_too: bool) -> None:
    """Every folder at and below one. Links are not followed, so no loop of them is entered."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        if folder.path in seen:
            continue
        seen.add(folder.path)
        try:
            with os.scandir(folder.path) as entries:
                names, inner = _listed(entries)
        except OSError as error:
            tree.refused.append((folder.shown or ".", error.strerror or "unknown reason"))
            continue
        ignores = folder.ignores
        if IGNORE_FILE in names and not ignored_too:
            ignores = _with_file(ignores, folder.path)
        tree.folders.append(SearchedFolder(folder.path, folder.shown, tuple(names), ignores))
        for name in inner:
            path = f"{folder.path}{name}{os.sep}"
            if ignores.leave_out(path):
                tree.left_out += 1
            else:
                waiting.append(SearchedFolder(path, f"{folder.shown}{name}{os.sep}", (), ignores))


def _listed(entries: Iterable[os.DirEntry[str]]) -> tuple[list[str], list[str]]:
    """The names of the files and of the folders; not those of links, pipes and devices."""
    names, inner = [], []
    for entry in entries:
        if entry.is_file(follow_symlinks=False):
            names.append(entry.name)
        elif entry.is_dir(follow_symlinks=False) and entry.name not in NEVER:
            inner.append(entry.name)
    return names, inner


def _with_file(ignores: Ignores, folder: str) -> Ignores:
    try:
        content = read_searched(folder + IGNORE_FILE)
    except OSError:
        return ignores  # it is one of the files to search, so it is reported there
    lines = re.split("\r?\n", (content or b"").decode("utf-8-sig", "replace"))
    return ignores.below(folder, lines)


def _from_above(folder: Path) -> Ignores:
    """What the folders around one leave out, up to the one that holds the repository."""
    around = _up_to_repository(folder)
    ignores = NOTHING
    for ancestor in reversed(around[1:]):
        if (ancestor / IGNORE_FILE).is_file():
            ignores = _with_file(ignores, _slashed(str(ancestor)))
    is_left_out = any(ignores.leave_out(_slashed(str(ancestor))) for ancestor in around[:-1])
    return NOTHING if is_left_out else ignores


def repository_of(folder: Path) -> Path | None:
    """The folder of the repository that holds one; None where there is none."""
    top = _up_to_repository(folder)[-1]
    return top if (top / ".git").exists() else None


def _up_to_repository(folder: Path) -> list[Path]:
    """A folder and those around it up to the one that holds the repository; the folder alone where there is none."""
    around = [folder, *folder.parents]
    for count, parent in enumerate(around, start=1):
        if (parent / ".git").exists():
            return around[:count]
    return [folder]


def read_searched(path: str) -> bytes | None:
    """The content of a file; None where it is no text. An OSError says what kept it."""
    descriptor = os.open(path, FLAGS)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return None
        first = os.read(descriptor, min(status.st_size, _HEAD) + 1)
        if is_binary(first):
            return None
        if len(first) <= _HEAD:
            return first
        if status.st_size > MOST_BYTES:
            raise OSError(errno.EFBIG, f"it is larger than {MOST_BYTES // 1_000_000} MB")
        return first + _rest(descriptor, status.st_size)
    finally:
        os.close(descriptor)


def _rest(descriptor: int, size: int) -> bytes:
    parts = []
    while part := os.read(descriptor, max(size, _HEAD)):
        parts.append(part)
    return b"".join(parts)
