"""Facts with a shape. Each keeps the words the guide prints and knows what they mean."""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import Discriminator, Tag

from generator.facts.shapes import NUMBER_WORDS
from generator.schema.text import Line, Text, refused

TIME_UNITS = {
    "s": 1, "second": 1, "seconds": 1,
    "minute": 60, "minutes": 60,
    "h": 3600, "hour": 3600, "hours": 3600,
    "day": 86400, "days": 86400,
    "business day": 86400, "business days": 86400, "working day": 86400, "working days": 86400,
    "week": 604800, "weeks": 604800,
}  # fmt: skip

LONGEST_DAYS = 3660
"""A length of time is at most ten years: more is a slip of the hand, and would lead out of the calendar."""
_SATURDAY = 5
_NUMBER = r"[0-9][0-9,]{0,14}(?:\.[0-9]{1,6})?"
NUMBER_IN_WORDS = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in NUMBER_WORDS)
"""A number as guides print small ones: `ten`."""
_COUNT = rf"{_NUMBER}|(?:{NUMBER_IN_WORDS})(?![a-z])"


class Unknown(Text):
    """The word `unknown`: the guide does not give the value, and nobody made one up."""

    __slots__ = ()
    pattern = "unknown"
    wanted = "`unknown`"


class PerAccount(Text):
    """The word `per-account`: the value differs for each account, and the provider shows you yours."""

    __slots__ = ()
    pattern = "per-account"
    wanted = "`per-account`"


KNOWN, UNKNOWN, PER_ACCOUNT = "<known>", "<unknown>", "<per-account>"
BRANCHES = frozenset({KNOWN, UNKNOWN, PER_ACCOUNT})
"""What pydantic puts into the place of an error to tell which branch it took; no key of the data."""
_WORDS = {Unknown.pattern: UNKNOWN, PerAccount.pattern: PER_ACCOUNT}


def _known_or_unknown(value: Any) -> str:
    return UNKNOWN if value == Unknown.pattern else KNOWN


def _branch(value: Any) -> str:
    return _WORDS.get(value, KNOWN) if isinstance(value, str) else KNOWN


T = TypeVar("T", bound=Text)

OrUnknown = Annotated[
    Annotated[T, Tag(KNOWN)] | Annotated[Unknown, Tag(UNKNOWN)],
    Discriminator(_known_or_unknown),
]
"""A value, or the word `unknown` where the guide does not give it."""
OrPerAccount = Annotated[
    Annotated[T, Tag(KNOWN)] | Annotated[Unknown, Tag(UNKNOWN)] | Annotated[PerAccount, Tag(PER_ACCOUNT)],
    Discriminator(_branch),
]
"""A value, or the word `unknown` or `per-account`."""


def is_given(value: object) -> bool:
    """Whether the guide gives a value, and none of the words that stand for one it does not give; None is none."""
    return isinstance(value, str) and value not in _WORDS


def _decimal(text: str) -> Decimal:
    """A number in digits or in words."""
    return Decimal(NUMBER_WORDS.get(text.lower(), text.replace(",", "")))


class Quantity(Line):
    """A number or a range with its unit, as printed: `100 requests/minute`, `> 1% in 5 minutes`."""

    __slots__ = ()
    pattern = (
        r"(?:(?P<comparison><|>|near|inside|within|(?:usually|typically) within|first|typically|usually"
        r"|up to|at least|at most|no more than|not more than|no less than|a minimum of|a maximum of|about|around|above"
        r"|below|under|over|older than|more than|less than|fewer than|once per|no faster than once per) ?)?"
        rf"(?P<low>{_COUNT})(?:(?: ?[-–] ?| to | or )(?P<high>{_COUNT}))?"
        r"(?: ?(?P<unit>%|[A-Za-z][A-Za-z /]*?))?(?: (?:in|within|for|over) (?P<window>[0-9]{1,6} [a-z]+))?"
    )
    wanted = "a quantity"
    hint = "Write the number and its unit as the guide prints them, such as `15 minutes` or `3-5 attempts`."

    @classmethod
    def read(cls, text: str) -> Self:
        """`text` as a quantity; a range does not run backwards."""
        quantity = super().read(text)
        if quantity.high < quantity.low:
            raise refused(cls.wanted, text, "A range runs from the lower number to the higher one.")
        if quantity.high * TIME_UNITS.get(quantity.unit or "", 0) > LONGEST_DAYS * TIME_UNITS["day"]:
            raise refused(cls.wanted, text, f"A length of time is at most {LONGEST_DAYS:,} days.")
        return quantity

    @property
    def _parts(self) -> dict[str, str | None]:
        match = re.fullmatch(self.pattern, self)
        return match.groupdict() if match else {}

    @property
    def comparison(self) -> str | None:
        """`<`, `>`, `near` and so on, or None for an exact quantity."""
        return self._parts.get("comparison")

    @property
    def low(self) -> Decimal:
        """The number, or the lower end of the range."""
        return _decimal(self._parts["low"] or "")

    @property
    def high(self) -> Decimal:
        """The upper end of the range; the number itself where there is no range."""
        high = self._parts.get("high")
        return _decimal(high) if high else self.low

    @property
    def unit(self) -> str | None:
        """What is counted, such as `requests/minute` or `seconds`."""
        return self._parts.get("unit")

    @property
    def window(self) -> str | None:
        """The time over which it is counted, such as `5 minutes`."""
        return self._parts.get("window")


