"""Keeps what to look for from one scan to the next: to read it from the data takes longer than most searches.

It is only read from a private folder: who could change it could have your leftovers go unnoticed.
"""

import contextlib
import hashlib
import os
import pickle
from pathlib import Path

from generator.private_folder import forget_oldest, is_yours_alone, made_private
from generator.scan.sought import Sought

MOST_KEPT = 20
"""For how many states of the data it is kept."""
_DIGEST = hashlib.sha256().digest_size


def recall(digest: str) -> Sought | None:
    """What an earlier scan made of data with this digest; None where there is nothing of it, or nothing safe."""
    folder = _folder()
    if not digest or not folder.is_absolute() or not is_yours_alone(folder):
        return None
    try:
        content = (folder / digest).read_bytes()
    except OSError:
        return None
    if hashlib.sha256(content[_DIGEST:]).digest() != content[:_DIGEST]:
        return None
    found = pickle.loads(content[_DIGEST:])  # noqa: S301 - whole, and from a folder that only you can write to
    return found if isinstance(found, Sought) else None


def keep(digest: str, sought: Sought) -> None:
    """Keep it for the next scan. Where that does not work, the data is read again."""
    from generator.atomic_write import write_atomically  # noqa: PLC0415 - only the first scan of the data writes

    folder = _folder()
    if not digest or not folder.is_absolute() or not made_private(folder):
        return
    content = pickle.dumps(sought)
    with contextlib.suppress(OSError):
        write_atomically(folder / digest, hashlib.sha256(content).digest() + content)
        forget_oldest(folder, MOST_KEPT)


def _folder() -> Path:
    """Where it is kept: with what programs keep for you, never in the data. It is relative where you have no home."""
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111 - never raises
    return Path(cache, "launchbook", "scan")
