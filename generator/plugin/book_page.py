"""A page of the book as MkDocs takes it: it brings its HTML along, and does not pass through Markdown."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.render.site.page import Heading
from generator.render.site.search_sections import search_sections

_ID = re.compile(r'\sid="([^"]+)"')


@dataclass(frozen=True)
class PageParts:
    """What a page brings along: its front matter, its headings, and the function that makes its HTML."""

    front_matter: Mapping[str, Any]
    headings: Sequence[Heading]
    make: Callable[[], str]


class BookPage(Page):
    """A page that was never Markdown."""

    def __init__(self, title: str | None, file: File, config: MkDocsConfig, parts: PageParts) -> None:
        super().__init__(title, file, config)
        self.parts = parts

    @cached_property
    def made(self) -> str:
        """The HTML of the content."""
        return self.parts.make()

    @cached_property
    def search_sections(self) -> list[dict[str, Any]]:
        """What search finds on the page, as the theme would write it into its index."""
        search = self.parts.front_matter.get("search", {})
        if search.get("exclude"):
            return []
        return search_sections(self.made, self.url, str(self.parts.front_matter["title"]), search.get("boost"))

    def read_source(self, config: MkDocsConfig) -> None:
        """Read nothing; there is no source."""
        self.markdown, self.meta = "", dict(self.parts.front_matter)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the content as it is, and keep the theme's search from reading it."""
        self.content = self.made
        self.meta["search"] = {"exclude": True}
        title, *sections = [
            {"level": heading.level, "id": heading.anchor, "name": heading.title, "children": []}
            for heading in self.parts.headings
        ]
        self.toc = get_toc([{**title, "children": sections}])  # type: ignore[typeddict-item]
        self.present_anchor_ids = set(_ID.findall(self.made))  # links of hand-written pages are held to them
        self.links_to_anchors = {}
