"""The list of integrations."""

from collections.abc import Iterable

from generator.pages.integration.going import Going
from generator.pages.integration.overview import progress_words
from generator.pages.model import Page
from generator.pages.parts import Address, Door, Link, Rich
from generator.pages.sections import Doors


def integrations_page(goings: Iterable[Going]) -> Page:
    """All integrations."""
    return Page(
        path="integrations",
        title="Integrations",
        short="Integrations",
        description="Your own going-lives.",
        lead=Rich(
            "An integration is your own going-live with a provider. What you record about it stands in `integrations/`."
        ),
        sections=(Doors("all", "All integrations", tuple(_door(each) for each in goings)),),
    )


def _door(going: Going) -> Door:
    return Door(
        Link(going.name, Address(going.page())),
        Rich(going.integration.profile.summary or f"Going live with {going.scope.name}."),
        (progress_words(going.integration, going.scope),),
    )
