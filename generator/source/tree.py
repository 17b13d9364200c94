"""Finds and reads the YAML files below a folder. The only place that reads data from the disk."""

import os
from pathlib import Path

from generator.findings import Finding, Position, problem
from generator.source.document import Document
from generator.source.reader import read

YAML_ENDINGS = (".yaml", ".yml")


def read_tree(root: Path) -> list[Document]:
    """Every YAML file below `root`, by path; a file that cannot be read is a document with a finding."""
    if not root.is_dir():
        return [_refused("", no_folder(Position(str(root))))]
    paths = [Path(folder, name) for folder, folders, files in os.walk(root) for name in _yaml_names(folders, files)]
    return [_read_file(path, root) for path in sorted(paths)]


def _yaml_names(folders: list[str], files: list[str]) -> list[str]:
    """Names that end like YAML; folders among them, because a folder of that name is a mistake."""
    return [name for name in (*folders, *files) if name.lower().endswith(YAML_ENDINGS)]


def _read_file(path: Path, root: Path) -> Document:
    name = path.relative_to(root).as_posix()
    shown = Position(str(root / name))
    if not path.is_file() or not path.resolve().is_relative_to(root.resolve()):
        return _refused(name, not_a_file(shown))
    try:
        content = path.read_bytes()
    except OSError as error:
        return _refused(name, unreadable_file(shown, error.strerror or "unknown reason"))
    return read(content, str(root / name), name)


def _refused(name: str, finding: Finding) -> Document:
    return Document(file=finding.position.file, name=name, findings=(finding,))


@problem("no-folder")
def no_folder(at: Position) -> Finding:
    """The data folder does not exist.

    Launchbook looks for `data/` in the current folder. Run it from the folder that holds `data/`, or name another
    with `--data`.
    """
    return Finding(
        at, "no-folder", "there is no such folder", "Run from the folder that holds `data/`, or use `--data DIR`."
    )


@problem("not-a-file")
def not_a_file(at: Position) -> Finding:
    """Something with the name of a YAML file is not a file of the data.

    It is a folder, a device, or a link that leads nowhere or out of the data folder. Rename or remove it.
    """
    return Finding(at, "not-a-file", "this is not a file inside the data folder", "Rename or remove it.")


@problem("unreadable-file")
def unreadable_file(at: Position, reason: str) -> Finding:
    """The file cannot be opened.

    Most often its permissions do not allow it. A file that is not read is never skipped silently.
    """
    return Finding(at, "unreadable-file", f"the file cannot be opened: {reason}", "Check its permissions.")
