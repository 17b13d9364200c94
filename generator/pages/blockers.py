"""What keeps a gate from being met, in words: what it is, why, and who can change it."""

from dataclasses import dataclass

from generator.pages.provider_context import CHECKLIST, REQUEST, ProviderContext, integration_page
from generator.pages.status_labels import STATUSES
from generator.pages.view_models import Address, Link, Owner, RichText
from generator.pages.words import format_date
from generator.readiness.item_status import ItemStatus
from generator.readiness.items import AssessedItem
from generator.readiness.request import MissingReason, OpenCondition, WantedField
from generator.readiness.verdict import Blocker, GateReadiness
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
}
LACKING = {
    MissingReason.NO_SENDER: "The sender of the request",
    MissingReason.NO_RECIPIENT: "The recipient of the request",
    MissingReason.NOT_SENT: "The production access request",
    MissingReason.NO_LAUNCH_DAY: "The day of the launch",
    MissingReason.LAUNCH_DAY_PASSED: "The day of the launch",
}
IDS = {
    MissingReason.NO_SENDER: "sender",
    MissingReason.NO_RECIPIENT: "recipient",
    MissingReason.NOT_SENT: "request-sent",
    MissingReason.NO_LAUNCH_DAY: "launch-day",
    MissingReason.LAUNCH_DAY_PASSED: "launch-day",
}
"""By what name pages know each thing that is missing beside the items and fields."""
_PAGES = {MissingReason.NO_LAUNCH_DAY: "", MissingReason.LAUNCH_DAY_PASSED: ""}
BLOCKERS = "blockers"
"""Where an integration's page names everything that keeps a gate from being met."""
QUESTIONS = "conditions"
"""Where an integration's checklist asks what switches its items on and off."""


@dataclass(frozen=True)
class BlockerLine:
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


def blocker_lines(context: ProviderContext, readiness: GateReadiness) -> tuple[BlockerLine, ...]:
    """The blockers of a gate, in the order of the guide."""
    return tuple(_line(context, readiness, blocker) for blocker in readiness.blockers)


def _line(context: ProviderContext, readiness: GateReadiness, blocker: Blocker) -> BlockerLine:
    if isinstance(blocker, AssessedItem):
        return _item_line(context, readiness, blocker)
    roles = context.provider.access_request.roles
    found, title, why, link = _of_request(context, readiness, blocker)
    return BlockerLine(found, title, why, link, context.owners(roles), teams=context.teams(roles))


def _of_request(
    context: ProviderContext, readiness: GateReadiness, blocker: WantedField | OpenCondition | MissingReason
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
        return (
            field.id,
            field.title,
            why,
            Link(field.title, Address(context.page(ProviderPage.ACCESS_REQUEST), field.id)),
        )
    page = Address(integration_page(readiness.integration.id, _PAGES.get(blocker, REQUEST)))
    return IDS[blocker], LACKING[blocker], LACKS[blocker], Link(LACKING[blocker], page)


def _item_line(context: ProviderContext, readiness: GateReadiness, assessed: AssessedItem) -> BlockerLine:
    page = integration_page(readiness.integration.id, CHECKLIST)
    return BlockerLine(
        id=assessed.id,
        title=assessed.item.title,
        why=status_words(context, assessed),
        link=Link(assessed.item.title, Address(page, assessed.id)),
        owners=context.owners(assessed.roles),
        is_ours=assessed.is_own,
        teams=context.teams(assessed.roles),
        note=context.rich(assessed.recorded.note) if assessed.recorded else None,
    )


def status_words(context: ProviderContext, assessed: AssessedItem) -> str:
    """Where an item stands, with the day or the question that makes it so."""
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
