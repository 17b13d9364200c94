"""Where one item stands on a day: what was recorded about it, and whether that counts."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from generator.schema.progress import ItemState, State


class ItemStatus(StrEnum):
    """Where an item stands once everything that it depends on is looked at."""

    DONE = "done"
    NOT_APPLICABLE = "not-applicable"
    WAIVED = "waived"
    OPEN = "open"
    IN_PROGRESS = "in-progress"
    BLOCKED = "blocked"
    NO_EVIDENCE = "no-evidence"
    EVIDENCE_REFUSED = "evidence-refused"
    LATER = "later"
    UNKNOWN = "unknown"
    CHANGED = "changed"
    EVIDENCE_EXPIRED = "evidence-expired"
    WAIVER_ENDED = "waiver-ended"


HOLDS = frozenset({ItemStatus.DONE, ItemStatus.NOT_APPLICABLE, ItemStatus.WAIVED})
"""What lets a gate be met."""
EXPIRED = frozenset({ItemStatus.EVIDENCE_EXPIRED, ItemStatus.WAIVER_ENDED})
"""What held once and holds no more."""


class ItemDemand(Struct, frozen=True):
    """What is asked of an item, and what is known of it beside its record."""

    applies: bool | None = True
    """Whether its conditions hold; None where that is open."""
    needs_evidence: bool = True
    fault: str = ""
    """Why its evidence does not count; empty where it does."""
    words: str = ""
    """The stamp of the wording that it has now."""


def status_of(recorded: ItemState | None, asked: ItemDemand, day: date) -> ItemStatus:
    """Where an item stands on a day.

    A condition that is not answered keeps it unknown whatever is recorded; one that does not hold takes the item away.
    """
    if not asked.applies:
        return ItemStatus.UNKNOWN if asked.applies is None else ItemStatus.NOT_APPLICABLE
    if recorded is None:
        return ItemStatus.OPEN
    if recorded.on and recorded.on.date > day:
        return ItemStatus.LATER
    if _is_changed(recorded, asked):
        return ItemStatus.CHANGED
    return _recorded(recorded, asked, day)


def _is_changed(recorded: ItemState, asked: ItemDemand) -> bool:
    is_settled = recorded.state in (State.DONE, State.WAIVED)
    return is_settled and bool(asked.words and recorded.words) and recorded.words != asked.words


def _recorded(recorded: ItemState, asked: ItemDemand, day: date) -> ItemStatus:
    match recorded.state:
        case State.DONE:
            return _done(recorded, asked, day)
        case State.WAIVED:
            ended = recorded.until is not None and recorded.until.date < day
            return ItemStatus.WAIVER_ENDED if ended else ItemStatus.WAIVED
        case State.OPEN | State.IN_PROGRESS | State.BLOCKED:
            return ItemStatus(recorded.state.value)


def _done(recorded: ItemState, asked: ItemDemand, day: date) -> ItemStatus:
    if any(evidence.expires and evidence.expires.date < day for evidence in recorded.evidence):
        return ItemStatus.EVIDENCE_EXPIRED
    if not asked.needs_evidence:
        return ItemStatus.DONE
    if asked.fault:
        return ItemStatus.EVIDENCE_REFUSED
    return ItemStatus.DONE if recorded.evidence else ItemStatus.NO_EVIDENCE
