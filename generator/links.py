"""Checks every link of a built site, raw HTML included, and lists those that leave it."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from sys import intern
from urllib.parse import unquote, urlsplit

from msgspec import Struct

_ATTRIBUTES = r"""((?:[^>"']++|"[^"]*+"|'[^']*+')*+)"""
_TAG = re.compile(
    rf"<!--.*?-->|<(?:(script|style)\b{_ATTRIBUTES}>.*?</\1\s*>|([a-z][^\s/>]*+){_ATTRIBUTES}>)",
    re.DOTALL | re.IGNORECASE,
)
"""A tag, or what has to be passed over so that no tag is found in it: a comment, or a script or style to its end."""
_ATTRIBUTE = re.compile(
    r"""(?:(id|name|href|src|poster|data|action|srcset)|[^\s"'>/=]++)\s*+=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""",
    re.IGNORECASE,
)
"""Any attribute, so that none is found in the value of another; its name where it may be an anchor or a link."""
_PLAIN = re.compile(r"(?!//)[\w./-]*(?:#[\w.-]*)?", re.ASCII)
"""A link to a place of the site in which nothing has to be taken apart or decoded."""
_SILENT_SCHEMES = frozenset({"data", "mailto", "tel", "javascript"})
"""Links that leave the site and lead to no page."""


class DeadLink(Struct, frozen=True):
    """A link that leads nowhere: the page it stands on, where it points, and why it is dead."""

    page: str
    link: str
    reason: str


class PageLinks(Struct, frozen=True):
    """The anchors of a page, and its links with how often each stands there."""

    anchors: frozenset[str]
    links: Mapping[str, int]


class SiteLinks(Struct, frozen=True):
    """What the links of a site do: how many there are, which are dead, and which leave the site, by address."""

    checked: int
    dead: tuple[DeadLink, ...]
    external: dict[str, tuple[str, ...]]


def links_of(html: str) -> PageLinks:
    """The anchors and links of one page."""
    anchors: set[str] = set()
    links = Counter[str]()
    for tag, name, value in _attributes(html):
        if name == "id" or (name == "name" and tag == "a"):
            anchors.add(value)
        elif name == "srcset":
            links.update(part.split()[0] for part in value.split(",") if part.split())
        elif name != "name" and tag != "base":
            links[value] += 1
    return page_links(anchors, links)


def page_links(anchors: Iterable[str], links: Mapping[str, int]) -> PageLinks:
    """Anchors and links of a page; the text of a link is held once, however many pages have it."""
    return PageLinks(frozenset(anchors), {intern(link): times for link, times in links.items()})


def _attributes(html: str) -> Iterator[tuple[str, str, str]]:
    """Tag, name and value of each attribute that may be an anchor or a link."""
    for code, code_attributes, element, element_attributes in _TAG.findall(html):
        tag, attributes = code or element, code_attributes or element_attributes
        if "=" in attributes:
            for name, double, single, bare in _ATTRIBUTE.findall(attributes):
                value = double or single or bare
                if name and value:
                    yield tag.lower(), name.lower(), _unescaped(value) if "&" in value else value


@lru_cache(4096)
def _unescaped(value: str) -> str:
    """A value as the parser of the standard library reads it, whose rules for attributes are its own."""
    reader = _Value()
    reader.feed(f'<a href="{value}">' if '"' not in value else f"<a href='{value}'>")
    return reader.value


class _Value(HTMLParser):
    value = ""

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.value = attrs[0][1] or ""


def check_links(site: Path, base: str = "/") -> SiteLinks:
    """Every link of every HTML page below `site`, whose path on its host is `base`. Nothing is fetched."""
    files = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    pages = {name: links_of((site / name).read_text("utf-8")) for name in files if name.endswith(".html")}
    return follow(files, pages, base)


def follow(files: frozenset[str], pages: Mapping[str, PageLinks], base: str = "/") -> SiteLinks:
    """Every link of the pages of a site with these files."""
    found = _Followed(files, pages, base)
    dead: list[DeadLink] = []
    external: dict[str, list[str]] = {}
    checked = 0
    for name in sorted(pages):
        folder = posixpath.dirname(name)
        for link, times in pages[name].links.items():
            way = found.way(name, folder, link)
            if way is LinkEnd.OUT:
                external.setdefault(link, []).append(name)
            elif way is not LinkEnd.NO_PAGE:
                checked += times
            if isinstance(way, str):
                dead += [DeadLink(name, link, way)] * times
    return SiteLinks(checked, tuple(dead), {link: tuple(where) for link, where in sorted(external.items())})


class LinkEnd(Enum):
    """Where a link leads that is not dead."""

    IN = "to a place of the site"
    OUT = "out of the site"
    NO_PAGE = "to no page, as an address of mail does"


@dataclass
class _Followed:
    """The links of a site, each followed once for each folder that it stands in."""

    files: frozenset[str]
    pages: Mapping[str, PageLinks]
    base: str
    ways: dict[tuple[str, str], LinkEnd | str] = field(default_factory=dict)
    targets: dict[tuple[str, str], str] = field(default_factory=dict)
    """Where the path of a link leads from a folder; many links have the same and differ in their anchors."""

    def way(self, page: str, folder: str, link: str) -> LinkEnd | str:
        """Where a link of a page in a folder leads, or why it is dead."""
        key = (page if link[:1] in "#?" else folder, link)
        known = self.ways.get(key)
        if known is None:
            known = self.ways[key] = self._follow(page, folder, link)
        return known

    def _follow(self, page: str, folder: str, link: str) -> LinkEnd | str:
        if _PLAIN.fullmatch(link):
            path, _, fragment = link.partition("#")
            return self._why_dead(self._target(page, folder, path), fragment) or LinkEnd.IN
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return LinkEnd.NO_PAGE if parts.scheme in _SILENT_SCHEMES else LinkEnd.OUT
        target = self._target(page, folder, unquote(parts.path))
        return self._why_dead(target, unquote(parts.fragment)) or LinkEnd.IN

    def _target(self, page: str, folder: str, path: str) -> str:
        key = (folder, path)
        if path and key not in self.targets:
            self.targets[key] = _target(folder, path, self.base)
        return self.targets[key] if path else page

    def _why_dead(self, target: str, fragment: str) -> str:
        if target.startswith("../") or target == "..":
            return "it leads out of the site"
        if target not in self.files:
            target = posixpath.normpath(posixpath.join(target, "index.html"))
        if target not in self.files:
            return "there is no such file"
        is_checked = fragment and target in self.pages and not fragment.startswith("__")
        if is_checked and fragment not in self.pages[target].anchors:
            return "there is no such place on that page"
        return ""


def _target(folder: str, path: str, base: str) -> str:
    """Where a path in a folder leads, from the root of the site; above it where it begins with `..`."""
    below = "" if path.startswith("/") else folder
    return posixpath.normpath(f"{below}/{path.removeprefix(base).lstrip('/')}".lstrip("/") or ".")
