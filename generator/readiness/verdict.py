"""The verdict on a gate: met, met with waivers, or not met, and by what."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from generator.project import Integration, Project
from generator.readiness.item_status import ItemStatus
from generator.readiness.items import AssessedItem, assess_items
from generator.readiness.request import (
    MissingReason,
    OpenCondition,
    RequestRequirements,
    WantedField,
    request_requirements,
)
from generator.schema.record import Gate


class Verdict(StrEnum):
    """What may be said of a gate."""

    READY = "READY"
    READY_WITH_WAIVERS = "READY WITH WAIVERS"
    NOT_READY = "NOT READY"


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
    ItemStatus.LATER: Bucket.OPEN,
    ItemStatus.APPLIES: Bucket.OPEN,
    ItemStatus.UNKNOWN: Bucket.UNKNOWN,
    ItemStatus.EVIDENCE_EXPIRED: Bucket.EXPIRED,
    ItemStatus.WAIVER_ENDED: Bucket.EXPIRED,
}
WITHOUT_WAIVERS = ITEM_BUCKETS | {ItemStatus.WAIVED: Bucket.OPEN, ItemStatus.WAIVER_ENDED: Bucket.OPEN}
"""As if nobody had ever waived anything."""


@dataclass(frozen=True)
class Counts:
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


Blocker = AssessedItem | WantedField | OpenCondition | MissingReason
"""What keeps a gate from being met: an item, a part of the request, or a question that decides what follows it."""


@dataclass(frozen=True)
class GateReadiness:
    """A gate of an integration on a day."""

    integration: Integration
    gate: Gate
    day: date
    items: tuple[AssessedItem, ...]
    request: RequestRequirements | None
    """What the request needs; None where the gate has none."""

    @cached_property
    def blockers(self) -> tuple[Blocker, ...]:
        """What keeps the gate from being met, in the order of the guide."""
        items = tuple(item for item in self.items if not item.holds)
        if self.request is None:
            return items
        facts = (fact for fact in self.request.facts if fact.missing_reason)
        return (*items, *facts, *self.request.questions, *self.request.missing_reasons)

    @cached_property
    def after(self) -> Counts:
        """The counts with the waivers that hold."""
        return counted([*(ITEM_BUCKETS[item.status] for item in self.items), *self._of_request()])

    @cached_property
    def before(self) -> Counts:
        """The counts as if nothing had ever been waived."""
        return counted([*(WITHOUT_WAIVERS[item.status] for item in self.items), *self._of_request()])

    @property
    def verdict(self) -> Verdict:
        """The verdict with the waivers that hold."""
        if self.blockers:
            return Verdict.NOT_READY
        return Verdict.READY_WITH_WAIVERS if self.after.waived else Verdict.READY

    def _of_request(self) -> list[Bucket]:
        if self.request is None:
            return []
        # beside its fields, a request needs a recipient and a sender
        known = 2 - len(self.request.missing_reasons)
        questions = [MissingReason.NOT_ANSWERED for _ in self.request.questions]
        missing_reasons = [
            *(fact.missing_reason for fact in self.request.facts),
            *questions,
            *self.request.missing_reasons,
            *[None] * known,
        ]
        return [LACK_BUCKETS[missing_reason] if missing_reason else Bucket.DONE for missing_reason in missing_reasons]


LACK_BUCKETS = {
    MissingReason.NO_VALUE: Bucket.UNKNOWN,
    MissingReason.NOT_ANSWERED: Bucket.UNKNOWN,
    MissingReason.NO_SENDER: Bucket.UNKNOWN,
    MissingReason.NO_RECIPIENT: Bucket.UNKNOWN,
    MissingReason.IN_THE_PAST: Bucket.EXPIRED,
}


@dataclass(frozen=True)
class Readiness:
    """Where an integration stands on a day: every item, and what that adds up to for each gate."""

    integration: Integration
    day: date
    items: tuple[AssessedItem, ...]
    request: RequestRequirements
    """What its access request needs."""

    @cached_property
    def gates(self) -> tuple[GateReadiness, ...]:
        """Its gates, in the order in which they are met."""
        return tuple(self._gate(gate) for gate in Gate)

    @cached_property
    def by_id(self) -> dict[str, AssessedItem]:
        """Its items by their ids."""
        return {item.id: item for item in self.items}

    def gate(self, gate: Gate) -> GateReadiness:
        """One of its gates."""
        return next(found for found in self.gates if found.gate is gate)

    def _gate(self, gate: Gate) -> GateReadiness:
        if gate is Gate.GO_LIVE:
            return GateReadiness(self.integration, gate, self.day, self.items, None)
        before = tuple(item for item in self.items if item.gate is gate or item.group_id in self.request.confirmed)
        return GateReadiness(self.integration, gate, self.day, before, self.request)


def assess_integration(project: Project, integration: Integration, day: date) -> Readiness:
    """The readiness of an integration on a day.

    Before the access request the items of that gate must hold, and those that the request confirms, and the request
    must be complete; before traffic every item must hold.
    """
    items = assess_items(project, integration, day)
    return Readiness(integration, day, items, request_requirements(project, integration, day))
