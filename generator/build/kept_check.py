"""Which parts of the data an earlier build found nothing wrong with, so that the next one checks only the others."""

import contextlib
from collections.abc import Iterable
from pathlib import Path

from generator.atomic_write import write_atomically
from generator.private_folder import is_yours_alone, made_private


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
    """Keep the signatures of the groups that are right. Where they cannot be written, the next build checks all."""
    with contextlib.suppress(OSError):
        if made_private(file.parent):
            write_atomically(file, "\n".join([program, *signatures]).encode())
