"""Every checklist item of an integration, the guide's and your own, with where it stands on a day."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from generator.conditions import Answers, answers_of, holds
from generator.cutover.steps import all_steps
from generator.project import Integration, Project, Provider
from generator.readiness.evidence import Entry, fault_of, last_day
from generator.readiness.item_status import HOLDS, ItemDemand, ItemStatus, status_of
from generator.readiness.lead_time import NOT_STARTED, LeadTime, lead_time
from generator.readiness.wording import words_of
from generator.schema.checklists import Item, ItemGroup, ItemLevel
from generator.schema.cutover import Step
from generator.schema.own import OwnItem
from generator.schema.progress import ItemState
from generator.schema.record import Gate, Roles


class AssessedItem(Struct, frozen=True, dict=True):
    """Something that is recorded as done, and where it stands; `group` is None for what is no item of the guide."""

    item: Entry
    group: ItemGroup | None
    gate: Gate
    roles: Roles
    status: ItemStatus
    recorded: ItemState | None
    conditions: tuple[str, ...] = ()
    """The conditions under which it applies."""
    asks: tuple[str, ...] = ()
    """Those of them that nobody answered, where that is why it is unknown; where it does not apply, those denied."""
    fault: str = ""
    """Why its evidence does not count; empty where it does."""
    runs_out: date | None = None
    """The last day on which it holds, where that is before the launch."""
    changes: int = 0
    """How often the guide changed what it says of it, since it was first read."""
    lead_time: LeadTime | None = None
    """By when it has to be begun; None where it has no lead time, was begun, or there is no launch ahead."""

    @property
    def id(self) -> str:
        """The item's id."""
        return self.item.id

    @property
    def group_id(self) -> str:
        """The id of the guide's group; empty for an item of your own."""
        return self.group.id if self.group else ""

    @cached_property
    def words(self) -> str:
        """The stamp of the wording that it has now."""
        return words_of(self.item, self.changes)

    @property
    def is_own(self) -> bool:
        """Whether it is an item of your own, which no provider sees."""
        return isinstance(self.item, OwnItem)

    @property
    def level(self) -> ItemLevel:
        """How much it is wanted; what is no item of the guide is required."""
        return self.item.level if isinstance(self.item, Item) else ItemLevel.REQUIRED

    @property
    def is_step(self) -> bool:
        """Whether it is a step that the guide wants done before real traffic."""
        return isinstance(self.item, Step)

    @property
    def holds(self) -> bool:
        """Whether it holds on the day."""
        return self.status in HOLDS

    @property
    def holds_at_launch(self) -> bool:
        """Whether it holds on the day, and still will at the launch."""
        return self.holds and self.runs_out is None


def answered(provider: Provider, integration: Integration, day: date) -> Answers:
    """The conditions of a provider that are answered on a day."""
    return answers_of(provider.profile.conditions, integration.profile.conditions, day)


def assess_items(project: Project, integration: Integration, day: date) -> tuple[AssessedItem, ...]:
    """The items in the order of the guide, then your own."""
    return tuple(_judged(project, integration, day, with_words=True))


def items_then(project: Project, integration: Integration, day: date) -> tuple[AssessedItem, ...]:
    """The items as they stood on a day that has passed: that their words have changed since does not matter."""
    return tuple(_judged(project, integration, day, with_words=False))


def _judged(project: Project, integration: Integration, day: date, *, with_words: bool) -> Iterator[AssessedItem]:
    answers = answered(project.providers[integration.profile.provider], integration, day)
    for found in _bare_items(project, integration):
        needs_evidence, words = found.item.needs_evidence, found.words if with_words else ""
        applies = holds(found.conditions, answers)
        asks = tuple(name for name in found.conditions if answers.get(name) is applies)
        asked = ItemDemand(applies, needs_evidence, words=words)
        yield _assessed(project, integration, replace(found, asks=asks), asked, day)


def _bare_items(project: Project, integration: Integration) -> Iterator[AssessedItem]:
    """Everything that is recorded as done, not yet judged."""
    provider = project.providers[integration.profile.provider]
    recorded = {state.about: state for state in integration.progress.items}
    times = _changes(provider)
    for group in provider.checklists.groups:
        for item in group.items:
            gate, roles = group.gate_of(item).gate, item.done_by(group.roles) or NOBODY
            found, changes = recorded.get(item.id), sum(times.get(name, 0) for name in item.cites)
            yield AssessedItem(item, group, gate, roles, ItemStatus.OPEN, found, item.when, changes=changes)
    for step in all_steps(provider.cutover):
        if step.before_traffic:
            roles = step.done_by(provider.cutover.roles) or NOBODY
            found, changes = recorded.get(step.id), sum(times.get(name, 0) for name in step.cites)
            yield AssessedItem(step, None, Gate.GO_LIVE, roles, ItemStatus.OPEN, found, step.when, changes=changes)
    for own in integration.profile.own_items:
        yield AssessedItem(own, None, own.gate, Roles(stated=own.roles), ItemStatus.OPEN, recorded.get(own.id))


def _changes(provider: Provider) -> dict[str, int]:
    """How often the guide changed each of its statements that it changed at all."""
    statements = provider.statements.statements
    return {str(statement.id): statement.changes.number for statement in statements if statement.changes}


NOBODY = Roles.model_construct(stated=(), assigned=())
"""The roles of a step for which neither the guide nor we name one."""


def _assessed(
    project: Project, integration: Integration, found: AssessedItem, asked: ItemDemand, day: date
) -> AssessedItem:
    """An item with where it stands on a day, and when that ends before the launch."""

    def status(on: date) -> ItemStatus:
        return status_of(found.recorded, replace(asked, fault=_fault(project, integration, found, on)), on)

    now, launch = status(day), launch_day(integration, day)
    is_lost = launch is not None and launch > day and now in HOLDS and status(launch) not in HOLDS
    ends = last_day(project, found.recorded) if is_lost and found.recorded else None
    fault, lead = _fault(project, integration, found, day), _lead_time(found, now, launch, day)
    return replace(found, status=now, fault=fault, runs_out=ends, lead_time=lead)


def _lead_time(found: AssessedItem, status: ItemStatus, launch: date | None, day: date) -> LeadTime | None:
    takes = None if isinstance(found.item, OwnItem) else found.item.lead_time
    if takes is None or launch is None or launch < day or status not in NOT_STARTED:
        return None
    return lead_time(takes, launch, day)


def _fault(project: Project, integration: Integration, found: AssessedItem, day: date) -> str:
    provider = project.providers[integration.profile.provider]
    return fault_of(project, provider, found.item, found.recorded, day) if found.recorded else ""


def launch_day(integration: Integration, day: date) -> date | None:
    """The day on which it is to go live; None where there is none yet, and once it is live."""
    go_live = integration.profile.go_live
    return go_live.day.date if go_live and live_since(integration, day) is None else None


def live_since(integration: Integration, day: date) -> date | None:
    """The day from which it has been live; None where it is not live on the day."""
    since = integration.profile.live_since
    return since.date if since and since.date <= day else None
