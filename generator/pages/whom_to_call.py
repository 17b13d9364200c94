"""How a provider and your own people are reached when something is broken, in the words of every page that says so."""

from generator.pages.provider_context import ProviderContext
from generator.pages.runbooks.model import Reach
from generator.pages.runbooks.quick import guides_ways, own_way
from generator.pages.silence import silence
from generator.pages.view_models import Address, Fact, Link, RichText
from generator.prose import verbatim
from generator.schema.provider import ProviderPage
from generator.schema.support import ContactKind

CALL_OR_WRITE = "Call or write"


def guides_facts(context: ProviderContext) -> tuple[Fact, ...]:
    """How the guide says that the provider is reached; what it gives for something else is not given for this."""
    is_named = _has_incident_contact(context)
    if is_named and (ways := guides_ways(context)):
        return tuple(_fact(CALL_OR_WRITE, way) for way in ways)
    words = f"no {'number or address' if is_named else 'incident contact'} in the guide"
    link = Link(silence(context.provider, ProviderPage.SUPPORT, words), Address(context.page(ProviderPage.SUPPORT)))
    return (Fact(CALL_OR_WRITE, link=link),)


def own_facts(context: ProviderContext) -> tuple[Fact, ...]:
    """The first of your own contacts that has a number; nothing where none has."""
    own = own_way(context)
    return (_fact("Ours", own),) if own else ()


def _fact(name: str, reach: Reach) -> Fact:
    words = ", ".join(part for part in (reach.whom, reach.when) if part)
    return Fact(name, reach.way, words=RichText(verbatim(words)) if words else None)


def _has_incident_contact(context: ProviderContext) -> bool:
    """Whether the guide names somebody whom one may turn to when something is broken."""
    return any(
        listed.kind in (ContactKind.INCIDENT, ContactKind.TECHNICAL)
        for listed in context.that_apply(context.provider.support.contacts)
    )
