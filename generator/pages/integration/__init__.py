"""The pages of one integration."""

from generator.pages.integration.checklist import own_checklist_page
from generator.pages.integration.cutover import own_cutover_page
from generator.pages.integration.environments import own_environments_page
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.overview import own_overview_page
from generator.pages.integration.request import request_page
from generator.pages.integration.smoke_tests import smoke_tests_page
from generator.pages.model import Page

_MAKERS = (
    own_overview_page,
    own_checklist_page,
    request_page,
    own_environments_page,
    smoke_tests_page,
    own_cutover_page,
)


def integration_pages(context: IntegrationContext) -> tuple[Page, ...]:
    """The pages that every integration has, in the order of the navigation."""
    return tuple(maker(context) for maker in _MAKERS)