class Duration(Quantity):
    """A length of time as printed: `24 hours`, `3-5 business days`, `first 48h`."""

    __slots__ = ()
    wanted = "a length of time"
    hint = "Write a number and a unit of time, such as `24 hours`, `3-5 business days` or `ten working days`."

    @classmethod
    def read(cls, text: str) -> Self:
        """`text` as a length of time; its unit must be one of time."""
        duration = super().read(text)
        if duration.unit not in TIME_UNITS:
            raise refused(cls.wanted, text, cls.hint)
        return duration

    @property
    def seconds(self) -> tuple[int, int]:
        """The shortest and the longest reading, in seconds; a business or working day counts as a day."""
        size = TIME_UNITS[self.unit or ""]
        return int(self.low * size), int(self.high * size)

    def before(self, day: date) -> date:
        """The day that lies so long before another, by the longest reading; what begins a day counts as one.

        Business and working days leave out Saturdays and Sundays.
        """
        skips = (self.unit or "").startswith(("business", "working"))
        left = -(-self.seconds[1] // TIME_UNITS["day"])
        while left and day > date.min:
            day -= timedelta(days=1)
            left -= 0 if skips and day.weekday() >= _SATURDAY else 1
        return day


class Number(Line):
    """A number: `8`, `0.5`, `1,000`."""

    __slots__ = ()
    pattern = rf"-?{_NUMBER}"
    wanted = "a number"
    hint = "Write digits, such as `8` or `0.5`."

    @property
    def number(self) -> Decimal:
        """The number."""
        return Decimal(self.replace(",", ""))


class Moment(Line):
    """A place in time relative to the cutover: `T-24h`, `T`, `Day 0`, `Days 1–7`, or the guide's words for it."""

    __slots__ = ()
    wanted = "a moment"
    hint = "Use at most four digits, as in `T-24h` or `Day 3`."
    offset: ClassVar[str] = r"T(?:(?P<sign>[-+])(?P<count>[0-9]{1,4})(?P<unit>h|m|d))?"
    days_: ClassVar[str] = r"(?:[Dd]ay|Days) (?P<first>[0-9]{1,4})(?:[–-](?P<last>[0-9]{1,4}))?"
    week: ClassVar[str] = r"(?:[Ww]eek (?P<number>[1-9][0-9]?)|[Ff]irst week)"

    long_: ClassVar[str] = r"(?:T[-+]|[Dd]ays? |[Ww]eek )(?:[0-9]+[–-])?[0-9]{5,}.*"

    @classmethod
    def read(cls, text: str) -> Self:
        """`text` as a moment; a counted one has at most four digits, and one in words is kept as written."""
        moment = super().read(text)
        if re.fullmatch(cls.long_, moment):
            raise refused(cls.wanted, text, cls.hint)
        if moment.days and moment.days[1] < moment.days[0]:
            raise refused(cls.wanted, text, "Days run from the earlier one to the later one.")
        return moment

    @property
    def shift(self) -> tuple[int, int] | None:
        """Days of the calendar and minutes of the clock from T, negative before it; None where it is not an offset.

        A day is not 24 hours where the clocks change: three days before 09:30 is 09:30.
        """
        match = re.fullmatch(self.offset, self)
        if not match:
            return None
        count = int(match["count"] or 0) * (-1 if match["sign"] == "-" else 1)
        return (count, 0) if match["unit"] == "d" else (0, count * (60 if match["unit"] == "h" else 1))

    @property
    def minutes(self) -> int | None:
        """Minutes from T, negative before it; None where the moment is not an offset."""
        return None if self.shift is None else self.shift[0] * 1440 + self.shift[1]

    @property
    def days(self) -> tuple[int, int] | None:
        """First and last day counted from the cutover, day 0; None where the moment names no days and no week."""
        if match := re.fullmatch(self.days_, self):
            return int(match["first"]), int(match["last"] or match["first"])
        if match := re.fullmatch(self.week, self):
            first = 7 * (int(match["number"] or 1) - 1)
            return first, first + 6
        return None
