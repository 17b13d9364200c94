"""What stands at an old address: a page that leads on, or an anchor beside the new one."""

import posixpath
import re
from collections.abc import Mapping

from markupsafe import Markup
from msgspec import Struct

from generator.render.templates import templates

MOVED_SCRIPT = "assets/launchbook/moved.js"
PLAIN_STYLE = "assets/launchbook/plain.css"
"""For pages that stand outside the book."""
HOLDERS = "h[1-6]|div|section|p|li|th|td|dd|dt"
"""The elements that may hold an empty span."""


class SitePlace(Struct, frozen=True):
    """A file of the site, and an anchor in it."""

    file: str
    anchor: str = ""

    def __str__(self) -> str:
        path = self.file.removesuffix("index.html")
        return f"{path}#{self.anchor}" if self.anchor else path or "index.html"

    def seen_from(self, file: str) -> str:
        """The link from another file of the site."""
        path = "" if file == self.file else posixpath.relpath(self.file, posixpath.dirname(file) or ".")
        return f"{path}#{self.anchor}" if self.anchor else path


def redirect_page(file: str, to: SitePlace, places: Mapping[str, SitePlace], site_url: str) -> str:
    """A page at the address `file` that leads to where everything is now."""
    link = to.seen_from(file)
    return (
        templates("site")
        .get_template("moved.html.j2")
        .render(
            to=to,
            link=link,
            canonical=f"{site_url.rstrip('/')}/{to.file.removesuffix('index.html')}" if site_url else link,
            places=[(anchor, place, place.seen_from(file)) for anchor, place in places.items()],
            script=posixpath.relpath(MOVED_SCRIPT, posixpath.dirname(file) or "."),
            style=posixpath.relpath(PLAIN_STYLE, posixpath.dirname(file) or "."),
        )
    )


def with_old_places(html: str, file: str, places: Mapping[str, SitePlace], parts: Mapping[str, str]) -> str:
    """A page on which old anchors still work: each stands beside the new one, or at the end with a link.

    `parts` has the link to the other part of the page that an anchor is on.
    """
    elsewhere: dict[str, SitePlace] = {}
    for anchor, place in places.items():
        to = _on_its_part(file, place, parts)
        beside = _element(html, to.anchor) if to.file == file else None
        if beside:
            mark = str(Markup('<span id="{}"></span>').format(anchor))
            html = html[: beside.end()] + mark + html[beside.end() :]
        else:
            elsewhere[anchor] = to
    return _with_note(html, file, elsewhere) if elsewhere else html


def _on_its_part(file: str, to: SitePlace, parts: Mapping[str, str]) -> SitePlace:
    part = parts.get(to.anchor) if to.file == file else None
    return SitePlace(posixpath.normpath(posixpath.join(posixpath.dirname(file), part)), to.anchor) if part else to


def _with_note(html: str, file: str, places: Mapping[str, SitePlace]) -> str:
    rows = [(anchor, place, place.seen_from(file)) for anchor, place in places.items()]
    note = templates("site").get_template("moved-places.html.j2").render(places=rows)
    head, end, tail = html.rpartition("</article>")
    return f"{head}{note}{end}{tail}"


def _element(html: str, anchor: str) -> re.Match[str] | None:
    return re.search(rf'<(?:{HOLDERS})\b[^>]*\bid="{re.escape(anchor)}"[^>]*>', html)
