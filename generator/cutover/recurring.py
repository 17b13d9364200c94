"""What recurs once an integration is live, and on which days."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.conditions import Answers, holds
from generator.schema.integration import IntegrationFile
from generator.schema.maintenance import Cadence, MaintenanceFile, Task
from generator.schema.planning import Interval, TaskPlan

MONTHS = {Interval.MONTHLY: 1, Interval.QUARTERLY: 3, Interval.YEARLY: 12}
DAYS = {Interval.DAILY: 1, Interval.WEEKLY: 7}


@dataclass(frozen=True)
class Recurring:
    """A task or rotation: after how long it is done again, and on which day first; None where nothing says so."""

    task: Task
    plan: TaskPlan | None
    interval: Interval | None
    first: date | None


def recurring(maintenance: MaintenanceFile, profile: IntegrationFile, answers: Answers) -> Iterator[Recurring]:
    """Every task and rotation that is not denied; what is done once is done on the day of the go-live."""
    plans = {str(plan.task): plan for plan in profile.maintenance}
    for task in (*maintenance.tasks, *maintenance.rotations):
        if holds(task.when, answers) is not False:
            plan = plans.get(task.id)
            interval = plan.every if plan else INTERVALS.get(task.every)
            yield Recurring(task, plan, interval, _first(task, plan, interval, profile))


INTERVALS = {
    Cadence.DAILY: Interval.DAILY,
    Cadence.WEEKLY: Interval.WEEKLY,
    Cadence.MONTHLY: Interval.MONTHLY,
    Cadence.QUARTERLY: Interval.QUARTERLY,
}


def _first(task: Task, plan: TaskPlan | None, interval: Interval | None, profile: IntegrationFile) -> date | None:
    if plan and plan.first:
        return plan.first.date
    if profile.go_live is None:
        return None
    day = profile.go_live.day.date
    if interval is None:
        return day if task.every is Cadence.ONCE else None
    return day + timedelta(days=DAYS[interval]) if interval in DAYS else months_later(day, MONTHS[interval])


def months_later(day: date, months: int) -> date:
    """The same day some months later; the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
