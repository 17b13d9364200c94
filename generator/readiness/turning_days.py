"""The days on which something that is printed may turn, although nobody changes the data."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.project import Integration, Project
from generator.readiness.evidence import not_too_old_until
from generator.readiness.lead_time import lead_time
from generator.schema.progress import ItemState


def turning_days(project: Project) -> frozenset[date]:
    """Each day from which a state may be another than on the day before; between two of them, none turns."""
    return frozenset(
        day for integration in project.integrations.values() for day in _of_integration(project, integration)
    )


def newest_turning_day(project: Project, today: date) -> date | None:
    """The newest of them up to a day; None where there is none."""
    return max((day for day in turning_days(project) if day <= today), default=None)


def _of_integration(project: Project, integration: Integration) -> Iterator[date]:
    profile = integration.profile
    yield from (answer.on.date for answer in profile.conditions)
    yield from (day.date for day in (profile.live_since, profile.request.sent) if day)
    yield from (_day_after(value.window.day.date) for value in profile.request.values if value.window)
    for recorded in integration.progress.items:
        yield from _of_item(project, recorded)
    if profile.go_live:
        launch = profile.go_live.day.date
        yield from (launch, _day_after(launch))
        yield from _of_lead_times(project, integration, launch)


def _of_item(project: Project, recorded: ItemState) -> Iterator[date]:
    """What is recorded counts from its day on, and each of its evidence and its waiver to the end of another."""
    if recorded.on:
        yield recorded.on.date
        yield _day_after(not_too_old_until(project, recorded.on.date))
    if recorded.until:
        yield _day_after(recorded.until.date)
    yield from (_day_after(evidence.expires.date) for evidence in recorded.evidence if evidence.expires)


def _of_lead_times(project: Project, integration: Integration, launch: date) -> Iterator[date]:
    provider = project.providers[integration.profile.provider]
    items = (item for group in provider.checklists.groups for item in group.items)
    for action in (*items, *provider.cutover.steps):
        if action.lead_time:
            found = lead_time(action.lead_time, launch, launch)
            yield from (found.soon_from, _day_after(found.start_by))


def _day_after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day
