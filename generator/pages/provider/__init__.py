"""The pages of one provider."""

from generator.pages.model import Page
from generator.pages.provider.access_request import access_request_page
from generator.pages.provider.checklist import checklist_page
from generator.pages.provider.cutover import cutover_page
from generator.pages.provider.environments import environments_page
from generator.pages.provider.incidents import incidents_page
from generator.pages.provider.maintenance import maintenance_page
from generator.pages.provider.monitoring import monitoring_page
from generator.pages.provider.overview import overview_page
from generator.pages.provider.rollback import rollback_page
from generator.pages.provider.support import support_page
from generator.pages.provider_context import ProviderContext

_MAKERS = (
    overview_page,
    checklist_page,
    environments_page,
    access_request_page,
    cutover_page,
    monitoring_page,
    incidents_page,
    rollback_page,
    support_page,
    maintenance_page,
)


def provider_pages(context: ProviderContext) -> tuple[Page, ...]:
    """The pages that every provider has, in the order of the navigation."""
    return tuple(maker(context) for maker in _MAKERS)
