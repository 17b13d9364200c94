"""A calendar as iCalendar (RFC 5545), for whatever program people have."""

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.pages.integration.events import Agenda, Event, Repeat

if TYPE_CHECKING:
    from icalendar import Alarm
    from icalendar import Event as Component

PRODUCT = "-//Launchbook//Launchbook//EN"


EVERY = timedelta(days=1)
"""How often a program that follows a calendar asks for it again."""


class CalendarEdition(Struct, frozen=True):
    """Which edition of a calendar it is: a number that grows with the data, and the day that it is made for."""

    number: int
    day: date


def render_calendar(agenda: Agenda, edition: CalendarEdition, site_url: str = "") -> bytes:
    """The file. What was imported before is brought up to date by it, since every event keeps its name."""
    from icalendar import Calendar, vDuration  # noqa: PLC0415 - of no use where there is no integration

    calendar = Calendar.new(
        method="PUBLISH",  # older Outlook takes a calendar without it for an invitation that is broken
        prodid=PRODUCT,
        name=agenda.name,
        uid=f"{agenda.id}@launchbook",
        refresh_interval=EVERY,
        subcomponents=[_component(event, edition, site_url) for event in agenda.events],
    )
    calendar["REFRESH-INTERVAL"].params["VALUE"] = "DURATION"  # RFC 7986 wants it said
    calendar.add("X-PUBLISHED-TTL", vDuration(EVERY))  # what Outlook reads instead
    return bytes(calendar.to_ical())


def _component(event: Event, edition: CalendarEdition, site_url: str) -> "Component":
    from icalendar import Event as Component  # noqa: PLC0415

    component = Component.new(
        uid=event.uid,
        sequence=edition.number,
        stamp=datetime.combine(edition.day, time(), tzinfo=UTC),
        summary=event.title,
        description="\n".join(event.words) or None,
        categories=[event.kind],
        start=_utc(event.start),
        end=_utc(event.end),
        # whole days are there to be seen; they keep nobody from being invited to anything
        transparency="TRANSPARENT" if not isinstance(event.start, datetime) else None,  # type: ignore[arg-type]
        url=_address(event, site_url),
    )
    if event.repeat:
        component.add("rrule", _rule(event.repeat))
    if event.alarm is not None:
        component.add_component(_alarm(event.alarm, event.title))
    return component


def _utc(moment: datetime | date | None) -> datetime | date | None:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def _address(event: Event, site_url: str) -> str | None:
    if not site_url:
        return None
    anchor = f"#{event.anchor}" if event.anchor else ""
    return f"{site_url.rstrip('/')}/{event.page}/index.html{anchor}"


def _rule(repeat: Repeat) -> dict[str, object]:
    rule: dict[str, object] = {"FREQ": repeat.every.upper()}
    if repeat.interval > 1:
        rule["INTERVAL"] = repeat.interval
    if repeat.times is not None:
        rule["COUNT"] = repeat.times
    if repeat.month_days:
        rule |= {"BYMONTHDAY": list(repeat.month_days), "BYSETPOS": -1}
    return rule


def _alarm(before: timedelta, title: str) -> "Alarm":
    from icalendar import Alarm  # noqa: PLC0415

    alarm = Alarm.new(description=title)
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    return alarm
