"""One spelling for values that are written in several ways: `24 hours`, `24-hour` and `24h` are one."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from generator.facts.shapes import CASED, NUMBER_WORDS, Shape, ShapedValue

_UNITS = {
    "sec": "s", "second": "s", "min": "minute", "hr": "h", "hour": "h", "char": "character", "retrie": "retry",
    "trie": "retry", "working day": "business day", "millisecond": "ms", "m": "minute", "d": "day",
}  # fmt: skip
_CADENCES = {
    "day": "daily", "night": "nightly", "hour": "hourly", "week": "weekly", "month": "monthly", "quarter": "quarterly",
    "year": "yearly", "fortnight": "fortnightly",
}  # fmt: skip


def small_letters(text: str) -> str:
    """The text in small letters, each where its capital stood."""
    return text.replace("\u0130", "i").lower()  # the one capital whose small letter is two characters


@lru_cache(maxsize=1 << 16)
def canonical(value: ShapedValue) -> str:
    """The value in its one spelling; two values are the same where these are."""
    text = re.sub(r"[–−]", "-", value.text).strip()
    if value.shape in CASED:
        return re.sub(r"(?<=[A-Z])s$", "", text)
    if value.shape is Shape.PHONE:
        return re.sub(r"[^\d+]", "", text)
    spell = _SPELLINGS.get(value.shape, _plainly)
    return spell(_numbers(text.lower()))


def implied(value: ShapedValue) -> Iterator[str]:
    """The value, and what it says along with it: an address its host, `T+2h` two hours; never the ends of a range."""
    yield canonical(value)
    if value.shape is Shape.URL:
        yield re.sub(r"^https?://|[/?#].*", "", value.text.lower())
    if value.shape is Shape.EMAIL:
        yield value.text.lower().partition("@")[2]
    if value.shape is Shape.ENDPOINT and " " in value.text:
        yield from value.text.split(" ", 1)
    if value.shape is Shape.RATE and (interval := re.fullmatch(r"once/(.+)", canonical(value))):
        yield interval[1]
    if value.shape is Shape.MOMENT and (counted := re.fullmatch(r"(?:T ?[-+] ?|first )(\d+) ?(h|hours?)", value.text)):
        yield f"{counted[1]} h"


def _numbers(text: str) -> str:
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    text = re.sub(r"[a-z]+", lambda word: str(NUMBER_WORDS.get(word[0], word[0])), text)
    return re.sub(r"(?<=\d)(?: ?- ?| to )(?=\d)", "-", text)


def _cadence(text: str) -> str:
    every = re.fullmatch(r"(?:every|each|once an?) (\w+)", text)
    return _CADENCES.get(every[1], text) if every else {"annually": "yearly"}.get(text, text)


def _measured(text: str) -> str:
    text = re.sub(
        r"^half an? (hour)$", "30 minutes", re.sub(r"^an? ", "1 ", re.sub(r"^(?:a )?fortnight", "2 weeks", text))
    )
    text = re.sub(r"^first (hour|day|week|month)$", r"\1 1", re.sub(r"^(day|week)s?[ -](?=\d)", r"\1 ", text))
    text = re.sub(r" ?(?:/|\bper\b|\bevery\b|\beach\b|\ban?\b) ?", "/", text)
    text = re.sub(r"^t ?([-+]) ?", r"t\1", text)
    text = re.sub(r"(?<=\d)[ -]?(?=[a-z])", " ", text)
    return re.sub(r"(?:(?:working|business) )?[a-z]+", lambda unit: _unit(unit[0]), text)


def _unit(word: str) -> str:
    single = word.removesuffix("s") or word
    return _UNITS.get(single, single)


def _clock(text: str) -> str:
    return re.sub(r"[ .]", "", text).replace("24x7", "24/7")


def _percentage(text: str) -> str:
    return re.sub(r"\s+", "", re.sub(r" ?per ?cent\b", "%", text))


def _plainly(text: str) -> str:
    return re.sub(r"^http ", "", text).replace(" or higher", "+")


_SPELLINGS: dict[Shape, Callable[[str], str]] = {
    Shape.CADENCE: _cadence,
    Shape.CLOCK: _clock,
    Shape.PERCENT: _percentage,
    Shape.DURATION: _measured,
    Shape.QUANTITY: _measured,
    Shape.RATE: _measured,
    Shape.MOMENT: _measured,
}
