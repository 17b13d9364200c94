"""The access request of an integration: what is sent, what is missing, and what to do when the answer comes."""

from collections.abc import Iterator

from generator.pages.addresses import REQUEST
from generator.pages.blockers import BlockerLine
from generator.pages.cards import action_card
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.model import Page
from generator.pages.provider.access import deliverable_card, wait_card
from generator.pages.provider_context import ProviderContext, value
from generator.pages.request.build_pack import steps_after, that_come
from generator.pages.request.pack import Pack, PackField, PackRecipient
from generator.pages.sections import Cards, Doors, Facts, Listing, Section, Steps, Table, Words
from generator.pages.silence import silent_sentence
from generator.pages.view_models import Address, Cell, Door, Fact, Link, RichText, Value
from generator.pages.words import count, format_date
from generator.prose import verbatim
from generator.readiness.items import answered
from generator.readiness.request import WantedRecipient, copy_of, sent_on
from generator.readiness.verdict import GateReadiness
from generator.schema.addresses import Email
from generator.schema.provider import ProviderPage
from generator.schema.record import Gate

READY_MAIL = ("request.eml", "Open the e-mail", "Opens in your mail client ready to send, with the letter attached.")
SENT_MAIL = (
    "request.eml",
    "Look at the e-mail",
    "It was sent. If your mail client opens it for writing, do not send it again.",
)
DRAFT_MAIL = ("request.eml", "Look at the e-mail", "Opens in your mail client, marked as a draft. Do not send it yet.")
_OURS = "Addresses that the guide does not give are ours."
_NO_COPY = "what you see here is recorded of that day, and may differ from what the provider has."
_FILES = (
    ("request.pdf", "Read the letter", "The letter and its annexes, for print and for the archive."),
    ("request.txt", "Download plain text", "The same as plain text, to paste into a form or a ticket."),
    ("checklist.csv", "Download the checklist", "For a spreadsheet."),
    ("request.json", "Download JSON", "For programs."),
)


def request_page(context: IntegrationContext, printed: frozenset[str]) -> Page:
    """What the provider is asked, and what follows; `printed` holds the paths of the files that stand beside it."""
    return Page(
        path=context.page(REQUEST),
        boost=0.5,
        title=f"{context.name}: our access request",
        short="Access request",
        description=f"What {context.provider_context.name} is asked for, and what is still missing.",
        lead=RichText(_lead(context, context.readiness.gate(Gate.ACCESS_REQUEST))),
        edit=context.file("integration"),
        sections=tuple(_sections(context, printed)),
    )


def _lead(context: IntegrationContext, readiness: GateReadiness) -> str:
    pack, sent = context.pack, sent_on(context.integration, context.day)
    number = len(readiness.blockers)
    lacks = f"{count(number, 'thing')} {'is' if number == 1 else 'are'} still missing"
    if sent:
        missing = f" But {count(number, 'thing')} {'was' if number == 1 else 'were'} missing from it." if number else ""
        is_kept = copy_of(context.integration, context.day) is not None
        copy = "The files are the copy that was kept." if is_kept else f"**No copy of it was kept**: {_NO_COPY}"
        return f"**Sent** to {verbatim(pack.provider)} on {format_date(sent)}, as you recorded.{missing} {copy}"
    if number:
        return f"**Draft, not ready**: {lacks}."
    waived = f" {count(readiness.after.waived, 'item')} of it waived." if readiness.after.waived else ""
    return f"**Ready to be sent** to {verbatim(pack.provider)}.{waived} Open the e-mail, read it, and send it."


def _sections(context: IntegrationContext, printed: frozenset[str]) -> Iterator[Section]:
    pack = context.pack
    doors = tuple(_files(context, printed))
    if doors:
        yield Doors("pack", "The pack", doors)
    yield _ends(context)
    if pack.fields:
        yield _fields(context)
        yield from (Listing(_block(field), field.title, "\n".join(field.lines)) for field in _verbatim(pack))
    if blockers := context.summary.gate(Gate.ACCESS_REQUEST).blockers:
        yield _blockers(blockers, is_sent=pack.is_sent)
    yield from _what_follows(context)


def _files(context: IntegrationContext, printed: frozenset[str]) -> Iterator[Door]:
    for name, title, words in (_mail(context.pack), *_FILES):
        path = f"requests/{context.id}/{name}"
        if path in printed:
            yield Door(Link(title, Address(path)), RichText(words))


