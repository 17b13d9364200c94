"""What keeps a gate from being met, in words: what it is, why, and who can change it."""

from msgspec import Struct
from msgspec.structs import replace

from generator.pages.addresses import CHECKLIST, REQUEST, integration_page, sources_page
from generator.pages.provider_context import ProviderContext
from generator.pages.status_labels import STATUSES, start_words
from generator.pages.to_record import record_command
from generator.pages.view_models import Address, Link, Owner, RichText
from generator.pages.words import capitalised, format_date
from generator.project import Provider
from generator.readiness.item_status import ItemStatus
from generator.readiness.items import AssessedItem
from generator.readiness.request import MissingReason, OpenCondition, WantedField, WantedRecipient
from generator.readiness.verdict import Blocker, GateReadiness
from generator.schema.access import AccessRecipient
from generator.schema.progress import ItemState
from generator.schema.provider import ProviderPage

LACKS = {
    MissingReason.NO_VALUE: "not recorded",
    MissingReason.NOT_ANSWERED: STATUSES[ItemStatus.UNKNOWN].why,
    MissingReason.IN_THE_PAST: "in the past",
    MissingReason.NO_SENDER: "not recorded",
    MissingReason.NO_RECIPIENT: "not recorded",
    MissingReason.NOT_SENT: "not sent, or sent with something missing",
    MissingReason.NO_LAUNCH_DAY: "not planned",
    MissingReason.LAUNCH_DAY_PASSED: "has passed: record `live-since`, or plan another day",
    MissingReason.NOT_PLACED: "not yet placed",
    MissingReason.NOT_READ: "not yet compared with the guide by a person",
    MissingReason.NOT_KNOWN_YET: "not known yet",
}
LACKING = {
    MissingReason.NO_SENDER: "The sender of the request",
    MissingReason.NO_RECIPIENT: "The recipient of the request",
    MissingReason.NOT_SENT: "The production access request",
    MissingReason.NO_LAUNCH_DAY: "The day of the launch",
    MissingReason.LAUNCH_DAY_PASSED: "The day of the launch",
    MissingReason.NOT_PLACED: "Statements of the guide without a record",
    MissingReason.NOT_READ: "Records that a program read from the guide",
    MissingReason.NOT_KNOWN_YET: "What nobody has looked for in the guide",
}
IDS = {
    MissingReason.NO_SENDER: "sender",
    MissingReason.NO_RECIPIENT: "recipient",
    MissingReason.NOT_SENT: "request-sent",
    MissingReason.NO_LAUNCH_DAY: "launch-day",
    MissingReason.LAUNCH_DAY_PASSED: "launch-day",
    MissingReason.NOT_PLACED: "not-yet-placed",
    MissingReason.NOT_READ: "to-be-read",
    MissingReason.NOT_KNOWN_YET: "not-known-yet",
}
"""By what name pages know each thing that is missing beside the items and fields."""
_PAGES = {MissingReason.NO_LAUNCH_DAY: "", MissingReason.LAUNCH_DAY_PASSED: ""}
BLOCKERS = "blockers"
"""Where an integration's page names everything that keeps a gate from being met."""
COVERAGE = "coverage"
"""Where the overview of a provider says what its guide covers."""
QUESTIONS = "conditions"
"""Where an integration's checklist asks what switches its items on and off."""


class BlockerLine(Struct, frozen=True):
    """One thing that keeps a gate from being met."""

    id: str
    title: str
    why: str
    """Why it does not hold, as a few words without a full stop."""
    link: Link
    owners: tuple[Owner, ...]
    is_ours: bool = False
    """Whether it is an item of your own, which no provider sees."""
    teams: tuple[str, ...] = ()
    """The ids of the teams that can change it."""
    note: RichText | None = None
    """What was noted about it."""
    record: str = ""
    """The command that records it; empty where nothing is recorded for it."""


def blocker_lines(context: ProviderContext, readiness: GateReadiness) -> tuple[BlockerLine, ...]:
    """The blockers of a gate, in the order of the guide."""
    integration = readiness.integration.id
    return tuple(
        replace(_line(context, readiness, blocker), record=record_command(context, integration, blocker))
        for blocker in readiness.blockers
    )


def _line(context: ProviderContext, readiness: GateReadiness, blocker: Blocker) -> BlockerLine:
    if isinstance(blocker, AssessedItem):
        return _item_line(context, readiness, blocker)
    roles = context.provider.access.roles
    found, title, why, link = _of_request(context, readiness, blocker)
    return BlockerLine(found, title, why, link, context.owners(roles), teams=context.teams(roles))


