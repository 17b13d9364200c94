"""Values with a shape: found in facts and in prose by the same patterns, so that the two can be compared."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from msgspec import Struct


class Shape(StrEnum):
    """What kind of value it is, by the way it is written."""

    URL = "address"
    EMAIL = "email address"
    PHONE = "telephone number"
    ENDPOINT = "endpoint"
    FILE = "file name"
    PATH = "path"
    HOST = "host"
    MOMENT = "moment"
    CLOCK = "time of day"
    MONEY = "amount of money"
    PERCENT = "percentage"
    STATUS = "status code"
    VERSION = "version"
    STANDARD = "standard"
    PREFIX = "prefix"
    NAME = "name in the interface"
    HEADER = "header"
    CODE = "code"
    RATE = "rate"
    DURATION = "length of time"
    CADENCE = "rhythm"
    WEEKDAY = "day of the week"
    QUANTITY = "quantity"
    SECTION = "place in the guide"
    NUMBER = "number"


CASED = frozenset(
    {Shape.ENDPOINT, Shape.PATH, Shape.FILE, Shape.PREFIX, Shape.NAME, Shape.HEADER, Shape.CODE, Shape.STANDARD}
)
"""Shapes in which capitals matter."""

_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER_WORDS = {word: number for number, word in enumerate(_SMALL)}
NUMBER_WORDS |= {"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18}
NUMBER_WORDS |= {"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
NUMBER_WORDS |= {"dozen": 12, "hundred": 100}

_WORD = rf"(?i:{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
_ONE = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|\b{_WORD}\b)"
_SPAN = rf"(?<![\w.])(?:{_ONE})(?: ?(?:[-–]|to|or) ?(?:{_ONE}))?"
_TIME = (
    r"(?:milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|hours?|hrs?|h"
    r"|(?:(?:business|working|calendar) )?days?|nights?|fortnights?|weeks?|months?|quarters?|years?)"
)
_PERIOD = r"(?:second|minute|hour|day|night|week|fortnight|month|quarter|year)"
_MEASURE = (
    r"(?:characters?|chars?|digits?|bytes?|bits?|[kKMG]B|attempts?|retries|retry|tries|times|decimal places?|requests?)"
)
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"

_PATTERNS: tuple[tuple[Shape, str], ...] = (
    (Shape.URL, r"https?://[^\s)`>\"\]]*[^\s)`>\"\].,;:]"),
    (Shape.EMAIL, r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    (Shape.PHONE, r"\+\d[\d ()-]{6,}\d|\b0\d{2,4}[ -]\d{3}[ -]?\d{3,4}\b"),
    (Shape.ENDPOINT, r"\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)(?: /[\w/{}.:*-]*[\w}*])?(?!\w)"),
    (Shape.FILE, r"(?<![\w/])(?:[\w-]+/)*[\w-]+\.(?:ya?ml|js|ts|py|json|md|pdf|csv|ics|pem|env)\b"
                 r"|(?<![\w./])\.[a-z]\w+"),
    (Shape.PATH, r"(?<![\w/<.])/[a-z][\w/{}-]*"),
    (Shape.MOMENT, r"\bT ?[-–+−] ?\d+ ?[hmd]\b|\b[Dd]ays?[ -]\d+(?: ?[-–] ?\d+)?|\b(?:[Ww]eek|[Mm]onth) \d+"
                   r"|\b[Ff]irst (?:\d+ ?(?:h|hours?|days?|weeks?)|hour|day|week|month)\b"
                   rf"|\b(?:[Dd]ay|[Ww]eek|[Mm]onth) {_WORD}\b"),
    (Shape.CLOCK, r"\b\d{1,2}(?:[:.]\d\d)? ?[AaPp]\.?[Mm]\b|\b\d{1,2}:\d\d\b|\b24 ?[x/] ?7\b|\b(?:noon|midnight)\b"),
    (Shape.MONEY, rf"[₱$€£¥] ?{_ONE}|\bR\d[\d,.]*\d?\b"
                  rf"|{_SPAN} ?(?:PHP|USD|EUR|ZAR|BRL|pesos?|rands?|dollars?|cents?)\b"),
    (Shape.PERCENT, rf"(?:[<>] ?)?{_SPAN} ?(?:%|per ?cent\b)"),
    (Shape.STATUS, r"\b[1-5]xx\b|\bnon-[1-5]\d\d\b|\bHTTP \d{3}\b"
                   r"|\b[1-5]\d\d(?= (?:errors?|answers?|responses?|OK\b|\())"),
    (Shape.VERSION, r"\b(?:TLS|OAuth|PCI DSS v?|3DS|v) ?\d+(?:\.\d+)*\+?(?: or higher)?"
                    r"|\b(?:AES|SHA|RSA)-?\d+(?:-\w+)?"),
    (Shape.STANDARD, r"\bSAQ[ -][A-D](?:-[A-Za-z]+)?|\bPCI DSS\b|\bPCI AOC\b|\bISO \d+\b|\b3DS\b"
                     r"|\bP[0-9](?:/P[0-9])+|\bP[0-9]\b"
                     r"|\b[A-Z]{2,}(?:/[A-Z]{2,})+\b|\b[A-Z][A-Z0-9]+s?\b(?![_-][A-Z])"),
    (Shape.PREFIX, r"(?<![\w-])[a-z]{2,12}(?:_[a-z]{2,12})*_(?!\w)"),
    (Shape.NAME, r"\b[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]*\*|\b[A-Z][A-Z0-9]*_[A-Z0-9_]+|\b[A-Z]{4}(?:-[A-Z]{4})+"
                 r"|\b[a-z0-9]+(?:_[a-z0-9]+)+\b"
                 r"|\b[a-z]+-\{[a-z]+\}|\b[a-z]+(?:[A-Z][a-z0-9]*)+\b|\b[A-Z][a-z]+(?:[A-Z][a-z0-9]+)+\b"),
    (Shape.HEADER, r"\b[xX]-[A-Za-z]+(?:-[A-Za-z]+)*\b"),
    (Shape.HOST, r"(?<![\w./@-])[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)+(?::\d+)?"),
    (Shape.RATE, rf"{_SPAN} ?(?:requests?|calls?|transactions?) ?(?:/|per|an?|every|each) ?{_PERIOD}\b"
                 rf"|\bonce per \d+ ?{_TIME}\b"),
    (Shape.DURATION, rf"{_SPAN}[ -]?{_TIME}\b"
                     r"|\b(?:half )?an? (?:hour|fortnight|minute)\b|\bhalf a (?:day|year)\b|\bfortnight\b"),
    (Shape.CADENCE, r"\b(?i:hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually|periodically)\b"
                    rf"|\b(?i:every|each|once an?|twice an?) (?:business |other )?{_PERIOD}\b"),
    (Shape.WEEKDAY, rf"\b{_DAYS}(?: ?(?:-|–|to) ?{_DAYS})?\b"),
    (Shape.QUANTITY, rf"{_SPAN}[ -]{_MEASURE}\b"),
    (Shape.SECTION, r"\b[Ss](?:teps?|tages?|ections?) \d+(?:(?:, | and )\d+)*(?: of \d+)?"),
    (Shape.NUMBER, r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?: ?[-–] ?\d+(?:,\d{3})*(?:\.\d+)?)?(?![\w])"
                   r"|[\w.-]*\d(?:[\w.]*\w)?"),
)  # fmt: skip
"""Each stretch of text belongs to the first shape that takes it."""

_DIGIT, _NUMERAL, _JOINED = "0", "\1", "\2"
"""What stands in the signs of a text for any digit, for a number in words, and for capitals joined to something."""
_SIGNS: dict[Shape, tuple[str, ...]] = {
    Shape.URL: ("://",),
    Shape.EMAIL: ("@",),
    Shape.PHONE: (_DIGIT,),
    Shape.ENDPOINT: ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"),
    Shape.FILE: (".",),
    Shape.PATH: ("/",),
    Shape.MOMENT: ("T", "ay", "eek", "onth", "irst"),
    Shape.CLOCK: (_DIGIT, "noon", "midnight"),
    Shape.MONEY: ("R", *"₱$€£¥", "PHP", "USD", "EUR", "ZAR", "BRL", "peso", "rand", "dollar", "cent"),
    Shape.PERCENT: ("%", "cent"),
    Shape.STATUS: (_DIGIT,),
    Shape.VERSION: (_DIGIT,),
    Shape.PREFIX: ("_",),
    Shape.NAME: ("_", "-{", _JOINED),
    Shape.HEADER: ("x-", "X-"),
    Shape.HOST: (".",),
    Shape.RATE: ("request", "call", "transaction", "once per"),
    Shape.DURATION: (_DIGIT, _NUMERAL, "hour", "minute", "fortnight", "half a "),
    Shape.CADENCE: ("ly", "every", "each", "ce a"),
    Shape.WEEKDAY: ("day",),
    Shape.QUANTITY: (_DIGIT, _NUMERAL),
    Shape.SECTION: ("tep", "tage", "ection"),
    Shape.NUMBER: (_DIGIT,),
}
"""What a text has somewhere when a shape's pattern fits it; looked for first, since most texts have none of it."""
_ANY_SIGN = frozenset(sign for signs in _SIGNS.values() for sign in signs)
_DIGITS = re.compile(r"\d+")
_WORDS = re.compile(r"\w+")
_CAPITAL_INSIDE = re.compile(r"[a-z][A-Z]|[A-Z]-[A-Z]")
_INTO_THE_BOOK = re.compile(r"(?<=\])\((?!\w+:)[^()\s]*\)")
_SPACE = re.compile(r"[\u00a0\n]")
_CODE_SPAN = re.compile(r"`([^`]+)`")

