"""How Markdown writes the headings of a page with the extensions of a configuration, learnt from a sample.

A page of the book is HTML but for its headings. Where it is known how these come out, it need not be Markdown at all.
"""

import re
from typing import Any

import markdown
from mkdocs.config.defaults import MkDocsConfig
from msgspec import Struct

from generator.render.site.page import Heading

KNOWN_PLUGINS = frozenset({"launchbook", "material/offline", "material/search", "offline", "search"})
"""Plugins that do nothing to the Markdown or the content of a page."""
KNOWN_EXTENSIONS = frozenset({
    "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "pymdownx.details", "pymdownx.highlight",
    "pymdownx.inlinehilite", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "sane_lists", "tables",
    "toc",
})  # fmt: skip
"""Extensions that leave blocks of HTML as they are, and read no files."""
_TITLE, _ANCHOR, _BLOCK = "&#65;titleword&#66;", "anchorword", '<div class="lb">\n<p>\nx &#35; y\n</p>\n</div>'
_SAMPLE = f"# {_TITLE} {{: #top{_ANCHOR} }}\n\n{_BLOCK}\n\n## {_TITLE} {{: #{_ANCHOR} }}\n\n{_BLOCK}\n\n{_BLOCK}\n"


class WrittenHeadings(Struct, frozen=True):
    """The HTML of a heading of the first and of the second level, a mark in the place of its anchor and its title."""

    levels: tuple[str, str]

    def __call__(self, heading: Heading) -> str:
        """The HTML of a heading."""
        # the anchor first: a title may say anything
        return self.levels[heading.level - 1].replace(_ANCHOR, heading.anchor).replace(_TITLE, heading.title, 1)


def leaves_pages_alone(config: MkDocsConfig) -> bool:
    """Whether nothing in a configuration is known to look at pages but the theme, the search and we."""
    return KNOWN_PLUGINS.issuperset(config.plugins) and not config.hooks


def written_headings(config: MkDocsConfig) -> WrittenHeadings | None:
    """How headings are written; None where only Markdown itself can say what becomes of a page."""
    if not leaves_pages_alone(config) or not KNOWN_EXTENSIONS.issuperset(config.markdown_extensions):
        return None
    sample = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})
    html = sample.convert(_SAMPLE)
    found = re.fullmatch(rf"(<h1.*</h1>)\n{_BLOCK}\n\n(<h2.*</h2>)\n{_BLOCK}\n\n{_BLOCK}", html)
    if found is None or not _is_as_usual(getattr(sample, "toc_tokens", None)):
        return None
    levels = (found[1].replace(f"top{_ANCHOR}", _ANCHOR), found[2])
    return WrittenHeadings(levels) if all(level.count(_TITLE) == 1 for level in levels) else None


def _is_as_usual(tokens: Any) -> bool:
    """Whether the list of contents has the title of the page, and below it those of its sections."""
    try:
        (title,) = tokens
        (section,) = title["children"]
        found = [(token["level"], token["id"], token["name"]) for token in (title, section)]
    except (LookupError, TypeError, ValueError):
        return False
    return not section["children"] and found == [(1, f"top{_ANCHOR}", _TITLE), (2, _ANCHOR, _TITLE)]
