"""Which state of the data a book or a calendar shows: the newest change to it, or that nobody can know."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path

from generator.catalogue import catalogue_of
from generator.pages.runbooks.model import Stamp
from generator.pages.words import format_date
from generator.project import DataFile, Project
from generator.schema.files import CATALOGUE
from generator.schema.integration import GO_LIVE, GoLive
from generator.schema.walk import Mapping
from generator.version_control import Change, History, Repository

_UNKNOWN = {
    History.NO_GIT: "of unknown revision (git is not installed)",
    History.REFUSED: "of unknown revision (git does not read it)",
}
START_OF_EDITIONS = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp())


@dataclass(frozen=True)
class _Lines:
    """Where a record stands: a file, and its first and last line there."""

    file: str
    first: int
    last: int


@dataclass(frozen=True)
class Revisions:
    """The history of a project's records, line by line, read from version control when it is asked for."""

    project: Project
    today: date
    _repositories: dict[Path, Repository] = field(default_factory=dict)
    _changes: dict[str, list[Change]] = field(default_factory=dict)

    def stamp(self, records: Iterable[tuple[str, str]]) -> Stamp:
        """What stands at the foot of every page of a book with these records, named by provider and id."""
        again = self.today + timedelta(days=self.project.organisation.check_again_after_days.number)
        return Stamp(self._words(records), format_date(self.today), format_date(again))

    def _words(self, records: Iterable[tuple[str, str]]) -> str:
        lines = [line for record in records for line in self._places.get(record, [])]
        found = {self._repository(Path(line.file).parent).history for line in lines}
        for history, words in _UNKNOWN.items():
            if history in found:
                return words
        if found <= {History.NONE}:
            return "not under version control"
        beside = ", and data that is not under version control" if History.NONE in found else ""
        return _newest({change for line in lines for change in self._of(line)}) + beside

    @cached_property
    def _places(self) -> dict[tuple[str, str], list[_Lines]]:
        return _places(self.project)

    def _of(self, lines: _Lines) -> list[Change]:
        if lines.file not in self._changes:
            file = Path(lines.file)
            self._changes[lines.file] = self._repository(file.parent).blame(file)
        return self._changes[lines.file][lines.first - 1 : lines.last]

    def _repository(self, folder: Path) -> Repository:
        if folder not in self._repositories:
            self._repositories[folder] = Repository(folder)
        return self._repositories[folder]


def _newest(changes: Iterable[Change]) -> str:
    """The newest commit, and what is known beside it."""
    changes = list(changes)
    committed = [change for change in changes if change.is_committed]
    if not committed:
        return "with uncommitted changes only"
    newest = max(committed, key=lambda change: (not change.cut_off, change.time, change.commit))
    named = f"{newest.commit[:10]} of {format_date(datetime.fromtimestamp(newest.time, tz=UTC).date())}"
    named = f"no newer than {named} (shallow clone)" if newest.cut_off else named
    return f"{named}, with uncommitted changes" if len(committed) < len(changes) else named


def unknown_history(data: Path) -> str:
    """Why nobody can tell the revision of a data folder or its catalogue, and what to do; empty where git can."""
    return next((words for repository, _ in _repositories(data) if (words := _unknown(repository))), "")


def _unknown(repository: Repository) -> str:
    if repository.history is History.NO_GIT:
        return f"{repository.folder} is in a repository, but git is not installed. Install it, and build again."
    if repository.history is History.REFUSED:
        return f"git does not read the repository of {repository.folder}: {repository.refusal}"
    return ""


def revision_of(data: Path) -> str:
    """What version control knows of a data folder and its catalogue, in one line; it changes when that changes."""
    return " ".join(
        f"{repository.history.name} {repository.head} {repository.differs(*paths)}"
        for repository, paths in _repositories(data)
    )


def _repositories(data: Path) -> list[tuple[Repository, tuple[str, ...]]]:
    """The repositories of the data and of a catalogue elsewhere, each with the paths that count, or none for all."""
    catalogue = catalogue_of(data)
    beside = [] if catalogue is None else [(Repository(catalogue), CATALOGUE)]
    return [(Repository(data), ()), *beside]


def _places(project: Project) -> dict[tuple[str, str], list[_Lines]]:
    """Where each record stands that an integration shows, and what it records about it, by integration and id.

    Those of a provider without an integration are found by the provider and the id.
    """
    seen_by: dict[str, list[str]] = {}
    for integration in project.integrations.values():
        seen_by.setdefault(integration.profile.provider, []).append(integration.id)
    found: dict[tuple[str, str], list[_Lines]] = {}
    for entry in project.entries:
        area, name = entry.folder
        keys = [name] if area == "integrations" else seen_by.get(name, [name])
        for record, lines in _lines(entry) if area else ():
            for key in keys:
                found.setdefault((key, record), []).append(lines)
    return found


def _lines(entry: DataFile) -> Iterator[tuple[str, _Lines]]:
    """The records of a file and their lines. One ends where the next one starts; the first has the file's head too."""
    document = entry.document
    named = [(mapping, _name(mapping)) for mapping in entry.mappings]
    starts = sorted((document.position(mapping.path).line, name) for mapping, name in named if mapping.path and name)
    ends = [*(line - 1 for line, _ in starts[1:]), document.text.count("\n") + 1][: len(starts)]
    for index, ((first, name), last) in enumerate(zip(starts, ends, strict=True)):
        start = first if index else 1
        yield name, _Lines(document.file, start, max(start, last))


def _name(mapping: Mapping) -> str:
    """By what name a book knows a record; empty for parts of other records."""
    if mapping.model is GoLive:
        return GO_LIVE
    named = (mapping.data.get(key) for key in ("id", "item", "step", "condition"))
    return next((str(value) for value in named if value), "")


def edition_number(project: Project, integration: str) -> int | None:
    """A number that grows with every change to what a calendar of an integration shows; None where nobody can know it.

    It adds up the seconds from the start of 2020 to the commits that are checked out, one for each repository that the
    files come from, and one more where there are changes that are not committed. Outside version control it is what
    `calendar-revision` says.
    """
    profile = project.integrations[integration].profile
    files = [Path(project.entry(name).document.file) for name in _shown_in_calendars(integration, profile.provider)]
    repositories = {repository.root: repository for repository in (Repository(file.parent) for file in files)}
    if any(repository.history in _UNKNOWN for repository in repositories.values()):
        return None
    heads = [repository.head for repository in repositories.values()]
    seconds = sum(max(0, head.time - START_OF_EDITIONS) for head in heads if head is not None)
    return seconds + any(map(_is_changed, files)) + profile.calendar_revision.number


def _is_changed(file: Path) -> bool:
    repository = Repository(file.parent)
    return repository.history is not History.NONE and bool(repository.differs(file.name))


def _shown_in_calendars(integration: str, provider: str) -> tuple[str, ...]:
    return (
        f"integrations/{integration}/integration.yaml",
        f"integrations/{integration}/progress.yaml",
        *(f"providers/{provider}/{name}.yaml" for name in ("checklists", "cutover", "maintenance", "provider")),
        "organisation/organisation.yaml",
        "organisation/teams.yaml",
        "roles.yaml",
    )
