"""What recurs once an integration is live, and on which days."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from generator.conditions import Answers, holds
from generator.schema.integration import IntegrationFile
from generator.schema.maintenance import ONCE, MaintenanceFile, Rhythm, Task
from generator.schema.planning import TaskPlan


class Recurring(Struct, frozen=True):
    """A task or rotation: after how long it is done again, and on which day first; None where nothing says so."""

    task: Task
    plan: TaskPlan | None
    rhythm: Rhythm | None
    first: date | None


def recurring(maintenance: MaintenanceFile, profile: IntegrationFile, answers: Answers) -> Iterator[Recurring]:
    """Every task and rotation that is not denied; what is done once is done on the day of the go-live."""
    plans = {str(plan.task): plan for plan in profile.maintenance}
    for task in (*maintenance.tasks, *maintenance.rotations):
        if holds(task.when, answers) is not False:
            plan = plans.get(task.id)
            rhythm = plan.every.rhythm if plan else task.every.rhythm
            yield Recurring(task, plan, rhythm, _first(task, plan, rhythm, profile))


def _first(task: Task, plan: TaskPlan | None, rhythm: Rhythm | None, profile: IntegrationFile) -> date | None:
    if plan and plan.first:
        return plan.first.date
    if profile.go_live is None:
        return None
    day = profile.go_live.day.date
    if rhythm is None:
        return day if task.every == ONCE else None
    return months_later(day, rhythm.months) if rhythm.months else day + timedelta(days=rhythm.days)


def months_later(day: date, months: int) -> date:
    """The same day some months later; the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
