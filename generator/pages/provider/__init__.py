"""The pages of one provider."""

from collections.abc import Callable

from generator.pages.model import Page
from generator.pages.provider.access import access_page
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
from generator.schema.provider import ProviderPage
from generator.schema.subjects import SUBJECTS

MAKERS: dict[ProviderPage, Callable[[ProviderContext], Page]] = {
    ProviderPage.OVERVIEW: overview_page,
    ProviderPage.CHECKLIST: checklist_page,
    ProviderPage.ENVIRONMENTS: environments_page,
    ProviderPage.ACCESS: access_page,
    ProviderPage.CUTOVER: cutover_page,
    ProviderPage.MONITORING: monitoring_page,
    ProviderPage.INCIDENTS: incidents_page,
    ProviderPage.ROLLBACK: rollback_page,
    ProviderPage.SUPPORT: support_page,
    ProviderPage.MAINTENANCE: maintenance_page,
}
"""What makes the page of each subject."""


def provider_pages(context: ProviderContext) -> tuple[Page, ...]:
    """The pages that every provider has, in the order of the navigation."""
    return tuple(MAKERS[subject.page](context) for subject in SUBJECTS)
