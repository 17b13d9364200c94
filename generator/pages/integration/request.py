"""The access request of an integration: what is sent, what is missing, and what to do when the answer comes."""

from collections.abc import Iterator
from datetime import date

from generator.pages.blockers import BlockerLine, blocker_lines
from generator.pages.cards import action_card
from generator.pages.integration.integration_context import REQUEST, IntegrationContext
from generator.pages.model import Page
from generator.pages.provider.access_request import deliverable_card, wait_card
from generator.pages.provider_context import ProviderContext, value
from generator.pages.request.build_pack import make_pack, steps_after, that_come
from generator.pages.request.pack import Pack, PackField
from generator.pages.sections import Cards, Doors, Facts, Listing, Section, Steps, Table, Words
from generator.pages.view_models import Address, Cell, Door, Fact, Link, RichText, Value
from generator.pages.words import count, format_date
from generator.prose import verbatim
from generator.readiness.items import answered
from generator.readiness.request import sent_on
from generator.readiness.verdict import GateReadiness, assess_gate
from generator.schema.addresses import Email
from generator.schema.provider import ProviderPage
from generator.schema.record import Gate

READY_MAIL = ("request.eml", "Open the e-mail", "Opens in your mail client ready to send, with the letter attached.")
DRAFT_MAIL = ("request.eml", "Look at the e-mail", "Opens in your mail client, marked as a draft. Do not send it yet.")
_FILES = (
    ("request.pdf", "Read the letter", "The letter and its annexes, for print and for the archive."),
    ("request.txt", "Take the text", "The same as plain text, to paste into a form or a ticket."),
    ("checklist.csv", "Take the checklist as a table", "For a spreadsheet."),
    ("request.json", "Take the facts", "For programs."),
)


def request_page(context: IntegrationContext) -> Page:
    """What the provider is asked, and what follows."""
    project = context.provider_context.project
    readiness = assess_gate(project, context.integration, Gate.ACCESS_REQUEST, context.day)
    pack = make_pack(project, context.integration, context.day)
    return Page(
        path=context.page(REQUEST),
        boost=0.5,
        title=f"{context.name}: our access request",
        short="Access request",
        description=f"What {context.provider_context.name} is asked for, and what is missing before it can be sent.",
        lead=RichText(_lead(pack, readiness, sent_on(context.integration, context.day))),
        edit=f"integrations/{context.id}/integration.yaml",
        sections=tuple(_sections(context, pack, readiness)),
    )


def _lead(pack: Pack, readiness: GateReadiness, sent: date | None) -> str:
    number = len(readiness.blockers)
    keeps = f"{count(number, 'thing')} keep{'s' if number == 1 else ''}"
    if sent:
        but = f" But {keeps} its gate from being met today." if number else ""
        return f"**Sent** to {verbatim(pack.provider)} on {format_date(sent)}, as you recorded.{but}"
    if number:
        return f"**Draft, not ready**: {keeps} it from being sent."
    waived = f" {count(readiness.after.waived, 'item')} of it waived." if readiness.after.waived else ""
    return f"**Ready to be sent** to {verbatim(pack.provider)}.{waived} Open the e-mail, read it, and send it."


def _sections(context: IntegrationContext, pack: Pack, readiness: GateReadiness) -> Iterator[Section]:
    doors = tuple(_files(context, pack))
    if doors:
        yield Doors("pack", "The pack", doors)
    yield _ends(context, pack)
    if pack.fields:
        yield _fields(context, pack)
        yield from (Listing(f"value-{each.id}", each.title, "\n".join(each.lines)) for each in _verbatim(pack))
    if readiness.blockers:
        yield _blockers(context.provider_context, readiness)
    yield from _what_follows(context)


def _files(context: IntegrationContext, pack: Pack) -> Iterator[Door]:
    for name, title, words in (DRAFT_MAIL if pack.is_draft else READY_MAIL, *_FILES):
        path = f"requests/{context.id}/{name}"
        if path in context.printed:
            yield Door(Link(title, Address(path)), RichText(words))


def _ends(context: IntegrationContext, pack: Pack) -> Facts:
    """From whom it comes and to whom it goes."""
    guide, recorded = context.provider_context, context.integration.profile.request
    gap = guide.gap_link(guide.provider.access_request.channel.gap)
    unknown = Value("not recorded", is_unknown=True)
    to, sender = pack.recipient, pack.sender
    facts = [
        Fact("To", value(Email(to.email), is_copied=True) if to else unknown, link=None if recorded.recipient else gap),
        Fact("From", value(Email(sender.email)) if sender else unknown),
        Fact("Subject", Value(f"Production access request from {pack.organisation}")),
        Fact("We ask for", Value(pack.asks_for)),
    ]
    intro = RichText("The address is ours: the guide does not give it.") if recorded.recipient and gap else None
    return Facts("ends", "Who asks whom", tuple(facts), intro=intro)


def _verbatim(pack: Pack) -> tuple[PackField, ...]:
    """The fields of which every character and line counts, so that each stands in a block of its own."""
    return tuple(field for field in pack.fields if field.is_verbatim)


def _fields(context: IntegrationContext, pack: Pack) -> Table:
    rows = tuple(
        (Cell(link=_field_link(context.provider_context, field)), _field_cell(context, field)) for field in pack.fields
    )
    return Table("fields", "What we send", ("What the guide asks for", "What we send"), rows)


def _field_link(context: ProviderContext, field: PackField) -> Link:
    return Link(field.title, Address(context.page(ProviderPage.ACCESS_REQUEST), field.id))


def _field_cell(context: IntegrationContext, field: PackField) -> Cell:
    if field.is_verbatim:
        return Cell(link=Link("as it stands below", Address(context.page(REQUEST), f"value-{field.id}")))
    return Cell("; ".join(field.lines), tone="gap" if field.is_missing else "")


def _blockers(context: ProviderContext, readiness: GateReadiness) -> Table:
    rows = tuple(
        (Cell(link=blocker_line.link), Cell(blocker_line.why), _who(blocker_line))
        for blocker_line in blocker_lines(context, readiness)
    )
    return Table("missing", "What keeps it from being sent", ("What", "Why", "Who"), rows)


def _who(line: BlockerLine) -> Cell:
    """The teams that can change it; its roles where no team has them."""
    teams = tuple(dict.fromkeys(owner.team for owner in line.owners if owner.team))
    return Cell(links=teams) if teams else Cell(", ".join(owner.role for owner in line.owners))


def _what_follows(context: IntegrationContext) -> Iterator[Section]:
    guide, answers = context.provider_context, answered(context.integration)
    request = guide.provider.access_request
    returns = tuple(deliverable_card(guide, each) for each in that_come(request.returns, answers))
    steps = tuple(action_card(guide, each, request.roles) for each in steps_after(request, answers))
    waits = tuple(wait_card(guide, wait) for wait in request.waits)
    if returns:
        yield Cards("returns", "What comes back", returns)
    if waits:
        yield Cards("waits", "How long it takes", waits)
    else:
        yield Words("waits", "How long it takes", (RichText("The guide gives no time."),))
    if steps:
        yield Steps("steps", "What to do when it comes", steps)
