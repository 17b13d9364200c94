"""Searches a tree, with several processes where it is large."""

import os
import pickle
import re
from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from generator.findings import Position
from generator.scan.leftovers import Leftover, Rule
from generator.scan.search import Searcher
from generator.scan.tree import SearchedFolder, Tree, read_searched

PROCESSES = (os.cpu_count() or 1) if hasattr(os, "fork") else 1
ENOUGH = 2000
"""How many files a process must have to do for it to be worth starting."""
PARTS = 8
"""Into how many parts the work of a process is split, so that none has to wait long for another."""
BATCH = 60_000
"""How many bytes of files are looked at together; with more, they take longer to copy than they save."""


ARCHIVES = re.compile(
    r"(?i)\.(?:7z|aar|apk|bz2|ear|egg|gz|ipa|jar|lz4|nupkg|rar|tar|tbz2|tgz|txz|war|whl|xz|zip|zst)\Z"
)


class NotSearched(Struct, frozen=True, order=True):
    """A file that was not looked into, and what it is."""

    file: str
    what: Literal["archive", "binary"]


class Found(Struct, frozen=True):
    """What a search found, and what it went past."""

    leftovers: tuple[Leftover, ...] = ()
    files: int = 0
    """How many files were searched."""
    left_out: int = 0
    """How many files a `.gitignore` leaves out."""
    folders_left_out: int = 0
    """How many folders a `.gitignore` leaves out; nobody looked at what is in them."""
    not_searched: tuple[NotSearched, ...] = ()
    """Which of the files are no text."""
    marked: int = 0
    """How many leftovers stand on lines marked as fixtures."""

    def __add__(self, other: "Found") -> "Found":
        """Both together."""
        return Found(
            self.leftovers + other.leftovers,
            self.files + other.files,
            self.left_out + other.left_out,
            self.folders_left_out + other.folders_left_out,
            self.not_searched + other.not_searched,
            self.marked + other.marked,
        )


Progress = Callable[[int, int], None]
"""Is told how many files were gone through so far, and how many there are."""


def search_tree(tree: Tree, searcher: Searcher, progress: Progress) -> Found:
    """All leftovers of a tree, by place. What could not be read is one of them: nobody knows what is in it."""
    total = sum(len(folder.names) for folder in tree.folders)
    workers = max(1, min(PROCESSES, total // ENOUGH))
    parts = _parts(tree.folders, total, workers)
    unread = tuple(_unread(searcher.printable(shown), reason) for shown, reason in tree.refused)
    found = Found(unread, folders_left_out=tree.left_out)
    for part in _shared(parts, searcher, workers):
        found += part
        progress(found.files + found.left_out, total)
    return replace(found, leftovers=tuple(sorted(set(found.leftovers))), not_searched=tuple(sorted(found.not_searched)))


def _parts(folders: list[SearchedFolder], total: int, workers: int) -> list[list[SearchedFolder]]:
    """The folders in parts with about as many files each."""
    most = max(ENOUGH // 4, total // max(1, workers * PARTS))
    parts: list[list[SearchedFolder]] = [[]]
    size = 0
    for folder in folders:
        if size > most:
            parts.append([])
            size = 0
        parts[-1].append(folder)
        size += len(folder.names)
    return parts


def _shared(parts: list[list[SearchedFolder]], searcher: Searcher, workers: int) -> Iterator[Found]:
    """The parts, searched by this process and by forks of it, each with every so manieth of them.

    A fork inherits all that it needs, and starts in a moment; libraries for processes take longer to load than most
    trees take to search.
    """
    shares = [parts[number::workers] for number in range(workers)]
    forks = [(_fork(share, searcher), share) for share in shares[1:]]
    for part in shares[0]:
        yield _search(part, searcher)
    for (process, pipe), share in forks:
        yield _from_fork(process, pipe) or _all(share, searcher)


def _all(share: list[list[SearchedFolder]], searcher: Searcher) -> Found:
    return sum((_search(part, searcher) for part in share), Found())


def _fork(share: list[list[SearchedFolder]], searcher: Searcher) -> tuple[int, int]:
    """Start a process that searches a share: its number, and the end of a pipe from which its result can be read."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    try:  # from here on this is the fork, which must never return
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(_all(share, searcher), pipe)
    finally:
        os._exit(0)


def _from_fork(process: int, reading: int) -> Found | None:
    """What a fork found; None where it failed, so that its share is searched here and the failure is seen."""
    with os.fdopen(reading, "rb") as pipe:
        content = pipe.read()
    os.waitpid(process, 0)
    try:
        found = pickle.loads(content)  # noqa: S301 - it comes from a fork of this very process
    except (EOFError, pickle.UnpicklingError):
        return None
    return found if isinstance(found, Found) else None


def _search(folders: list[SearchedFolder], searcher: Searcher) -> Found:
    leftovers: list[Leftover] = []
    not_searched: list[NotSearched] = []
    left_out = marked = size = 0
    batch: list[tuple[str, bytes]] = []
    for folder in folders:
        may_leave_out = bool(folder.ignores.levels)
        for name in folder.names:
            if may_leave_out and folder.leaves_out(name):
                left_out += 1
                continue
            try:
                content = read_searched(folder.path + name)
            except OSError as error:
                leftovers.append(_unread(searcher.printable(folder.shown + name), error.strerror or ""))
                continue
            if content is None:
                not_searched.append(NotSearched(searcher.printable(folder.shown + name), _why(name)))
            elif content:
                batch.append((folder.shown + name, content))
                size += len(content)
            if size > BATCH:
                marked += _search_batch(batch, searcher, leftovers)
                batch, size = [], 0
    marked += _search_batch(batch, searcher, leftovers)
    files = sum(len(folder.names) for folder in folders) - left_out
    return Found(tuple(leftovers), files, left_out, 0, tuple(not_searched), marked)


def _search_batch(batch: list[tuple[str, bytes]], searcher: Searcher, leftovers: list[Leftover]) -> int:
    """Add what is found in some files; how many leftovers stand on lines that are marked as fixtures."""
    marked = 0
    for number, suspected in searcher.suspects([content for _, content in batch]).items():
        shown, content = batch[number]
        found, excused = searcher.search(content, shown, suspected)
        leftovers += found
        marked += excused
    return marked


def _why(name: str) -> Literal["archive", "binary"]:
    return "archive" if ARCHIVES.search(name) else "binary"


def _unread(shown: str, reason: str) -> Leftover:
    message = f"this could not be searched: {reason or 'unknown reason'}"
    return Leftover(Position(shown), Rule.UNREAD_FILE, "", message, "Check its permissions, or leave it out.")
