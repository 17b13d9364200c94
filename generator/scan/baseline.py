"""The file that declares fixtures and accepts leftovers, each with a reason."""

import os
import re
from collections.abc import Container, Iterable

import yaml
from msgspec import Struct
from pathspec import GitIgnoreSpec

from generator.findings import Finding
from generator.scan.accepted import BaselineKey, BaselineResult
from generator.scan.leftovers import Leftover, Rule
from generator.schema.check import validate
from generator.schema.record import Model
from generator.schema.text import Line, Prose
from generator.source.document import Document
from generator.source.reader import read_yaml

TO_FILL_IN = "TODO"
_PLACEHOLDER = re.compile(r"(?i)\W*(?:to[- ]?do|tbd|fixme|x+|reason|none|n/?a)?\W*")
_HEAD = "# What the scan passes over: fixtures, and leftovers that were accepted. Each has a reason.\n"


class Fixture(Model):
    """Files that may hold anything: test fixtures, configuration of the sandbox itself."""

    path: Line
    """Which files, as in a `.gitignore` beside this file: `tests/`, `*.sandbox.env`."""
    reason: Prose
    """Why nothing in them reaches production."""


class Acceptance(Model):
    """A leftover that was accepted, wherever in its file it stands."""

    file: Line
    """The file, counted from the folder of this one."""
    rule: Rule
    """The rule that found it."""
    text: Line
    """What was found, as the scan prints it."""
    reason: Prose
    """Why it may stay."""


class BaselineFile(Model):
    """What the scan goes past."""

    fixtures: tuple[Fixture, ...] = ()
    """Files that may hold anything."""
    accepted: tuple[Acceptance, ...] = ()
    """Leftovers that may stay."""


NOTHING, NOWHERE = BaselineFile(), Document("")


class Baseline(Struct, frozen=True):
    """A baseline that has no mistake, and where it is; an empty one where there is no file yet."""

    path: str
    file: BaselineFile = NOTHING
    document: Document = NOWHERE

    @property
    def folder(self) -> str:
        """The folder that its paths count from."""
        return os.path.dirname(self.path) or "."  # noqa: PTH120 - paths that are shown stay as they were typed

    def inside(self, shown: str) -> str:
        """A path as the baseline names it."""
        return os.path.relpath(shown, self.folder).replace(os.sep, "/")

    def key(self, leftover: Leftover) -> BaselineKey:
        """What an entry must say to accept a leftover."""
        return self.inside(leftover.position.file), leftover.rule, leftover.text


def read_baseline(content: bytes, path: str) -> tuple[Baseline | None, list[Finding], str]:
    """The baseline, or every mistake in it; and its text."""
    document = read_yaml(content, path)
    findings = list(document.findings)
    record: Model | None = None
    if document.is_read:
        record, found = validate(document, BaselineFile)
        findings += found
    if isinstance(record, BaselineFile):
        findings += _without_reason(document, record)
        if not findings:
            return Baseline(path, record, document), [], document.text
    return None, sorted(findings), document.text


def _without_reason(document: Document, record: BaselineFile) -> Iterable[Finding]:
    reasons = {
        "fixtures": [fixture.reason for fixture in record.fixtures],
        "accepted": [acceptance.reason for acceptance in record.accepted],
    }
    for key, given in reasons.items():
        for index, reason in enumerate(given):
            if _PLACEHOLDER.fullmatch(reason):
                at = document.position((key, index, "reason"))
                hint = "Say why it may stay, or remove the entry."
                yield Finding(at, "placeholder-value", f"this is a placeholder: `{reason}`", hint)


def apply_baseline(leftovers: Iterable[Leftover], baseline: Baseline) -> BaselineResult:
    """Which leftovers remain: those that are neither in fixtures, nor accepted, nor in the baseline itself."""
    fixtures = GitIgnoreSpec.from_lines(fixture.path for fixture in baseline.file.fixtures)
    known = {_said(acceptance) for acceptance in baseline.file.accepted}
    itself = baseline.inside(baseline.path)
    left, accepted, in_fixtures = [], set(), 0
    for leftover in leftovers:
        key = baseline.key(leftover)
        if fixtures.match_file(key[0]):
            in_fixtures += 1
        elif key in known:
            accepted.add(key)
        elif key[0] != itself:
            left.append(leftover)
    return BaselineResult(tuple(left), frozenset(accepted), in_fixtures)


def stale(baseline: Baseline, judged: BaselineResult, searched: Iterable[str]) -> dict[int, Leftover]:
    """Entries that accept nothing any more though their file, if it is still there, was searched; by their place."""
    roots = [baseline.inside(folder) for folder in searched]
    found = {}
    for index, acceptance in enumerate(baseline.file.accepted):
        if _said(acceptance) not in judged.accepted and any(_is_in(acceptance.file, root) for root in roots):
            at = baseline.document.position(("accepted", index))
            message = f"`{acceptance.file}` no longer contains `{acceptance.text}` ({acceptance.rule})"
            found[index] = Leftover(at, Rule.STALE_ACCEPTANCE, str(acceptance.text), message, "Remove the entry.")
    return found


def _said(entry: Acceptance) -> BaselineKey:
    return str(entry.file), entry.rule, str(entry.text)


def _is_in(file: str, root: str) -> bool:
    return root in {".", file} or file.startswith(f"{root}/")


def accepted_text(leftovers: Iterable[Leftover], baseline: Baseline, gone: Container[int]) -> tuple[str, int]:
    """The baseline that accepts these leftovers too, without what is gone; and how many reasons are to be filled in."""
    file = baseline.file
    kept = [
        (_said(acceptance), str(acceptance.reason))
        for index, acceptance in enumerate(file.accepted)
        if index not in gone
    ]
    new = dict.fromkeys((baseline.key(leftover) for leftover in leftovers if leftover.text), TO_FILL_IN)
    content: dict[str, object] = {}
    if file.fixtures:
        content["fixtures"] = [{"path": str(fixture.path), "reason": str(fixture.reason)} for fixture in file.fixtures]
    content["accepted"] = [
        {"file": name, "rule": rule.value, "text": text, "reason": reason}
        for (name, rule, text), reason in (*kept, *new.items())
    ]
    return _HEAD + yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=110), len(new)
