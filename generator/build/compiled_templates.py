"""Keeps templates compiled from one build to the next: compiling those of the theme takes half a second.

What is kept is code that runs. It is only read from a folder that nobody but you can write to; version control makes no
such folders, so none comes with a checkout of somebody else.
"""

import os
import stat
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache

from generator.render.templates import remember_compiled

FOLDER = Path(".launchbook") / "templates"


def keep_compiled(beside: Path) -> None:
    """Keep compiled templates in a folder beside the configuration; do nothing where it would not be safe."""
    kept = _private(beside / FOLDER)
    if kept is not None:
        remember_compiled(kept)


def _private(folder: Path) -> BytecodeCache | None:
    """What is kept in a folder that is yours alone; None where there is no such folder."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return None
    is_yours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    return FileSystemBytecodeCache(str(folder)) if is_yours and not found.st_mode & 0o077 else None
