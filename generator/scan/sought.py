"""What a scan looks for, and the files of the data that decide it."""

import hashlib
import sys
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from msgspec import Struct

from generator import __version__
from generator.scan.patterns import Patterns
from generator.source.document import Document
from generator.source.tree import Read, read_tree
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


def read_documents(root: Path, catalogue: Path, read: Read | None = None) -> list[Document]:
    """The files of a data folder and its catalogue that decide what is looked for."""
    providers = read_tree(catalogue, ("providers",), _is_of_provider, read)
    return [*providers, *read_tree(root, ("integrations",), _is_of_integration, read)]


def read_digest(content: bytes, file: str, name: str) -> Document:
    """A document of which nothing is known but that it is there, and the digest of its content."""
    return Document(file, name, digest=hashlib.sha256(content).hexdigest())


def digest_of(documents: Iterable[Document]) -> str:
    """One SHA-256 over the content of the files and this program; empty where something is wrong with a file."""
    known = list(documents)
    if not all(document.digest and not document.findings for document in known):
        return ""
    program = [(path.name, state_of(str(path))) for part in _DECIDING for path in sorted((_PROGRAM / part).iterdir())]
    said = (__version__, sys.version, program, [(document.name, document.digest) for document in known])
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _is_of_provider(name: str) -> bool:
    return fnmatchcase(name, PROVIDER) or fnmatchcase(name, ENVIRONMENTS)


def _is_of_integration(name: str) -> bool:
    return fnmatchcase(name, INTEGRATION)
