"""Checks every link of a built site, raw HTML included, and lists those that leave it."""

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


def check_links(site: Path) -> SiteLinks:
    """Every link of every HTML page below `site`. Nothing is fetched."""
    pages = {path.relative_to(site).as_posix(): _parsed(path) for path in sorted(site.rglob("*.html"))}
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
            reason = _why_dead(site, pages, name, parts.path, unquote(parts.fragment))
            if reason:
                dead.append(DeadLink(name, link, reason))
    return SiteLinks(
        checked, tuple(dead), {link: tuple(dict.fromkeys(where)) for link, where in sorted(external.items())}
    )


def _parsed(path: Path) -> _Html:
    page = _Html()
    page.feed(path.read_text("utf-8"))
    return page


def _why_dead(site: Path, pages: dict[str, _Html], here: str, path: str, fragment: str) -> str:
    target = _target(site, here, unquote(path))
    if target is None:
        return "it leads out of the site"
    file = site / target
    if file.is_dir():
        target, file = f"{target}/index.html".lstrip("/"), file / "index.html"
    if not file.is_file():
        return "there is no such file"
    if fragment and target in pages and fragment not in pages[target].anchors and not fragment.startswith("__"):
        return "there is no such place on that page"
    return ""


def _target(site: Path, here: str, path: str) -> str | None:
    if not path:
        return here
    base = site if path.startswith("/") else (site / here).parent
    resolved = Path(base, path.lstrip("/")).resolve()
    if not resolved.is_relative_to(site.resolve()):
        return None
    return resolved.relative_to(site.resolve()).as_posix().removeprefix(".")