_EVERYDAY = frozenset(
    {"API", "APIs", "ID", "IDs", "URL", "URLs", "IP", "IPs", "OK", "PDF", "YAML", "QR", "UTC", "SLA", "SLAs"}
)
"""Words that say nothing about a provider."""


class ShapedValue(Struct, frozen=True):
    """A value that stands in a text."""

    shape: Shape
    text: str
    start: int
    """Where it stands in the text, in characters from its beginning."""

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)


@cache
def _compiled() -> tuple[tuple[Shape, frozenset[str], re.Pattern[str]], ...]:
    return tuple((shape, frozenset(_SIGNS.get(shape, ())), re.compile(pattern)) for shape, pattern in _PATTERNS)


@cache
def shaped_values(text: str) -> tuple[ShapedValue, ...]:
    """The values in a line of text or a piece of prose, in the order in which they stand.

    Links into the book are left out; other link targets are values. A code span is one value, whatever is in it.
    """
    shown = _SPACE.sub(" ", _INTO_THE_BOOK.sub(_blank, text))
    spans = list(_code_spans(shown))
    plain = _CODE_SPAN.sub(_blank, shown) if spans else shown
    return tuple(sorted([*spans, *_in_words(plain)], key=lambda value: value.start))


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _code_spans(text: str) -> Iterator[ShapedValue]:
    for span in _CODE_SPAN.finditer(text):
        inside = list(_in_words(span[1]))
        shape = inside[0].shape if [value.text for value in inside] == [span[1]] else Shape.CODE
        yield ShapedValue(shape, span[1], span.start(1))


def _in_words(text: str) -> Iterator[ShapedValue]:
    signs = _signs_in(text)
    for shape, wanted, pattern in _compiled():
        matches = () if wanted and wanted.isdisjoint(signs) else tuple(pattern.finditer(text))
        if matches:
            found = (ShapedValue(shape, match[0], match.start()) for match in matches)
            yield from (value for value in found if value.text not in _EVERYDAY)
            text = pattern.sub(_blank, text)


def _signs_in(text: str) -> list[str]:
    """The signs that a text has, whatever stands around them: some of no shape, and none missing."""
    # the stop of a sentence is no sign: no name of a file or host ends with one
    plain = _DIGITS.sub(_DIGIT, f"{text} ".replace(". ", " "))
    lower = plain.lower()
    numeral = "" if NUMBER_WORDS.keys().isdisjoint(_WORDS.findall(lower)) else _NUMERAL
    joined = _JOINED if _CAPITAL_INSIDE.search(text) else ""
    seen = "\n".join((plain, lower, numeral, joined))
    return [sign for sign in _ANY_SIGN if sign in seen]
