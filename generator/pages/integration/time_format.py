"""Times of a cutover in words: counted from T, on the clocks of the place, and in UTC."""

from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

from generator.cutover.clock import Clock, Span
from generator.cutover.plan import Plan, Row


class Times(Struct, frozen=True):
    """When a step is, in words; empty where it has no such time."""

    at: str
    local: str
    utc: str


def times(row: Row, clock: Clock) -> Times:
    """When a step is. One without a time of its own gets what it has to fit between, where the day is known."""
    at = str(row.step.at or "")
    if clock.go_live is None:
        return Times(at, "", "")
    if row.span is not None:
        return Times(at, local_words(row.span, clock), utc_words(row.span, clock))
    bounds = (("not before", row.not_before), ("before", row.by))
    local = (f"{word} {moment_words(clock.local(bound.at)).replace(',', '')}" for word, bound in bounds if bound)
    return Times(at, " and ".join(local), "")


def local_words(span: Span, clock: Clock) -> str:
    """A span on the clocks of the place: `Mon 1 Feb 2027, 22:00–22:15`."""
    if span.days:
        first, last = span.days
        return day_words(first) if first == last else f"{day_words(first)} – {day_words(last)}"
    return _stretch(clock.local(span.start), clock.local(span.end), "")


def utc_words(span: Span, clock: Clock) -> str:
    """A span in UTC, without the day where it is the same as on the clocks of the place; nothing for whole days.

    A day is one of the place: its midnights in UTC would name another day.
    """
    return "" if span.days else _stretch(span.start, span.end, day_words(clock.local(span.start).date()))


def _stretch(start: datetime, end: datetime, known: str) -> str:
    first = f"{start:%H:%M}" if day_words(start.date()) == known else moment_words(start)
    if end == start:
        return first
    if end.date() == start.date():
        return f"{first}–{end:%H:%M}"
    return f"{first} – {moment_words(end)}"


def moment_words(moment: datetime) -> str:
    """A moment: `Mon 1 Feb 2027, 22:00`."""
    return f"{day_words(moment.date())}, {moment:%H:%M}"


def day_words(day: date) -> str:
    """A day: `Mon 1 Feb 2027`."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def change_of_clocks(plan: Plan) -> datetime | None:
    """The hour, in UTC, at which clocks change between the first and the last step; None where they do not."""
    spans = [row.span for row in plan.rows if row.span]
    if not plan.is_dated or not spans:
        return None
    hour, last = min(span.start for span in spans), max(span.end for span in spans)
    before = plan.clock.local(hour).utcoffset()
    hour = hour.replace(minute=0)
    while hour <= last:
        if plan.clock.local(hour).utcoffset() != before:
            return hour.astimezone(UTC)
        hour += timedelta(hours=1)
    return None
