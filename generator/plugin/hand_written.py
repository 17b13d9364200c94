"""Hand-written pages that have not changed: what Markdown made of them in the last build is taken over."""

import json
import logging
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import CountHandler

from generator.plugin.page_keys import key_of, toc_tokens
from generator.render.site.search import FoundSection
from generator.site_steps.kept_site import KeptSite


@dataclass
class HandWritten:
    """The hand-written pages of one build: their Markdown is converted where it has changed."""

    kept: KeptSite
    around: str
    """A key of what Markdown depends on besides the page: the configuration, and the files that links lead to."""
    keys: dict[str, str] = field(default_factory=dict)
    known: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What the last build knew of the pages that have not changed, by their source."""
    _meta: dict[str, MutableMapping[str, Any]] = field(default_factory=dict)
    _warnings: CountHandler = field(default_factory=lambda: CountHandler(level=logging.WARNING))

    def markdown(self, page: Page, text: str) -> str:
        """The Markdown that is left to convert: none where it is known what comes out."""
        name = page.file.src_uri
        told = json.dumps(page.meta, default=str)  # the front matter says how search ranks and names the page
        key = self.keys[name] = key_of(self.around, name, told, text)
        known = self.kept.content(name, key)
        if known is not None:
            self.known[name] = known
            return ""
        self._warnings = CountHandler(level=logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self._warnings)
        return text

    def content(self, page: Page, html: str, files: Files) -> str:
        """The HTML of a page, and all that MkDocs has read from its Markdown."""
        name = page.file.src_uri
        known = self.known.get(name)
        if known is None:
            logging.getLogger("mkdocs").removeHandler(self._warnings)
            if self._warnings.get_counts():
                del self.keys[name]  # what was wrong with it shall be said again
            return html
        page.toc = get_toc(known["toc"])
        page._title_from_render = known["title"]
        page.present_anchor_ids = set(known["anchors"])
        page.links_to_anchors = {
            file: links for name, links in known["links"].items() if (file := files.get_file_from_path(name))
        }
        self._meta[name] = page.meta
        page.meta = {**page.meta, "search": {"exclude": True}}
        return str(known["html"])

    def show(self, page: Page) -> None:
        """Give a page its own front matter back, once the search has seen that it need not look at it.

        The theme writes other blank lines where a page has none.
        """
        page.meta = self._meta.get(page.file.src_uri, page.meta)

    def keep(self, page: Page, html: str, sections: list[FoundSection]) -> None:
        """Remember what became of a page."""
        name = page.file.src_uri
        if name in self.known:
            self.kept.keep_known(name)
        elif name in self.keys:
            known = {
                "html": html,
                "toc": toc_tokens(page.toc),
                "title": page._title_from_render,
                "anchors": sorted(page.present_anchor_ids or ()),
                "links": {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()},
            }
            self.kept.keep_content(name, self.keys[name], known, sections)
