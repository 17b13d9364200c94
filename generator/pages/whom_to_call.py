"""How a provider and your own people are reached when something is broken, in the words of every page that says so."""

from generator.pages.provider_context import ProviderContext
from generator.pages.reach import Reach, first_contact, guides_ways, no_way, own_way
from generator.pages.view_models import Address, Fact, Link, RichText
from generator.prose import verbatim
from generator.schema.provider import ProviderPage

CALL_OR_WRITE = "Call or write"


def guides_facts(context: ProviderContext) -> tuple[Fact, ...]:
    """How the guide says that the provider is reached; what it gives for something else is not given for this."""
    if ways := guides_ways(context).in_incident:
        return tuple(_fact(CALL_OR_WRITE, way) for way in ways)
    words = no_way(context, "number or address" if first_contact(context) else "incident contact")
    link = Link(words, Address(context.page(ProviderPage.SUPPORT)))
    return (Fact(CALL_OR_WRITE, link=link),)


def own_facts(context: ProviderContext) -> tuple[Fact, ...]:
    """The first of your own contacts that has a number; nothing where none has."""
    own = own_way(context)
    return (_fact("Ours", own),) if own else ()


def _fact(name: str, reach: Reach) -> Fact:
    words = ", ".join(part for part in (reach.whom, reach.when) if part)
    return Fact(name, reach.way, words=RichText(verbatim(words)) if words else None)
