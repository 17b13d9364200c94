"""What is recorded and an answer rules out: it keeps an answer from being written, unless it is removed with it."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from generator.check import CheckedData
from generator.project import Project
from generator.recording.draft import Draft, drafted
from generator.recording.edits import Edit
from generator.rules.data_index import DataIndex
from generator.rules.progress import ruled_out


class CheckedDraft(Struct, frozen=True):
    """The files that edits concern, the data as it would be, and what an answer rules out."""

    draft: Draft
    checked: CheckedData
    ruled_out: tuple[str, ...]
    """The ids of what somebody recorded although it does not apply; removed from the draft, if that was asked for."""


def checked_draft(project: Project, edits: Iterable[Edit], data: Path, *, removes: bool) -> CheckedDraft:
    """The draft of some edits, without what they rule out where that is to be removed.

    Raises UneditableError where an edit would lose something.
    """
    wanted = tuple(edits)
    draft = drafted(project, wanted)
    checked = draft.checked(data)
    against = [each.about for each in ruled_out(DataIndex(checked.files))]
    if against and removes:
        last_first = (Edit(about.file.name, about.path[:-1], None) for about in reversed(against))
        draft = drafted(project, (*wanted, *last_first))
        checked = draft.checked(data)
    names = (str(about.mapping[str(about.path[-1])]) for about in against)
    return CheckedDraft(draft, checked, tuple(dict.fromkeys(names)))
