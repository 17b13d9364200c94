"""How templates are read, for every medium: everything is escaped, nothing may be missing."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined

from generator.pages.template_words import TEMPLATE_WORDS

MEDIA = ("site", "pdf", "export")
TEMPLATES = Path(__file__).parents[1] / "templates"


@cache
def templates(medium: str) -> Environment:
    """The templates of a medium: `site`, `pdf` or `export`."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / medium),
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_refuse_none,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["words"] = TEMPLATE_WORDS
    return environment


def remember_compiled(kept: BytecodeCache | None) -> None:
    """Take templates from where they are kept as they were compiled, and keep there what is not yet; None ends it."""
    for medium in MEDIA:
        templates(medium).bytecode_cache = kept


def _refuse_none(value: Any) -> Any:
    if value is None:
        raise TypeError("a template prints a value that is not there")
    return value
