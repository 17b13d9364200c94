"""The schemas of a data folder: one file with all records, and one for each kind of file that points into it."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from generator.project import Project
from generator.rules.data_index import DataIndex
from generator.schema.files import FILE_KINDS, FileKind, is_catalogue
from generator.schema.json_schema import DIALECT, definitions
from generator.schema.text import Reference

SCHEMAS = "schemas"
"""The folder beside the data that holds them."""
_RECORDS = "records.json"
_MODELINE = "# yaml-language-server: $schema="
_ANY_MODELINE = re.compile(r"\A# yaml-language-server: \$schema=.*(?:\r?\n|\Z)")


def schema_files(project: Project) -> dict[str, str]:
    """The schemas by their file names, with the ids that a project has."""
    kinds = _own_kinds(project)
    ids = _ids(project)
    records = {"$schema": DIALECT, "$defs": definitions((kind.model for kind in kinds), lambda kind: _names(ids, kind))}
    made: dict[str, Any] = {_RECORDS: records}
    for kind in kinds:
        reference = f"{_RECORDS}#/$defs/{kind.model.__name__}"
        made[_schema_name(kind)] = {"$schema": DIALECT, "title": kind.where, "$ref": reference}
    return {name: json.dumps(content, ensure_ascii=False, indent=1) + "\n" for name, content in made.items()}


def with_modeline(text: str, kind: FileKind) -> str:
    """The text of a file with the line that names its schema to editors, which they look for above all else."""
    plain = _ANY_MODELINE.sub("", text)
    ending = "\r\n" if "\r\n" in plain else "\n"
    return f"{modeline(kind)}{ending}{plain}"


def modeline(kind: FileKind) -> str:
    """The line that names its schema to editors, for a file of this kind."""
    up = "../" * len(PurePosixPath(kind.where).parents[:-1])
    return f"{_MODELINE}{up}{SCHEMAS}/{_schema_name(kind)}"


def _schema_name(kind: FileKind) -> str:
    return PurePosixPath(kind.where).with_suffix(".json").name


def _own_kinds(project: Project) -> tuple[FileKind, ...]:
    """The kinds of files that stand in the folder itself, and not in the catalogue that it names."""
    has_another = project.organisation.catalogue is not None
    return tuple(kind for kind in FILE_KINDS if not (has_another and is_catalogue(kind.where)))


def _ids(project: Project) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for (kind, _), places in DataIndex(project.entries).ids.items():
        found[kind] |= places.keys()
    return found


def _names(ids: dict[str, set[str]], kind: type[Reference]) -> Iterable[str]:
    return ids.get(kind.to, ())
