"""The index of the search: which terms stand in which entry, and how much each counts there.

Everything that can be known without a query is worked out here: by BM25+ over four fields, weighed.
"""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from msgspec import Struct
from msgspec.json import Decoder

from generator.render.site.search import SearchEntry
from generator.render.site.search_words import terms_of

FIELDS = {"title": 3.0, "also": 3.0, "page": 2.0, "text": 1.0}
"""How much a word counts by where it stands; `page` is the title of the page around, and the names of those above."""
PAGE = 1.1
"""Times, for a page over its sections."""
_K, _B, _D = 1.2, 0.7, 0.5
_BITS = 32
"""Of a number that holds an entry and, in so many bits, how often a term stands in it."""
_OFTEN = (1 << _BITS) - 1


@dataclass
class _Field:
    boost: float
    lengths: "array[int]" = field(default_factory=lambda: array("L"))
    held: "defaultdict[str, array[int]]" = field(default_factory=lambda: defaultdict(lambda: array("Q")))

    def add(self, found: Mapping[str, int]) -> None:
        entry = len(self.lengths) << _BITS
        self.lengths.append(len(found))
        for term, times in found.items():
            self.held[term].append(entry | times)

    def share(self) -> list[float]:
        """For each entry, how much a term counts less because the entry is long.

        The average is a whole number: it stays as it is where a sentence changes, and with it the parts of the search.
        """
        average = round(sum(self.lengths) / max(1, len(self.lengths))) or 1
        return [_K * (1 - _B + _B * length / average) for length in self.lengths]


class TermIndex(Struct, frozen=True):
    """The terms of all entries; entries are named by their numbers, in the order in which they came."""

    entries: Sequence[SearchEntry]
    fields: Sequence[_Field]

    def __iter__(self) -> Iterator[tuple[str, int, dict[int, float]]]:
        """Each term in the order of a browser, how often it stands anywhere, and how much it counts in which entry."""
        ranks = [entry.boost * (1 if "#" in entry.location else PAGE) for entry in self.entries]
        shares = [part.share() for part in self.fields]
        once = [[_counted(1, length) for length in share] for share in shares]
        for term in sorted({term for part in self.fields for term in part.held}, key=in_browsers):
            yield term, *self._weights(term, ranks, shares, once)

    def _weights(
        self, term: str, ranks: list[float], shares: list[list[float]], once: list[list[float]]
    ) -> tuple[int, dict[int, float]]:
        """How often a term stands anywhere, and how much it counts in which entry; most terms stand once in a text."""
        weights: dict[int, float] = {}
        times = 0
        for part, share, alone in zip(self.fields, shares, once, strict=True):
            held = part.held.get(term, ())
            rarity = part.boost * math.log(1 + (len(ranks) - len(held) + 0.5) / (len(held) + 0.5))
            for both in held:
                entry, often = both >> _BITS, both & _OFTEN
                times += often
                counted = alone[entry] if often == 1 else _counted(often, share[entry])
                weights[entry] = weights.get(entry, 0) + rarity * counted * ranks[entry]
        return times, {entry: weights[entry] for entry in sorted(weights)}


def _counted(often: int, share: float) -> float:
    """How much it counts that a term stands so often in an entry of this share."""
    return _D + often * (_K + 1) / (often + share)


def term_index(entries: Sequence[SearchEntry]) -> TermIndex:
    """The index of entries; those of a page stand together."""
    fields = {name: _Field(boost) for name, boost in FIELDS.items()}
    by_location = {entry.location: entry for entry in entries}
    for page, on_page in groupby(entries, key=page_of):
        itself = by_location.get(page)
        above = [found for found in map(by_location.get, pages_above(page)) if found]
        around = terms_of(" · ".join([itself.title] if itself else []) + _names(above))
        for entry in on_page:
            others = _names([other for other in above if other is not itself])
            title, text = _own_terms(entry)
            fields["title"].add(title)
            fields["also"].add(_terms_of_names(entry.also))
            fields["page"].add(terms_of(others) if entry is itself else around)
            fields["text"].add(text)
    return TermIndex(entries, list(fields.values()))


_TERMS = Decoder(tuple[str, str])


def _own_terms(entry: SearchEntry) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """The terms of its title, and those of its text."""
    if not entry.terms:
        return terms_of(entry.title), terms_of(entry.text)
    title, text = _TERMS.decode(entry.terms)
    return Counter(title.split()), Counter(text.split())


@lru_cache(maxsize=1 << 12)
def _terms_of_names(names: tuple[str, ...]) -> Mapping[str, int]:
    return terms_of(" · ".join(names))


def page_of(entry: SearchEntry) -> str:
    """The location of the page that an entry stands on."""
    return entry.location.partition("#")[0]


def pages_above(page: str) -> list[str]:
    """The pages of the folders around a page, its own among them: the provider whose page it is."""
    folders = page.split("/")[:-1]
    return ["/".join([*folders[: i + 1], "index.html"]) for i in range(len(folders))]


def in_browsers(text: str) -> bytes:
    """What texts are sorted by so that browsers find them in order."""
    return text.encode("utf-16-be", "surrogatepass")


def _names(entries: Sequence[SearchEntry]) -> str:
    return "".join(f" · {name}" for entry in entries for name in entry.also)
