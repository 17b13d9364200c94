"""A page of the book as MkDocs takes it: it brings its HTML along, and does not pass through Markdown."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.plugin.book_content import BookContent
from generator.render.site.page import Heading, front_matter, headings, headings_below


class BookPage(Page):
    """A page that was never Markdown. Its HTML is made when it is drawn; until then its content is empty."""

    def __init__(self, title: str | None, file: File, config: MkDocsConfig, content: BookContent) -> None:
        super().__init__(title, file, config)
        self.book_content = content

    def read_source(self, config: MkDocsConfig) -> None:
        """Read nothing; there is no source."""
        self.markdown, self.meta = "", front_matter(self.book_content.page)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """List the headings, and keep the theme's search from reading the page."""
        self.content = ""
        self.meta["search"] = {"exclude": True}
        page = self.book_content.page
        title, *titles = headings(page)
        below = [
            _listed(heading, [_listed(record, []) for record in headings_below(section)])
            for heading, section in zip(titles, page.sections, strict=True)
        ]
        self.toc = get_toc([_listed(title, below)])  # type: ignore[list-item]
        self.links_to_anchors = {}

    @property
    def present_anchor_ids(self) -> frozenset[str]:  # type: ignore[override]
        """The anchors of the page; links of hand-written pages are held to them."""
        return self.book_content.anchors


def _listed(heading: Heading, below: list[dict[str, Any]]) -> dict[str, Any]:
    """A heading in the form that MkDocs takes for its contents."""
    return {"level": heading.level, "id": heading.anchor, "name": heading.title, "children": below}