def _of_request(
    context: ProviderContext,
    readiness: GateReadiness,
    blocker: WantedField | OpenCondition | WantedRecipient | MissingReason,
) -> tuple[str, str, str, Link]:
    """Id, title, reason and link of something that the request needs."""
    if isinstance(blocker, OpenCondition):
        title = context.question(blocker.condition)
        page = Address(integration_page(readiness.integration.id, CHECKLIST), QUESTIONS)
        return blocker.condition, title, "not answered", Link(title, page)
    if isinstance(blocker, WantedField):
        field = blocker.field
        question = f": {context.questions(field.when)}" if blocker.missing_reason is MissingReason.NOT_ANSWERED else ""
        why = LACKS[blocker.missing_reason] + question if blocker.missing_reason else ""
        title = field_title(context.provider, blocker)
        return blocker.id, title, why, Link(title, Address(context.page(ProviderPage.ACCESS), field.id))
    if isinstance(blocker, WantedRecipient):
        name, title = recipient_blocker(context.provider, blocker)
        page = Address(integration_page(readiness.integration.id, REQUEST))
        return name, title, LACKS[MissingReason.NO_RECIPIENT], Link(title, page)
    page = Address(integration_page(readiness.integration.id, _PAGES.get(blocker, REQUEST)))
    if blocker in (MissingReason.NOT_PLACED, MissingReason.NOT_READ):
        page = Address(sources_page(context.provider.id))
    if blocker is MissingReason.NOT_KNOWN_YET:
        page = Address(context.page(ProviderPage.OVERVIEW), COVERAGE)
    return IDS[blocker], LACKING[blocker], LACKS[blocker], Link(LACKING[blocker], page)


def field_title(provider: Provider, wanted: WantedField) -> str:
    """The title of a field, with the environment whose value it is where it wants one for each."""
    if not wanted.environment:
        return wanted.field.title
    return f"{wanted.field.title} ({environment_name(provider, wanted.environment)})"


def environment_name(provider: Provider, environment: str) -> str:
    """What an environment of a provider is called."""
    return next(str(known.name) for known in provider.environments.environments if known.id == environment)


def recipient_title(provider: Provider, recipient: AccessRecipient) -> str:
    """What a recipient is called: as the guide's contact, or else by its id."""
    contacts = {str(contact.id): contact.name for contact in provider.support.contacts}
    return contacts.get(str(recipient.contact)) or capitalised(recipient.id.replace("-", " "))


def recipient_blocker(provider: Provider, wanted: WantedRecipient) -> tuple[str, str]:
    """By what name pages know a recipient whose address is missing, and what is missing."""
    if len(provider.access.recipients) == 1:
        return IDS[MissingReason.NO_RECIPIENT], LACKING[MissingReason.NO_RECIPIENT]
    return wanted.recipient.id, f"The address of {recipient_title(provider, wanted.recipient)}"


def _item_line(context: ProviderContext, readiness: GateReadiness, assessed: AssessedItem) -> BlockerLine:
    page = integration_page(readiness.integration.id, CHECKLIST)
    return BlockerLine(
        id=assessed.id,
        title=assessed.item.title,
        why=status_words(context, assessed),
        link=Link(assessed.item.title, Address(page, assessed.id)),
        owners=context.doers(assessed.item, assessed.roles),
        is_ours=assessed.is_own,
        teams=context.teams(assessed.roles),
        note=context.rich(assessed.recorded.note) if assessed.recorded else None,
    )


def status_words(context: ProviderContext, assessed: AssessedItem) -> str:
    """Where an item stands, with the day or the question that makes it so, and by when it has to be begun."""
    words = _status_words(context, assessed)
    return f"{words}; {start_words(assessed.lead_time)}" if assessed.lead_time else words


def _status_words(context: ProviderContext, assessed: AssessedItem) -> str:
    words = STATUSES[assessed.status].why
    if assessed.runs_out:
        return f"holds until {format_date(assessed.runs_out)}, which is before the launch"
    if assessed.status is ItemStatus.UNKNOWN:
        return f"{words}: {context.questions(assessed.asks)}"
    if assessed.status is ItemStatus.EVIDENCE_REFUSED:
        return f"{words}: {assessed.fault}"
    return (_dated(assessed.status, assessed.recorded) if assessed.recorded else "") or words


def _dated(status: ItemStatus, recorded: ItemState) -> str:
    """Where it stands since or until a day; empty where no day makes it so."""
    match status:
        case ItemStatus.WAIVER_ENDED if recorded.until:
            return f"the waiver ended on {format_date(recorded.until.date)}"
        case ItemStatus.EVIDENCE_EXPIRED:
            ended = min(evidence.expires.date for evidence in recorded.evidence if evidence.expires)
            return f"evidence expired on {format_date(ended)}"
        case ItemStatus.LATER if recorded.on:
            return f"recorded for {format_date(recorded.on.date)}"
    return ""
