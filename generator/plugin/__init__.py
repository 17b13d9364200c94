"""The MkDocs plugin: the pages of the book as virtual files. The edge, not the program."""

import gc
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Literal

from jinja2 import Environment, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.build.order import Order, SiteInputs
from generator.catalogue import catalogue_of
from generator.check import check_data, texts_to_show
from generator.clock import today
from generator.findings import Finding
from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.missing import missing
from generator.pages.model import Book, without_pages
from generator.pages.model import Page as BookPageModel
from generator.pages.search import SearchPlace, search_places
from generator.pages.view_models import Address
from generator.plugin.book_content import BookContent
from generator.plugin.book_page import BookPage
from generator.plugin.configuration import site_title, site_url_of
from generator.plugin.edit_links import EditLinks
from generator.plugin.file_names import require_addresses
from generator.plugin.late_files import ALL_OTHERS, SEARCHED, LateFiles, LateSteps
from generator.plugin.menu import menu_beside
from generator.plugin.options import DATA_VARIABLE, LEFT_OUT, LaunchbookConfig
from generator.plugin.preview_folder import PreviewFolder
from generator.plugin.preview_server import set_up
from generator.plugin.prints import PrintRoom, finished_files
from generator.plugin.taken_over import TakenOver
from generator.plugin.theme_files import list_visible_files
from generator.plugin.theme_fixes import Inline, mend
from generator.plugin.written_headings import WrittenHeadings, written_headings
from generator.render.site.files import SCRIPT_PATH, STYLESHEET, WORKER, asset_files, files_beside, navigation
from generator.render.site.missing import MISSING_PAGE, render_missing
from generator.render.site.page import render_page, source_path, title_markup
from generator.report.terminal import terminal
from generator.report.text import print_findings
from generator.revision import site_context
from generator.site_steps.finish import (
    complete_site,
    take_sections,
    write_redirects,
    write_search,
    write_text,
)
from generator.site_steps.kept_site import KeptSite

FIRST, AFTER_SEARCH, LAST = 100, -50, -200
"""When the plugin is asked: `search` writes its index at 0, and `offline` copies it at -100."""
LOG = logging.getLogger("mkdocs.plugins.launchbook")


