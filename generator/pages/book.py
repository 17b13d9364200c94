"""All pages of a project, in the order of the navigation."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.pages.book_context import BookContext
from generator.pages.compare import compare_pages
from generator.pages.control_index import cards, cited_controls
from generator.pages.controls import control_pages
from generator.pages.cross_provider import (
    all_contacts_page,
    all_environments_page,
    more_providers_page,
    providers_page,
)
from generator.pages.edition_page import edition_page
from generator.pages.home import home_page
from generator.pages.integration.index import integration_pages, integrations_page
from generator.pages.model import Book, Page, Shelf
from generator.pages.offline_page import offline_page
from generator.pages.on_call import on_call_page
from generator.pages.own_records import own_places
from generator.pages.parts import in_parts, moved_places, with_elsewhere
from generator.pages.provider import provider_pages
from generator.pages.provider.sources import sources_page_of
from generator.pages.reference import data_page, problems_page, reference_page
from generator.pages.sections import Checklist
from generator.pages.teams import teams_pages
from generator.pages.view_models import Address, Link

Guides = dict[str, tuple[Page, ...]]
"""The pages of each provider, by its id."""
Places = dict[tuple[str, str], Link]
"""Where each record stands, by provider and id."""


def make_book(context: BookContext, printed: frozenset[str] = frozenset()) -> Book:
    """The book of a project on a day; `printed` holds the paths of the files that stand beside it."""
    guides = {guide.provider.id: provider_pages(guide) for guide in context.provider_contexts}
    records = _places(guides) | _own_places(context)
    shown = {guide.provider.id: guides[guide.provider.id] for guide in context.shown_providers}
    reference = (data_page(), problems_page(), edition_page(context, printed), offline_page(context, printed))
    shelves = (
        home_page(context, printed),
        on_call_page(context),
        _integrations(context, printed),
        _providers(context, guides, records),
        Shelf("Teams", teams_pages(context, printed)),
        _compare(context),
        Shelf("Controls", control_pages(context, cited_controls(shown))),
        Shelf("Reference", (reference_page(reference), *reference)),
    )
    return _with_parts(Book(shelves, _aside(context, guides, records), records, context.day))


def _with_parts(book: Book) -> Book:
    """The book with each page that is too long in parts: the first in its place, the others aside."""
    parts = {page.path: with_elsewhere(parted) for page in book.pages if len(parted := in_parts(page)) > 1}
    moved = {old: new for parted in parts.values() for old, new in moved_places(parted).items()}
    shelves = tuple(_with_first_parts(entry, parts) for entry in book.shelves)
    further = tuple(part for parted in parts.values() for part in parted[1:])
    return replace(book, shelves=shelves, aside=(*book.aside, *further), moved=moved) if parts else book


def _with_first_parts(entry: Shelf | Page, parts: dict[str, tuple[Page, ...]]) -> Shelf | Page:
    if isinstance(entry, Page):
        return parts.get(entry.path, (entry,))[0]
    return replace(entry, entries=tuple(_with_first_parts(inside, parts) for inside in entry.entries))


def _integrations(context: BookContext, printed: frozenset[str]) -> Shelf:
    shelves = (Shelf(integration.name, integration_pages(integration, printed)) for integration in context.integrations)
    return Shelf("Integrations", (integrations_page(context.integrations), *shelves))


def _providers(context: BookContext, guides: Guides, records: Places) -> Shelf:
    shelves = (
        Shelf(guide.name, (*guides[guide.provider.id], sources_page_of(guide, records)))
        for guide in context.shown_providers
    )
    more = context.more_providers
    rest = (more_providers_page(more),) if more else ()
    return Shelf("Providers", (providers_page(context.shown_providers, more), *shelves, *rest))


def _aside(context: BookContext, guides: Guides, records: Places) -> tuple[Page, ...]:
    """The pages of the providers that you have no integration with: they are there, and search passes them over."""
    pages = (
        page
        for guide in context.more_providers
        for page in (*guides[guide.provider.id], sources_page_of(guide, records))
    )
    return tuple(replace(page, is_found=False) for page in pages)


def _compare(context: BookContext) -> Shelf:
    contexts = context.shown_providers
    contacts = all_contacts_page(seen.provider_context for seen in context.perspectives)
    return Shelf("Compare", (*compare_pages(contexts), all_environments_page(contexts), contacts))


def _places(guides: Guides) -> Places:
    return {
        (name, anchor): Link(title, Address(page.path, anchor))
        for name, pages in guides.items()
        for page in pages
        for anchor, title in anchors(page)
    }


def _own_places(context: BookContext) -> Places:
    return {place: link for integration in context.integrations for place, link in own_places(integration.integration)}


def anchors(page: Page) -> Iterator[tuple[str, str]]:
    """Anchor and title of every record on a page."""
    for section in page.sections:
        if isinstance(section, Checklist):
            yield section.anchor, section.title
        yield from ((card.anchor, card.title) for card in cards(section) if card.anchor)
