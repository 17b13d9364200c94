"""The published addresses: every page and every record of the site, as alerts and bookmarks name them.

`python -m tests.anchors site` adds what a built site has to the list. It takes nothing off: an address that somebody
may have bookmarked goes only by hand, or stays and leads on with `moved` in `mkdocs.yml`.
"""

import posixpath
import re
import sys
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

LIST = Path(__file__).parent / "data" / "anchors.txt"
HOLDERS = {"h1", "h2", "h3", "h4", "div", "section", "li", "th", "td", "span"}
"""What somebody links to; other ids belong to drawings and to boxes that are filled in."""
PART = re.compile(r"/part-\d+/")
"""Where a page is cut changes with the data; whoever keeps the address of the page itself is led on to the part."""
PASSING = {"history", "parts", "next-part"}
"""Places that come and go: they depend on version control, and on how long a page is."""
UNLISTED = ("404.html", "adr/", "guide/", "reference/")
"""Pages whose places are headings of prose; the pages themselves are listed, but for the first."""


@dataclass
class Places(HTMLParser):
    """The anchors in the article of a page; of a page that has moved, all of them, and where it leads."""

    anchors: list[str] = field(default_factory=list)
    elsewhere: dict[str, str] = field(default_factory=dict)
    """The page on which an anchor is that the script of this page leads on from."""
    leads_to: str = ""
    depth: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.depth += tag in {"article", "main"}
        if self.depth and tag in HOLDERS and (anchor := found.get("id")) and not anchor.startswith("__"):
            self.anchors.append(anchor)
        if found.get("class") == "lb-elsewhere":
            self.elsewhere |= dict.fromkeys((found["data-places"] or "").split(), found["data-page"] or "")
        if tag == "link" and found.get("rel") == "canonical":
            self.leads_to = found.get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in {"article", "main"}


@cache
def places(html: str) -> Places:
    """What is on a page."""
    read = Places()
    read.feed(html)
    return read


def published(pages: dict[str, str]) -> list[str]:
    """Every address of a site that somebody may keep, given the HTML of its pages by path."""
    found = {path for path in pages if path != "404.html" and not PART.search(path)}
    for path, html in pages.items():
        if not path.startswith(UNLISTED) and not PART.search(path):
            page = places(html)
            found |= {f"{path}#{anchor}" for anchor in {*page.anchors, *page.elsewhere} - PASSING}
    return sorted(found)


def is_alive(address: str, pages: dict[str, str]) -> bool:
    """Whether an address leads to a place, there or where it has moved."""
    path, _, anchor = address.partition("#")
    if path not in pages:
        return False
    page = places(pages[path])
    if not anchor or anchor in page.anchors:
        return True
    if anchor in page.elsewhere:
        other = posixpath.normpath(posixpath.join(posixpath.dirname(path), page.elsewhere[anchor]))
        return anchor in places(pages[other]).anchors
    to = posixpath.normpath(posixpath.join(posixpath.dirname(path), page.leads_to))
    return bool(page.leads_to) and to != path and is_alive(f"{to}#{anchor}", pages)


def main(site: Path) -> None:
    """Add the addresses of a built site to the list."""
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    known = LIST.read_text("utf-8").splitlines() if LIST.is_file() else []
    LIST.write_text("\n".join(sorted({*known, *published(pages)})) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
