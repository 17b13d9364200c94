"""All pages of a project, in the order of the navigation."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from generator.pages.book_context import BookContext
from generator.pages.compare import compare_pages
from generator.pages.comparison_models import Said
from generator.pages.control_index import Cited, cards, cited_controls
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
from generator.pages.provider_context import ProviderContext
from generator.pages.reference import data_page, problems_page, reference_page
from generator.pages.sections import Checklist
from generator.pages.teams import teams_pages
from generator.pages.view_models import Address, Link

Places = dict[tuple[str, str], Link]
"""Where each record stands, by provider and id."""


def make_book(context: BookContext, printed: frozenset[str] = frozenset(), last: Book | None = None) -> Book:
    """The book of a project on a day; `printed` holds the paths of the files that stand beside it.

    Pages that are equal to those of the last book are the same objects.
    """
    cited = Cited({guide.provider.id: guide.once(_cited) for guide in context.shown_providers})
    same = (replace(data_page()), replace(problems_page()))  # in every book; what is kept of a page belongs to one
    reference = (*same, edition_page(context, printed), offline_page(context, printed))
    shelves = (
        home_page(context, printed),
        on_call_page(context),
        _integrations(context, printed),
        _providers(context),
        Shelf("Teams", teams_pages(context, printed)),
        _compare(context),
        Shelf("Controls", control_pages(context, cited)),
        Shelf("Reference", (reference_page(reference), *reference)),
    )
    book = Book(shelves, _aside(context), _places(context), context.day)
    return _with_parts(_as_before(book, last))


def _as_before(book: Book, last: Book | None) -> Book:
    """The book with the very pages of the last one where they are equal, so that nothing is made of them again."""
    before = last.whole if last else {}
    whole = {page.path: known if (known := before.get(page.path)) == page else page for page in book.pages}
    shelves = tuple(_with_pages(entry, whole) for entry in book.shelves)
    return replace(book, shelves=shelves, aside=tuple(whole[page.path] for page in book.aside), whole=whole)


def _with_parts(book: Book) -> Book:
    """The book with each page that is too long in parts: the first in its place, the others aside."""
    parts = {page.path: parted for page in book.pages if (parted := page.once(_parts_of))}
    moved = {old: new for path in parts for old, new in book.whole[path].once(_moved_from).items()}
    shelves = tuple(_with_pages(entry, {path: parted[0] for path, parted in parts.items()}) for entry in book.shelves)
    further = tuple(part for parted in parts.values() for part in parted[1:])
    return replace(book, shelves=shelves, aside=(*book.aside, *further), moved=moved) if parts else book


def _parts_of(page: Page) -> tuple[Page, ...]:
    """The parts of a page that is too long; none of another one, which would keep itself in memory."""
    parts = in_parts(page)
    return with_elsewhere(parts) if len(parts) > 1 else ()


def _moved_from(page: Page) -> dict[Address, Address]:
    return moved_places(page.once(_parts_of))


def _with_pages(entry: Shelf | Page, pages: Mapping[str, Page]) -> Shelf | Page:
    """An entry with these pages, by their paths, in the place of its own."""
    if isinstance(entry, Page):
        return pages.get(entry.path, entry)
    return replace(entry, entries=tuple(_with_pages(inside, pages) for inside in entry.entries))


def _integrations(context: BookContext, printed: frozenset[str]) -> Shelf:
    shelves = (Shelf(one.name, one.once(integration_pages, one.beside(printed))) for one in context.integrations)
    return Shelf("Integrations", (integrations_page(context.integrations), *shelves))


def _providers(context: BookContext) -> Shelf:
    shelves = (Shelf(guide.name, guide.once(_guide)) for guide in context.shown_providers)
    more = context.more_providers
    rest = (more_providers_page(more),) if more else ()
    return Shelf("Providers", (providers_page(context.shown_providers, more), *shelves, *rest))


def _guide(guide: ProviderContext) -> tuple[Page, ...]:
    """The pages of a provider, and the page that says where each statement of its guide stands."""
    return (*guide.once(provider_pages), sources_page_of(guide, guide.once(_places_of)))


def _cited(guide: ProviderContext) -> dict[str, Said]:
    return cited_controls(guide.once(provider_pages))


def _aside(context: BookContext) -> tuple[Page, ...]:
    """The pages of the providers that you have no integration with: they are there, and search passes them over."""
    return tuple(page for guide in context.more_providers for page in guide.once(_hidden_guide))


def _hidden_guide(guide: ProviderContext) -> tuple[Page, ...]:
    return tuple(replace(page, is_found=False) for page in guide.once(_guide))


def _compare(context: BookContext) -> Shelf:
    contexts = context.shown_providers
    contacts = all_contacts_page(seen.provider_context for seen in context.perspectives)
    return Shelf("Compare", (*compare_pages(contexts), all_environments_page(contexts), contacts))


def _places(context: BookContext) -> Places:
    return {place: link for guide in context.provider_contexts for place, link in guide.once(_places_of).items()}


def _places_of(guide: ProviderContext) -> Places:
    """Where each record of a provider stands, and what your integrations add to it."""
    found = {
        (guide.provider.id, anchor): Link(title, Address(page.path, anchor))
        for page in guide.once(provider_pages)
        for anchor, title in anchors(page)
    }
    return found | {place: link for one in guide.integrations for place, link in own_places(one)}


def anchors(page: Page) -> Iterator[tuple[str, str]]:
    """Anchor and title of every record on a page."""
    for section in page.sections:
        if isinstance(section, Checklist):
            yield section.anchor, section.title
        yield from ((card.anchor, card.title) for card in cards(section) if card.anchor)