class LaunchbookPlugin(BasePlugin[LaunchbookConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages of the book to the site, and checks the site once it is built."""

    def __init__(self) -> None:
        self.is_serving = False
        self.is_told = False
        self._given: SiteInputs | None = None
        self.context: BookContext | None = None
        self.book: Book | None = None
        self.findings: tuple[Finding, ...] = ()
        self.inline = Inline()
        self.print_room = PrintRoom()
        self.printed: frozenset[str] = frozenset()
        self.site_name = ""
        self.wrong: list[str] = []
        self.heading_html: WrittenHeadings | None = None
        self.kept = KeptSite()
        self.preview = PreviewFolder()
        self.late = LateFiles()
        self.site_dir: Path | None = None
        self.taken: TakenOver
        self.places: dict[Address, SearchPlace] = {}

    @contextmanager
    def given(self, inputs: SiteInputs) -> Iterator[None]:
        """Make the pages alone, of data that was read and checked already; MkDocs keeps the plugin, but not them."""
        self._given = inputs
        try:
            yield
        finally:
            self._given = self.context = self.book = None
            vars(self).pop("taken", None)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Having this method, MkDocs keeps the plugin over the rebuilds of `serve`."""
        self.is_serving = self.is_told = command == "serve"

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the data, and put the pages before the hand-written ones in the navigation."""
        self.late.begin(is_preview=self.is_serving)
        self.inline = Inline()
        list_visible_files(config)
        self._read(config)
        self._tell_what_is_left_out()
        if self.book is None or self.context is None:
            raise PluginError("The data has problems; nothing was built.")
        config.nav = [*navigation(self.book), *(config.nav or [])]
        self.site_name = site_title(config.site_name, self.context.project.organisation.name)
        config.site_name = title_markup(self.site_name)  # themes print it as it stands, or escape it once more
        if "attr_list" not in config.markdown_extensions:  # the headings of the pages carry their anchors with it
            config.markdown_extensions.append("attr_list")
        self.heading_html = written_headings(config)
        config.extra_css.append(STYLESHEET)
        config.extra_javascript.append(SCRIPT_PATH)
        config.extra.setdefault("polyfills", []).append(WORKER)  # before the plugin `offline` adds one of another host
        return config

    def _tell_what_is_left_out(self) -> None:
        """Say once that MkDocs alone makes the pages and no more; `launchbook build` names its inputs."""
        if self.book and not self._given and not self.is_told:
            LOG.info(LEFT_OUT)
            self.is_told = True

    def _read(self, config: MkDocsConfig) -> None:
        if self._given is not None:
            self._take(self._given.context)
            return
        checked = check_data(data := self._data(config))
        self.findings = checked.findings
        if checked.project is not None:
            file = Path(config.config_file_path)
            context = site_context(checked.project, data, today(), file.parent).after(self.context)
            order = Order(data, file, context.day, site_url_of(file))
            self.print_room.show(context, order if self.is_serving else None)
            self._take(context)
            return
        if not self.is_serving:
            self.context = self.book = None
        # Printed, not logged: a warning of MkDocs would end a strict build in the middle of serving.
        print_findings(checked.findings, texts_to_show(checked), terminal(is_for_errors=True))

    def _take(self, context: BookContext) -> None:
        self.printed = self._given.printed if self._given else self.print_room.names
        beside = frozenset((*self.printed, *finished_files(self.config.prints)))
        self.context, self.book = context, make_book(context, beside, self.book)

    def _data(self, config: MkDocsConfig) -> Path:
        path = Path(config.config_file_path).parent / os.environ.get(DATA_VARIABLE, self.config.data_dir)
        return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every page of the book, with an edit link to its YAML."""
        assert self.book is not None
        require_addresses(files)
        self.taken = TakenOver(self._given.kept if self._given else self.kept, config)
        self.edit_links = EditLinks(config.docs_dir)
        aside, linked = {page.path for page in self.book.aside}, without_pages(self.book)
        for page in self.book.pages:
            level = InclusionLevel.NOT_IN_NAV if page.path in aside else InclusionLevel.UNDEFINED
            files.append(self._file(page, linked, level, config))
        for made in (*asset_files(), *files_beside(self.book)):
            files.append(File.generated(config, made.path, content=made.content))
        for path, finished in finished_files(self.config.prints).items():
            files.append(File.generated(config, path, abs_src_path=str(finished)))
        for path in sorted(self.printed):
            files.append(File.generated(config, path, content=b""))  # it comes later; links may lead to it
        return files

    def _file(self, page: BookPageModel, book: Book, level: InclusionLevel, config: MkDocsConfig) -> File:
        """A page as a file: one that brings its HTML along, or Markdown where only that tells what becomes of it."""
        source = "" if self.heading_html else render_page(book, page)
        file = File.generated(config, source_path(page.path), content=source, inclusion=level)
        assert self.context is not None
        file.edit_uri = self.edit_links.to(self.context.project.entry(page.edit).found.file) if page.edit else None
        if self.heading_html:
            title = title_markup(page.short) if level is InclusionLevel.UNDEFINED else None
            BookPage(title, file, config, BookContent(book, page, file.url, self.heading_html, self.taken.kept))
        return file

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Set the last pages of a preview aside."""
        if self.is_serving:
            self.site_dir = Path(config.site_dir)
            self.kept = self.preview.begin(self.site_dir)

    def on_build_error(self, *, error: Exception) -> None:
        """Show the last pages of a preview again."""
        if self.site_dir is not None:
            self.preview.put_back(self.site_dir)
        self.late.give_up()

    def on_shutdown(self) -> None:
        """Leave nothing of a preview behind."""
        self.late.close()
        self.print_room.close()
        self.preview.remove()

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Learn what pages there are."""
        self.taken.begin(nav, files)

    @event_priority(LAST)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Convert only what has changed."""
        written = self.taken.hand_written(page)
        return written.markdown(page, markdown) if written else markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Take what has not changed from the last build."""
        written = self.taken.hand_written(page)
        return written.content(page, html, files) if written else html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Choose what is drawn, now that every page is read."""
        if not self.is_serving and self.book and self.context:
            self.places = search_places(self.book)
            self.book = None  # each page lets go of what it shows once it is drawn, so that the search has the memory
            self.context.forget_pages()
            gc.freeze()  # what was made so far stays, and need not be looked at
            gc.enable()  # what drawing leaves in circles goes
        self.taken.choose(env)

    @event_priority(AFTER_SEARCH)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Show the content, now that the search has had nothing to look at, and a menu that stays short."""
        if page.file.dest_uri not in self.taken.names:
            self.taken.show(page)
            context["nav"] = menu_beside(nav)
        return context

    def on_pre_template(self, template: Template, *, template_name: str, config: MkDocsConfig) -> Template:
        """Draw nothing where our own page is put in its place."""
        return Template("") if template_name == MISSING_PAGE else template

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Mend what the theme gets wrong, and remember the page."""
        if page.file.dest_uri in self.taken.names:
            return self.taken.last(page)
        return self.taken.drawn(page, self._mended(output, page.file.dest_uri))

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Put our own page in place of the theme's for missing addresses; mend the others."""
        if template_name == MISSING_PAGE and self.context:
            return render_missing(missing(self.context), self.site_name, config.site_url or "")
        return self._mended(output, template_name) if template_name.endswith(".html") else output

    def _mended(self, html: str, path: str) -> str:
        return self.inline.moved_out(mend(html), path)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Watch the data, and the catalogue where it stands elsewhere."""
        watched = filter(None, (data := self._data(config), catalogue_of(data)))
        return set_up(server, watched, self.late, self.print_room, lambda: self.findings)

    @event_priority(AFTER_SEARCH)
    def _take_from_search(self, *, config: MkDocsConfig) -> None:
        """Take over what the theme's search has read, and remember it."""
        self.taken.remember(take_sections(Path(config.site_dir)))

    @event_priority(LAST)
    def _finish(self, *, config: MkDocsConfig) -> None:
        """Take the steps that are left for pages, and leave the others to be taken once a preview shows them."""
        site = Path(config.site_dir)
        for path, code in self.taken.inline_files(self.inline.files).items():
            write_text(site, path, code)
        if self.is_serving:
            self.preview.end(site, self.taken.kept)
        self.wrong = write_redirects(site, self.config.moved, config.site_url or "")
        self.late.end(site, self._late_steps(site, config))

    def _late_steps(self, site: Path, config: MkDocsConfig) -> LateSteps:
        """The steps that no page waits for; where MkDocs runs alone, the last ones are among them."""
        assert self.context is not None
        kept, file, wrong = self.taken.kept, Path(config.config_file_path), self.wrong
        book, places, sections = self.book, self.places, self.taken.sections
        search = partial(write_search, site, sections, lambda: search_places(book) if book else places)
        complete = partial(complete_site, site, config.site_url or "", self.context, kept, wrong, file.name)
        return {SEARCHED: search} | ({} if self._given else {ALL_OTHERS: lambda: self._stop_at(complete())})

    def _stop_at(self, words: str) -> None:
        """Print what is wrong with the links and old addresses, and end the build; a preview goes on."""
        *lines, verdict = words.split("\n")
        sys.stderr.writelines(f"{line}\n" for line in lines)
        if verdict and not self.is_serving:
            raise PluginError(verdict)

    on_post_build = CombinedEvent(_take_from_search, _finish)
