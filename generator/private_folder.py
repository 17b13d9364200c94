"""Folders for what one run of a program keeps for the next: nobody else may write to them.

What is kept decides what is not done again, so that a stranger who could write it could have wrong data pass for right,
or a forged page published. Version control makes folders that others may read: none of these comes with a checkout.
"""

import os
import stat
from pathlib import Path


def made_private(folder: Path) -> bool:
    """Whether there is such a folder now, and it is yours alone; it is made where it is missing."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return False
    return is_yours_alone(folder)


def forget_oldest(folder: Path, most: int) -> None:
    """Remove files from a folder until it holds no more than `most`: those that were written last."""
    files = (path for path in folder.iterdir() if not path.name.startswith("."))  # which are being written
    for old in sorted(files, key=os.path.getmtime, reverse=True)[most:]:
        old.unlink(missing_ok=True)


def is_yours_alone(folder: Path) -> bool:
    """Whether there is such a folder, and it is yours alone."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077
