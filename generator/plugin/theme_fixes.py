"""Small mends of the theme's HTML: what validators, screen readers and slow phones find wrong in each page it makes.

Scripts and styles that stand inside of its pages move into files: strict policies run and apply nothing else.
"""

import hashlib
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup
from msgspec import Struct

from generator.render.site.files import SEARCH
from generator.render.templates import TEMPLATES

FOLDER = "assets/launchbook/inline"
INLINE = re.compile(r"<(script|style)((?:\s(?![^>]*\b(?:src|type)\s*=)[^>]*)?)>(.*?)</\1>", re.DOTALL)
"""A script or style with its code; what has a type, such as JSON, is data."""
_COLOURS = (TEMPLATES / "site" / "colours.js").read_text("utf-8").replace("\\", r"\\")
_SCRIPT = Markup('<script src="{}"></script>')
_INDENT = re.compile(r"\n\s+")
STYLE = Markup('<link rel="stylesheet" href="{}">')


class Mend(Struct, frozen=True):
    """One thing that the theme gets wrong: why, what it writes, and what stands there instead."""

    why: str
    wrong: re.Pattern[str]
    right: str
    applies: Callable[[str], bool] = lambda _html: True


MENDS = (
    Mend(
        "a check box takes no autocomplete",
        re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off"'),
        r"\1",
    ),
    Mend(
        "an empty tabindex is no number",
        re.compile(r'(<label class="md-nav__link[^>]*) tabindex=""'),
        r"\1",
    ),
    Mend(
        "the search dialog has no name",
        re.compile(r'(<div class="md-search"[^>]*role="dialog")(?! aria-label)'),
        r'\1 aria-label="Search"',
    ),
    Mend(
        "the path and the menu have the same name",
        re.compile(r'(<nav class="md-path" aria-label=)"[^"]*"'),
        r'\1"Path to this page"',
    ),
    Mend(
        "a menu inside the menu is named by a label without text",
        re.compile(
            r'(<nav class="md-nav" data-md-level="[1-9]") aria-labelledby="[^"]*"([^>]*>\s*<label [^>]*>\s*'
            r'<span class="md-nav__icon md-icon"></span>\s*([^<>"]*?)\s*</label>)'
        ),
        r'\1 aria-label="\3"\2',
    ),
    Mend(
        "the keyboard cannot open the menu where it is in a drawer",
        re.compile(r'(<label class="md-header__button md-icon" for="__drawer")>'),
        r'\1 tabindex="0" title="Menu">',
    ),
    Mend(
        "the keyboard cannot go back from a level of the menu",
        re.compile(r'(<label class="md-nav__title" for="__nav_[0-9_]+")>'),
        r'\1 tabindex="0">',
    ),
    Mend(
        "a label names a check box that is not on this page",
        re.compile(r'(<label class="md-nav__title") for="__toc"'),
        r"\1",
        applies=lambda html: 'id="__toc"' not in html,
    ),
    Mend(
        "the page waits for the scripts before it is drawn",
        re.compile(
            r'(<script )(src="[^"]*assets/(?:javascripts/bundle\.|launchbook/(?:iframe-worker|launchbook)\.js))'
        ),
        r"\1defer \2",
    ),
    Mend(
        "every element is styled again when the page is told that scripts run; nothing waits for it here",
        re.compile(r"<script>(?=__md_scope=)"),
        '<script>document.documentElement.className="js";',
    ),
    Mend(
        "colours are chosen once the page is drawn, and every element is styled four times more",
        re.compile(r'(<form class="md-header__option") data-md-component="palette"'),
        r"\1",
    ),
    Mend(
        "colours that were never chosen are those of another system until then; and half a header is drawn first",
        re.compile(r'<script>var palette=__md_get\("__palette"\).*?</script>(.*?</header>)', re.DOTALL),
        rf"\1<script>{_COLOURS}</script>",
    ),
    Mend(
        "the contents mark a section by a line that our forms cover, and the last one wherever the page ends",
        re.compile(r'(<ul class="md-nav__list") data-md-component="toc"'),
        r"\1",
    ),
    Mend(
        "what only the search asks for stands on the page, which it has read by then",
        re.compile(r" data-search-exclude(?=[ >])(?=[^<>]*>)"),
        "",
    ),
    Mend(
        "columns of a table are aligned by a style inside of the page, which strict policies refuse",
        re.compile(r'(<t[hd][^>]*) style="text-align: (left|right|center);"'),
        r'\1 class="lb-\2"',
    ),
    Mend(
        "the theme's own search knows neither typos nor other names",
        re.compile(r'("search": "[^"]*)assets/javascripts/workers/search\.[^"]*"'),
        rf'\1{SEARCH}"',
    ),
)


def mend(html: str) -> str:
    """The page with every mend made."""
    for fix in MENDS:
        if fix.applies(html):
            html = fix.wrong.sub(fix.right, html)
    return _without_indents(html)


def _without_indents(html: str) -> str:
    """The page without the white space that the theme begins its lines with, a tenth of what is loaded.

    The article keeps its own: code stands in it.
    """
    head, start, rest = html.partition("<article")
    article, end, tail = rest.rpartition("</article>")
    return f"{_INDENT.sub(chr(10), head)}{start}{article}{end}{_INDENT.sub(chr(10), tail)}"


@dataclass
class Inline:
    """What was moved out of pages: the content of each file by its path on the site."""

    files: dict[str, str] = field(default_factory=dict)

    def moved_out(self, html: str, page: str) -> str:
        """The page, with a file in place of each script and style; they load where they stood, in the same order."""

        def moved(found: re.Match[str]) -> str:
            kind, _, code = found.groups()
            if not code.strip():
                return ""
            form, suffix = (_SCRIPT, "js") if kind == "script" else (STYLE, "css")
            digest = hashlib.sha256(code.encode()).hexdigest()[:12]
            path = f"{FOLDER}/{digest}.{suffix}"
            self.files[path] = code.strip() + "\n"
            return str(form.format(posixpath.relpath(path, posixpath.dirname(page) or ".")))

        return INLINE.sub(moved, html)
