"""Where things stand, as a mark with a word: neither a colour nor a sign alone says it."""

from dataclasses import dataclass

from generator.readiness.item_status import HOLDS, ItemStatus
from generator.readiness.verdict import ITEM_BUCKETS, Bucket, Verdict

MARKS = {
    Bucket.DONE: "✓",
    Bucket.NOT_APPLICABLE: "–",
    Bucket.WAIVED: "◇",
    Bucket.OPEN: "☐",
    Bucket.UNKNOWN: "?",
    Bucket.EXPIRED: "⚠",
}
"""The mark of everything that is counted under a word."""
STATUS_LABELS = {
    ItemStatus.DONE: "Done",
    ItemStatus.NOT_APPLICABLE: "Not applicable",
    ItemStatus.WAIVED: "Waived",
    ItemStatus.OPEN: "Open",
    ItemStatus.IN_PROGRESS: "In progress",
    ItemStatus.BLOCKED: "Blocked",
    ItemStatus.NO_EVIDENCE: "Done, but without evidence",
    ItemStatus.EVIDENCE_REFUSED: "Done, but the evidence does not count",
    ItemStatus.LATER: "Recorded for a later day",
    ItemStatus.CHANGED: "Changed since it was recorded",
    ItemStatus.UNKNOWN: "Unknown",
    ItemStatus.EVIDENCE_EXPIRED: "Evidence expired",
    ItemStatus.WAIVER_ENDED: "Waiver ended",
}
VERDICTS = {Verdict.READY: "✓", Verdict.READY_WITH_WAIVERS: "◇", Verdict.NOT_READY: "✗", Verdict.LIVE: "●"}


@dataclass(frozen=True)
class Shown:
    """Where an item stands: a mark, a word, and under which word it is counted."""

    mark: str
    word: str
    bucket: Bucket
    holds: bool

    @property
    def text(self) -> str:
        """The mark and the word."""
        return f"{self.mark} {self.word}"


def label_of(status: ItemStatus) -> Shown:
    """Where an item stands, as every page, book and table says it."""
    bucket = ITEM_BUCKETS[status]
    return Shown(MARKS[bucket], STATUS_LABELS[status], bucket, status in HOLDS)


def verdict_text(verdict: Verdict) -> str:
    """A verdict with its mark."""
    return f"{VERDICTS[verdict]} {verdict.value}"
