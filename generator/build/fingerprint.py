"""What a site is built from, as one text that changes when any of it does."""

import os
from pathlib import Path

from generator.build.inputs import PROGRAM, data_folders
from generator.build.order import Order, SiteSources
from generator.build.program import library_versions
from generator.manifest import fingerprint
from generator.revision import revision_of
from generator.source.sent_copies import NAMES
from generator.source.tree import is_yaml


def build_fingerprint(order: Order, sources: SiteSources, out: Path) -> str:
    """One SHA-256 over the data, all that the configuration names, this program, its libraries, the day and git.

    What stands in the folder that is built into, or around it, does not count: each build would change it.
    """
    words = (str(order.today), revision_of(order.data), f"no-pdf {not order.is_printed}", sources.settings)
    return fingerprint(
        _beside_data(sources, out),
        fingerprint(data_folders(order.data), *words, *library_versions(), wanted=_is_data),
    )


def what_is_read(order: Order, sources: SiteSources, out: Path) -> list[Path]:
    """Every file and folder whose content counts."""
    return [*data_folders(order.data), *_beside_data(sources, out)]


def listens(sources: SiteSources) -> bool:
    """Whether the configuration takes words from the environment, where a change leaves no trace in a file."""
    written_in = (path for path in sources.paths if path.suffix in {".yml", ".yaml"} and path.is_file())
    return any(b"!ENV" in path.read_bytes() for path in written_in)


def _beside_data(sources: SiteSources, out: Path) -> list[Path]:
    named = [path for path in sources.paths if not _meet(Path(os.path.realpath(path)), out)]
    return [*named, PROGRAM]


def _is_data(name: str) -> bool:
    """Whether a file of this name is one of the data, or of a copy of what was sent."""
    return is_yaml(name) or name in NAMES


def _meet(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)
