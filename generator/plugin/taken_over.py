"""Which pages of a build are taken over from the last site, and what the next build is told."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, ChoiceLoader, DictLoader, Environment
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.plugin.book_page import BookPage
from generator.plugin.hand_written import HandWritten
from generator.plugin.page_keys import file_names, key_of, may_keep_pages, page_key, settings, surroundings
from generator.render.templates import templates
from generator.site_steps.kept_site import KeptSite

DRAWS_NOTHING = "launchbook-nothing.html"
"""A template that draws nothing, in place of what is taken over."""


class _CompiledTemplates(BytecodeCache):
    """The templates of the theme as they were compiled, for the builds of one process; nothing is written."""

    def __init__(self) -> None:
        self.code: dict[str, tuple[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled of the same template."""
        checksum, code = self.code.get(bucket.key, ("", b""))
        if checksum == bucket.checksum:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember what was compiled."""
        self.code[bucket.key] = (bucket.checksum, bucket.bytecode_to_string())


COMPILED = _CompiledTemplates()


class TakenOver:
    """The pages of one build: those that would come out as they are in the last site are not drawn again."""

    def __init__(self, kept: KeptSite, config: MkDocsConfig) -> None:
        self.is_on = may_keep_pages(config)
        self.kept = kept if self.is_on else KeptSite()
        self.settings = settings(config) if self.is_on else ""
        self.written: HandWritten | None = None
        self.html: dict[str, str] = {}
        """The HTML of what is taken over, by its path on the site."""
        self._nav: Navigation | None = None
        self._keys: dict[str, str] = {}
        self._drawn: dict[str, str] = {}
        """The content of hand-written pages, which is hidden from templates that draw nothing."""

    def begin(self, nav: Navigation, files: Files) -> None:
        """Learn what there is, before anything is read."""
        self._nav = nav
        if self.is_on:
            self.written = HandWritten(self.kept, key_of(self.settings, file_names(files)))

    def hand_written(self, page: Page) -> HandWritten | None:
        """Who converts the Markdown of a page; None where there is none, or MkDocs does."""
        return None if isinstance(page, BookPage) else self.written

    def choose(self, env: Environment, files: Files) -> None:
        """Take over what may be, now that all pages are read and none is drawn."""
        assert env.loader is not None
        env.bytecode_cache = templates("site").bytecode_cache or COMPILED
        env.loader = ChoiceLoader([env.loader, DictLoader({DRAWS_NOTHING: ""})])
        if not self.is_on or self._nav is None:
            return
        around = surroundings(self.settings, self._nav)
        for file in files.documentation_pages():
            page = file.page
            assert page is not None
            content = page.book_content.digest if isinstance(page, BookPage) else key_of(page.content)
            key = self._keys[file.dest_uri] = page_key(around, page, content)
            self._choose(page, key)

    def _choose(self, page: Page, key: str) -> None:
        name = page.file.dest_uri
        self._drawn[name] = page.content or ""
        is_read = isinstance(page, BookPage) or (self.written is not None and page.file.src_uri in self.written.known)
        html = self.kept.page(name, key) if is_read else None  # what is not read yet, search has to see
        if html is not None:
            self.html[name] = html
            page.content, page.meta["template"] = "", DRAWS_NOTHING

    def drawn(self, page: Page, html: str) -> str:
        """A page as it is written: as it was drawn, or as it is in the last site."""
        name = page.file.dest_uri
        html = self.html.get(name, html)
        if name in self._keys:
            self.kept.keep_page(name, self._keys[name], html)
        return html

    def sections(self, files: Files, index: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """What search finds in the order of the pages, those of the theme's index and all others.

        With it, what the next build may want to know is remembered.
        """
        in_index: dict[str, list[dict[str, Any]]] = {}
        for section in index:
            in_index.setdefault(section["location"].partition("#")[0], []).append(section)
        found: list[dict[str, Any]] = []
        for file in files.documentation_pages():
            page = file.page
            if isinstance(page, BookPage):
                found += page.book_content.sections
                page.book_content.keep()
            elif page is not None and self.written is not None:
                known = self.written.known.get(file.src_uri)
                sections = known["sections"] if known else in_index.pop(page.url, [])
                found += sections
                self.written.keep(page, self._drawn.get(file.dest_uri, ""), sections)
            elif page is not None:
                found += in_index.pop(page.url, [])
        return found


def inline_files(kept: KeptSite, html: Iterable[str], made: dict[str, str]) -> dict[str, str]:
    """The scripts and styles that pages load from files of their own: those made now, and those of pages taken over."""
    pages = list(html)
    known = {path: code for path, code in kept.old.inline.items() if any(Path(path).name in page for page in pages)}
    kept.new.inline = {**known, **made}
    return kept.new.inline
