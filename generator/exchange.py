"""Puts one folder in the place of another, at once where the system can."""

import ctypes
import errno
import os
import sys
from pathlib import Path

NOT_EMPTY = frozenset({errno.ENOTEMPTY, errno.EEXIST})
AT_CURRENT_FOLDER, RENAME_EXCHANGE, RENAME_SWAP = -100, 2, 2
ATTEMPTS = 8


def put_in_place(new: Path, place: Path, aside: Path) -> None:
    """Move a folder to a place. What was there is afterwards where the new one was, or below `aside`.

    Linux and macOS exchange the two at once. Elsewhere, and on file systems that cannot, nothing is in the place for
    the moment between two moves.
    """
    for attempt in range(ATTEMPTS):
        try:
            new.rename(place)  # into nothing, or over an empty folder
        except OSError as error:
            if error.errno not in NOT_EMPTY:
                raise
        else:
            return
        if exchange(new, place) or _in_two_moves(new, place, aside / str(attempt)):
            return
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(place))


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders at once; False where that is not possible here."""
    library = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(*paths, ctypes.c_uint(RENAME_SWAP))
        else:
            here = ctypes.c_int(AT_CURRENT_FOLDER)
            failed = library.renameat2(here, paths[0], here, paths[1], ctypes.c_uint(RENAME_EXCHANGE))
    except AttributeError:  # a system without the call
        return False
    return not failed


def _in_two_moves(new: Path, place: Path, old: Path) -> bool:
    """Move what is in the place aside and the new folder there; False where another program was faster."""
    old.parent.mkdir(exist_ok=True)
    place.rename(old)
    try:
        new.rename(place)
    except OSError as error:
        if error.errno in NOT_EMPTY:
            return False
        old.rename(place)
        raise
    return True
