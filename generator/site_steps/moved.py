"""Old addresses: what `moved` in `mkdocs.yml` says, checked against the files of the site."""

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from generator.findings import did_you_mean
from generator.render.site.elsewhere import elsewhere_from
from generator.render.site.moved import SitePlace, redirect_page, with_old_places

_ADDRESS = re.compile(r"(?!/|\.|.*//|.*/\.)[\w./-]+(#[\w.-]+)?", re.ASCII)
PlacesByAddress = dict[str, SitePlace]


class OldPage(Struct, frozen=True):
    """A page that is gone: where it is now, and where some of its anchors are."""

    to: SitePlace
    places: PlacesByAddress = {}


@dataclass
class Moved:
    """Where old addresses lead, and every problem with what was written about them."""

    pages: dict[str, OldPage] = field(default_factory=dict)
    """By the file that is gone."""
    places: dict[str, PlacesByAddress] = field(default_factory=dict)
    """The old anchors of pages that are still there, by the file of the page."""
    problems: list[str] = field(default_factory=list)

    def redirects(self, site_url: str) -> dict[str, str]:
        """The HTML of the page at each old address, by its file."""
        return {file: redirect_page(file, old.to, old.places, site_url) for file, old in self.pages.items()}

    def on_page(self, html: str, file: str, read: Callable[[str], str]) -> str:
        """A page with its old anchors; `read` gives a file of the site by its path from the folder of the page."""
        parts = elsewhere_from(html, read)
        old = self.places.get(file, {})
        places = {anchor: to for anchor, to in old.items() if not _is_not_owned(html, file, to, parts)}
        kept = [anchor for anchor in places if f' id="{anchor}"' in html]
        self.problems += [f"`{SitePlace(file, anchor)}` is still there. Remove the line." for anchor in kept]
        return with_old_places(html, file, {anchor: to for anchor, to in places.items() if anchor not in kept}, parts)


def read_moved(written: Mapping[str, str], files: Collection[str]) -> Moved:
    """What `moved` says, for a site of these files."""
    moved = Moved()
    lines = [line for line in _lines(written, moved.problems) if not _is_of_other_data(*line, files)]
    gone = {old.file for old, _ in lines if not old.anchor}
    for old, new in sorted(lines, key=lambda line: bool(line[0].anchor)):  # a page before its anchors
        why = _wrong_new(new, files, gone) or _wrong_old(old, files, moved)
        if why:
            moved.problems.append(why)
        elif not old.anchor:
            moved.pages[old.file] = OldPage(new)
        elif old.file in moved.pages:
            moved.pages[old.file].places[old.anchor] = new
        else:
            moved.places.setdefault(old.file, {})[old.anchor] = new
    return moved


def _lines(written: Mapping[str, str], problems: list[str]) -> Iterator[tuple[SitePlace, SitePlace]]:
    for pair in written.items():
        wrong = [str(address) for address in pair if not isinstance(address, str) or not _ADDRESS.fullmatch(address)]
        problems += [f"`{address}` is not an address on the site. Write it like `controls/#tls`." for address in wrong]
        if not wrong:
            yield _place(pair[0]), _place(pair[1])


def _place(address: str) -> SitePlace:
    path, _, anchor = address.partition("#")
    return SitePlace(path if posixpath.splitext(path)[1] else posixpath.join(path, "index.html"), anchor)


def _is_of_other_data(old: SitePlace, new: SitePlace, files: Collection[str]) -> bool:
    """Whether a line is about a provider, an integration or a team that this data does not have."""
    folder = re.match("[^/]+/[^/]+/", old.file)
    if not folder or not new.file.startswith(folder[0]):
        return False
    return not any(file.startswith(folder[0]) for file in files)


def _is_not_owned(html: str, file: str, to: SitePlace, parts: Collection[str]) -> bool:
    """Whether a line leads to a part of a team's page that is not there, because the team owns nothing of the kind."""
    is_there = f' id="{to.anchor}"' in html or to.anchor in parts
    return file == to.file and file.startswith("teams/") and not is_there


def _wrong_new(new: SitePlace, files: Collection[str], gone: Collection[str]) -> str:
    if new.file in files:
        return ""
    if new.file in gone:
        return f"`{new}` has itself moved. Name the place where it is now."
    return f"`{new}` is not in the site. {did_you_mean(new.file, [*files])}".rstrip()


def _wrong_old(old: SitePlace, files: Collection[str], moved: Moved) -> str:
    if not old.file.endswith(".html"):
        return f"`{old}` is not a page. Only a page can redirect."
    if old.anchor:
        is_known = old.file in files or old.file in moved.pages
        return "" if is_known else f"`{old}` was on a page that is gone. Add a line for the page itself."
    if old.file in files:
        return f"`{old}` is still in the site. Remove the line, or the page."
    return f"`{old}` has two lines. Keep one." if old.file in moved.pages else ""
