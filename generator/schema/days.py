"""Which days Launchbook knows. It imports no models, so that a command that only reads a day starts at once."""

import re
from datetime import date

FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2099, 12, 31)
"""The days that Launchbook knows: what is counted from one stays in the calendar, and in what file formats can hold."""


def known_day(text: str) -> date | None:
    """The day that a text names, as year, month and day; None where there is none, or none that Launchbook knows."""
    parts = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", text)
    try:
        day = date(*map(int, parts.groups())) if parts else date.min
    except ValueError:
        return None
    return day if FIRST_DAY <= day <= LAST_DAY else None


def why_no_day(text: str, hint: str) -> str:
    """What to do about a text that looks like a day and is none."""
    year = text[:4]
    return hint if f"{FIRST_DAY.year}" <= year <= f"{LAST_DAY.year}" else f"Write a day from {FIRST_DAY} to {LAST_DAY}."
