"""The steps from the files of an engine to a finished site, in the order in which they are taken.

1. `write_search_entries`, where the engine has written an index for the theme's search.
2. `write_redirects`, once every page is there.
3. `write_export`.
4. `follow_links`, once every file is there that a link may lead to.
5. `write_manifest` of `manifest.py`, last of all.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.links import SiteLinks, check_links
from generator.pages.book_context import BookContext
from generator.pages.model import Book
from generator.render.data import export
from generator.render.site.missing import base_path
from generator.render.site.search import SEARCH_INDEX, search_entries, without_entries
from generator.render.site.search_parts import search_parts
from generator.site_steps.moved import read_moved

EXPORT, EXTERNAL_LINKS = "data/launchbook.json", "data/external-links.json"


def write_search_entries(site: Path, book: Book, known: Iterable[dict[str, Any]] = ()) -> None:
    """Move what is searched from the theme's index into files of its own, with what the book knows of each place.

    `known` are entries in the form of the index, of pages that the engine has not read for it. Nothing is done where
    there is no index.
    """
    index = site / SEARCH_INDEX
    if index.is_file():
        text = index.read_text("utf-8")
        for name, content in search_parts(search_entries(text, book, known)):
            write_text(site, name, content)
        index.write_text(without_entries(text), "utf-8")


def write_redirects(site: Path, written: Mapping[str, str], site_url: str) -> list[str]:
    """Make a page at each old address, and keep old anchors on the pages that are there; every problem with `moved`."""
    moved = read_moved(written, {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()})
    for name, html in moved.redirects(site_url).items():
        write_text(site, name, html)
    for name in moved.places:
        page = site / name
        page.write_text(moved.on_page(page.read_text("utf-8"), name), "utf-8")
    return moved.problems


def write_export(site: Path, context: BookContext) -> None:
    """Write everything that the data says, for programs."""
    write_text(site, EXPORT, export(context))


def follow_links(site: Path, site_url: str) -> SiteLinks:
    """Follow every link inside of the site, and list those that leave it in a file. Nothing is fetched."""
    found = check_links(site, base_path(site_url))
    write_text(site, EXTERNAL_LINKS, json.dumps(found.external, ensure_ascii=False, indent=1) + "\n")
    return found


def write_text(site: Path, name: str, text: str) -> None:
    """Write a file of the site, by its path there."""
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(text, "utf-8")
