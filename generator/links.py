"""Checks every link of a built site, raw HTML included, and lists those that leave it."""

import posixpath
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LINK_ATTRIBUTES = {"href", "src", "poster", "data", "action"}


@dataclass(frozen=True)
class DeadLink:
    """A link that leads nowhere: the page it stands on, where it points, and why it is dead."""

    page: str
    link: str
    reason: str


@dataclass
class _Html(HTMLParser):
    """The anchors and links of one page."""

    anchors: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if not value:
                continue
            if name == "id" or (name == "name" and tag == "a"):
                self.anchors.add(value)
            elif name in LINK_ATTRIBUTES and tag != "base":
                self.links.append(value)
            elif name == "srcset":
                self.links += [part.split()[0] for part in value.split(",") if part.split()]


@dataclass(frozen=True)
class SiteLinks:
    """What the links of a site do: how many there are, which are dead, and which leave the site, by address."""

    checked: int
    dead: tuple[DeadLink, ...]
    external: dict[str, tuple[str, ...]]


def check_links(site: Path, base: str = "/") -> SiteLinks:
    """Every link of every HTML page below `site`, whose path on its host is `base`. Nothing is fetched."""
    files = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    pages = {name: _parsed(site / name) for name in sorted(files) if name.endswith(".html")}
    dead: list[DeadLink] = []
    external: dict[str, list[str]] = {}
    checked = 0
    for name, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                if parts.scheme not in ("data", "mailto", "tel", "javascript"):
                    external.setdefault(link, []).append(name)
                continue
            checked += 1
            reason = _why_dead(files, pages, _target(name, unquote(parts.path), base), unquote(parts.fragment))
            if reason:
                dead.append(DeadLink(name, link, reason))
    return SiteLinks(
        checked, tuple(dead), {link: tuple(dict.fromkeys(where)) for link, where in sorted(external.items())}
    )


def _parsed(path: Path) -> _Html:
    page = _Html()
    page.feed(path.read_text("utf-8"))
    return page


def _why_dead(files: frozenset[str], pages: dict[str, _Html], target: str, fragment: str) -> str:
    if target.startswith("../") or target == "..":
        return "it leads out of the site"
    if target not in files:
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    if target not in files:
        return "there is no such file"
    if fragment and target in pages and fragment not in pages[target].anchors and not fragment.startswith("__"):
        return "there is no such place on that page"
    return ""


def _target(here: str, path: str, base: str) -> str:
    """Where a link of a page leads, from the root of the site; above it where the path begins with `..`."""
    if not path:
        return here
    folder = "" if path.startswith("/") else posixpath.dirname(here)
    return posixpath.normpath(posixpath.join(folder, path.removeprefix(base).lstrip("/")))
