"""The quick card: what somebody needs in the first minute."""

from collections.abc import Iterator
from dataclasses import replace

from generator.pages.cards import forbids
from generator.pages.own_records import own_steps
from generator.pages.provider.support import hours_of, if_known
from generator.pages.provider_context import ProviderContext, value
from generator.pages.runbooks.model import QuickEntry, Reach, Wording
from generator.pages.silence import silence, silent_sentence
from generator.pages.template_words import TEMPLATE_WORDS
from generator.pages.view_models import Link, RichText, Value
from generator.pages.words import capitalised
from generator.prose import verbatim
from generator.schema.own import OwnContact
from generator.schema.provider import ProviderPage
from generator.schema.record import Record, Subject
from generator.schema.support import Contact, ContactKind

_ROLLBACK = "rollback.yaml"


def quick_entry(context: ProviderContext, places: tuple[Link, ...] = ()) -> QuickEntry:
    """An integration on the quick card; `places` lead to where the same book goes on about it."""
    guides, own = guides_ways(context), own_way(context)
    is_numbered = any(way.is_number for way in guides)
    is_ours_first = own is not None and not is_numbered
    ours = (own,) if own else ()
    first, others = (ours, guides) if is_ours_first else (guides, ours)
    return QuickEntry(
        anchor=f"quick-{context.key}",
        provider_id=context.provider.id,
        key=context.key,
        provider=context.heading,
        first=tuple(_as_heading(way) for way in first),
        others=others,
        silence="" if is_numbered or not first else _no_number(context),
        write_in="" if first else _whom_to_write_in(context),
        first_action=_first_action(context),
        do_not=tuple(_forbidden(context)),
        status_page=status_page(context),
        status_shows=_status_shows(context),
        places=places,
    )


def pocket_entry(context: ProviderContext) -> QuickEntry:
    """An integration on the pocket card, which has room for what is forbidden in trouble and not for the launch."""
    return replace(quick_entry(context), do_not=tuple(_forbidden_in_trouble(context)), status_shows=None)


def _as_heading(reach: Reach) -> Reach:
    """A way that begins a line, with a capital where it is words."""
    is_words = not reach.way.href
    return replace(reach, way=replace(reach.way, text=capitalised(reach.way.text))) if is_words else reach


def guides_ways(context: ProviderContext) -> tuple[Reach, ...]:
    """How the provider is reached in an incident, by number where the guide gives one; nothing where it gives no way.

    It is one way, unless it depends on a condition that nobody has answered: then each with its condition, as the
    first of them may be that of another country.
    """
    reachable = [contact for contact in _for_help(context) if way_to(contact)]
    certain = [contact for contact in reachable if context.applies(contact)]
    numbered = [contact for contact in certain if if_known(contact.phone)]
    depending = [contact for contact in reachable if contact not in certain and contact.kind is ContactKind.INCIDENT]
    chosen = numbered[:1] or [*depending, *certain[:1]] or reachable[:1]
    return tuple(_reach(context, contact) for contact in chosen)


def first_contact(context: ProviderContext) -> Contact | None:
    """Whom to call first: the first contact with a number, else the first of all; None where the guide has none."""
    contacts = _for_help(context)
    numbered = (contact for contact in contacts if if_known(contact.phone))
    return next(numbered, next(iter(contacts), None))


def _for_help(context: ProviderContext) -> list[Contact]:
    """Whom to turn to when something is broken: nobody who only takes access requests."""
    contacts = context.that_apply(context.provider.support.contacts)
    return [contact for contact in contacts if contact.kind is not ContactKind.ACCESS_REQUEST]


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
    when = (channel, hours_of(contact), contact.severity, _condition(context, contact))
    return Reach(contact.id, shown, whom, ", ".join(part for part in when if part), is_number)


def _condition(context: ProviderContext, record: Record) -> str:
    """Under which conditions something applies, where that is not known."""
    return "" if context.applies(record) else " and ".join(context.condition(name) for name in record.when)


def has_number(context: ProviderContext) -> bool:
    """Whether there is a number to call in an incident: the guide's, or one of yours."""
    return own_way(context) is not None or any(way.is_number for way in guides_ways(context))


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


def _whom_to_write_in(context: ProviderContext) -> str:
    """For whom there is a line to write a number on."""
    first = first_contact(context)
    whom = (capitalised(first.name), hours_of(first)) if first else (context.name,)
    return f"{', '.join(part for part in whom if part)}: write the number here ({_no_number(context)})"


def _no_number(context: ProviderContext) -> str:
    return silence(context.provider, ProviderPage.SUPPORT, "no number in the guide")


def status_page(context: ProviderContext) -> Value | None:
    """Where the provider says how it is: the address that its guide prints, or the host."""
    for page in context.that_apply(context.provider.support.status_pages):
        return Value(page.host, href=page.address) if page.address else value(page.host, is_code=True)
    return None


def _status_shows(context: ProviderContext) -> RichText | None:
    """What the status page is good for, such as whether planned maintenance stands there."""
    pages = context.that_apply(context.provider.support.status_pages)
    return next((context.rich(page.purpose) for page in pages), None)


def _first_action(context: ProviderContext) -> Wording:
    provider, rollback = context.provider, context.provider.rollback
    for step in context.that_apply(rollback.steps)[:1]:
        condition = _condition(context, step)
        title = f"{step.title} ({condition})" if condition else step.title
        return _of_guide(context, verbatim(title), step.id, _ROLLBACK)
    for own in own_steps(context)[:1]:
        profile = f"integrations/{context.key}/integration.yaml"
        return Wording(RichText(f"Ours: {verbatim(own.title)}", provider.id), own.anchor, profile)
    if rollback.first_move:
        return _of_guide(context, f"{TEMPLATE_WORDS.our_advice}: {rollback.first_move}", "first-move", _ROLLBACK)
    return _of_guide(context, _no_procedure(context), "first-move", _ROLLBACK)


def _no_procedure(context: ProviderContext) -> str:
    silent = silent_sentence(context.provider, ProviderPage.ROLLBACK, "the guide has no procedure")
    return f"{silent} Use your own."


def _forbidden(context: ProviderContext) -> Iterator[Wording]:
    """What must not be done where real payments flow, in the guide's words and in full, most urgent first."""
    yield from _forbidden_in_trouble(context)
    yield from _forbidden_by(context, context.provider.cutover, "cutover.yaml")
    yield from _forbidden_by(context, context.provider.monitoring, "monitoring.yaml")


def _forbidden_in_trouble(context: ProviderContext) -> Iterator[Wording]:
    yield from _forbidden_by(context, context.provider.rollback, _ROLLBACK)
    yield from _forbidden_by(context, context.provider.issues, "issues.yaml")


def _forbidden_by(context: ProviderContext, subject: Subject, file: str) -> Iterator[Wording]:
    for rule in context.that_apply(subject.advice):
        if forbids(rule):
            condition = _condition(context, rule)
            title = f"{rule.title} ({condition})" if condition else rule.title
            yield replace(_of_guide(context, verbatim(title), rule.id, file), more=context.rich(rule.detail))


def _of_guide(context: ProviderContext, text: str, record: str, file: str) -> Wording:
    return Wording(RichText(text, context.provider.id), record, f"providers/{context.provider.id}/{file}")


def has_way_back(context: ProviderContext) -> bool:
    """Whether anything says how to roll back: the guide's steps, your own, or the first move that we advise."""
    rollback = context.provider.rollback
    return bool(context.that_apply(rollback.steps) or own_steps(context) or rollback.first_move)
