"""What this program is made of, as one text that changes when any of it does."""

import importlib.metadata
import sys
from pathlib import Path

import generator
from generator.manifest import fingerprint

BUILT_WITH = (
    "mkdocs",
    "mkdocs-material",
    "jinja2",
    "markdown",
    "pymdown-extensions",
    "markdown-it-py",
    "msgspec",
    "icalendar",
    "weasyprint",
    "pikepdf",
    "pydantic",
    "segno",
    "tzdata",
)
"""The libraries whose versions can change what is built."""


def library_versions() -> list[str]:
    """The libraries that decide what is built, each with its version."""
    return [f"{name} {importlib.metadata.version(name)}" for name in BUILT_WITH]


def program_digest() -> str:
    """One SHA-256 over this program, its libraries and Python: the same makes the same of the same."""
    return fingerprint([Path(generator.__file__).parent], sys.version, *library_versions())
