"""Writes a file so that whoever reads it sees the old one or the new one, and never half of it."""

import os
import re
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.locks import hold, let_go

_PART = re.compile(r"\.launchbook\.[0-9a-f]{16}\.part")
"""What a file is called until it is whole. The name is the same length for all, for names have a limit."""


def write_atomically(path: Path, content: bytes | Iterator[bytes]) -> None:
    """Write a file aside and move it into place; folders that are missing are made, and a symbolic link stays one.

    Content that is large may come piece by piece. What is no file, such as `/dev/stdout`, is written to as it is.
    """
    pieces = [content] if isinstance(content, bytes) else content
    if path.exists() and not path.is_file():
        path.write_bytes(b"".join(pieces))
        return
    place = Path(os.path.realpath(path))
    place.parent.mkdir(parents=True, exist_ok=True)
    _remove_left_behind(place.parent)
    aside = place.parent / f".launchbook.{secrets.token_hex(8)}.part"
    try:
        _write(aside, place, pieces)
    except BaseException as error:
        aside.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename is None:
            error.filename = str(place)  # a full disk does not say which file it was
        raise


def _write(aside: Path, place: Path, pieces: Iterable[bytes]) -> None:
    with aside.open("xb") as file:
        held = hold(aside, wait=True)
        try:
            file.writelines(pieces)
            file.flush()
            if place.exists():
                aside.chmod(place.stat().st_mode & 0o7777)
            aside.replace(place)
        finally:
            let_go(held)


def _remove_left_behind(folder: Path) -> None:
    """Remove what writers that were killed left in a folder; what a living one writes is locked."""
    for name in os.listdir(folder):  # noqa: PTH208 - faster than paths, and a cache has many files
        if _PART.fullmatch(name):
            held = hold(folder / name)
            if held is not None:
                (folder / name).unlink(missing_ok=True)
                let_go(held)