def _mail(pack: Pack) -> tuple[str, str, str]:
    if pack.is_sent:
        return SENT_MAIL
    return DRAFT_MAIL if pack.is_draft else READY_MAIL


def _ends(context: IntegrationContext) -> Facts:
    """From whom it comes and to whom it goes."""
    guide, pack = context.provider_context, context.pack
    unknown, sender = Value("not recorded", is_unknown=True), pack.sender
    wanted = context.readiness.request.recipients if context.readiness.request else ()
    facts = [
        *(_recipient(guide, *found, unknown) for found in zip(wanted, pack.recipients, strict=True)),
        Fact("From", value(Email(sender.email)) if sender else unknown),
        Fact("Subject", Value(f"Production access request from {pack.organisation}")),
        Fact("We ask for", Value(pack.asks_for)),
    ]
    ours = [known for known in wanted if known.is_recorded and known.recipient.gap]
    is_ours = len(ours) == len(wanted)
    intro = RichText("The address is ours: the guide does not give it." if is_ours and len(ours) == 1 else _OURS)
    title = "Sender and recipient" if len(wanted) == 1 else "Sender and recipients"
    return Facts("ends", title, tuple(facts), intro=intro if ours else None)


def _recipient(guide: ProviderContext, wanted: WantedRecipient, to: PackRecipient, unknown: Value) -> Fact:
    whom = "Copy to" if to.is_copy else "To"
    name = whom if len(guide.provider.access.recipients) == 1 else f"{whom} {to.known_as}"
    email = value(Email(to.email), is_copied=True) if to.email else unknown
    return Fact(name, email, link=None if wanted.is_recorded else guide.gap_link(wanted.recipient.gap))


def _block(field: PackField) -> str:
    """Where a value stands of which every character counts."""
    return "-".join(part for part in ("value", field.id, field.environment) if part)


def _verbatim(pack: Pack) -> tuple[PackField, ...]:
    """The fields of which every character and line counts, so that each stands in a block of its own."""
    return tuple(field for field in pack.fields if field.is_verbatim)


def _fields(context: IntegrationContext) -> Table:
    rows = tuple(
        (Cell(link=_field_link(context.provider_context, field)), _field_cell(context, field), _field_name(field))
        for field in context.pack.fields
    )
    what = "What we sent, as recorded" if context.pack.is_sent else "What we send"
    return Table("fields", what, ("What the guide asks for", what, "Id"), rows)


def _field_name(field: PackField) -> Cell:
    """The name by which the value is recorded."""
    return Cell(value=Value("@".join(part for part in (field.id, field.environment) if part), is_code=True))


def _field_link(context: ProviderContext, field: PackField) -> Link:
    return Link(field.title, Address(context.page(ProviderPage.ACCESS), field.id))


def _field_cell(context: IntegrationContext, field: PackField) -> Cell:
    if field.is_verbatim:
        return Cell(link=Link("as it stands below", Address(context.page(REQUEST), _block(field))))
    return Cell("; ".join(field.lines), tone="gap" if field.is_missing else "")


def _blockers(blockers: tuple[BlockerLine, ...], *, is_sent: bool) -> Table:
    title = "What was missing when it was sent" if is_sent else "What is still missing"
    rows = tuple((Cell(link=blocker.link), Cell(blocker.why), _who(blocker)) for blocker in blockers)
    return Table("missing", title, ("What", "Why", "Who"), rows)


def _who(line: BlockerLine) -> Cell:
    """The teams that can change it; its roles where no team has them."""
    teams = tuple(dict.fromkeys(owner.team for owner in line.owners if owner.team))
    return Cell(links=teams) if teams else Cell(", ".join(owner.role for owner in line.owners))


def _what_follows(context: IntegrationContext) -> Iterator[Section]:
    guide = context.provider_context
    answers = answered(guide.provider, context.integration, context.day)
    request = guide.provider.access
    returns = tuple(deliverable_card(guide, deliverable) for deliverable in that_come(request.returns, answers))
    steps = tuple(action_card(guide, step, request.roles) for step in steps_after(request, answers))
    waits = tuple(wait_card(guide, wait) for wait in request.waits)
    if returns:
        yield Cards("returns", "What comes back", returns)
    if waits:
        yield Cards("waits", "How long it takes", waits)
    else:
        nothing = silent_sentence(guide.provider, ProviderPage.ACCESS, "the guide gives no time")
        yield Words("waits", "How long it takes", (RichText(nothing),))
    if steps:
        yield Steps("steps", "What to do when it comes", steps)
