"""Whom to ask when a provider rejects a key or a password."""

from collections.abc import Iterator

from generator.pages.provider_context import ProviderContext
from generator.pages.runbooks.quick import own_way, way_to
from generator.pages.sections import Words
from generator.pages.view_models import RichText
from generator.prose import verbatim
from generator.schema.support import Contact, ContactKind

_GIVE_KEYS = (ContactKind.ACCESS_REQUEST, ContactKind.ACCOUNT_MANAGER)
"""Who hands out keys: whoever takes the request for them, else whoever looks after the account."""


def key_giver(context: ProviderContext) -> Contact | None:
    """The one contact to ask for another key or password; None where the guide names nobody who gives them out."""
    contacts = context.that_apply(context.provider.support.contacts)
    return next((contact for kind in _GIVE_KEYS for contact in contacts if contact.kind is kind), None)


def if_rejected(context: ProviderContext) -> Iterator[Words]:
    """What to do about a rejected key or password, below the table that shows the live ones."""
    giver = key_giver(context)
    if giver is not None:
        whom = f"[{verbatim(giver.name)}](#{giver.id}){_how(context, giver)}"
        text = f"**Is a key or a password rejected?** Compare it, then ask {whom}."
        yield Words("", "", (RichText(text, context.provider.id),))


def _how(context: ProviderContext, giver: Contact) -> str:
    """How they are reached, else a number of your own; nothing where neither is known, as their entry says why."""
    way, ours = way_to(giver), own_way(context)
    if way is not None:
        return f": {verbatim(way)}"
    return f", or ours: {verbatim(ours.whom)}, {verbatim(ours.way.text)}" if ours else ""
