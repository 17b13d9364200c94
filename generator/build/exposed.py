"""The last search for secrets, before anything that was made takes its place."""

from collections.abc import Iterable
from pathlib import Path

from generator.manifest import read_manifest
from generator.project import Project, key_prefixes
from generator.secrets.detectors import Detectors
from generator.secrets.outputs import Exposed, made_of_data, search_files, search_folder
from generator.site_steps.kept_site import KeptSite


class ExposedError(Exception):
    """A secret reached an output; the message names each with its file, and holds none."""

    def __init__(self, found: Iterable[Exposed]) -> None:
        lines = "\n".join(f"- {exposed}" for exposed in dict.fromkeys(found))
        super().__init__(
            f"The output contains secrets:\n{lines}\n"
            "Look for them in the data, in docs/ and in mkdocs.yml, and replace any that were ever committed."
        )


def search_site(folder: Path, project: Project, kept: KeptSite) -> None:
    """Look through a site before it takes its place; ExposedError where a secret is in it.

    Files of the last site were looked through for the same, so only the others are.
    """
    detectors, manifest = _detectors(project), read_manifest(folder)
    digests = manifest.files if manifest else {}
    sought = " ".join(detectors.prefixes)
    made = made_of_data(folder)
    searched: dict[str, str] = {}

    def is_known(digest: str) -> bool:
        searched[digest] = sought
        return kept.old.searched.get(digest) == sought

    names = (name for name in made if name not in digests or not is_known(digests[name]))
    _raise(search_folder(folder, names, detectors, is_known))
    kept.new.searched = searched


def search_made(files: Iterable[tuple[str, bytes]], project: Project) -> None:
    """Look through files, given by name and content; ExposedError where a secret is in one."""
    _raise(search_files(files, _detectors(project)))


def _detectors(project: Project) -> Detectors:
    return Detectors(key_prefixes(project.entries))


def _raise(found: list[Exposed]) -> None:
    if found:
        raise ExposedError(found)
