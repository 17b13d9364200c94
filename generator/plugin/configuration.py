"""The configuration of a site, as MkDocs reads it: where the site is published, and what it is made of."""

import json
import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator.build.order import SiteSources

INHERIT = "INHERIT"
"""The key by which a configuration names one that it adds to."""
NAME_FILES = ("theme", "hooks", "plugins", "markdown_extensions")
"""The keys below which a text may name a file or folder that the site is made with."""
NAME_NONE = ("launchbook", "cache", "cache_dir")
"""The keys below which a text names none: our data is looked at apart, and caches are written by builds."""


def site_url_of(config_file: Path) -> str:
    """Where the site is published; empty where nothing says so or the file cannot be read.

    Nothing else of the configuration is looked at: what does not make a site needs no more of it.
    """
    return _site_url(_settings(config_file))


def _site_url(settings: dict[str, Any]) -> str:
    found = settings.get("site_url")
    return found if isinstance(found, str) else ""


def site_title(name: str, organisation: str) -> str:
    """What stands in the header and in the titles of all pages: whose site it is, and what it is."""
    return name if organisation in name else f"{organisation} · {name}"


def site_sources(config_file: Path) -> SiteSources:
    """What a configuration says, and every file and folder that it names and inherits from.

    Of plugins and extensions it is not known what they read. Each text of theirs that names a file, or a folder below
    that of the configuration, counts.
    """
    settings = _settings(config_file)
    base = config_file.parent
    named = [base / docs for docs in (settings.get("docs_dir", "docs"),) if isinstance(docs, str)]
    named += [base / text for text in _texts({key: settings.get(key) for key in NAME_FILES}) if _is_named(base, text)]
    text = json.dumps(settings, default=_kind, skipkeys=True)
    return SiteSources(_site_url(settings), text, tuple(dict.fromkeys([*_inherited(config_file), *named])))


def _settings(config_file: Path) -> dict[str, Any]:
    """All that a configuration says, with what it inherits and takes from the environment."""
    try:
        content = config_file.read_bytes()
        if not any(mark in content for mark in _LOOK_ELSEWHERE):
            return _settings_of(content)
        with config_file.open("rb") as file:
            found = yaml_load(file, get_yaml_loader(config=MkDocsConfig()))
    except (MkDocsException, yaml.YAMLError, OSError, AttributeError, TypeError, ValueError, RecursionError):
        return {}  # who builds with it says what is wrong
    return found if isinstance(found, dict) else {}


_LOOK_ELSEWHERE = (INHERIT.encode(), b"!")
"""What stands in a configuration that takes something from a place beside it: a file, or by a tag the environment."""


@lru_cache(maxsize=2)
def _settings_of(content: bytes) -> dict[str, Any]:
    """What a configuration says that looks at nothing else; a build asks for it several times, a preview in each."""
    found = yaml.load(content, get_yaml_loader(config=MkDocsConfig()))  # noqa: S506 - as MkDocs does
    return found if isinstance(found, dict) else {}


def _inherited(config_file: Path) -> Iterator[Path]:
    """The configuration, and each that it inherits from; MkDocs keeps no word of these when it has read them."""
    file, seen = config_file, set[Path]()
    while file not in seen:
        seen.add(file)
        yield file
        parent = _parent(file)
        if parent is not None:
            file = parent


def _parent(file: Path) -> Path | None:
    try:
        content = file.read_bytes()
        if INHERIT.encode() not in content:
            return None
        found = yaml.load(content, get_yaml_loader(config=MkDocsConfig()))  # noqa: S506 - as MkDocs does
        return Path(os.path.normpath(file.parent / found[INHERIT]))
    except (MkDocsException, yaml.YAMLError, OSError, LookupError, TypeError, ValueError, RecursionError):
        return None


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for entry in value:
            yield from _texts(entry)
    elif isinstance(value, dict):
        for key, entry in value.items():
            if key not in NAME_NONE:
                yield from _texts(entry)


def _is_named(base: Path, text: str) -> bool:
    path = os.path.normpath(base / text)
    is_below = path.startswith(os.path.normpath(base / "x")[:-1])
    return os.path.isfile(path) or (is_below and os.path.isdir(path))  # noqa: PTH112, PTH113 - False for odd names


def _kind(value: object) -> str:
    # what YAML makes of a tag, such as a function, has an address in memory in its text
    return str(getattr(value, "__qualname__", type(value).__qualname__))
