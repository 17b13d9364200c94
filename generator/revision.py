"""Which state of the data a book shows, as version control knows it: the newest change to what stands in it."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from generator.pages.runbooks.model import Stamp
from generator.pages.words import written
from generator.project import Entry, Project
from generator.schema.integration import GO_LIVE, GoLive
from generator.schema.record import Model
from generator.schema.walk import Mapping, mappings

UNCOMMITTED = "0" * 40
COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


@dataclass(frozen=True)
class _Lines:
    """Where a record stands: a file, and its first and last line there."""

    file: str
    first: int
    last: int


@dataclass(frozen=True)
class _Change:
    """The commit that a line comes from, and when it was made."""

    time: int
    commit: str


@dataclass(frozen=True)
class Revisions:
    """The history of a project's records, line by line, read from version control when it is asked for."""

    project: Project
    today: date
    _changes: dict[str, list[_Change]] = field(default_factory=dict)

    def stamp(self, records: Iterable[tuple[str, str]]) -> Stamp:
        """What stands at the foot of every page of a book with these records, named by provider and id."""
        again = self.today + timedelta(days=self.project.organisation.check_again_after_days.number)
        return Stamp(self._words(records), written(self.today), written(again))

    def _words(self, records: Iterable[tuple[str, str]]) -> str:
        places = _places(self.project)
        lines = [line for record in records for line in places.get(record, [])]
        changes = {change for line in lines for change in self._of(line)}
        committed = [change for change in changes if not _is_uncommitted(change.commit)]
        if not committed:
            return "with uncommitted changes only" if changes else "not under version control"
        newest = max(committed, key=lambda change: (change.time, change.commit))
        day = written(datetime.fromtimestamp(newest.time, tz=UTC).date())
        mark = ", with uncommitted changes" if len(committed) < len(changes) else ""
        return f"{newest.commit[:10]} of {day}{mark}"

    def _of(self, lines: _Lines) -> list[_Change]:
        if lines.file not in self._changes:
            self._changes[lines.file] = _blamed(Path(lines.file))
        return self._changes[lines.file][lines.first - 1 : lines.last]


def revision_of(folder: Path, *below: str) -> str:
    """The commit of a folder, and what differs from it there, or below it in what is named; empty where it has none."""
    commit = _git(folder, "rev-parse", "HEAD")
    return f"{commit} {_git(folder, 'status', '--porcelain', '--', *(below or '.'))}" if commit else ""


def _places(project: Project) -> dict[tuple[str, str], list[_Lines]]:
    """Where each record of a provider stands, and what is recorded about it, by provider and id."""
    found: dict[tuple[str, str], list[_Lines]] = {}
    for entry in project.entries:
        area, name = entry.folder
        if area == "integrations":
            name = project.integrations[name].profile.provider
        if area and entry.kind is not None:
            for record, lines in _lines(entry, entry.kind.model):
                found.setdefault((name, record), []).append(lines)
    return found


def _lines(entry: Entry, model: type[Model]) -> Iterator[tuple[str, _Lines]]:
    """The records of a file and their lines. One ends where the next one starts; the first has the file's head too."""
    document = entry.document
    named = [(each, _name(each)) for each in mappings(model, document.data)]
    starts = sorted((document.position(each.path).line, name) for each, name in named if each.path and name)
    ends = [*(line - 1 for line, _ in starts[1:]), document.text.count("\n") + 1][: len(starts)]
    for index, ((first, name), last) in enumerate(zip(starts, ends, strict=True)):
        start = first if index else 1
        yield name, _Lines(document.file, start, max(start, last))


def _name(mapping: Mapping) -> str:
    """By what name a book knows a record; empty for parts of other records."""
    if mapping.model is GoLive:
        return GO_LIVE
    named = (mapping.data.get(key) for key in ("id", "item", "step", "condition"))
    return next((str(each) for each in named if each), "")


def _blamed(file: Path) -> list[_Change]:
    """The change that each line of a file comes from; nothing for a file outside version control."""
    told = _git(file.parent, "blame", "--porcelain", "--", file.name)
    if not told and _git(file.parent, "rev-parse", "HEAD"):
        return [_Change(0, UNCOMMITTED)] * len(file.read_bytes().splitlines())  # a file that was never committed
    times: dict[str, int] = {}
    commits: list[str] = []
    for line in told.splitlines():
        words = line.split(" ")
        if line.startswith("\t"):  # the content of the line
            continue
        if COMMIT.fullmatch(words[0]) and len(words) >= 3:
            commits.append(words[0])
        elif words[0] == "committer-time":
            times[commits[-1]] = int(words[1])
    return [_Change(0 if _is_uncommitted(commit) else times[commit], commit) for commit in commits]


def _is_uncommitted(commit: str) -> bool:
    return not commit.strip("0")


def _git(folder: Path, *arguments: str) -> str:
    try:
        found = subprocess.run(  # noqa: S603 - fixed words, no shell
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - git is looked for where everybody's git is
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        return ""
    return found.stdout.strip("\n") if found.returncode == 0 else ""


def edition_number(project: Project, integration: str) -> int:
    """A number that grows with every change to what a calendar of an integration shows.

    It counts the seconds from the start of 2020 to the newest commit of those files, one more where there are changes
    that are not committed. Outside version control it is what `calendar-revision` says.
    """
    profile = project.integrations[integration].profile
    files = [Path(project.entry(name).document.file) for name in _shown_in_calendars(integration, profile.provider)]
    newest = max(_newest(file) for file in files)
    return max(0, newest - START_OF_EDITIONS) + profile.calendar_revision.number


START_OF_EDITIONS = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp())


def _shown_in_calendars(integration: str, provider: str) -> tuple[str, ...]:
    return (
        f"integrations/{integration}/integration.yaml",
        *(f"providers/{provider}/{name}.yaml" for name in ("cutover", "maintenance", "provider")),
        "organisation/organisation.yaml",
        "organisation/teams.yaml",
        "roles.yaml",
    )


def _newest(file: Path) -> int:
    """When the newest commit of a file was made, one more where it differs from it; 0 outside version control."""
    time = _git(file.parent, "log", "-1", "--format=%ct", "--", file.name)
    is_changed = bool(_git(file.parent, "status", "--porcelain", "--", file.name))
    return int(time) + is_changed if time else 0
