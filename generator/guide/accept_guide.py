"""Takes a new capture of a guide over: its digests, and a count at each statement whose words changed."""

import re
from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.guide.compare_digests import GuideChange, statement_changes
from generator.guide.digests import GuideDigests
from generator.guide.link_statements import linked
from generator.guide.read_statements import ReadStatement
from generator.schema.statements import Statement
from generator.source.document import Document

TO_BE_READ = "to-be-read"
_COUNTED = frozenset(GuideChange) - {GuideChange.UNCHANGED, GuideChange.MOVED, GuideChange.NEW, GuideChange.GONE}
"""What makes the words of a statement other ones."""


class AcceptedGuide(Struct, frozen=True):
    """The digests to keep, and the statements whose words changed."""

    digests: GuideDigests
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    """The statements that the guide no longer makes."""
    unlinked: int = 0
    """How many statements of the guide are none of the data. Those that are new are new again in the next capture."""


def accepted(
    old: GuideDigests | None, new: GuideDigests, reads: Sequence[ReadStatement], statements: Sequence[Statement]
) -> AcceptedGuide:
    """A new capture taken over: each statement keeps its ids; one that has none gets those that it is in the data."""
    ids: list[tuple[str, ...]] = [()] * len(new.statements)
    changed: list[str] = []
    gone: list[str] = []
    new_rows: set[int] = set()
    for change in statement_changes(old, new) if old else ():
        names = tuple(name for i in change.old for name in (old.statements[i].ids if old else ()))
        for j in change.new:
            ids[j] = names
        if change.change in _COUNTED:
            changed += names
        if change.change is GuideChange.GONE:
            gone += names
        if change.change is GuideChange.NEW:
            new_rows |= {*change.new}
    free = [at for at, names in enumerate(ids) if not names]
    taken = {name for names in ids for name in names}
    found = linked([reads[at] for at in free], [one for one in statements if str(one.id) not in taken])
    for at, names in zip(free, found, strict=True):
        ids[at] = names
    rows = tuple(
        replace(row, ids=names)
        for at, (row, names) in enumerate(zip(new.statements, ids, strict=True))
        if names or at not in new_rows
    )
    known = {str(one.id) for one in statements}
    return AcceptedGuide(
        replace(new, statements=rows),
        changed=tuple(name for name in dict.fromkeys(changed) if name in known),
        gone=tuple(name for name in dict.fromkeys(gone) if name in known),
        unlinked=sum(not names for names in ids),
    )


_ID = re.compile(r"(?P<indent>\s*)(?:- +)?id: +\S+\s*(?:#.*)?")


def with_counts(document: Document, statements: Sequence[Statement], changed: Collection[str]) -> str:
    """The text of a `statements.yaml` in which each changed statement has changed once more.

    Nothing but the lines of `changes` is touched. A statement written in braces gets the key inside them.
    """
    lines = document.text.split("\n")
    for number in reversed(range(len(statements))):
        statement = statements[number]
        if str(statement.id) in changed:
            times = statement.changes.number + 1 if statement.changes else 1
            _count(document, lines, number, times, has_count=statement.changes is not None)
    return "\n".join(lines)


def _count(document: Document, lines: list[str], number: int, times: int, *, has_count: bool) -> None:
    place = ("statements", number)
    if has_count:
        at = document.position((*place, "changes"))
        line, start = lines[at.line - 1], at.column - 1
        lines[at.line - 1] = line[:start] + re.sub(r"^\S+?(?=[\s,}]|$)", str(times), line[start:], count=1)
        return
    at = document.position((*place, "id"))
    line = lines[at.line - 1]
    found = _ID.fullmatch(line)
    if found:
        indent = " " * (document.key_position((*place, "id")).column - 1)
        lines.insert(at.line, f"{indent}changes: {times}" + ("\r" if line.endswith("\r") else ""))
    else:  # in braces
        end = re.match(r"[^,}]*", line[at.column - 1 :])
        cut = at.column - 1 + (end.end() if end else 0)
        lines[at.line - 1] = f"{line[:cut].rstrip()}, changes: {times}{line[cut:]}"


def with_to_be_read(document: Document, names: Sequence[str]) -> str:
    """The text of a `statements.yaml` with more statements in `to-be-read`, which a person has to look at."""
    listed = document.data.get(TO_BE_READ) if isinstance(document.data, dict) else None
    if not isinstance(listed, list) or not listed:
        kept = "\n".join(line for line in document.text.split("\n") if not line.startswith(f"{TO_BE_READ}:"))
        return f"{kept.rstrip()}\n{TO_BE_READ}: [{', '.join(names)}]\n"
    at = document.position((TO_BE_READ, 0))
    lines = document.text.split("\n")
    before, after = lines[at.line - 1][: at.column - 1], lines[at.line - 1][at.column - 1 :]
    is_block = before.strip() == "-"
    lines[at.line - 1 : at.line] = (
        [*(f"{before}{name}" for name in names), before + after] if is_block else [before + ", ".join([*names, after])]
    )
    return "\n".join(lines)
