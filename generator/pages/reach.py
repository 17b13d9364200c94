"""Who is reached when something is broken, and how: one rule for the site and for paper."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.pages.provider_context import ProviderContext, value
from generator.pages.silence import silence
from generator.pages.view_models import RichText, Value
from generator.pages.words import ABSENCES, capitalised
from generator.schema.own import OwnContact
from generator.schema.provider import ProviderPage
from generator.schema.record import GapCause, Record
from generator.schema.support import Contact, ContactKind
from generator.schema.text import Line
from generator.schema.values import Unknown

_FOR_INCIDENTS = frozenset({ContactKind.INCIDENT, ContactKind.TECHNICAL})
"""Whom a guide gives for when something is broken."""
_NEVER = ContactKind.ACCESS_REQUEST
"""Who only takes requests for access is not turned to then, whatever else is missing."""
_FOR_SOMETHING_ELSE = "not given for incidents"
_ON_THE_PAGE = frozenset({GapCause.REDACTED, GapCause.LOST})
"""Why something is unknown that the provider did write down."""


class Reach(Struct, frozen=True):
    """Whom to reach, and how."""

    record: str
    way: Value
    """A number, an address, or another way that the guide names."""
    whom: str
    when: str
    """When they answer, to what, and on which condition that nobody has answered yet."""
    is_number: bool
    is_ours: bool = False
    purpose: RichText | None = None

    @property
    def who(self) -> str:
        """Who it is, whether it is one of yours, and when they answer."""
        whom = f"Ours: {self.whom}" if self.is_ours else self.whom
        return ", ".join(part for part in (whom, self.when) if part)

    @property
    def name(self) -> str:
        """Who it is, in front of the way; empty where the way says so."""
        return f"Ours, {self.whom}: " if self.is_ours else f"{self.whom}: " if self.whom else ""

    @property
    def said(self) -> str:
        """All of it in words, but for the purpose."""
        named = ": ".join(part for part in (self.whom, self.way.text) if part)
        return ", ".join(part for part in (named, self.when) if part)


class GuidesWays(Struct, frozen=True):
    """How a guide says that its provider is reached."""

    in_incident: tuple[Reach, ...]
    """By number first. There are several where the guide names several people for incidents, or while nobody has
    answered which condition holds: the first of them may be that of another country."""
    otherwise: tuple[Reach, ...]
    """What the guide gives for something else, and is all there is: a number where the guide has none for incidents, an
    address where it has no way at all."""

    @property
    def is_numbered(self) -> bool:
        """Whether there is a number to call in an incident."""
        return any(way.is_number for way in self.in_incident)

    @property
    def first(self) -> Reach | None:
        """The one to name where there is room for one; None where the guide gives no way at all."""
        return next(iter((*self.in_incident, *self.otherwise)), None)


def guides_ways(context: ProviderContext) -> GuidesWays:
    """How the provider is reached when something is broken, as its guide says."""
    reachable = [contact for contact in _for_incidents(context) if way_to(contact)]
    certain = [contact for contact in reachable if context.applies(contact)]
    unsure = [contact for contact in reachable if contact not in certain]
    named, depending = ([one for one in some if one.kind is ContactKind.INCIDENT] for some in (certain, unsure))
    numbered = _numbered(named) or _numbered(certain)[:1]
    if numbered:
        chosen = [*numbered, *(contact for contact in named if contact not in numbered)]
    else:
        chosen = [*depending, *(named or certain[:1])] or reachable[:1]
    ways = tuple(_reach(context, contact) for contact in chosen)
    return GuidesWays(ways, () if any(way.is_number for way in ways) else _otherwise(context, is_any=not ways))


def _otherwise(context: ProviderContext, *, is_any: bool) -> tuple[Reach, ...]:
    """The number that is given for something else; where `is_any`, another way too."""
    contacts = context.that_apply(context.provider.support.contacts)
    others = [contact for contact in contacts if contact.kind not in (*_FOR_INCIDENTS, _NEVER) and way_to(contact)]
    chosen = _numbered(others)[:1] or (others[:1] if is_any else [])
    ways = (_reach(context, contact) for contact in chosen)
    return tuple(replace(way, when=", ".join(filter(None, (way.when, _FOR_SOMETHING_ELSE)))) for way in ways)


def first_contact(context: ProviderContext) -> Contact | None:
    """Whom to call first: the first contact for incidents with a number, else the first of all; None without any."""
    contacts = _for_incidents(context)
    return next(iter([*_numbered(contacts), *contacts]), None)


def no_way(context: ProviderContext, what: str = "number") -> str:
    """Why there is none to call in an incident: hidden or lost on the page, not in the guide, or not known yet."""
    first = first_contact(context)
    causes = {gap.cause for gap in context.provider.support.gaps if first and gap.id == first.gap}
    absent = next((words for cause, words in ABSENCES.items() if cause in causes & _ON_THE_PAGE), "")
    return f"{what} {absent}" if absent else silence(context.provider, ProviderPage.SUPPORT, f"no {what} in the guide")


def _for_incidents(context: ProviderContext) -> list[Contact]:
    """Whom the guide names for when something is broken."""
    contacts = context.that_apply(context.provider.support.contacts)
    return [contact for contact in contacts if contact.kind in _FOR_INCIDENTS]


def _numbered(contacts: Iterable[Contact]) -> list[Contact]:
    return [contact for contact in contacts if if_known(contact.phone)]


def if_known(way: Line | Unknown | None) -> Line | None:
    """A number or an address; None where there is none, or the guide does not say which."""
    return None if isinstance(way, Unknown) else way


def hours_of(record: Contact) -> str:
    """When somebody answers, with the time zone where the guide names one."""
    return f"{record.hours} ({record.zone})" if record.hours and record.zone else record.hours or ""


def way_to(contact: Contact) -> str | None:
    """By what somebody is reached: a number, an address, or another way that the guide names."""
    return if_known(contact.phone) or if_known(contact.email) or contact.channel


def is_reachable(context: ProviderContext, contact: Contact) -> bool:
    """Whether anybody knows how to reach a contact: the guide says it, or you found it out."""
    answered = contact.gap is not None and any(context.answers(contact.gap))
    return way_to(contact) is not None or answered


def _reach(context: ProviderContext, contact: Contact) -> Reach:
    way, whom, is_number = way_to(contact), capitalised(contact.name), if_known(contact.phone) is not None
    shown = value(way) or Value("")
    if shown.text.lower() in whom.lower():
        shown, whom = Value(whom), ""
    channel = contact.channel if not is_number and way != contact.channel else None
    when = (channel, hours_of(contact), contact.severity, condition_left_open(context, contact))
    return Reach(contact.id, shown, whom, ", ".join(part for part in when if part), is_number)


def condition_left_open(context: ProviderContext, record: Record) -> str:
    """Under which conditions something applies, where that is not known."""
    return "" if context.applies(record) else " and ".join(context.condition(name) for name in record.when)


def has_number(context: ProviderContext) -> bool:
    """Whether there is a number to call in an incident: the guide's, or one of yours."""
    return own_way(context) is not None or guides_ways(context).is_numbered


def own_way(context: ProviderContext) -> Reach | None:
    """The first of your own contacts that has a number."""
    numbered = (contact for contact in _own(context) if contact.phone)
    return next((_own_reach(context, contact) for contact in numbered), None)


def _own(context: ProviderContext) -> Iterator[OwnContact]:
    for integration in context.integrations:
        yield from integration.profile.own_contacts


def _own_reach(context: ProviderContext, contact: OwnContact) -> Reach:
    purpose = RichText(contact.purpose, context.provider.id)
    number = value(contact.phone) or Value("")
    return Reach(contact.id, number, contact.name, contact.hours or "", is_number=True, is_ours=True, purpose=purpose)
