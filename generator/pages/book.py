"""All pages of a project, in the order of the navigation."""

from collections.abc import Iterator
from datetime import date

from generator.pages.book_context import BookContext
from generator.pages.compare import compare_pages
from generator.pages.control_index import cards, cited_controls
from generator.pages.controls import controls_page
from generator.pages.cross_provider import all_contacts_page, all_environments_page, providers_page
from generator.pages.home import home_page
from generator.pages.integration import integration_pages
from generator.pages.integration.index import integrations_page
from generator.pages.integration.integration_context import IntegrationContext, integration_contexts
from generator.pages.integration.readiness_summary import summarise
from generator.pages.model import Book, Page, Shelf
from generator.pages.own_records import own_places
from generator.pages.provider import provider_pages
from generator.pages.provider.sources import sources_page_of
from generator.pages.provider_context import provider_contexts
from generator.pages.reference import data_page, problems_page
from generator.pages.sections import Checklist
from generator.pages.teams import team_pages, teams_page
from generator.pages.view_models import Address, Link
from generator.project import Project
from generator.schema.access_request import Channel


def make_book(project: Project, day: date, printed: frozenset[str] = frozenset()) -> Book:
    """The book of a project as it stands on a day; `printed` holds the paths of the files that stand beside it."""
    by_id = provider_contexts(project)
    all_contexts, all_integrations = tuple(by_id.values()), integration_contexts(project, by_id, day, printed)
    context = BookContext(
        project, all_contexts, tuple(summarise(integration) for integration in all_integrations), printed, day
    )
    pages = {name: provider_pages(guide) for name, guide in by_id.items()}
    records = _places(pages) | {
        place: link for integration in all_integrations for place, link in own_places(integration.integration)
    }
    shelves = (
        home_page(context),
        Shelf(
            "Integrations",
            (integrations_page(context.summaries), *(_shelf(integration) for integration in all_integrations)),
        ),
        Shelf(
            "Providers",
            (
                providers_page(all_contexts),
                *(
                    Shelf(by_id[name].name, (*shown, sources_page_of(by_id[name], records)))
                    for name, shown in pages.items()
                ),
            ),
        ),
        Shelf("Teams", (teams_page(context), *team_pages(context))),
        Shelf(
            "Compare",
            (
                *compare_pages(all_contexts),
                all_environments_page(all_contexts),
                all_contacts_page(all_contexts),
                controls_page(project, all_contexts, cited_controls(pages)),
            ),
        ),
        Shelf("Reference", (data_page(), problems_page())),
    )
    return Book(shelves, records, day)


def _places(pages: dict[str, tuple[Page, ...]]) -> dict[tuple[str, str], Link]:
    return {
        (name, anchor): Link(title, Address(page.path, anchor))
        for name, shown in pages.items()
        for page in shown
        for anchor, title in anchors(page)
    }


def _shelf(context: IntegrationContext) -> Shelf:
    return Shelf(context.name, integration_pages(context))


def anchors(page: Page) -> Iterator[tuple[str, str]]:
    """Anchor and title of every record on a page."""
    for section in page.sections:
        if isinstance(section, Checklist) or section.anchor == Channel.place:
            yield section.anchor, section.title
        yield from ((card.anchor, card.title) for card in cards(section) if card.anchor)
