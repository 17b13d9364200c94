"""The list of integrations."""

from generator.pages.integration.blocks import readiness_block
from generator.pages.integration.glance import Glance
from generator.pages.model import Page
from generator.pages.parts import Rich
from generator.pages.sections import Readiness


def integrations_page(glances: tuple[Glance, ...]) -> Page:
    """All integrations."""
    blocks = tuple(readiness_block(each, is_home=True) for each in glances)
    return Page(
        path="integrations",
        title="Integrations",
        short="Integrations",
        description="Your own going-lives.",
        lead=Rich(
            "An integration is your own going-live with a provider. What you record about it stands in `integrations/`."
        ),
        sections=(Readiness("all", "All integrations", blocks),),
    )
