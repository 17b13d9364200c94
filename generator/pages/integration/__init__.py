"""The pages of one integration."""

from generator.pages.integration.checklist import checklist_page
from generator.pages.integration.cutover import cutover_page
from generator.pages.integration.environments import environments_page
from generator.pages.integration.going import Going
from generator.pages.integration.overview import overview_page
from generator.pages.integration.request import request_page
from generator.pages.integration.smoke_tests import smoke_tests_page
from generator.pages.model import Page

MAKERS = (overview_page, checklist_page, request_page, environments_page, smoke_tests_page, cutover_page)


def integration_pages(going: Going) -> tuple[Page, ...]:
    """The pages that every integration has, in the order of the navigation."""
    return tuple(maker(going) for maker in MAKERS)
