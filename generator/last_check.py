"""What the last check in this process made of each file and group, for those that are unchanged in the next."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from generator.data_file import DataFile, KeptAnswers
from generator.findings import Finding
from generator.rules import ASKED_OF_FILES
from generator.rules.groups import FileGroup
from generator.schema.files import kind_of
from generator.source.document import Data
from generator.source.tree import FoundFile


class Right(Struct, frozen=True):
    """What is known to be right, and need not be read and looked at again."""

    groups: tuple[str, ...] = ()
    """The signatures of the groups in which nothing was found."""
    files: Mapping[str, tuple[str, KeptAnswers]] = {}
    """Files in which nothing is wrong, by name: the digest of each, and its answers to questions."""


@dataclass
class Kept:
    """What a check made, by what it was made of."""

    files: dict[tuple[str, str, str], DataFile] = field(default_factory=dict)
    groups: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    right: Right = field(default_factory=Right)
    """What an earlier process knew."""
    plain: Callable[[DataFile], Data] = lambda _: None
    """Gives what stands in a file that it found right."""


@dataclass
class Check:
    """One check of a data folder, which makes again only what the last one did not make of the same content."""

    last: Kept
    made: Kept = field(default_factory=Kept)

    def file(self, found: FoundFile) -> DataFile:
        """A file of the data: the one that was made of the same content, or a new one."""
        at = (found.file, found.name, found.digest)
        if at not in self.made.files:
            known = self.last.files.get(at) if found.digest else None
            self.made.files[at] = known or DataFile(found, kind_of(found.name), self._answers(found), self.last.plain)
        return self.made.files[at]

    def _answers(self, found: FoundFile) -> KeptAnswers | None:
        digest, answers = self.last.right.files.get(found.name, ("", {}))
        return answers if digest and digest == found.digest else None

    def found_in(self, group: FileGroup) -> tuple[Finding, ...]:
        """What the rules find in a group."""
        known = self.last.groups.get(group.signature)
        found = _look_at(group) if known is None else known
        self.made.groups[group.signature] = found
        for file in group.index.files:
            for question in ASKED_OF_FILES:
                file.once(question)
            file.forget_walk()
        return found


def _look_at(group: FileGroup) -> tuple[Finding, ...]:
    # where nothing changed, nothing is looked at, and no rule needs to be loaded
    from generator.rules.group_rules import RULES  # noqa: PLC0415

    return tuple(finding for rule in RULES for finding in rule(group.index))


_last = Kept()


def next_check() -> Check:
    """A check that knows what the last one made."""
    return Check(_last)


def remember(check: Check) -> None:
    """Keep what a check made, and nothing older, for the next one."""
    global _last  # noqa: PLW0603 - one process has one last check
    _last = check.made


def take_over(right: Right, plain: Callable[[DataFile], Data]) -> None:
    """Know what an earlier process found right, and where it kept what stands in those files."""
    _last.groups.update(dict.fromkeys(right.groups, ()))
    _last.right, _last.plain = right, plain


def what_is_right() -> Right:
    """What the last check found right."""
    groups = sorted(signature for signature, found in _last.groups.items() if not found)
    return Right(tuple(groups), {file.name: (file.found.digest, _answered(file)) for file in right_files()})


def right_files() -> Iterator[DataFile]:
    """The files in which the last check found nothing wrong."""
    return (file for file in _last.files.values() if file.found.digest and not file.findings)


def _answered(file: DataFile) -> KeptAnswers:
    return {question.__name__: file.once(question) for question in ASKED_OF_FILES}


def remember_nothing() -> None:
    """Forget what was checked, so that the next check is the first."""
    remember(Check(Kept()))
