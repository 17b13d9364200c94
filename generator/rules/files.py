"""Files: every one that is needed is there, and none is left unread."""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from generator.findings import Finding, Position, did_you_mean, problem
from generator.rules.data_index import DataIndex
from generator.schema.files import FILE_KINDS, is_catalogue
from generator.schema.subjects import HAS_SOMETHING, SUBJECTS


@problem("unread-file")
def unread_files(index: DataIndex) -> Iterator[Finding]:
    """A YAML file has a name or a place that Launchbook does not read, so none of it would be shown.

    Its name is misspelt, it ends in `.yml`, or it is in the wrong folder. Rename it, or move it out of the data.
    """
    for file in index.all:
        if file.kind is None and file.name and not file.findings:
            hint = _where_to(file.name)
            yield Finding(Position(file.found.file), "unread-file", "no file of this name is read here", hint)


def _where_to(path: str) -> str:
    """What to do about a file that nothing reads."""
    if path == "mkdocs.yml" or path.startswith("."):  # the data stands at the root of a repository
        return "Keep the data in a folder of its own, such as `data/`, and this file beside that folder."
    folder, _, name = path.rpartition("/")
    return did_you_mean(name.replace(".yml", ".yaml"), _names_in(folder)) or "Rename it, or move it out of the data."


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

    Every provider has the same eleven files, every integration two, and the data as a whole four. Where all that a
    file is about is `silent` or `not-known-yet` in `covers` of `provider.yaml`, the file may be left out.
    """
    there = {file.name for file in index.all}
    if "" in there:
        return  # there is no data folder at all, which is said already
    for name in _needed(index):
        folder = index.catalogue if is_catalogue(name) else index.root
        if name not in there and folder is not None:
            yield Finding(Position(f"{folder}/{name}"), "missing-file", "the file is missing", _ways_out(index, name))


def _ways_out(index: DataIndex, name: str) -> str:
    """What to do about a missing file: what is the least that it may hold, and what makes it needed."""
    smallest = SMALLEST.get(name.rpartition("/")[2], "")
    add = f"The smallest that is right: `{smallest}`." if smallest else _ADD
    covers = index.covers(name.split("/")[1]) if "/" in name else None
    said = [(key, str(covers[key])) for key in _covered_in(name) if key in covers] if covers else []
    gives = " and ".join(f"`{key}: {word}`" for key, word in said if word in HAS_SOMETHING)
    return f"{add} Or leave it out, and correct {gives} in `covers` of `provider.yaml` first." if gives else add


def _covered_in(name: str) -> tuple[str, ...]:
    """What `covers` calls what stands in a file."""
    return next((kind.covers_keys for kind in SUBJECTS if name.endswith(f"/{kind.file}")), ())


def _needed(index: DataIndex) -> Iterator[str]:
    folders = sorted({file.folder for file in index.all})
    for kind in FILE_KINDS:
        if "*" not in kind.where:
            yield kind.where
        is_subject = any(subject.covers and kind.model is subject.model for subject in SUBJECTS)
        for area, name in folders:
            if is_subject and index.covers(name) is None:
                continue  # nobody knows whether it is needed until the profile can be read
            if area and kind.where.startswith(f"{area}/"):
                yield from {kind.where.replace("*", name)} - index.left_out(name)
