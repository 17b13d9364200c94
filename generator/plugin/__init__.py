"""The MkDocs plugin: the pages of the book as virtual files. The edge, not the program."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.build.order import SiteInputs
from generator.catalogue import catalogue_of
from generator.check import check_data, texts_to_show
from generator.clock import today
from generator.findings import Finding
from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.missing import missing
from generator.pages.model import Book
from generator.pages.model import Page as BookPageModel
from generator.plugin.book_page import BookPage, PageParts
from generator.plugin.callers import answered_to
from generator.plugin.menu import menu_beside
from generator.plugin.prints import PrintRoom
from generator.plugin.theme_fixes import Inline, mend
from generator.plugin.written_headings import WrittenHeadings, written_headings
from generator.render.site.files import SCRIPT_PATH, STYLESHEET, WORKER, asset_files, navigation
from generator.render.site.missing import MISSING_PAGE, render_missing
from generator.render.site.page import (
    front_matter,
    headings,
    render_content,
    render_page,
    source_path,
    title_markup,
)
from generator.report.terminal import terminal
from generator.report.text import print_findings
from generator.site_steps.finish import (
    complaints,
    finish_site,
    write_export,
    write_redirects,
    write_search_entries,
    write_text,
)

FIRST, AFTER_SEARCH, LAST = 100, -50, -200
"""When the plugin is asked: `search` writes its index at 0, and `offline` copies it at -100."""
LOG = logging.getLogger("mkdocs.plugins.launchbook")
LEFT_OUT = (
    "MkDocs alone makes only the pages. Left out: runbooks, run sheets, access requests and calendars. "
    "`launchbook build` makes them."
)
DATA_VARIABLE = "LAUNCHBOOK_DATA"
"""Names another data folder than `mkdocs.yml` does; `--data` sets it."""


class LaunchbookConfig(Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may say about the plugin."""

    data_dir = config_options.Type(str, default="data")
    """The folder that holds the data, beside `mkdocs.yml`."""
    prints = config_options.Type(str, default="")
    """A folder of finished files to publish beside the pages."""
    moved = config_options.Type(dict, default={})
    """Old addresses, and where what stood there is now."""


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
        self.site_name = ""
        self.wrong: list[str] = []
        self.heading_html: WrittenHeadings | None = None
        self.book_pages: list[BookPage] = []

    @contextmanager
    def given(self, inputs: SiteInputs) -> Iterator[None]:
        """Make the pages alone, of data that was read and checked already; MkDocs keeps the plugin for later builds."""
        self._given = inputs
        try:
            yield
        finally:
            self._given = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Having this method, MkDocs keeps the plugin over the rebuilds of `serve`."""
        self.is_serving = command == "serve"
        self.is_told = self.is_serving

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the data, and put the pages before the hand-written ones in the navigation."""
        self._read(config)
        self._tell_what_is_left_out()
        if self.book is None:
            raise PluginError("The data has problems; nothing was built.")
        config.nav = [*navigation(self.book), *(config.nav or [])]
        self.site_name = self._site_name(config.site_name)
        config.site_name = title_markup(self.site_name)  # themes print it as it stands, or escape it once more
        if "attr_list" not in config.markdown_extensions:  # the headings of the pages carry their anchors with it
            config.markdown_extensions.append("attr_list")
        self.heading_html = written_headings(config)
        config.extra_css.append(STYLESHEET)
        config.extra_javascript.append(SCRIPT_PATH)
        config.extra.setdefault("polyfills", []).append(WORKER)  # before the plugin `offline` adds one of another host
        return config

    def _site_name(self, name: str) -> str:
        """What stands in the header and in the titles of all pages: whose site it is, and what it is."""
        assert self.context is not None
        organisation = self.context.project.organisation.name
        return name if organisation in name else f"{organisation} · {name}"

    def _tell_what_is_left_out(self) -> None:
        """Say once that MkDocs alone makes the pages and no more; `launchbook build` names its inputs."""
        if self.book and not self._given and not self.is_told:
            LOG.info(LEFT_OUT)
            self.is_told = True

    def _read(self, config: MkDocsConfig) -> None:
        if self._given is not None:
            self._take(self._given.context)
            return
        checked = check_data(self._data(config))
        self.findings = checked.findings
        if checked.project is not None:
            context = BookContext.of(checked.project, today())
            if self.is_serving:
                self.print_room.show(context, self._data(config), Path(config.config_file_path))
            self._take(context)
            return
        if not self.is_serving:
            self.context = self.book = None
        # Printed, not logged: a warning of MkDocs would end a strict build in the middle of serving.
        print_findings(checked.findings, texts_to_show(checked), terminal(is_for_errors=True))

    def _take(self, context: BookContext) -> None:
        self.context, self.book = context, make_book(context, self._printed | self._prints().keys())

    @property
    def _printed(self) -> frozenset[str]:
        """The files that will be made beside the pages, by their paths on the site."""
        return self._given.printed if self._given else self.print_room.names

    def _prints(self) -> dict[str, Path]:
        """The finished files to publish, by their paths on the site."""
        folder = Path(self.config.prints)
        found = sorted(path for path in folder.rglob("*") if path.is_file()) if self.config.prints else []
        return {path.relative_to(folder).as_posix(): path for path in found}

    def _data(self, config: MkDocsConfig) -> Path:
        path = Path(config.config_file_path).parent / os.environ.get(DATA_VARIABLE, self.config.data_dir)
        return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every page of the book, with an edit link to its YAML."""
        assert self.book is not None
        aside = {page.path for page in self.book.aside}
        self.book_pages = []
        for page in self.book.pages:
            level = InclusionLevel.NOT_IN_NAV if page.path in aside else InclusionLevel.UNDEFINED
            files.append(self._file(page, level, config))
        for asset in asset_files():
            files.append(File.generated(config, asset.path, content=asset.content))
        for path, made in self._prints().items():
            files.append(File.generated(config, path, abs_src_path=str(made)))
        for path in sorted(self._printed):
            files.append(File.generated(config, path, content=b""))  # it comes later; links may lead to it
        return files

    def _file(self, page: BookPageModel, level: InclusionLevel, config: MkDocsConfig) -> File:
        """A page as a file: one that brings its HTML along, or Markdown where only that tells what becomes of it."""
        assert self.book is not None
        heading_html = self.heading_html
        content = "" if heading_html else render_page(self.book, page)
        file = File.generated(config, source_path(page.path), content=content, inclusion=level)
        file.edit_uri = self._edit_link(page.edit, config) if page.edit else None
        if heading_html:
            parts = PageParts(
                front_matter(page), headings(page), partial(render_content, self.book, page, heading_html)
            )
            title = title_markup(page.short) if level is InclusionLevel.UNDEFINED else None
            self.book_pages.append(BookPage(title, file, config, parts))
        return file

    def _edit_link(self, name: str, config: MkDocsConfig) -> str:
        """The path from `docs/` to a file of the data, wherever that stands."""
        assert self.context is not None
        file = os.path.realpath(self.context.project.entry(name).document.file)
        return quote(Path(os.path.relpath(file, os.path.realpath(config.docs_dir))).as_posix())

    def on_env(self, env: object, *, config: MkDocsConfig, files: Files) -> None:
        """Tell the theme how many problems keep the pages from being new."""
        problems = [f"{finding.position.file}:{finding.position.line} {finding.message}" for finding in self.findings]
        env.globals["launchbook_problems"] = problems  # type: ignore[attr-defined]

    @event_priority(FIRST)
    def _hide(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """Give the search nothing to look at: it knows the page already."""
        if isinstance(page, BookPage):
            page.content = ""

    @event_priority(AFTER_SEARCH)
    def _show(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
        """Show the content again, and a menu that does not grow with the number of providers."""
        if isinstance(page, BookPage):
            page.content = page.made
        context["nav"] = menu_beside(nav)
        return context

    on_page_context = CombinedEvent(_hide, _show)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Mend what the theme gets wrong."""
        return self._mended(output, page.file.dest_uri)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Put our own page in place of the theme's for addresses that do not exist; mend the others."""
        if template_name == MISSING_PAGE and self.context:
            return render_missing(missing(self.context), self.site_name, config.site_url or "")
        return self._mended(output, template_name) if template_name.endswith(".html") else output

    def _mended(self, html: str, path: str) -> str:
        return self.inline.moved_out(mend(html), path)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Watch the data, and the catalogue where it stands elsewhere."""
        data = self._data(config)
        for folder in (data, catalogue_of(data)):
            if folder is not None:
                server.watch(str(folder))
        with_prints = self.print_room.opened(server.serve_request, server.mount_path)
        server.set_app(answered_to(with_prints, str(server.server_address[0])))
        return server

    def on_shutdown(self) -> None:
        """End whatever is being drawn."""
        self.print_room.close()

    @event_priority(AFTER_SEARCH)
    def _tell_search(self, *, config: MkDocsConfig) -> None:
        """Tell the search what the book knows."""
        assert self.book is not None
        known = (section for page in self.book_pages for section in page.search_sections)
        write_search_entries(Path(config.site_dir), self.book, known)

    @event_priority(LAST)
    def _finish(self, *, config: MkDocsConfig) -> None:
        """Take the steps that are left for pages; where MkDocs runs alone, the last ones, too."""
        assert self.context is not None
        site, site_url = Path(config.site_dir), config.site_url or ""
        for path, code in self.inline.files.items():
            write_text(site, path, code)
        self.wrong = write_redirects(site, self.config.moved, site_url)
        write_export(site, self.context)
        if self._given is None:
            self._stop_at(complaints(finish_site(site, site_url, ""), self.wrong, Path(config.config_file_path).name))

    def _stop_at(self, words: str) -> None:
        """Print what is wrong with the links and old addresses, and end the build; a preview goes on."""
        *lines, verdict = words.split("\n")
        sys.stderr.writelines(f"{line}\n" for line in lines)
        if verdict and not self.is_serving:
            raise PluginError(verdict)

    on_post_build = CombinedEvent(_tell_search, _finish)
