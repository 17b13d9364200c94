"""Looks for every kind of secret in a text, and masks it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from msgspec import Struct

from generator.secrets.kind import Kind
from generator.secrets.kinds import SECRET_KINDS, declared
from generator.secrets.runs import random_values

_MOST_SHOWN = 40
"""How many characters of what stands before a secret are shown, such as its prefix."""
_VISIBLE = re.compile(r"[^\n\r\x85\u2028\u2029]")
REST = re.compile(r"[^\s\"'`<>]*")
RANDOM = "a long random value"


class Secret(Struct, frozen=True, order=True):
    """Where a secret stands in a text, and where the part of it begins that nobody may see."""

    start: int
    hidden: int
    end: int
    name: str


class Detectors(Struct, frozen=True, dict=True):
    """All kinds of secrets: those known everywhere, and those whose prefixes the providers' data gives."""

    prefixes: tuple[str, ...] = ()

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds that are known by how they look; what the data declares comes first."""
        return (*declared(self.prefixes), *SECRET_KINDS)

    def find(self, text: str) -> list[Secret]:
        """Every secret in a text, by place; of those that overlap, the one that is known best."""
        return _apart([*self.find_known(text), *_random(text)])

    def find_known(self, text: str) -> list[Secret]:
        """The secrets that are known by how they look, without long random values."""
        return _find(self.kinds, text)

    def find_known_in(self, texts: Sequence[str]) -> Iterator[tuple[int, list[Secret]]]:
        """The texts that hold secrets known by how they look, by number, each with what `find_known` finds in it.

        What none of the texts may hold is looked for once, so many short texts take little longer than one long one.
        """
        lower = _lower("\0".join(texts))
        kinds = _near(self.kinds, lower)
        places = {place for kind in kinds for needle in kind.needles for place in _places(lower, needle)}
        starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        for number in sorted({bisect_right(starts, place) - 1 for place in places}):
            found = _find(kinds, texts[number])
            if found:
                yield number, found

    def masked(self, text: str) -> str:
        """The text, as long as it was, with everything masked that nobody may see."""
        for secret in self.find(text):
            hidden = _VISIBLE.sub("•", text[secret.hidden : secret.end])
            text = text[: secret.hidden] + hidden + text[secret.end :]
        return text


def masked_secret(text: str, secret: Secret) -> str:
    """What may be shown of a secret: what stands before it, such as its prefix."""
    return text[secret.start : secret.hidden][-_MOST_SHOWN:] + "…"


def _find(kinds: Sequence[Kind], text: str) -> list[Secret]:
    lower = _lower(text)
    return _apart(secret for kind in _near(kinds, lower) for secret in _of_kind(kind, text, lower))


def _near(kinds: Sequence[Kind], lower: str) -> list[Kind]:
    """The kinds that have a needle in a text."""
    return [kind for kind in kinds if any(needle in lower for needle in kind.needles)]


def _lower(text: str) -> str:
    return text.replace("\u0130", "i").lower()  # the one capital whose small letter is two characters


def _of_kind(kind: Kind, text: str, lower: str) -> Iterator[Secret]:
    for start, end in _near_needles(kind, text, lower):
        group = "secret" if "secret" in kind.pattern.groupindex else 0
        for match in kind.pattern.finditer(text, start, end):
            if kind.is_one(match[group]):
                rest = REST.match(text, match.end(group)) if match.end(group) == end else None
                yield Secret(match.start(), match.start(group), rest.end() if rest else match.end(group), kind.name)


def _near_needles(kind: Kind, text: str, lower: str) -> Iterator[tuple[int, int]]:
    """The parts of a text around the needles of a kind; to try the pattern everywhere takes many times as long."""
    places = sorted({place for needle in kind.needles for place in _places(lower, needle)})
    past = 0
    for place in places:
        if place < past:
            continue
        start = max(past, place - kind.back, text.rfind("\n", max(0, place - kind.back), place) + 1)
        line_end = text.find("\n", place, place + kind.reach)
        end = place + kind.reach if kind.spans_lines or line_end < 0 else line_end
        yield start, end
        past = end


def _places(text: str, needle: str) -> Iterator[int]:
    place = text.find(needle)
    while place >= 0:
        yield place
        place = text.find(needle, place + 1)


def _random(text: str) -> Iterator[Secret]:
    for start, end in random_values(text):
        yield Secret(start, start + 4, end, RANDOM)


def _apart(secrets: Iterable[Secret]) -> list[Secret]:
    kept: list[Secret] = []
    for secret in secrets:
        if not any(secret.hidden < other.end and other.hidden < secret.end for other in kept):
            kept.append(secret)
    return sorted(kept)


STANDARD = Detectors()
"""The kinds that are known everywhere."""


def masked(text: str) -> str:
    """The text with every secret masked that is known everywhere."""
    return STANDARD.masked(text)
