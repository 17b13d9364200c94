"""Keys of pages: a page with the same key comes out the same, whatever else has changed."""

import json
import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import get_build_date

from generator.plugin.configuration import site_sources
from generator.plugin.written_headings import KNOWN_EXTENSIONS, leaves_pages_alone

_LOOKS_ROUND = re.compile(r"\{[{%](?:(?![}%]\}).)*\b(?:nav|pages)\b", re.DOTALL)
"""What a template looks at that shows something of other pages."""
_SHOWN_IN_MENUS = ("icon", "status", "subtitle", "tags", "title")
"""The front matter of a page that others may show."""


def key_of(*words: object) -> str:
    """One SHA-256 over some words."""
    return sha256("\0".join(map(str, words)).encode("utf-8", "surrogatepass")).hexdigest()


def may_keep_pages(config: MkDocsConfig) -> bool:
    """Whether everything is known that a page is made of: no hook, plugin, extension or template that is not ours."""
    if not leaves_pages_alone(config) or not KNOWN_EXTENSIONS.issuperset(config.markdown_extensions):
        return False
    templates = (path.read_text("utf-8", "replace") for path in _overrides(config) if path.suffix == ".html")
    return config.theme.name == "material" and not any(_LOOKS_ROUND.search(template) for template in templates)


def _overrides(config: MkDocsConfig) -> list[Path]:
    folder = config.theme.custom_dir
    return sorted(path for path in Path(folder).rglob("*") if path.is_file()) if folder else []


def settings(config: MkDocsConfig) -> str:
    """A key of the configuration and of the templates that replace those of the theme."""
    overrides = [word for path in _overrides(config) for word in (path, sha256(path.read_bytes()).hexdigest())]
    return key_of(
        site_sources(Path(config.config_file_path)).settings,
        config.site_name,
        config.site_url,
        config.extra_css,
        [str(script) for script in config.extra_javascript],
        json.dumps(config.extra, default=repr),
        get_build_date(),
        *overrides,
    )


def surroundings(of_settings: str, nav: Navigation) -> str:
    """A key of all that a page shows besides its content: the configuration, and what menus say of other pages."""
    return key_of(of_settings, json.dumps([_shown(item) for item in nav.items], default=str))


def _shown(item: StructureItem) -> list[Any]:
    meta = getattr(item, "meta", None) or {}
    marks = [meta.get(name) for name in _SHOWN_IN_MENUS]
    return [
        item.title,
        getattr(item, "url", None),
        marks,
        [_shown(child) for child in getattr(item, "children", None) or ()],
    ]


def page_key(around: str, page: Page, content: str) -> str:
    """The key of a page whose content has this digest."""
    meta = {name: value for name, value in page.meta.items() if name not in ("search", "template")}
    contents = json.dumps(toc_tokens(page.toc))
    words = (page.title, page.url, page.edit_url, page.canonical_url, json.dumps(meta, default=str))
    return key_of(around, content, contents, *words)


def toc_tokens(items: Iterable[AnchorLink]) -> list[dict[str, Any]]:
    """A list of contents in the form that MkDocs makes it from."""
    return [
        {"level": item.level, "id": item.id, "name": item.title, "children": toc_tokens(item.children)}
        for item in items
    ]


def file_names(files: Files) -> str:
    """A key of all files that links may lead to."""
    return key_of(*(f"{file.src_uri} {file.url} {file.inclusion}" for file in files))
