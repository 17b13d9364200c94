"""Files: every one that is needed is there, and none is left unread."""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from generator.findings import Finding, Position, did_you_mean, problem
from generator.rules.data_index import DataIndex
from generator.schema.files import FILE_KINDS, is_catalogue


@problem("unread-file")
def unread_files(index: DataIndex) -> Iterator[Finding]:
    """A YAML file has a name or a place that Launchbook does not read, so none of it would be shown.

    Its name is misspelt, it ends in `.yml`, or it is in the wrong folder. Rename it, or move it out of the data.
    """
    for file in index.all:
        if file.kind is None and file.document.name and not file.document.findings:
            folder, _, name = file.document.name.rpartition("/")
            hint = (
                did_you_mean(name.replace(".yml", ".yaml"), _names_in(folder))
                or "Rename it, or move it out of the data."
            )
            yield Finding(Position(file.document.file), "unread-file", "no file of this name is read here", hint)


def _names_in(folder: str) -> list[str]:
    """The names of the files that are read from a folder."""
    places = [kind.where.rpartition("/") for kind in FILE_KINDS]
    return [name for where, _, name in places if where.count("/") == folder.count("/") and fnmatchcase(folder, where)]


_ADD = "Add it; the data reference says what belongs in it."
_NOTHING = "intro: Nothing has been written about this yet."
SMALLEST = {
    "cutover.yaml": _NOTHING,
    "monitoring.yaml": _NOTHING,
    "issues.yaml": _NOTHING,
    "rollback.yaml": _NOTHING,
    "maintenance.yaml": _NOTHING,
    "progress.yaml": "items: []",
}
"""The smallest content of a file, by its name, where one line is enough."""


@problem("missing-file")
def missing_files(index: DataIndex) -> Iterator[Finding]:
    """A required file is missing.

    Every provider has the same eleven files, every integration two, and the data as a whole four. Where a guide is
    silent on a subject, the file is still needed: it says so with a gap.
    """
    there = {file.document.name for file in index.all}
    if "" in there:
        return  # there is no data folder at all, which is said already
    for name in _needed(index):
        folder = index.catalogue if is_catalogue(name) else index.root
        if name not in there and folder is not None:
            smallest = SMALLEST.get(name.rpartition("/")[2], "")
            hint = f"The smallest that is right: `{smallest}`." if smallest else _ADD
            yield Finding(Position(f"{folder}/{name}"), "missing-file", "the file is missing", hint)


def _needed(index: DataIndex) -> Iterator[str]:
    folders = sorted({file.folder for file in index.all})
    for kind in FILE_KINDS:
        if "*" not in kind.where:
            yield kind.where
        for area, name in folders:
            if area and kind.where.startswith(f"{area}/"):
                yield kind.where.replace("*", name)
