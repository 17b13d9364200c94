"""Facts that are known, and whether a value is among them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.facts.qualifiers import has_qualifier, qualifier
from generator.facts.shapes import CASED, Shape, ShapedValue, shaped_values
from generator.facts.spelling import canonical, implied

_EDGES = {Shape.CODE: r"[A-Za-z0-9]", Shape.VERSION: r"[A-Za-z0-9.]", Shape.STANDARD: r"[A-Za-z0-9-]"}
"""What must not stand beside a value in a fact, where that is less than for most: `P1` stands in `P1/P2`."""
_WHOLE = frozenset({Shape.URL, Shape.EMAIL, Shape.HOST, Shape.PHONE})


@dataclass(frozen=True)
class KnownFacts:
    """Facts as printed, to be asked whether a value is one of them."""

    facts: tuple[str, ...]

    @cached_property
    def _qualifiers(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for fact in self.facts:
            for value in shaped_values(fact):
                meaning = qualifier(fact, value)
                for spelling in implied(value):
                    found.setdefault(spelling, set()).add(meaning)
        return found

    @cached_property
    def _words(self) -> str:
        return "\n".join(self.facts)

    def have(self, value: ShapedValue) -> bool:
        """Whether the value is a fact, or stands in one as whole words.

        A part of a number, of a range or of an address is not: it is another value.
        """
        if canonical(value) in self._qualifiers:
            return True
        if value.shape in _WHOLE or (re.match(r"\W?\d", canonical(value)) and value.shape not in _EDGES):
            return False
        edge = _EDGES.get(value.shape, r"[\w/.-]")
        case = "" if value.shape in CASED else "(?i)"
        pattern = rf"{case}(?<!{edge}){re.escape(value.text)}(?-i:s?)(?!{edge})"
        return re.search(pattern, self._words) is not None

    def lost_qualifier(self, text: str, value: ShapedValue) -> str:
        """What every fact says along with the value and the text does not, such as `usually`; nothing where it does."""
        meanings = self._qualifiers.get(canonical(value), {""})
        if "" in meanings or any(has_qualifier(text, value, meaning) for meaning in meanings):
            return ""
        return min(meanings)


def known_facts(facts: Iterable[str]) -> KnownFacts:
    """What is known from the facts of some statements."""
    return KnownFacts(tuple(facts))
