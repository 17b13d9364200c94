"""The verdict on a gate: met, met with waivers, or not met, and by what."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from generator.project import Integration, Project, Provider
from generator.readiness.counts import ITEM_BUCKETS, WITHOUT_WAIVERS, Bucket, Counts, counted, wishes
from generator.readiness.item_status import ItemStatus
from generator.readiness.items import AssessedItem, assess_items, items_then, launch_day, live_since
from generator.readiness.request import (
    MissingReason,
    OpenCondition,
    RequestRequirements,
    WantedField,
    WantedRecipient,
    asked_on,
    copy_of,
    questions_that_follow,
    request_requirements,
    sent_on,
)
from generator.schema.checklists import ItemLevel
from generator.schema.record import Gate


class Verdict(StrEnum):
    """What may be said of a gate."""

    READY = "READY"
    READY_WITH_WAIVERS = "READY WITH WAIVERS"
    NOT_READY = "NOT READY"
    LIVE = "LIVE"


Blocker = AssessedItem | WantedField | OpenCondition | WantedRecipient | MissingReason
"""What keeps a gate from being met: an item, a part of the request, or a question that decides what follows it."""


class GateReadiness(Struct, frozen=True, dict=True):
    """A gate of an integration on a day."""

    integration: Integration
    gate: Gate
    day: date
    items: tuple[AssessedItem, ...]
    """The items that must hold."""
    request: RequestRequirements | None
    """What the request needs; None where the gate has none."""
    reasons: tuple[MissingReason, ...] = ()
    """What else keeps the gate from being met."""
    live_since: date | None = None
    """The day from which it has been live, where it is."""
    questions: tuple[OpenCondition, ...] = ()
    """What has to be answered besides what the request asks."""
    wished: tuple[AssessedItem, ...] = ()
    """The recommended and optional items, which keep no gate from being met."""

    @cached_property
    def blockers(self) -> tuple[Blocker, ...]:
        """What keeps the gate from being met, in the order of the guide."""
        items = tuple(item for item in self.items if not self._holds(item))
        if self.request is None:
            return (*items, *self.questions, *self.reasons)
        facts = (fact for fact in self.request.facts if fact.missing_reason)
        recipients = (recipient for recipient in self.request.recipients if recipient.email is None)
        return (*items, *facts, *self.request.questions, *recipients, *self.request.missing_reasons, *self.reasons)

    @cached_property
    def after(self) -> Counts:
        """The counts with the waivers that hold."""
        return counted([*(self._bucket(ITEM_BUCKETS, item) for item in self.items), *self._of_request()])

    @cached_property
    def before(self) -> Counts:
        """The counts as if nothing had ever been waived."""
        return counted([*(self._bucket(WITHOUT_WAIVERS, item) for item in self.items), *self._of_request()])

    @cached_property
    def wishes(self) -> dict[ItemLevel, Counts]:
        """The counts of the items that are recommended or optional, for each level that has some."""
        return wishes(self.wished)

    @property
    def verdict(self) -> Verdict:
        """The verdict with the waivers that hold; of go-live, it is one on the launch and not only on the day."""
        if self.live_since:
            return Verdict.LIVE
        if self.blockers:
            return Verdict.NOT_READY
        return Verdict.READY_WITH_WAIVERS if self.after.waived else Verdict.READY

    @property
    def verdict_today(self) -> Verdict:
        """The verdict if the launch were today."""
        if self.live_since or not all(isinstance(blocker, AssessedItem) and blocker.holds for blocker in self.blockers):
            return self.verdict
        return Verdict.READY_WITH_WAIVERS if any(_is_waived(item) for item in self.items) else Verdict.READY

    def _holds(self, item: AssessedItem) -> bool:
        return item.holds_at_launch if self.gate is Gate.GO_LIVE else item.holds

    def _bucket(self, buckets: dict[ItemStatus, Bucket], item: AssessedItem) -> Bucket:
        if item.holds and not self._holds(item):
            return buckets[ItemStatus.WAIVER_ENDED if _is_waived(item) else ItemStatus.EVIDENCE_EXPIRED]
        return buckets[item.status]

    def _of_request(self) -> list[Bucket]:
        if self.request is None:
            unanswered = (MissingReason.NOT_ANSWERED for _ in self.questions)
            return [LACK_BUCKETS[reason] for reason in (*unanswered, *self.reasons)]
        # beside its fields, a request needs recipients and a sender
        missing_reasons = [
            *(fact.missing_reason for fact in self.request.facts),
            *(MissingReason.NOT_ANSWERED for _ in self.request.questions),
            *(None if recipient.email else MissingReason.NO_RECIPIENT for recipient in self.request.recipients),
            *(self.request.missing_reasons or (None,)),
            *self.reasons,
        ]
        return [LACK_BUCKETS[missing_reason] if missing_reason else Bucket.DONE for missing_reason in missing_reasons]


LACK_BUCKETS = {
    MissingReason.NO_VALUE: Bucket.UNKNOWN,
    MissingReason.NOT_ANSWERED: Bucket.UNKNOWN,
    MissingReason.NO_SENDER: Bucket.UNKNOWN,
    MissingReason.NO_RECIPIENT: Bucket.UNKNOWN,
    MissingReason.IN_THE_PAST: Bucket.EXPIRED,
    MissingReason.NOT_SENT: Bucket.OPEN,
    MissingReason.NO_LAUNCH_DAY: Bucket.UNKNOWN,
    MissingReason.LAUNCH_DAY_PASSED: Bucket.EXPIRED,
    MissingReason.NOT_PLACED: Bucket.UNKNOWN,
    MissingReason.NOT_READ: Bucket.UNKNOWN,
    MissingReason.NOT_KNOWN_YET: Bucket.UNKNOWN,
}


def _is_waived(item: AssessedItem) -> bool:
    return item.status is ItemStatus.WAIVED


class Readiness(Struct, frozen=True, dict=True):
    """Where an integration stands on a day: every item, and what that adds up to for each gate."""

    integration: Integration
    day: date
    items: tuple[AssessedItem, ...]
    as_asked: tuple[AssessedItem, ...]
    """Every item as the access request tells of it: as it stands on the day; once it was sent, as it stood then."""
    request: RequestRequirements | None
    """What its access request needs; None where production is not asked for."""
    questions: tuple[OpenCondition, ...] = ()
    """What must be answered to know what is done and had on the way to production."""
    of_guide: tuple[MissingReason, ...] = ()
    """What nobody knows yet of the guide itself: no gate can be met by what was not read."""

    @cached_property
    def asked_with(self) -> tuple[AssessedItem, ...]:
        """The items that the access request waits for."""
        confirmed = self.request.confirmed if self.request else frozenset()
        return tuple(item for item in self.as_asked if item.gate is Gate.ACCESS_REQUEST or item.group_id in confirmed)

    @cached_property
    def gates(self) -> tuple[GateReadiness, ...]:
        """Its gates, in the order in which they are met; without a request there is none before it."""
        return tuple(self._gate(gate) for gate in Gate if self.request or gate is not Gate.ACCESS_REQUEST)

    @cached_property
    def by_id(self) -> dict[str, AssessedItem]:
        """Its items by their ids."""
        return {item.id: item for item in self.items}

    def gate(self, gate: Gate) -> GateReadiness:
        """One of its gates; StopIteration for that of the request where there is none."""
        return next(found for found in self.gates if found.gate is gate)

    def _gate(self, gate: Gate) -> GateReadiness:
        is_launch = gate is Gate.GO_LIVE
        items = self.items if is_launch else self.asked_with
        return GateReadiness(
            self.integration,
            gate,
            self.day,
            tuple(item for item in items if item.level is ItemLevel.REQUIRED),
            None if is_launch else self.request,
            (*self.of_guide, *(self._reasons() if is_launch else ())),
            live_since(self.integration, self.day) if is_launch else None,
            self.questions if is_launch else (),
            tuple(item for item in items if item.level is not ItemLevel.REQUIRED),
        )

    @property
    def _is_sent_whole(self) -> bool:
        is_sent = sent_on(self.integration, self.day) is not None
        missing = (blocker for blocker in self._gate(Gate.ACCESS_REQUEST).blockers if blocker not in self.of_guide)
        return is_sent and next(missing, None) is None

    def _reasons(self) -> Iterator[MissingReason]:
        """What the launch lacks beside its items: the gate before it, and a day that can still be kept."""
        if self.request and not self._is_sent_whole:
            yield MissingReason.NOT_SENT
        launch = launch_day(self.integration, self.day)
        if launch is None and live_since(self.integration, self.day) is None:
            yield MissingReason.NO_LAUNCH_DAY
        if launch is not None and launch < self.day:
            yield MissingReason.LAUNCH_DAY_PASSED


def assess_integration(project: Project, integration: Integration, day: date) -> Readiness:
    """The readiness of an integration on a day.

    Before the access request the items of that gate must hold, and those that the request confirms, and the request
    must be complete; once it was sent, that is judged by the day on which it was. Before traffic every item must hold
    until the launch, a request that there is must have been sent complete, and there must be a day for the launch.
    No gate is met while statements of the guide are not yet placed, or their records not yet read by a person.
    Items that are recommended or optional are never waited for.
    """
    items, asked = assess_items(project, integration, day), asked_on(integration, day)
    request = request_requirements(project, integration, day)
    as_asked = items if asked == day else tuple(_as_sent(project, integration, items, asked))
    provider = project.providers[integration.profile.provider]
    waiting = {provider.profile.condition(name).id for item in items for name in _unanswered(item)}
    follow = questions_that_follow(provider, integration, day)
    questions = tuple(question for question in follow if question.condition not in waiting)
    return Readiness(integration, day, items, as_asked, request, questions, tuple(_of_guide(provider)))


def _of_guide(provider: Provider) -> Iterator[MissingReason]:
    """What of the guide is in no record yet, in records that no person has compared with it, or not looked for."""
    if provider.statements.not_yet_placed:
        yield MissingReason.NOT_PLACED
    if provider.statements.to_be_read:
        yield MissingReason.NOT_READ
    if provider.not_known_yet:
        yield MissingReason.NOT_KNOWN_YET


def _unanswered(item: AssessedItem) -> tuple[str, ...]:
    """The conditions because of which nobody knows whether an item applies: it waits for them itself."""
    return item.asks if item.status is ItemStatus.UNKNOWN else ()


def _as_sent(
    project: Project, integration: Integration, items: tuple[AssessedItem, ...], sent: date
) -> Iterator[AssessedItem]:
    """The items as they stood on the day on which the request was sent.

    A record that was renewed since, as evidence is, says nothing of that day. Where a copy of the request is kept from
    which nothing was missing, the copy does.
    """
    copy = copy_of(integration, sent)
    for then, now in zip(items_then(project, integration, sent), items, strict=True):
        if copy and copy.is_whole and then.status is ItemStatus.LATER:
            yield replace(then, status=now.status if now.holds else ItemStatus.DONE, runs_out=None)
        else:
            yield then
