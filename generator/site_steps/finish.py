"""The steps from the files of an engine to a finished site, in the order in which they are taken.

1. `write_search_entries`, where the engine has written an index for the theme's search.
2. `write_redirects`, once every page is there.
3. `write_export`, as soon as the engine needs no more memory.
4. `add_prints`, where something was made beside the pages.
5. `finish_site`: `follow_links`, once every file is there that a link may lead to, and `write_manifest`, last of all.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.links import SiteLinks, follow
from generator.manifest import write_manifest
from generator.pages.book_context import BookContext
from generator.pages.edition import Edition
from generator.pages.search import SearchPlace
from generator.pages.view_models import Address
from generator.render.data import edition_data, export
from generator.render.site.missing import base_path
from generator.render.site.search import SEARCH_INDEX, FoundSection, found_section, search_entries, without_entries
from generator.render.site.search_parts import search_parts
from generator.site_steps.kept_site import KeptSite
from generator.site_steps.moved import read_moved
from generator.site_steps.read_site import ReadSite, read_site

EXPORT, EXTERNAL_LINKS = "data/launchbook.json", "data/external-links.json"


def write_search_entries(site: Path, places: Mapping[Address, SearchPlace]) -> None:
    """Move what is searched from the theme's index into files of its own; nothing is done where there is no index."""
    if (site / SEARCH_INDEX).is_file():
        write_search(site, lambda: map(found_section, take_sections(site)), lambda: places)


def take_sections(site: Path) -> list[dict[str, Any]]:
    """Take what is searched out of the theme's index; nothing where there is none."""
    index = site / SEARCH_INDEX
    if not index.is_file():
        return []
    found = json.loads(index.read_text("utf-8"))
    index.write_text(without_entries(found), "utf-8")
    sections: list[dict[str, Any]] = found["docs"]
    return sections


def write_search(
    site: Path,
    sections: Callable[[], Iterable[FoundSection]],
    places: Callable[[], Mapping[Address, SearchPlace]],
) -> None:
    """Write the files of the search, with what the book knows of places.

    Nothing is asked and done where the theme has no index, as its search is off.
    """
    if not (site / SEARCH_INDEX).is_file():
        return
    for name, content in search_parts(search_entries(sections(), places())):
        write_text(site, name, content)


def write_redirects(site: Path, written: Mapping[str, str], site_url: str) -> list[str]:
    """Make a page at each old address, and keep old anchors on the pages that are there; every problem with `moved`."""
    moved = read_moved(written, files_below(site))
    for name, html in moved.redirects(site_url).items():
        write_text(site, name, html)
    for name in moved.places:
        page = site / name
        beside = partial(_text_beside, page)
        html = moved.on_page(page.read_text("utf-8"), name, beside)
        page.unlink()  # in a preview, the same file may stand in the last site
        page.write_text(html, "utf-8")
    return moved.problems


def _text_beside(page: Path, name: str) -> str:
    return (page.parent / name).read_text("utf-8")


def write_export(site: Path, context: BookContext) -> None:
    """Write everything that the data says, for programs."""
    place = site / EXPORT
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("w", encoding="utf-8", newline="") as file:
        file.writelines(export(context))


def follow_links(site: Path, site_url: str, read: ReadSite | None = None) -> SiteLinks:
    """Follow every link inside of the site, and list those that leave it in a file. Nothing is fetched."""
    read = read or read_site(site)
    found = follow(frozenset(read.digests), read.links, base_path(site_url))
    text = json.dumps(found.external, ensure_ascii=False, indent=1) + "\n"
    write_text(site, EXTERNAL_LINKS, text)
    read.digests[EXTERNAL_LINKS] = sha256(text.encode()).hexdigest()
    return found


def finish_site(
    site: Path,
    site_url: str,
    inputs: str,
    kept: KeptSite | None = None,
    edition: Edition | None = None,
) -> SiteLinks:
    """Take the last two steps, reading each file once. Where a link is dead, the manifest is not written."""
    kept = kept or KeptSite()
    read = read_site(site, kept.old.links)
    kept.new.links = {read.digests[name]: links for name, links in read.links.items()}
    links = follow_links(site, site_url, read)
    if not links.dead:
        write_manifest(site, inputs, read.digests, edition_data(edition) if edition else None)
    return links


def complaints(links: SiteLinks, moved: Sequence[str], config: str) -> str:
    """What is wrong with the links of a site and with the old addresses of a configuration, if anything is."""
    lines = [f"{dead.page}: {dead.link}: {dead.reason}" for dead in links.dead]
    lines += [f"{config}: moved: {problem}" for problem in moved]
    if links.dead:
        lines.append(f"{len(links.dead)} of {links.checked} links are dead.")
    elif moved:
        lines.append(f"`moved` in {config} names addresses that are wrong.")
    return "\n".join(lines)


def complete_site(  # noqa: PLR0913, PLR0917 - each is of another source
    site: Path, site_url: str, context: BookContext, kept: KeptSite, moved: Sequence[str], config: str
) -> str:
    """Take every step that is left where nothing is made beside the pages; what is wrong, if anything is."""
    write_export(site, context)
    return complaints(finish_site(site, site_url, "", kept, context.edition), moved, config)


def add_prints(prints: Path, site: Path) -> None:
    """Move what was made beside the pages to its place on the site."""
    for name in files_below(prints):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (prints / name).replace(site / name)


def files_below(folder: Path) -> list[str]:
    """The path of every file below a folder; of none where there is no folder."""
    return sorted(_files_in(folder)) if folder.is_dir() else []


def _files_in(folder: Path | str, begins: str = "") -> Iterator[str]:
    with os.scandir(folder) as entries:  # a tenth of the time that `rglob` takes
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files_in(entry.path, f"{begins}{entry.name}/")
            elif entry.is_file():
                yield f"{begins}{entry.name}"


def write_text(site: Path, name: str, text: str) -> None:
    """Write a file of the site, by its path there."""
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(text, "utf-8")
