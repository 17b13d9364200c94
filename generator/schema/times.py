"""Days, times of day and time zones, as you write them."""

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Self
from zoneinfo import ZoneInfo

from generator.findings import did_you_mean
from generator.schema.days import known_day, why_no_day
from generator.schema.record import Refusal
from generator.schema.text import Line, Text, refused


class Day(Line):
    """A day: `2027-02-01`."""

    __slots__ = ()
    pattern = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    wanted = "a day"
    hint = "Write year, month and day, such as `2027-02-01`."

    @classmethod
    def read(cls, text: str) -> Self:
        """`text` as a day that exists in the calendar."""
        day = super().read(text)
        if known_day(day) is None:
            raise refused(cls.wanted, text, why_no_day(text, cls.hint))
        return day

    @property
    def date(self) -> date:
        """The day."""
        return date.fromisoformat(self)


class DayOrMoment(Line):
    """A day, or a moment on it: `2027-12-18`, `2027-12-18 18:00`."""

    __slots__ = ()
    pattern = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: (?:[01][0-9]|2[0-3]):[0-5][0-9])?"
    wanted = "a day or a moment"
    hint = "Write a day such as `2027-12-18`, or a day and a time such as `2027-12-18 18:00`."

    @classmethod
    def read(cls, text: str) -> Self:
        """`text` as a day that exists in the calendar, with or without a time."""
        moment = super().read(text)
        if known_day(moment[:10]) is None:
            raise refused(cls.wanted, text, why_no_day(text, cls.hint))
        return moment

    @property
    def date(self) -> date:
        """The day."""
        return date.fromisoformat(self[:10])

    @property
    def time(self) -> time | None:
        """The time of day; None where a whole day is meant."""
        return time.fromisoformat(self[11:]) if len(self) > 10 else None


class TimeOfDay(Line):
    """A time of day: `09:30`."""

    __slots__ = ()
    pattern = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
    wanted = "a time of day"
    hint = "Write hours and minutes, such as `09:30`."

    @property
    def time(self) -> time:
        """The time of day."""
        return time.fromisoformat(self)


class Zone(Line):
    """A time zone by its name: `Africa/Johannesburg`."""

    __slots__ = ()
    pattern = r"UTC|[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_+-]+){1,2}"
    wanted = "a time zone"
    hint = "Write its name in the time zone database, such as `Africa/Johannesburg`. Offsets change with the season."

    @classmethod
    def read(cls, text: str) -> Self:
        """`text` as a zone of the time zone database."""
        zone = super().read(text)
        if not _file(zone).is_file():
            raise refused(cls.wanted, text, did_you_mean(text, _names()) or cls.hint)
        return zone

    @property
    def info(self) -> ZoneInfo:
        """The zone with its rules."""
        return _zone(str(self))

    def at(self, day: Day, clock: TimeOfDay) -> datetime:
        """The moment at which clocks in this zone show that time on that day."""
        return self.moment(day.date, clock.time)

    def moment(self, day: date, clock: time) -> datetime:
        """The moment at which clocks in this zone show a time on a day; the first where they show it twice."""
        return datetime.combine(day, clock, tzinfo=self.info)

    def unclear(self, day: Day, clock: TimeOfDay) -> str:
        """Why that time is no moment: the clocks of the zone skip it on that day, or show it twice; else nothing."""
        moment = self.at(day, clock)
        earlier, later = moment.utcoffset(), moment.replace(fold=1).utcoffset()
        if earlier == later or earlier is None or later is None:
            return ""
        what, where = ("does not exist", "forward") if earlier < later else ("occurs twice", "back")
        return f"{clock} {what} on {day} in {self}, because the clocks go {where}"


def clock_changes(zone: Zone, *times: tuple[str, Day, TimeOfDay]) -> Iterator[Refusal]:
    """The times, each given with its key, that a change of clocks takes away or doubles."""
    for key, day, clock in times:
        reason = zone.unclear(day, clock)
        if reason:
            yield Refusal("no-such-time", reason, "Choose a time before or after the change.", key)


def _file(name: str) -> Traversable:
    return files("tzdata").joinpath("zoneinfo", *name.split("/"))


@cache
def _names() -> list[str]:
    return files("tzdata").joinpath("zones").read_text("utf-8").split()


@cache
def _zone(name: str) -> ZoneInfo:
    # from the package and not from the machine, so that a build says the same everywhere
    with _file(name).open("rb") as rules:
        return ZoneInfo.from_file(rules, key=name)


class Minutes(Text):
    """A number of minutes."""

    __slots__ = ()
    pattern = r"[1-9][0-9]{0,2}"
    wanted = "a number of minutes"
    hint = "Write a whole number, such as `15`."
