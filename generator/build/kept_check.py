"""Which parts of the data an earlier run found nothing wrong with, so that the next one checks only the others."""

import contextlib
import hashlib
from collections.abc import Iterable
from pathlib import Path

from generator.atomic_write import write_atomically
from generator.build.program import program_digest
from generator.check import CheckedData, check_data
from generator.last_check import clean_groups, take_over
from generator.private_folder import forget_oldest, is_yours_alone, made_private

CHECKED = Path(".launchbook") / "checked"
_MOST_KEPT = 20
"""For how many data folders it is kept."""


def check_again(data: Path, beside: Path, *, is_forced: bool = False) -> CheckedData:
    """The data as it was read; what an earlier run found nothing wrong with is not looked at once more.

    What was right is kept in a folder below `beside`. `is_forced` looks at everything.
    """
    file, program = beside / CHECKED / folder_key(data), program_digest()
    known = [] if is_forced else read_clean(file, program)
    take_over(known)
    checked = check_data(data)
    clean = clean_groups()
    if clean != known:
        write_clean(file, program, clean)
    return checked


def folder_key(folder: Path) -> str:
    """A name for what belongs to a folder."""
    return hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def read_clean(file: Path, program: str) -> list[str]:
    """The signatures of the groups of files that were right; none where another program wrote them."""
    if not is_yours_alone(file.parent):
        return []
    try:
        written_by, *signatures = file.read_text("ascii").split()
    except (OSError, ValueError):
        return []
    return signatures if written_by == program else []


def write_clean(file: Path, program: str, signatures: Iterable[str]) -> None:
    """Keep the signatures of the groups that are right. Where they cannot be written, the next run checks all."""
    with contextlib.suppress(OSError):
        if made_private(file.parent):
            write_atomically(file, "\n".join([program, *signatures]).encode())
            forget_oldest(file.parent, _MOST_KEPT)
