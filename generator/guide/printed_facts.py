"""The facts of a statement: its values with a shape, exactly as printed, with the words that change what they mean."""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.facts.shapes import Shape, shaped_values

_BEFORE = re.compile(
    r"(?:(?:\b(?:at least|at most|no more than|not more than|no less than|up to|(?:usually|typically) within"
    r"|within|inside|under|above|below|more than|less than|fewer than|over|older than|about|around|usually|typically"
    r"|first|no faster than|near|every|minimum of|maximum of)|[<>≤≥]) ?)+$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:[-–]\d{1,2}:\d\d)?"
    r"(?: (?:or (?:higher|more|later|above|less)\b|local time\b|UTC\b|[A-Z]\w+(?: [A-Z]\w+)* [Tt]ime\b))?"
)
_OTHER_VERSIONS = re.compile(r"(?:, \d+(?:\.\d+)+)*,? (?:or|and) \d+(?:\.\d+)+(?![\w.]*\w)")
"""More versions of the same: `1.2 or 1.3` is one fact, since its parts say another thing."""
_WINDOW = re.compile(r" (?:in|over|within) \d+ (?:seconds?|minutes?|hours?|days?)\b")
_COUNT_IN_WORDS = re.compile(
    r"\b(?i:at least|at most|up to|exactly|fewer than|more than)"
    r" (?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b"
)
_ROLE = re.compile(
    r"\b(?:(?:account|integration|project|product|programme|release|partner) (?:manager|owner|lead)"
    r"|(?:[\w-]+ )?on-call team"
    r"|(?:compliance|operations|support|security|legal|[A-Z][\w-]+) team|customer support|key stakeholders"
    r"|authori[sz]ed personnel|[Tt]ier-\d support|acquiring bank|programme desk|Treasury|Finance|DevOps|Engineering"
    r"|Analytics)\b"
)
_COUNTED = frozenset(
    {
        Shape.DURATION, Shape.QUANTITY, Shape.RATE, Shape.PERCENT, Shape.NUMBER, Shape.MONEY, Shape.CLOCK,
        Shape.VERSION, Shape.MOMENT,
    }
)  # fmt: skip
_UNIT = re.compile(r" (?:points?|scopes?|ranges?|devices?|cases?|users?|addresses|[kMGT]B)\b")
_OWNER = re.compile(r"(?<![\w./@-])(?:[A-Za-z]\w*\.)+$")
"""What a name in the interface belongs to, up to the dot before it: `crypto.` in `crypto.timingSafeEqual`."""
_FORM = re.compile(r"\b[A-Z]{4}(?:-[A-Z]{4})+\b|\b[A-Z][\w-]+(?: [A-Z][\w-]+)?(?: > [A-Z][\w-]+(?: [A-Z][\w-]+)?)+")
"""The form of a code, and a way through menus: `XXXX-XXXX`, `Settings > Business`."""
_SIGN = re.compile(r"\[?e-?mail[\s\u00a0]*protected\]?", re.IGNORECASE)
"""What stands on a page in place of an address."""


class PrintedFact(Struct, frozen=True, order=True):
    """A fact, where it stands in its text, and its shape."""

    start: int
    text: str
    shape: Shape

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)


def printed_facts(text: str) -> tuple[PrintedFact, ...]:
    """The facts of a text in the order in which they stand; one that is printed twice is there twice."""
    kept: list[PrintedFact] = []
    for fact in sorted([*_found(text), *_in_words(text)], key=lambda fact: (fact.start, -len(fact.text))):
        if not kept or fact.start >= kept[-1].end:
            kept.append(fact)
    return tuple(kept)


def _in_words(text: str) -> Iterator[PrintedFact]:
    """Roles, and numbers in words that something bounds."""
    yield from (PrintedFact(found.start(), found[0], Shape.STANDARD) for found in _ROLE.finditer(text))
    yield from (PrintedFact(found.start(), found[0], Shape.QUANTITY) for found in _COUNT_IN_WORDS.finditer(text))
    yield from (PrintedFact(found.start(), found[0], Shape.NAME) for found in _FORM.finditer(text))


def _found(text: str) -> Iterator[PrintedFact]:
    readable = _SIGN.sub(lambda sign: "\0" * len(sign[0]), text)
    for value in shaped_values(readable):
        if value.shape is Shape.SECTION or (value.text.count(".") > 3 and value.shape is Shape.HOST):
            continue
        start, end = value.start, value.end
        if value.shape is Shape.NAME and (owner := _OWNER.search(readable[:start])):
            start = owner.start()
        if value.shape in _COUNTED:
            before = _BEFORE.search(readable[:start])
            window = _WINDOW.match(readable, end) if value.shape is Shape.PERCENT else None
            others = _OTHER_VERSIONS.match(readable, end) if value.shape is Shape.VERSION else None
            after = others or _UNIT.match(readable, end) or window or _AFTER.match(readable, end)
            start, end = before.start() if before else start, after.end() if after else end
        yield PrintedFact(start, readable[start:end].strip(), value.shape)
