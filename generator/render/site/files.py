"""Everything the site is made of, as files in memory."""

from msgspec import Struct

from generator.pages.model import Book, Page, Shelf
from generator.render.site.elsewhere import places_files
from generator.render.site.listed_symptoms import symptoms_files
from generator.render.site.missing import MISSING_SCRIPT
from generator.render.site.moved import MOVED_SCRIPT, PLAIN_STYLE
from generator.render.site.page import render_page, source_path, title_markup
from generator.render.templates import TEMPLATES

ASSETS = TEMPLATES / "site" / "assets"
STYLESHEET = "assets/launchbook/launchbook.css"
SCRIPT_PATH = "assets/launchbook/launchbook.js"
WORKER = "assets/launchbook/iframe-worker.js"
"""Lets the search of the theme work from disk, where browsers start no worker."""
EDITION_SCRIPT = "assets/launchbook/edition.js"
"""Loaded by the page of the edition."""
CHECKLIST_SCRIPT = "assets/launchbook/checklist.js"
"""Loaded by the pages that have a checklist."""
CUTOVER_SCRIPT = "assets/launchbook/cutover.js"
"""Loaded by the pages that draw a cutover."""
SYMPTOMS_SCRIPT = "assets/launchbook/symptoms.js"
"""Loaded by the page for those on call."""
OFFLINE_SCRIPT = "assets/launchbook/offline.js"
"""Loaded by the page about use without a network."""
OFFLINE_WORKER = "offline-worker.js"
"""Keeps the site on a device. It stands on top, since a worker answers only for what is below it."""
ICON = "assets/launchbook/icon.svg"
WEB_MANIFEST = "site.webmanifest"
"""What browsers ask for when somebody installs the site."""
WORKER_LICENCE = "assets/launchbook/iframe-worker-licence.txt"
SEARCH = "assets/launchbook/search.js"
"""Finds in place of the theme's own search, inside its search box."""
STYLE_PARTS = (
    "tokens",
    "page",
    "text",
    "records",
    "cards",
    "labels",
    "facts",
    "values",
    "steps",
    "run-sheet",
    "tables",
    "edition",
    "charts",
    "symptoms",
    "offline",
    "doors",
    "compare",
    "readiness",
    "bars",
    "checklist-forms",
    "checklist-ticks",
    "kept-in-view",
    "keyboard",
    "search",
    "menu",
    "system",
    "small-screens",
    "print",
    "print-text",
)
"""The parts of the style sheet in their order: of two rules that weigh the same, the later one holds."""
PUBLISHED = {
    STYLESHEET: tuple(f"styles/{name}.css" for name in STYLE_PARTS),
    SCRIPT_PATH: (
        "shared/addresses.js",
        "shared/dates.js",
        "launchbook.js",
        "elsewhere/places.js",
        "elsewhere/follow.js",
        "records.js",
        "contents.js",
        "offline/notice.js",
    ),
    CHECKLIST_SCRIPT: (
        "shared/addresses.js",
        "shared/dates.js",
        "shared/texts.js",
        "checklist/choices.js",
        "checklist/ticks.js",
        "checklist/filter-form.js",
        "checklist/tick-form.js",
    ),
    EDITION_SCRIPT: ("shared/dates.js", "shared/texts.js", "edition/answer.js", "edition/page.js"),
    CUTOVER_SCRIPT: ("cutover/clock.js", "cutover/page.js"),
    SYMPTOMS_SCRIPT: ("shared/texts.js", "symptoms/finder.js", "symptoms/page.js"),
    OFFLINE_SCRIPT: ("shared/texts.js", "offline/kept.js", "offline/page.js"),
    OFFLINE_WORKER: ("offline/kept.js", "offline/worker.js"),
    WEB_MANIFEST: ("offline/site.webmanifest",),
    ICON: ("offline/icon.svg",),
    MOVED_SCRIPT: ("moved.js",),
    MISSING_SCRIPT: ("shared/addresses.js", "missing/nearest.js", "missing/page.js"),
    PLAIN_STYLE: ("styles/plain.css",),
    WORKER: ("iframe-worker.js",),
    WORKER_LICENCE: ("iframe-worker-licence.txt",),
    SEARCH: (
        "search/markup.js",
        "search/words.js",
        "search/spelling.js",
        "search/parts.js",
        "search/vocabulary.js",
        "search/query.js",
        "search/ranking.js",
        "search/scores.js",
        "search/excerpts.js",
        "search/index.js",
        "search/worker.js",
    ),
}
"""What browsers load, and the files that it is made of in their order: one request for each."""

Nav = list[dict[str, "str | Nav"]]


class SiteFile(Struct, frozen=True):
    """A file of the site: its path, its content, and the YAML file behind it where there is one."""

    path: str
    content: str
    edit: str = ""
    is_aside: bool = False
    """Whether it is a page that is in no navigation."""


def site_files(book: Book) -> list[SiteFile]:
    """Every page of the book as Markdown, and what the pages need."""
    aside = {page.path for page in book.aside}
    pages = [
        SiteFile(source_path(page.path), render_page(book, page), page.edit, page.path in aside) for page in book.pages
    ]
    return [*pages, *files_beside(book), *asset_files()]


def files_beside(book: Book) -> list[SiteFile]:
    """What pages in parts ask for when somebody wants it: where places are on other parts, and what these list."""
    places = [SiteFile(file.path, file.content) for page in book.pages for file in places_files(page)]
    return [*places, *(SiteFile(path, content) for path, content in symptoms_files(book).items())]


def asset_files() -> list[SiteFile]:
    """What the pages need."""
    return [
        SiteFile(path, "\n".join((ASSETS / part).read_text("utf-8") for part in parts))
        for path, parts in PUBLISHED.items()
    ]


def navigation(book: Book) -> Nav:
    """The navigation in the form that MkDocs takes."""
    return [_entry(entry) for entry in book.shelves]


def _entry(entry: Shelf | Page) -> dict[str, str | Nav]:
    if isinstance(entry, Page):
        return {title_markup(entry.short): source_path(entry.path)}
    return {title_markup(entry.title): [_entry(part) for part in entry.entries]}
