"""What stands in the calendar of an integration: the cutover, the first days, freezes, and what recurs."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from msgspec import Struct

from generator.cutover.clock import Span
from generator.cutover.plan import Row
from generator.cutover.recurring import Recurring, recurring
from generator.cutover.steps import CutoverStep
from generator.pages.addresses import CHECKLIST, CUTOVER
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.view_models import Owner
from generator.pages.words import count
from generator.prose import plain, verbatim
from generator.readiness.item_status import ItemStatus
from generator.readiness.items import AssessedItem
from generator.schema.cutover import Pace, SmokeTest
from generator.schema.maintenance import Rhythm
from generator.schema.organisation import Freeze, Team
from generator.schema.own import OwnItem
from generator.schema.progress import State
from generator.schema.provider import ProviderPage
from generator.schema.record import Roles

BEFORE_A_STEP, BEFORE_A_DECISION = timedelta(minutes=-15), timedelta(hours=-1)
AT_ONCE, IN_THE_MORNING = timedelta(), timedelta(hours=9)


class Repeat(Struct, frozen=True):
    """How an event comes again; `month_days` are days of the month of which the last one there is counts."""

    every: str
    interval: int = 1
    times: int | None = None
    month_days: tuple[int, ...] = ()


class Event(Struct, frozen=True):
    """Something in the calendar: a moment or a stretch in UTC, or whole days, the end not included."""

    uid: str
    title: str
    kind: str
    start: datetime | date
    end: datetime | date | None
    words: tuple[str, ...]
    page: str
    anchor: str = ""
    repeat: Repeat | None = None
    alarm: timedelta | None = None


class Agenda(Struct, frozen=True):
    """The calendar of an integration, or of one team in it."""

    id: str
    name: str
    events: tuple[Event, ...]


def make_agenda(context: IntegrationContext, team: Team | None = None) -> Agenda | None:
    """The calendar; None where no go-live is recorded, from which everything in it counts."""
    if not context.plan.is_dated:
        return None
    suffix = f": {team.name}" if team else ""
    return Agenda(
        f"{context.id}.{team.id}" if team else context.id, context.name + suffix, tuple(_events(context, team))
    )


def without_interval(context: IntegrationContext) -> tuple[str, ...]:
    """What recurs and stands in no calendar, because nothing says after how long."""
    return tuple(recurrence.task.title for recurrence in _recurring(context) if recurrence.first is None)


def _events(context: IntegrationContext, team: Team | None) -> Iterator[Event]:
    def is_for(roles: Roles | None) -> bool:
        return team is None or team.id in context.provider_context.teams(roles)

    yield _go_live(context)
    yield from (_freeze(context, freeze) for freeze in _freezes(context))
    yield from (_step(context, row, row.span) for row in context.plan.rows if row.span and is_for(row.step.roles))
    maintenance = context.provider_context.provider.maintenance
    for recurrence in _recurring(context):
        if recurrence.first is not None and is_for(recurrence.task.done_by(maintenance.roles)):
            yield _task(context, recurrence, recurrence.first)
    yield from (_start(context, item, start) for item, start in _starts(context) if is_for(item.roles))


def _recurring(context: IntegrationContext) -> Iterator[Recurring]:
    return recurring(context.provider_context.provider.maintenance, context.integration.profile, context.answers)


def _go_live(context: IntegrationContext) -> Event:
    return Event(
        uid=f"{context.id}.go-live@launchbook",
        title=f"{context.name}: go-live (T)",
        kind="Go-live",
        start=context.plan.clock.t,
        end=None,
        words=("The moment from which real payments flow.",),
        page=context.page(CUTOVER),
        alarm=BEFORE_A_DECISION,
    )


def _freezes(context: IntegrationContext) -> Iterator[Freeze]:
    """The freezes that are not over when the cutover begins."""
    begins = min((row.span.start for row in context.plan.rows if row.span), default=context.plan.clock.t)
    for freeze in context.provider_context.project.organisation.freezes:
        if freeze.end > begins:
            yield freeze


def _freeze(context: IntegrationContext, freeze: Freeze) -> Event:
    is_days = freeze.is_whole_days
    start: datetime | date = freeze.from_.date if is_days else freeze.start
    end: datetime | date = freeze.to.date + timedelta(days=1) if is_days else freeze.end
    words = (plain(freeze.reason), "Nothing changes and nothing goes live.")
    return Event(f"freeze.{freeze.id}@launchbook", freeze.title, "Freeze", start, end, words, context.page(CUTOVER))


def _step(context: IntegrationContext, row: Row, span: Span) -> Event:
    start, end = _stretch(span)
    return Event(
        uid=f"{context.id}.step.{row.id}@launchbook",
        title=f"{context.name}: {row.step.record.title}",
        kind="Cutover",
        start=start,
        end=None if row.step.every else end,
        words=tuple(_step_words(context, row.step)),
        page=context.page(CUTOVER),
        anchor=row.id,
        repeat=_repeat(row.step.every, span),
        alarm=_alarm(row.step, span),
    )


def _stretch(span: Span) -> tuple[datetime | date, datetime | date | None]:
    if span.days:
        return span.days[0], span.days[1] + timedelta(days=1)
    return span.start, span.end if span.end > span.start else None


def _repeat(pace: Pace | None, span: Span) -> Repeat | None:
    if pace is None:
        return None
    if span.days:  # on each of the days, and not hour by hour through the nights
        return Repeat("daily", times=(span.days[1] - span.days[0]).days + 1)
    size = timedelta(hours=1) if pace is Pace.HOURLY else timedelta(days=1)
    return Repeat(pace.value, times=max(1, -(-(span.end - span.start) // size)))


def _alarm(step: CutoverStep, span: Span) -> timedelta | None:
    if span.days:
        return None
    if step.every:
        return AT_ONCE
    return BEFORE_A_DECISION if step.decides else BEFORE_A_STEP


def _step_words(context: IntegrationContext, step: CutoverStep) -> Iterator[str]:
    record = step.record
    found = (
        ("", record.detail),
        ("Who: ", verbatim(_names(context.provider_context.doers(record, step.roles)))),
        ("Call: ", verbatim(record.endpoint or "") if isinstance(record, SmokeTest) else None),
        ("Expect: ", record.expect if isinstance(record, SmokeTest) else None),
        ("Proof: ", record.proof),
        ("Go or no go: ", step.decides),
        ("If it fails: ", step.fallback),
        ("Our plan: ", step.plan.note if step.plan else None),
    )
    yield from (f"{name}{' '.join(plain(text).split())}" for name, text in found if text)
    yield "A step of our own." if step.is_own else f"A step of the guide of {context.provider_context.name}."


def _names(owners: Iterable[Owner]) -> str:
    return ", ".join(owner.team.text if owner.team else owner.role for owner in owners)


def _task(context: IntegrationContext, recurrence: Recurring, first: date) -> Event:
    note = recurrence.plan.note if recurrence.plan else None
    maintenance = context.provider_context.provider.maintenance
    task = recurrence.task
    who = _names(context.provider_context.doers(task, task.done_by(maintenance.roles)))
    words = (plain(recurrence.task.detail or ""), f"Who: {who}" if who else "", plain(note or ""))
    return Event(
        uid=f"{context.id}.task.{recurrence.task.id}@launchbook",
        title=f"{context.name}: {recurrence.task.title}",
        kind="Maintenance",
        start=first,
        end=first + timedelta(days=1),
        words=tuple(" ".join(word.split()) for word in words if word),
        page=context.provider_context.page(ProviderPage.MAINTENANCE),
        anchor=recurrence.task.id,
        repeat=_interval(recurrence.rhythm, first),
        alarm=IN_THE_MORNING if _is_rare(recurrence.rhythm) else None,
    )


def _starts(context: IntegrationContext) -> Iterator[tuple[AssessedItem, date]]:
    """What has a lead time and no record that it was begun, with the last day on which to begin it."""
    go_live = context.integration.profile.go_live
    for item in context.readiness.items if go_live else ():
        takes = None if isinstance(item.item, OwnItem) else item.item.lead_time
        is_begun = item.recorded is not None and item.recorded.state is not State.OPEN
        if go_live and takes and not is_begun and item.status is not ItemStatus.NOT_APPLICABLE:
            yield item, takes.before(go_live.day.date)


def _start(context: IntegrationContext, item: AssessedItem, day: date) -> Event:
    who = _names(context.provider_context.doers(item.item, item.roles))
    takes = "" if isinstance(item.item, OwnItem) else f"Begin it {item.item.lead_time} before the launch."
    return Event(
        uid=f"{context.id}.start.{item.id}@launchbook",
        title=f"{context.name}: last day to begin: {item.item.title}",
        kind="Lead time",
        start=day,
        end=day + timedelta(days=1),
        words=tuple(word for word in (takes, f"Who: {who}" if who else "") if word),
        page=context.page(CHECKLIST),
        anchor=item.id,
        alarm=IN_THE_MORNING,
    )


def _is_rare(rhythm: Rhythm | None) -> bool:
    """Whether it comes less often than once a week, and so is easily forgotten."""
    return rhythm is None or rhythm.months > 0 or rhythm.days > 7


def _interval(rhythm: Rhythm | None, first: date) -> Repeat | None:
    if rhythm is None:
        return None
    if rhythm.days:
        weeks, rest = divmod(rhythm.days, 7)
        return Repeat("daily", rhythm.days) if rest else Repeat("weekly", weeks)
    # months without such a day have their last one; February 29 is why a year is twelve months here
    days = tuple(range(28, first.day + 1)) if first.day > 28 else ()
    return Repeat("monthly", rhythm.months, month_days=days)


def events_words(agenda: Agenda) -> str:
    """How many events there are, in words."""
    return count(len(agenda.events), "event")
