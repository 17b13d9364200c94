"""Locks on files and folders, which the system takes back when the program that holds one ends, however it ends.

They tell what a running program works on from what a killed one left behind.
"""

import fcntl
import os
from pathlib import Path


def hold(path: Path, *, wait: bool = False) -> int | None:
    """A descriptor that holds the lock of a file or folder until it is closed.

    None where another program holds it, where the path is gone or stands for something else by now, or where the file
    system has no locks.
    """
    try:
        held = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        if os.path.samestat(os.fstat(held), path.lstat()):
            return held
    except OSError:
        pass
    os.close(held)
    return None


def let_go(held: int | None) -> None:
    """Give a lock back, where there is one."""
    if held is not None:
        os.close(held)
