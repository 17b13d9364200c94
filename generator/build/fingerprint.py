"""What a site is built from, as one text that changes when any of it does."""

import os
from pathlib import Path

import generator
from generator.build.order import Order, SiteSources
from generator.build.program import library_versions
from generator.catalogue import catalogue_of
from generator.manifest import fingerprint
from generator.revision import revision_of
from generator.schema.files import CATALOGUE
from generator.source.sent_copies import NAMES
from generator.source.tree import is_yaml

_PROGRAM = Path(generator.__file__).parent


def build_fingerprint(order: Order, sources: SiteSources, out: Path) -> str:
    """One SHA-256 over the data, all that the configuration names, this program, its libraries, the day and git.

    What stands in the folder that is built into, or around it, does not count: each build would change it.
    """
    words = (str(order.today), revision_of(order.data), f"no-pdf {not order.is_printed}", sources.settings)
    return fingerprint(
        _beside_data(sources, out),
        fingerprint(_with_catalogue(order.data), *words, *library_versions(), wanted=_is_data),
    )


def what_is_read(order: Order, sources: SiteSources, out: Path) -> list[Path]:
    """Every file and folder whose content counts."""
    return [*_with_catalogue(order.data), *_beside_data(sources, out)]


def what_is_checked(data: Path) -> list[Path]:
    """Every file and folder that decides what there is to say of some data."""
    return [*_with_catalogue(data), _PROGRAM]


def _beside_data(sources: SiteSources, out: Path) -> list[Path]:
    named = [path for path in sources.paths if not _meet(Path(os.path.realpath(path)), out)]
    return [*named, _PROGRAM]


def _is_data(name: str) -> bool:
    """Whether a file of this name is one of the data, or of a copy of what was sent."""
    return is_yaml(name) or name in NAMES


def _meet(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


def _with_catalogue(data: Path) -> list[Path]:
    catalogue = catalogue_of(data)
    return [data, *(catalogue / name for name in CATALOGUE if catalogue is not None)]
