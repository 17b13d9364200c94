"""Searches the content of one file."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

from msgspec import Struct

from generator.findings import Position, visible
from generator.scan.addresses import AddressDetector
from generator.scan.calls import CallDetector
from generator.scan.encoded import in_secrets
from generator.scan.hits import Detector, Hit, NeedleFinder, finders, pattern_finder
from generator.scan.keys import KeyDetector, key_pattern
from generator.scan.leftovers import Leftover, Rule
from generator.scan.own_urls import OwnUrlDetector
from generator.scan.patterns import Patterns
from generator.scan.places import Cursor, excerpt, line_around
from generator.scan.text import as_utf8

FIXTURE = b"launchbook:fixture"
"""The mark of a line that may hold a leftover."""
_SECRET = re.compile(rb"kind[\"']?[ \t]*:[ \t]*[\"']?Secret")
"""Without this, a file holds no Kubernetes Secret."""
NEAR = 1000
"""How far from a leftover the mark may stand, so that one mark does not excuse all of a minified file."""


class Searcher(Struct, frozen=True, dict=True):
    """Looks for all patterns. It is made once; a file is looked at closely only where one of the needles is in it."""

    patterns: Patterns

    @cached_property
    def detectors(self) -> tuple[Detector, ...]:
        """A detector for each kind of pattern that there is."""
        patterns = self.patterns
        found: list[Detector] = [KeyDetector(patterns.keys)] if patterns.keys else []
        found += [AddressDetector(patterns.addresses)] if patterns.addresses else []
        found += [CallDetector(patterns.calls)] if patterns.calls else []
        found += [OwnUrlDetector(patterns.own_urls)] if patterns.own_urls else []
        return tuple(found)

    @cached_property
    def key(self) -> re.Pattern[str]:
        """What must never be printed; nothing fits where no prefix is known."""
        prefixes = self.patterns.prefixes
        return re.compile(key_pattern(prefixes).pattern.decode() if prefixes else "(?!)")

    @cached_property
    def tests(self) -> tuple[tuple[tuple[NeedleFinder, ...], Detector], ...]:
        """For each detector what tells quickly whether it may find anything in text in lower case."""
        return tuple((finders(detector.needles), detector) for detector in self.detectors)

    def suspects(self, contents: Sequence[bytes]) -> dict[int, list[Detector]]:
        """The numbers of those files that have to be looked at closely, each with what may find something in it.

        Most have nothing in them, and many are sorted out together in much less time than one by one.
        """
        joined = b"".join(contents)
        if (
            b"\0" in joined
        ):  # perhaps in UTF-16, in which no needle stands as it is; without zeros there is no ASCII in it
            return {number: self._suspected_of(as_utf8(content)) for number, content in enumerate(contents)}
        ends = list(accumulate(map(len, contents)))
        lower = joined.lower()
        found: dict[int, list[Detector]] = {number: [] for number in _holders(joined, (pattern_finder(_SECRET),), ends)}
        for every, detector in self.tests:
            for number in _holders(lower, every, ends):
                found.setdefault(number, []).append(detector)
        return found

    def _suspected_of(self, data: bytes) -> list[Detector]:
        lower = data.lower()
        return [detector for every, detector in self.tests if any(finder(lower, 0) >= 0 for finder in every)]

    def hits(self, data: bytes, suspected: Sequence[Detector] | None = None) -> list[Hit]:
        """Every place in UTF-8 text that a pattern fits, in order; in Kubernetes Secrets behind base64 as well."""
        found = self._plain_hits(data, suspected)
        if _SECRET.search(data):
            found += in_secrets(data, self._plain_hits)
            found.sort(key=lambda hit: (hit.start, hit.end))
        return found

    def _plain_hits(self, data: bytes, suspected: Sequence[Detector] | None = None) -> list[Hit]:
        detectors = self._suspected_of(data) if suspected is None else suspected
        lower = data.lower() if detectors else b""
        found = [hit for detector in detectors for hit in detector.find(data, lower)]
        return _without_echoes(sorted(found, key=lambda hit: (hit.start, hit.end))) if found else []

    def search(
        self, content: bytes, file: str, suspected: Sequence[Detector] | None = None
    ) -> tuple[list[Leftover], int]:
        """The leftovers in a file's bytes, and how many more stand on lines that are marked as fixtures.

        `suspected` are the detectors that may find something, where that is known.
        """
        data = as_utf8(content)
        hits = self.hits(data, suspected)
        if not hits:
            return [], 0
        file = self.printable(file)
        cursor = Cursor(data)
        found = [self._leftover(hit, cursor, file) for hit in hits]
        kept = [leftover for leftover in found if leftover is not None]
        return kept, len(found) - len(kept)

    def printable(self, text: str) -> str:
        """Text that may be printed: no key in it, no half of a character, and none that steers a terminal."""
        text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        return visible(self.masked(text))

    def masked(self, text: str) -> str:
        """The text with every key masked."""
        return self.key.sub(lambda match: match[1] + "•" * len(match[2]), text)

    def _leftover(self, hit: Hit, cursor: Cursor, file: str) -> Leftover | None:
        cursor.move(hit.start)
        first, last = line_around(cursor.data, cursor.line_start, hit.start, hit.end, NEAR)
        if cursor.data.find(FIXTURE, first, last) >= 0:
            return None
        at = Position(file, cursor.line, cursor.column)
        text, message = self.printable(hit.text), self.printable(hit.message)
        around = excerpt(cursor, hit.end, text, self.masked)
        end = cursor.column + len(cursor.data[hit.start : hit.end].decode("utf-8", "replace"))
        return Leftover(at, hit.rule, text, message, hit.instead, hit.providers, hit.records, end, around)


def _holders(joined: bytes, every: Iterable[NeedleFinder], ends: Sequence[int]) -> set[int]:
    """The files in which something is found; what reaches into the next file counts for the one it begins in."""
    found = set()
    for finder in every:
        place = finder(joined, 0)
        while place >= 0:
            number = bisect_right(ends, place)
            found.add(number)
            place = finder(joined, ends[number])
    return found


def _without_echoes(hits: list[Hit]) -> list[Hit]:
    """The hits without guesses about an address that is known."""
    certain = [hit for hit in hits if hit.rule is not Rule.TEST_WEBHOOK]
    if len(certain) == len(hits):
        return hits
    return [
        hit
        for hit in hits
        if hit.rule is not Rule.TEST_WEBHOOK
        or not any(other.start < hit.end and hit.start < other.end for other in certain)
    ]
