"""Where the data is read from: your own folder, and the one that it names as its `catalogue`."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from pydantic_core import PydanticCustomError

from generator.findings import Finding, Position, problem
from generator.schema.files import CATALOGUE, is_catalogue
from generator.schema.text import Folder
from generator.source.document import Document
from generator.source.reader import read_found
from generator.source.tree import FoundFile, printable_path, read_tree

ORGANISATION = "organisation/organisation.yaml"
_CATALOGUE_KEY = ("catalogue",)


class Sources(Struct, frozen=True):
    """The files that the data is made of, and where the catalogue stands."""

    files: tuple[FoundFile, ...]
    catalogue: Path | None
    """The folder that holds the catalogue; None where it is not known."""
    findings: tuple[Finding, ...] = ()


def read_sources(root: Path, drafts: Mapping[str, bytes], read: Callable[[FoundFile], Document]) -> Sources:
    """The files below a data folder; those of the catalogue from where the organisation says, which `read` reads.

    `drafts` has the content that files of it are to have, new ones included, by their path below the folder.
    """
    sources = _sources(root, drafts, read)
    there = {found.name for found in sources.files}
    new = (FoundFile((root / name).as_posix(), name, content) for name, content in drafts.items() if name not in there)
    return replace(sources, files=(*sources.files, *new))


def _sources(root: Path, drafts: Mapping[str, bytes], read: Callable[[FoundFile], Document]) -> Sources:
    files = tuple(_drafted(read_tree(root), drafts))
    own = [found for found in files if is_catalogue(found.name)]
    said = _organisation(files)
    organisation = read(said) if said else None
    if organisation is None or not _may_name_another(organisation):
        return Sources(files, root)
    folder, findings = _named(root, organisation)
    if folder is None:
        return Sources(files, root if own else None, findings)
    if own:
        findings = (second_catalogue(organisation.position(_CATALOGUE_KEY), own),)
    yours = (found for found in files if not is_catalogue(found.name))
    return Sources((*yours, *_drafted(read_tree(folder, CATALOGUE), drafts)), folder, findings)


def _drafted(files: Iterable[FoundFile], drafts: Mapping[str, bytes]) -> Iterator[FoundFile]:
    for found in files:
        is_drafted = found.name in drafts and not found.refused
        yield replace(found, content=drafts[found.name]) if is_drafted else found


def catalogue_of(root: Path) -> Path | None:
    """The other folder that holds the catalogue; None where the data folder itself does."""
    organisation = _organisation(read_tree(root, ("organisation",)))
    return _named(root, read_found(organisation))[0] if organisation else None


def is_among_data(place: Path, data: Path) -> bool:
    """Whether a place is in a data folder or in its catalogue, where nothing but data may be written."""
    catalogue = catalogue_of(data)
    folders = [data, *(catalogue / name for name in CATALOGUE if catalogue)]
    path = Path(os.path.realpath(place))
    return any(path.is_relative_to(os.path.realpath(folder)) for folder in folders)


def _organisation(files: Iterable[FoundFile]) -> FoundFile | None:
    return next((found for found in files if found.name == ORGANISATION), None)


def _may_name_another(organisation: Document) -> bool:
    """Whether a catalogue is named; a file that cannot be read might name one."""
    return not isinstance(organisation.data, dict) or _CATALOGUE_KEY[0] in organisation.data


def _named(root: Path, organisation: Document) -> tuple[Path | None, tuple[Finding, ...]]:
    said = organisation.data.get(_CATALOGUE_KEY[0]) if isinstance(organisation.data, dict) else None
    if not isinstance(said, str) or not _is_folder(said):
        return None, ()  # the schema says what is wrong with it
    folder = _without_detours(root / said)
    reason = _why_not(folder, root, said)
    if reason:
        return None, (no_catalogue(organisation.position(_CATALOGUE_KEY), reason, printable_path(folder)),)
    return folder, ()


def _is_folder(text: str) -> bool:
    try:
        Folder.read(text)
    except PydanticCustomError:
        return False
    return True


def _without_detours(folder: Path) -> Path:
    """The path as a person would write it, unless a link on the way makes that another folder."""
    plain = os.path.normpath(folder)
    return Path(plain) if os.path.realpath(plain) == os.path.realpath(folder) else folder


def _why_not(folder: Path, root: Path, said: str) -> str:
    """Why this folder cannot hold the catalogue; nothing where it can."""
    if Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(root)):
        return f"`{said}` is inside the data folder"
    try:
        if not folder.is_dir():
            return f"there is no folder `{said}`"
        next(folder.iterdir(), None)
    except OSError as error:
        return f"the folder `{said}` cannot be opened: {error.strerror or 'unknown reason'}"
    return ""


@problem("no-catalogue")
def no_catalogue(at: Position, reason: str, folder: str) -> Finding:
    """The folder that `catalogue` names cannot be read.

    The path is relative to the data folder and leads to a folder outside it, with `providers/`, `roles.yaml` and
    `controls.yaml`. Correct the path, or remove the key if the data folder holds them itself.
    """
    hint = f"It is relative to the data folder, so it leads to `{folder}`. Write one such as `../../data`."
    return Finding(at, "no-catalogue", reason, hint)


@problem("second-catalogue")
def second_catalogue(at: Position, own: list[FoundFile]) -> Finding:
    """The organisation names a catalogue in another folder, and the data folder holds parts of one as well.

    Only one of the two would be read. Remove the parts in the data folder, or the key `catalogue`.
    """
    names = {name + "/" * ("." not in name): None for name in (found.name.split("/")[0] for found in own)}
    held = ", ".join(f"`{name}`" for name in sorted(names))
    hint = "Remove it from the data folder, or remove the key `catalogue`."
    return Finding(at, "second-catalogue", f"the data folder holds a catalogue itself: {held}", hint)
