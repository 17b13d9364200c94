"""The access request of an integration."""

from generator.pages.integration.going import REQUEST, Going
from generator.pages.model import Page
from generator.pages.parts import Address, Door, Link, Rich
from generator.pages.sections import Doors
from generator.schema.provider import ProviderPage


def request_page(going: Going) -> Page:
    """What the provider wants to be sent."""
    link = Link(f"{going.scope.name}: access request", Address(going.scope.page(ProviderPage.ACCESS_REQUEST)))
    doors = (Door(link, Rich("What to send, and what comes back.")),)
    return Page(
        path=going.page(REQUEST),
        boost=0.5,
        title=f"{going.name}: our access request",
        short="Access request",
        description=f"What {going.scope.name} is asked for.",
        edit=f"integrations/{going.id}/integration.yaml",
        sections=(Doors("what-to-send", "What the guide wants", doors),),
    )
