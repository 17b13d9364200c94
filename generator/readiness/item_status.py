"""Where one item stands on a day: what was recorded about it, and whether that counts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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


@dataclass(frozen=True)
class Applies:
    """Whether an item's condition holds: whether it has one, and how it was answered."""

    is_conditional: bool = False
    answer: bool | None = None


ALWAYS = Applies()


def status_of(
    recorded: ItemState | None, applies: Applies, needs_evidence: bool, day: date, fault: str = "", words: str = ""
) -> ItemStatus:
    """Where an item stands on a day.

    A condition that is not answered keeps it unknown whatever is recorded; one that does not hold takes the item away.
    `fault` says why its evidence does not count, `words` is the sign of the words that the item has now.
    """
    if applies.is_conditional and applies.answer is None:
        return ItemStatus.UNKNOWN
    if applies.is_conditional and not applies.answer:
        return ItemStatus.NOT_APPLICABLE
    if recorded is None:
        return ItemStatus.OPEN
    if recorded.on and recorded.on.date > day:
        return ItemStatus.LATER
    if recorded.words and words and recorded.words != words and recorded.state in (State.DONE, State.WAIVED):
        return ItemStatus.CHANGED
    return _recorded(recorded, needs_evidence, day, fault)


def _recorded(recorded: ItemState, needs_evidence: bool, day: date, fault: str) -> ItemStatus:
    match recorded.state:
        case State.DONE:
            return _done(recorded, needs_evidence, day, fault)
        case State.WAIVED:
            ended = recorded.until is not None and recorded.until.date < day
            return ItemStatus.WAIVER_ENDED if ended else ItemStatus.WAIVED
        case State.OPEN | State.IN_PROGRESS | State.BLOCKED:
            return ItemStatus(recorded.state.value)


def _done(recorded: ItemState, needs_evidence: bool, day: date, fault: str) -> ItemStatus:
    if any(evidence.expires and evidence.expires.date < day for evidence in recorded.evidence):
        return ItemStatus.EVIDENCE_EXPIRED
    if fault and needs_evidence:
        return ItemStatus.EVIDENCE_REFUSED
    return ItemStatus.DONE if recorded.evidence or not needs_evidence else ItemStatus.NO_EVIDENCE
