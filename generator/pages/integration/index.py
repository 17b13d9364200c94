"""The list of integrations."""

from generator.pages.integration.readiness_summary import ReadinessSummary
from generator.pages.integration.summary_block import readiness_block
from generator.pages.model import Page
from generator.pages.sections import ReadinessSection
from generator.pages.view_models import RichText


def integrations_page(summaries: tuple[ReadinessSummary, ...]) -> Page:
    """All integrations."""
    blocks = tuple(readiness_block(summary, is_home=True) for summary in summaries)
    return Page(
        path="integrations",
        title="Integrations",
        short="Integrations",
        description="Your own going-lives.",
        lead=RichText(
            "An integration is your own going-live with a provider. What you record about it stands in `integrations/`."
        ),
        sections=(ReadinessSection("all", "All integrations", blocks),),
    )
