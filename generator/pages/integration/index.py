"""The list of integrations, and the pages of each."""

from generator.pages.charts.history import Milestones, history_chart
from generator.pages.integration.checklist import own_checklist_page
from generator.pages.integration.cutover import own_cutover_page
from generator.pages.integration.environments import own_environments_page
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.overview import own_overview_page
from generator.pages.integration.past import total_counts
from generator.pages.integration.request import request_page
from generator.pages.integration.smoke_tests import smoke_tests_page
from generator.pages.integration.summary_block import readiness_block
from generator.pages.model import Page
from generator.pages.readiness_view import ReadinessBlock
from generator.pages.sections import ReadinessSection
from generator.pages.view_models import RichText


def integrations_page(contexts: tuple[IntegrationContext, ...]) -> Page:
    """All integrations, and how all of them together have gone."""
    blocks = tuple(context.once(_block) for context in contexts)
    total = history_chart("all integrations", total_counts(contexts), Milestones())
    return Page(
        path="integrations",
        title="Integrations",
        short="Integrations",
        description="Your own launches.",
        lead=RichText("An integration is your own launch with a provider. You record it in `integrations/`."),
        sections=(ReadinessSection("all", "All integrations", blocks), *((total,) if total else ())),
    )


def _block(context: IntegrationContext) -> ReadinessBlock:
    return readiness_block(context.summary, is_one_of_many=True)


def integration_pages(context: IntegrationContext, printed: frozenset[str]) -> tuple[Page, ...]:
    """The pages of an integration, in the order of the navigation."""
    return (
        own_overview_page(context),
        own_checklist_page(context),
        *((request_page(context, printed),) if context.takes_request else ()),
        own_environments_page(context),
        smoke_tests_page(context),
        own_cutover_page(context, printed),
    )
