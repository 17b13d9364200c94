"""What of the data an earlier run found right, so that the next one reads and checks only the rest."""

import contextlib
import hashlib
import json
from pathlib import Path

from generator.atomic_write import write_atomically
from generator.build.kept_documents import KeptDocuments
from generator.build.program import program_digest
from generator.check import CheckedData, check_data
from generator.last_check import Right, right_files, take_over, what_is_right
from generator.private_folder import forget_oldest, is_yours_alone, made_private

CHECKED, DOCUMENTS = Path(".launchbook/checked"), Path(".launchbook/documents")
_MOST_KEPT = 20
"""For how many data folders it is kept."""


def check_again(data: Path, beside: Path, *, is_forced: bool = False) -> CheckedData:
    """The data as it was read; what an earlier run found nothing wrong with is not looked at once more.

    What was right is kept in a folder below `beside`. `is_forced` looks at everything.
    """
    file, program = beside / CHECKED / folder_key(data), program_digest()
    documents = KeptDocuments(beside / DOCUMENTS / file.name, program)
    known = Right() if is_forced else read_right(file, program)
    take_over(known, documents.of)
    checked = check_data(data)
    right = what_is_right()
    if right != known:
        write_right(file, program, right)
        documents.keep(right_files())
    return checked


def folder_key(folder: Path) -> str:
    """A name for what belongs to a folder."""
    return hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def read_right(file: Path, program: str) -> Right:
    """What was right; nothing where another program wrote that, or where it was cut short."""
    if not is_yours_alone(file.parent):
        return Right()
    try:
        written_by, groups, files = json.loads(file.read_bytes())
        found = Right(tuple(groups), {name: (digest, answers) for name, (digest, answers) in files.items()})
    except (OSError, ValueError, TypeError, AttributeError):
        return Right()
    return found if written_by == program else Right()


def write_right(file: Path, program: str, right: Right) -> None:
    """Keep what is right. Where it cannot be written, the next run reads and checks all."""
    with contextlib.suppress(OSError):
        if made_private(file.parent):
            write_atomically(file, json.dumps([program, right.groups, right.files]).encode())
            forget_oldest(file.parent, _MOST_KEPT)
