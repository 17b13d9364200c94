"""Which state of the data a print or a calendar shows, as version control knows it, or that nobody can know."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec.structs import replace

from generator.catalogue import catalogue_of
from generator.pages.book_context import BookContext
from generator.pages.edition import EarlierEdition, Edition
from generator.project import Project
from generator.readiness.turning_days import newest_turning_day
from generator.recorded_days import recorded_days
from generator.schema.files import CATALOGUE
from generator.version_control import Change, History, Repository

_UNKNOWN = {
    History.NO_GIT: "git is not installed",
    History.REFUSED: "git does not read the data",
    History.NONE: "the data is not under version control",
}
_UNREADABLE = {History.NO_GIT, History.REFUSED}
_SHORT = 10
"""How many digits of a commit's id are printed."""
START_OF_EDITIONS = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp())
_Histories = list[tuple[Repository, tuple[str, ...]]]
"""The repositories that the data comes from, each with the paths that count."""


def context_of(project: Project, data: Path, today: date) -> BookContext:
    """What every print is made from that a project in a data folder gives on a day, with their edition."""
    return BookContext.of(project, today, edition_of(project, data, today))


def site_context(project: Project, data: Path, today: date, beside: Path) -> BookContext:
    """The same for a site, which shows the past as well; what was read of it is kept in a folder below `beside`."""
    return BookContext.of(project, today, edition_of(project, data, today), recorded_days(data, beside))


def edition_of(project: Project, data: Path, today: date) -> Edition:
    """The edition of everything that is printed from a data folder; git is asked, and nothing of earlier builds."""
    sources = _sources(data)
    histories = {repository.history for repository, _ in sources}
    if unknown := next((words for history, words in _UNKNOWN.items() if history in histories), ""):
        return Edition(today, unknown=unknown)
    changes = sorted(
        (change for repository, paths in sources for change in repository.newest(*paths)),
        key=lambda change: (not change.cut_off, change.time, change.commit),
        reverse=True,
    )
    if not changes:
        return Edition(today, unknown="nothing is committed")
    is_draft = any(repository.differs(*paths) for repository, paths in sources)
    edition = _numbered(sources, changes) if History.SHALLOW not in histories else _of_shallow_clone(changes[0])
    changed = min(_day(changes[0]), today)
    turned = max(changed, newest_turning_day(project, today) or changed)
    # of changes that are not committed nobody knows since when they stand there
    day = today if is_draft else turned
    return replace(edition, day=day, is_draft=is_draft, is_turned=turned > changed and not is_draft)


def _numbered(sources: _Histories, changes: list[Change]) -> Edition:
    number = sum(repository.changes(*paths) for repository, paths in sources)
    earlier = EarlierEdition(number - 1, _day(changes[1])) if number > 1 and len(changes) > 1 else None
    return Edition(_day(changes[0]), number, changes[0].commit[:_SHORT], replaces=earlier)


def _of_shallow_clone(newest: Change) -> Edition:
    named = newest.commit[:_SHORT]
    revision = f"no newer than {named}" if newest.cut_off else named
    return Edition(_day(newest), None, revision, "a shallow clone does not have the whole history")


def _day(change: Change) -> date:
    return datetime.fromtimestamp(change.time, tz=UTC).date()


def unknown_history(data: Path) -> str:
    """Why nobody can tell the revision of a data folder or its catalogue, and what to do; empty where git can."""
    return next((words for repository, _ in _sources(data) if (words := _unknown(repository))), "")


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
        for repository, paths in _sources(data)
    )


def _sources(data: Path) -> _Histories:
    """The repositories of the data and of a catalogue elsewhere, each once."""
    paths: dict[Path, tuple[Repository, list[str]]] = {}
    for folder, names in _folders(data):
        repository = Repository(folder)
        first, found = paths.setdefault(repository.root or folder.resolve(), (repository, []))
        found += [os.path.relpath(folder.resolve() / name, first.folder.resolve()) for name in names]
    return [(repository, tuple(found)) for repository, found in paths.values()]


def _folders(data: Path) -> list[tuple[Path, tuple[str, ...]]]:
    catalogue = catalogue_of(data)
    return [(data, (".",)), *([] if catalogue is None else [(catalogue, CATALOGUE)])]


def calendar_number(project: Project, integration: str) -> int | None:
    """A number that grows with every change to what a calendar of an integration shows; None where nobody can know it.

    It adds up the seconds from the start of 2020 to the commits that are checked out, one for each repository that the
    files come from, and one more where there are changes that are not committed. Outside version control it is what
    `calendar-revision` says.
    """
    profile = project.integrations[integration].profile
    names = filter(project.has_entry, _shown_in_calendars(integration, profile.provider))
    files = [Path(project.entry(name).found.file) for name in names]
    repositories = {repository.root: repository for repository in (Repository(file.parent) for file in files)}
    if any(repository.history in _UNREADABLE for repository in repositories.values()):
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
