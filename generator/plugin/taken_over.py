"""Which pages of a build are taken over from the last site, and what the next build is told."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, ChoiceLoader, DictLoader, Environment
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.plugin.book_page import BookPage
from generator.plugin.hand_written import HandWritten
from generator.plugin.page_keys import file_names, key_of, may_keep_pages, page_key, settings, surroundings
from generator.render.site.search import FoundSection, found_section
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
        self.names: set[str] = set()
        """The pages that are taken over, by their paths on the site."""
        self._nav: Navigation | None = None
        self._files = Files([])
        self._keys: dict[str, str] = {}
        self._inline: set[str] = set()
        """The scripts and styles that the pages taken over load from files of their own."""
        self._read: dict[str, str] = {}
        """The content of hand-written pages, which is hidden from templates that draw nothing."""
        self._pages: list[tuple[str, list[FoundSection]]] = []
        """The source of each page, with what the theme's search has read of it."""

    def begin(self, nav: Navigation, files: Files) -> None:
        """Learn what there is, before anything is read."""
        self._nav, self._files = nav, files
        if self.is_on:
            self.written = HandWritten(self.kept, key_of(self.settings, file_names(files)))

    def hand_written(self, page: Page) -> HandWritten | None:
        """Who converts the Markdown of a page; None where there is none, or MkDocs does."""
        return None if isinstance(page, BookPage) else self.written

    def choose(self, env: Environment) -> None:
        """Take over what may be, now that all pages are read and none is drawn."""
        assert env.loader is not None
        env.bytecode_cache = templates("site").bytecode_cache or COMPILED
        env.loader = ChoiceLoader([env.loader, DictLoader({DRAWS_NOTHING: ""})])
        if not self.is_on or self._nav is None:
            return
        around = self.kept.new.around = surroundings(self.settings, self._nav)
        for page in (file.page for file in self._files.documentation_pages()):
            assert page is not None
            self._read[page.file.dest_uri] = page.content or ""
            if around == self.kept.old.around and self._is_in_last(page):
                self.names.add(page.file.dest_uri)
                page.content, page.meta["template"] = "", DRAWS_NOTHING

    def _is_in_last(self, page: Page) -> bool:
        """Whether the last site has the page as it would come out."""
        is_read = isinstance(page, BookPage) or (self.written is not None and page.file.src_uri in self.written.known)
        name = page.file.dest_uri
        if not is_read or name not in self.kept.old.pages:  # what is not read yet, search has to see
            return False
        return self.kept.has_page(name, self._key(page))

    def _key(self, page: Page) -> str:
        name = page.file.dest_uri
        if name not in self._keys:
            content = page.book_content.digest if isinstance(page, BookPage) else key_of(self._read[name])
            self._keys[name] = page_key(self.kept.new.around, page, content)
        return self._keys[name]

    def last(self, page: Page) -> str:
        """A page that is taken over, as it is in the last site; nothing where it is in its place already."""
        name = page.file.dest_uri
        html = self.kept.take_page(name, self._key(page), Path(page.file.abs_dest_path))
        if html is None:
            raise PluginError(f"{name} of the last site was changed during the build. Build again.")
        self._inline.update(path for path in self.kept.new.pages[name][2:] if path in self.kept.old.inline)
        if isinstance(page, BookPage):
            page.book_content.let_go()
        return html

    def show(self, page: Page) -> None:
        """Give a page that is drawn its content, now that the search has had nothing to look at."""
        if isinstance(page, BookPage):
            page.content = page.book_content.html
        elif self.written is not None:
            self.written.show(page)

    def drawn(self, page: Page, html: str) -> str:
        """A page as it was drawn; it is remembered, and what it was made of is let go of."""
        if page.file.dest_uri in self._read:
            self.kept.keep_page(page.file.dest_uri, self._key(page), html)
        if isinstance(page, BookPage):
            page.content = ""
            page.book_content.let_go()
        return html

    def remember(self, index: Iterable[dict[str, Any]]) -> None:
        """Remember what the next build may want to know, and let go of what the pages were made of.

        `index` is what the theme's search has read of pages.
        """
        in_index: dict[str, list[dict[str, Any]]] = {}
        for section in index:
            in_index.setdefault(section["location"].partition("#")[0], []).append(section)
        for file in self._files.documentation_pages():
            page = file.page
            assert page is not None
            found = [found_section(section) for section in in_index.pop(page.url, [])]
            if isinstance(page, BookPage):
                page.book_content.let_go()
            elif self.written is not None:
                self.written.keep(page, self._read.get(file.dest_uri, ""), found)
            self._pages.append((file.src_uri, found))

    def sections(self) -> Iterator[FoundSection]:
        """What search finds in the order of the pages: those of the theme's index and all others."""
        for name, found in self._pages:
            yield from self.kept.sections(name) if name in self.kept.new.contents else found

    def inline_files(self, made: dict[str, str]) -> dict[str, str]:
        """The scripts and styles that pages load from files of their own: those made now, and those of pages kept."""
        self.kept.new.inline = {path: self.kept.old.inline[path] for path in sorted(self._inline)} | made
        return self.kept.new.inline
