"""Facts that are known, and whether a value is among them."""

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from msgspec import Struct

from generator.facts.qualifiers import has_qualifier, qualifier
from generator.facts.shapes import CASED, Shape, ShapedValue, shaped_values
from generator.facts.spelling import canonical, implied, small_letters

_WORD = re.compile(r"[\w/.-]")
_EDGES = {
    Shape.CODE: re.compile(r"[A-Za-z0-9]"),
    Shape.VERSION: re.compile(r"[A-Za-z0-9.]"),
    Shape.STANDARD: re.compile(r"[A-Za-z0-9-]"),
}
"""What must not stand beside a value in a fact, where that is less than for most: `P1` stands in `P1/P2`."""
_COUNTED = re.compile(r"\W?\d")
_WHOLE = frozenset({Shape.URL, Shape.EMAIL, Shape.HOST, Shape.PHONE})


class KnownFacts(Struct, frozen=True, dict=True):
    """Facts as printed, to be asked whether a value is one of them."""

    facts: tuple[str, ...]

    @cached_property
    def _qualifiers(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for fact in self.facts:
            for spelling, meaning in _meanings(fact):
                found.setdefault(spelling, set()).add(meaning)
        return found

    @cached_property
    def _words(self) -> str:
        return "\n".join(self.facts)

    @cached_property
    def _in_small_letters(self) -> str:
        return small_letters(self._words)

    def have(self, value: ShapedValue) -> bool:
        """Whether the value is a fact, or stands in one as whole words.

        A part of a number, of a range or of an address is not: it is another value.
        """
        spelling = canonical(value)
        if spelling in self._qualifiers:
            return True
        if value.shape in _WHOLE or (_COUNTED.match(spelling) and value.shape not in _EDGES):
            return False
        edge = _EDGES.get(value.shape, _WORD)
        if value.shape in CASED:
            return _stands_in(value.text, self._words, self._words, edge)
        return _stands_in(small_letters(value.text), self._in_small_letters, self._words, edge)

    def lost_qualifier(self, text: str, value: ShapedValue) -> str:
        """What every fact says along with the value and the text does not, such as `usually`; nothing where it does."""
        meanings = self._qualifiers.get(canonical(value), {""})
        if "" in meanings or any(has_qualifier(text, value, meaning) for meaning in meanings):
            return ""
        return min(meanings)


@lru_cache(maxsize=1 << 16)
def _meanings(fact: str) -> tuple[tuple[str, str], ...]:
    """The values in a fact in their one spelling, each with what the words around it make of it."""
    found = ((qualifier(fact, value), value) for value in shaped_values(fact))
    return tuple((spelling, meaning) for meaning, value in found for spelling in implied(value))


def _stands_in(words: str, text: str, as_written: str, edge: re.Pattern[str]) -> bool:
    """Whether words or their plural stand in a text, and no character of `edge` right before or after them.

    `as_written` is the text before its letters became small: what makes a plural is a small `s`.
    """
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        end += as_written.startswith("s", end)
        if not (start and edge.match(text, start - 1)) and not edge.match(text, end):
            return True
        start = text.find(words, start + 1)
    return False


def known_facts(facts: Iterable[str]) -> KnownFacts:
    """What is known from the facts of some statements."""
    return _known_facts(tuple(facts))


@lru_cache(maxsize=1 << 10)
def _known_facts(facts: tuple[str, ...]) -> KnownFacts:
    # the sentences of a record ask about the same facts one after the other
    return KnownFacts(facts)
