"""When a step is, counted from T: offsets on the clock, days of the calendar, right across a change of the clocks."""

from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from generator.schema.integration import GoLive
from generator.schema.planning import Planned
from generator.schema.times import Zone
from generator.schema.values import TIME_UNITS, Moment, Quantity

SOME_T = datetime(2001, 1, 1, 12, tzinfo=UTC)
"""What times are counted from where no go-live is recorded: only their order is of use then."""


class Span(Struct, frozen=True):
    """From when to when, both in UTC; the end is the start where no length is known."""

    start: datetime
    end: datetime
    days: tuple[date, date] | None = None
    """The first and the last day, where it is whole days and no time of day is meant."""
    starts_with_a_day: bool = False
    """Whether it starts with a day, and not with the cutover."""

    @property
    def soonest_end(self) -> datetime:
        """The earliest moment at which it can be over: something that has whole days may be done at their start."""
        return self.start if self.days else self.end

    @property
    def latest_start(self) -> datetime:
        """The latest moment at which it can begin."""
        return self.end if self.days else self.start


class Clock(Struct, frozen=True):
    """Turns times counted from T into moments."""

    go_live: GoLive | None

    @property
    def zone(self) -> Zone:
        """The zone of the go-live."""
        return self.go_live.zone if self.go_live else Zone("UTC")

    @property
    def t(self) -> datetime:
        """T, in UTC."""
        return self.go_live.zone.at(self.go_live.day, self.go_live.time).astimezone(UTC) if self.go_live else SOME_T

    def local(self, moment: datetime) -> datetime:
        """A moment as clocks in the zone of the go-live show it."""
        return moment.astimezone(self.zone.info)

    def span(self, at: Moment | Planned | None, lasts: Quantity | None) -> Span | None:
        """When a step is; None where `at` is left out or in words."""
        if at is None:
            return None
        first = at.start if isinstance(at, Planned) else at
        if first.days:
            return self._days(*first.days)
        start = self._moment(first)
        if start is None:
            return None
        last = at.end if isinstance(at, Planned) else None
        end = self._moment(last) if last else start + (length(lasts) or timedelta())
        return Span(start, end or start)

    def _days(self, first: int, last: int) -> Span:
        days = self._day(first), self._day(last)
        start = self.midnight(days[0]) if first else self.t  # the day of the cutover starts with the cutover
        return Span(start, self.midnight(days[1] + timedelta(days=1)), days, starts_with_a_day=bool(first))

    def _moment(self, moment: Moment) -> datetime | None:
        if moment.shift is None:
            return None
        days, minutes = moment.shift
        return self._days_from_t(days) + timedelta(minutes=minutes)

    def _days_from_t(self, days: int) -> datetime:
        if not days:
            return self.t
        clock = self.local(self.t).time()
        return self.zone.moment(self._day(days), clock).astimezone(UTC)

    def _day(self, number: int) -> date:
        return self.local(self.t).date() + timedelta(days=number)

    def midnight(self, day: date) -> datetime:
        """When a day begins in the zone of the go-live, in UTC."""
        return self.zone.moment(day, time()).astimezone(UTC)


def length(lasts: Quantity | None) -> timedelta | None:
    """How long something takes at most; None where it is not said in units of time."""
    if lasts is None or lasts.unit not in TIME_UNITS or "business" in lasts.unit:
        return None
    return timedelta(seconds=float(lasts.high) * TIME_UNITS[lasts.unit])
