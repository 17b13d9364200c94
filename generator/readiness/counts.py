"""How much of what a gate needs stands where, counted."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from generator.readiness.item_status import ItemStatus
from generator.readiness.items import AssessedItem
from generator.schema.checklists import ItemLevel


class Bucket(StrEnum):
    """What is counted together of all that a gate needs; its value stands in addresses."""

    DONE = "done"
    NOT_APPLICABLE = "not-applicable"
    WAIVED = "waived"
    OPEN = "open"
    UNKNOWN = "unknown"
    EXPIRED = "expired"


ITEM_BUCKETS = {
    ItemStatus.DONE: Bucket.DONE,
    ItemStatus.NOT_APPLICABLE: Bucket.NOT_APPLICABLE,
    ItemStatus.WAIVED: Bucket.WAIVED,
    ItemStatus.OPEN: Bucket.OPEN,
    ItemStatus.IN_PROGRESS: Bucket.OPEN,
    ItemStatus.BLOCKED: Bucket.OPEN,
    ItemStatus.NO_EVIDENCE: Bucket.OPEN,
    ItemStatus.EVIDENCE_REFUSED: Bucket.OPEN,
    ItemStatus.LATER: Bucket.OPEN,
    ItemStatus.CHANGED: Bucket.OPEN,
    ItemStatus.UNKNOWN: Bucket.UNKNOWN,
    ItemStatus.EVIDENCE_EXPIRED: Bucket.EXPIRED,
    ItemStatus.WAIVER_ENDED: Bucket.EXPIRED,
}
WITHOUT_WAIVERS = ITEM_BUCKETS | {ItemStatus.WAIVED: Bucket.OPEN, ItemStatus.WAIVER_ENDED: Bucket.OPEN}
"""As if nobody had ever waived anything."""


class Counts(Struct, frozen=True):
    """How much of what a gate needs stands where."""

    done: int = 0
    not_applicable: int = 0
    waived: int = 0
    open: int = 0
    unknown: int = 0
    expired: int = 0

    @property
    def total(self) -> int:
        """How much the gate needs."""
        return self.holding + self.missing

    @property
    def holding(self) -> int:
        """How much of it holds."""
        return self.done + self.not_applicable + self.waived

    @property
    def missing(self) -> int:
        """How much of it is missing."""
        return self.open + self.unknown + self.expired


def counted(buckets: Iterable[Bucket]) -> Counts:
    """The counts of some buckets."""
    found = Counter(buckets)
    return Counts(**{bucket.name.lower(): found[bucket] for bucket in Bucket})


def wishes(items: Iterable[AssessedItem]) -> dict[ItemLevel, Counts]:
    """The counts of items that are not required, for each level that has some."""
    found: dict[ItemLevel, list[Bucket]] = {}
    for item in sorted(items, key=lambda item: [*ItemLevel].index(item.level)):
        found.setdefault(item.level, []).append(ITEM_BUCKETS[item.status])
    return {level: counted(buckets) for level, buckets in found.items()}
