"""What a scan looks for, and the files of the data that decide it."""

import hashlib
import sys
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from msgspec import Struct

from generator import __version__
from generator.scan.patterns import Patterns
from generator.source.tree import FoundFile, read_tree
from generator.unchanged import state_of

PROVIDER, ENVIRONMENTS = "providers/*/provider.yaml", "providers/*/environments.yaml"
INTEGRATION = "integrations/*/integration.yaml"
_PROGRAM = Path(__file__).parents[1]
_DECIDING = ("scan", "schema", "source")
"""The packages of this program that decide what is made of the data."""


class Sought(Struct, frozen=True):
    """The patterns, the providers that there are, and the provider of each integration."""

    patterns: Patterns
    providers: tuple[str, ...]
    integrations: Mapping[str, str]


def deciding_files(root: Path, catalogue: Path) -> list[FoundFile]:
    """The files of a data folder and its catalogue that decide what is looked for."""
    providers = read_tree(catalogue, ("providers",), _is_of_provider)
    return [*providers, *read_tree(root, ("integrations",), _is_of_integration)]


def digest_of(files: Iterable[FoundFile]) -> str:
    """One SHA-256 over the content of the files and this program; empty where one cannot be opened."""
    known = list(files)
    if not all(found.digest for found in known):
        return ""
    program = [(path.name, state_of(str(path))) for part in _DECIDING for path in sorted((_PROGRAM / part).iterdir())]
    said = (__version__, sys.version, program, [(found.name, found.digest) for found in known])
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _is_of_provider(name: str) -> bool:
    return fnmatchcase(name, PROVIDER) or fnmatchcase(name, ENVIRONMENTS)


def _is_of_integration(name: str) -> bool:
    return fnmatchcase(name, INTEGRATION)
