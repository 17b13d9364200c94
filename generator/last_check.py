"""What the last check in this process made of each file and group, for those that are unchanged in the next."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.findings import Finding
from generator.project import DataFile
from generator.rules import ASKED_OF_FILES, RULES
from generator.rules.groups import FileGroup
from generator.schema.check import validate
from generator.schema.files import kind_of
from generator.source.document import Document
from generator.source.reader import read_yaml

Checked = tuple[DataFile, tuple[Finding, ...]]


@dataclass
class Kept:
    """What a check made, by what it was made of."""

    files: dict[tuple[str, str, str], Checked] = field(default_factory=dict)
    groups: dict[str, tuple[Finding, ...]] = field(default_factory=dict)


@dataclass
class Check:
    """One check of a data folder, which makes again only what the last one did not make of the same content."""

    last: Kept
    made: Kept = field(default_factory=Kept)

    def read(self, content: bytes, file: str, name: str) -> Document:
        """The document of a file: the one that was read of the same content, or a new one."""
        known = self.last.files.get((file, name, hashlib.sha256(content).hexdigest()))
        return known[0].document if known else read_yaml(content, file, name)

    def checked(self, document: Document) -> Checked:
        """A document with its record, and what is wrong with it by itself."""
        at = (document.file, document.name, document.digest)
        known = self.last.files.get(at) if document.digest else None
        self.made.files[at] = known or _checked(document)
        return self.made.files[at]

    def found_in(self, group: FileGroup) -> tuple[Finding, ...]:
        """What the rules find in a group."""
        known = self.last.groups.get(group.signature)
        found = tuple(finding for rule in RULES for finding in rule(group.index)) if known is None else known
        self.made.groups[group.signature] = found
        for file in group.index.files:
            for question in ASKED_OF_FILES:
                file.once(question)
            file.forget_walk()
        return found


def _checked(document: Document) -> Checked:
    kind = kind_of(document.name)
    if kind is None or not document.is_read:
        return DataFile(document, kind), document.findings
    record, found = validate(document, kind.model)
    return DataFile(document, kind, record), (*document.findings, *found)


_last = Kept()


def next_check() -> Check:
    """A check that knows what the last one made."""
    return Check(_last)


def remember(check: Check) -> None:
    """Keep what a check made, and nothing older, for the next one."""
    global _last  # noqa: PLW0603 - one process has one last check
    _last = check.made


def take_over(clean: Iterable[str]) -> None:
    """Know the signatures of groups in which an earlier process found nothing."""
    _last.groups.update(dict.fromkeys(clean, ()))


def clean_groups() -> list[str]:
    """The signatures of the groups in which the last check found nothing."""
    return sorted(signature for signature, found in _last.groups.items() if not found)


def remember_nothing() -> None:
    """Forget what was checked, so that the next check is the first."""
    remember(Check(Kept()))
