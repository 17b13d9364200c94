"""What decides the bytes of a print beside the data: this program, its templates and fonts, and the libraries."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import generator
from generator.render.pdf.libraries import versions_of_libraries

DRAWN_WITH = (
    "jinja2",
    "markdown-it-py",
    "weasyprint",
    "pydyf",
    "tinycss2",
    "tinyhtml5",
    "pikepdf",
    "fonttools",
    "segno",
)
"""The packages whose versions can change what a PDF looks like."""


@cache
def drawn_with() -> str:
    """What draws, as one SHA-256: the packages, this program, the templates, the style sheet and the fonts."""
    found = hashlib.sha256("\0".join(f"{name} {_version(name)}" for name in DRAWN_WITH).encode())
    package = Path(generator.__file__).parent
    for file in sorted((*package.rglob("*.py"), *(package / "templates" / "pdf").rglob("*.*"))):
        found.update(file.read_bytes())
    return found.hexdigest()


@cache
def versions() -> dict[str, str]:
    """The same for people, by name, and with the libraries of the system."""
    program = f"{generator.__version__} ({drawn_with()[:10]})"
    return {"launchbook": program, **{name: _version(name) for name in DRAWN_WITH}, **versions_of_libraries()}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"
