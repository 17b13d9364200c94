"""Whom to ask when a provider rejects a key or a password."""

from collections.abc import Iterator

from generator.pages.provider_context import ProviderContext
from generator.pages.reach import is_reachable, own_way, way_to
from generator.pages.sections import Words
from generator.pages.view_models import RichText
from generator.pages.words import capitalised
from generator.prose import verbatim
from generator.schema.environments import SettingKind
from generator.schema.support import Contact, ContactKind
from generator.schema.values import is_given

_GIVE_KEYS = (ContactKind.ACCESS_REQUEST, ContactKind.ACCOUNT_MANAGER)
"""Who hands out keys: whoever takes the request for them, else whoever looks after the account."""
NOBODY_KNOWS_HOW = "nobody knows how to reach them"


def key_giver(context: ProviderContext) -> Contact | None:
    """The one contact to ask for another key or password; None where the guide names nobody who gives them out."""
    contacts = context.that_apply(context.provider.support.contacts)
    return next((contact for kind in _GIVE_KEYS for contact in contacts if contact.kind is kind), None)


def _shows_live_keys(context: ProviderContext) -> bool:
    """Whether the table of the settings says what a key of production begins with."""
    environments = context.provider.environments
    begins = (setting.values for setting in environments.settings if setting.kind is SettingKind.PREFIX)
    live = [environment.id for environment in environments.environments if environment.production]
    return any(is_given(begin.of(name)) for begin in begins for name in live)


def is_out_of_reach(context: ProviderContext, giver: Contact) -> bool:
    """Whether nobody knows how to reach who gives out keys, and you have no number of your own either."""
    return not is_reachable(context, giver) and own_way(context) is None


def if_rejected(context: ProviderContext) -> Iterator[Words]:
    """What to do about a rejected key or password, above the table that shows the live ones."""
    giver = key_giver(context)
    if giver is not None:
        lack = f"; {NOBODY_KNOWS_HOW}" if is_out_of_reach(context, giver) else ""
        ask = f"ask [{verbatim(giver.name)}](#{giver.id}){_how(context, giver)}{lack}."
        compare = "compare its first characters with those below, then " if _shows_live_keys(context) else ""
        do = capitalised(f"{compare}{ask}")
        yield Words("", "", (RichText(f"**Is a key or a password rejected?** {do}", context.provider.id),))


def _how(context: ProviderContext, giver: Contact) -> str:
    """How they are reached, else a number of your own; nothing where neither is known, as their entry says why."""
    way, ours = way_to(giver), own_way(context)
    if way is not None:
        return f": {verbatim(way)}"
    return f", or ours: {verbatim(ours.whom)}, {verbatim(ours.way.text)}" if ours else ""
