"""The quick card: what somebody needs in the first minute."""

from generator.pages.own_records import own_contacts, own_steps
from generator.pages.provider.support import contact, hours_of, is_known, ways_to
from generator.pages.provider_context import ProviderContext, value
from generator.pages.runbooks.model import OwnNumber, QuickEntry
from generator.pages.view_models import Address, Link, RichText
from generator.prose import verbatim
from generator.schema.record import AdviceKind
from generator.schema.support import Contact as ContactRecord
from generator.schema.support import ContactKind
from generator.schema.values import Unknown


def quick_entry(context: ProviderContext, procedure: str) -> QuickEntry:
    """A provider on the quick card; `procedure` is the anchor of the full procedure, if it is in the same book."""
    record = first_contact(context)
    shown = contact(context, record) if record else None
    statuses = context.that_apply(context.provider.support.status_pages)
    is_numbered = shown is not None and is_known(shown.phone)
    ways = ways_to(record) if record else ""
    return QuickEntry(
        anchor=f"quick-{context.key}",
        provider_id=context.provider.id,
        key=context.key,
        provider=context.heading,
        whom=record.name if record else "",
        phone=shown.phone if shown and is_numbered else None,
        when=", ".join(part for part in (hours_of(record), record.severity) if part) if record else "",
        email=shown.email if shown and is_known(shown.email) else None,
        ways="" if is_numbered else ways,
        ask=None if is_numbered or record is None else _ask(context, record),
        ours=None if is_numbered else own_number(context),
        first_move=_first_move(context),
        do_not=forbidden(context),
        status=value(statuses[0].host, is_code=True) if statuses else None,
        procedure=Link("Full procedure", Address("", procedure)) if procedure else None,
    )


def own_number(context: ProviderContext) -> OwnNumber | None:
    """The first of your own contacts that has a number."""
    for own_contact in own_contacts(context):
        if own_contact.phone and own_contact.card.detail:
            return OwnNumber(
                own_contact.card.anchor,
                own_contact.card.title,
                own_contact.phone,
                own_contact.hours,
                own_contact.card.detail,
            )
    return None


def first_contact(context: ProviderContext) -> ContactRecord | None:
    """Whom to call first: the first contact with a number, else the first of all; None where the guide has none.

    Whoever takes access requests is nobody to call when something is broken.
    """
    listed_for_help = context.that_apply(context.provider.support.contacts)
    contacts = [listed for listed in listed_for_help if listed.kind is not ContactKind.ACCESS_REQUEST]
    numbered = (listed for listed in contacts if listed.phone and not isinstance(listed.phone, Unknown))
    return next(numbered, next(iter(contacts), None))


def _ask(context: ProviderContext, record: ContactRecord) -> RichText | None:
    gap = next((gap for _, gap in context.all_gaps() if gap.id == record.gap), None)
    return RichText(gap.do, context.provider.id) if gap else None


def _first_move(context: ProviderContext) -> RichText:
    rollback = context.provider.rollback
    for step in context.that_apply(rollback.steps)[:1]:
        return RichText(verbatim(step.title), context.provider.id)
    for own in own_steps(context)[:1]:
        return RichText(f"Ours, as the guide has no procedure: {verbatim(own.title)}", context.provider.id)
    if rollback.first_move:
        return RichText(f"Our advice, as the guide has no procedure: {rollback.first_move}", context.provider.id)
    return RichText("The guide has no procedure. Use your own.")


def forbidden(context: ProviderContext) -> tuple[str, ...]:
    """What must not be done while going back or in an incident, most urgent first."""
    provider = context.provider
    advice = context.that_apply((*provider.rollback.advice, *provider.issues.advice))
    return tuple(str(warning.title) for warning in advice if warning.kind is AdviceKind.DO_NOT)


def procedure_anchor(context: ProviderContext) -> str:
    """The anchor of a rollback in a book."""
    return f"rollback-{context.key}"
