"""The search as files: a small one that says where everything is, and parts of which a query needs a few.

Each part is a script, `searchPart(name, content)`, since pages opened from disk may load scripts and nothing else:

- `search/words.js`: every term and every word of a title, and at what each of the other parts begins;
- `search/terms/<n>.js`: for each of some terms, in which entries it stands, and how much it counts there;
- `search/names/<n>.js`: for some names of entries, in terms, whose they are;
- `search/texts/<n>.js`: what some entries say.

Lists of numbers are text, as browsers read it far faster than numbers. `assets/search/parts.js` reads it.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, groupby
from operator import sub
from typing import Any, TypeVar

from generator.render.site.search import SearchEntry
from generator.render.site.search_index import in_browsers, page_of, term_index
from generator.render.site.search_words import gist, spelt, words

SEARCH_WORDS = "search/words.js"
"""What every query needs first."""
EXACT, IN_GIST = 1, 2
"""Whether a name is the words asked for, all of them or but for those that say nothing; added up where both."""
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_STEPS = 100
"""How finely weights are kept."""
_MOST = 1_000_000
_SIZE = 32_000
"""About how many characters a part has."""

Piece = TypeVar("Piece")


def search_parts(entries: Iterable[SearchEntry]) -> Iterator[tuple[str, str]]:
    """The path and content of every file of the search; that of `words.js` names the version of the others."""
    by_page: dict[str, list[SearchEntry]] = {}
    for entry in entries:
        by_page.setdefault(page_of(entry), []).append(entry)
    ordered = [entry for on_page in by_page.values() for entry in on_page]
    index = list(_indexed(ordered))
    spoken = _spoken(ordered)
    term_parts = list(_parted([postings for _, _, postings in index], len))
    name_parts = list(_parted(_names(ordered), lambda name: sum(map(len, name))))
    text_parts = list(_parted(ordered, lambda entry: len(entry.title) + len(entry.text)))
    version = hashlib.sha256()
    for name, content in _parts({"terms": term_parts, "names": name_parts, "texts": text_parts}, by_page):
        version.update(content.encode())
        yield name, content
    words_part = {
        "version": version.hexdigest()[:12],
        "terms": " ".join(term for term, _, _ in index),
        "times": numbers(times for _, times, _ in index),
        "spoken": " ".join(spoken),
        "spokenTimes": numbers(spoken.values()),
        "entries": len(ordered),
        "inTerms": _lengths(term_parts),
        "inTexts": _lengths(text_parts),
        "inNames": [part[0][0] for part in name_parts],
    }
    yield _file("words", words_part)


def _parts(
    kinds: Mapping[str, Sequence[Sequence[Any]]], by_page: Mapping[str, Sequence[SearchEntry]]
) -> Iterator[tuple[str, str]]:
    """The files of each kind of part, one by one: all of them together would take more memory than what they hold."""
    for kind, parts in kinds.items():
        for number, part in enumerate(parts):
            yield _file(f"{kind}/{number}", _pages(part, by_page) if kind == "texts" else part)


def numbers(listed: Iterable[int]) -> str:
    """Numbers from 0 as text: five bits to a sign, the lowest first, and a sixth bit where more follow."""
    return "".join(map(_number, listed))


@lru_cache(maxsize=1 << 16)
def _number(number: int) -> str:
    signs = ""
    while number > 31:
        signs += _DIGITS[number & 31 | 32]
        number >>= 5
    return signs + _DIGITS[number]


def _indexed(entries: Sequence[SearchEntry]) -> Iterator[tuple[str, int, str]]:
    """Each term, how often it stands anywhere, and where."""
    for term, times, weights in term_index(entries):
        yield term, times, _pairs(weights, _stepped(weights.values()))


def _stepped(weights: Iterable[float]) -> list[int]:
    """Weights as they are kept. A page by hand may give itself any rank; it is found all the same."""
    steps = (weight * _STEPS for weight in weights)
    return [round(step) if 1 <= step <= _MOST else _MOST if step > _MOST else 1 for step in steps]


def _pairs(entries: Iterable[int], values: Iterable[int]) -> str:
    """Numbers of entries in order, each as its distance from the last one and followed by its value."""
    listed = list(entries)
    steps = map(sub, listed, chain((0,), listed))
    return numbers(chain.from_iterable(zip(steps, values, strict=True)))


def _names(entries: Sequence[SearchEntry]) -> list[tuple[str, str]]:
    """The names of the entries in terms, and whose they are."""
    named: dict[str, dict[int, int]] = {}
    for number, entry in enumerate(entries):
        for name in (entry.title, *entry.also):
            for words_of_it, kind in _forms(name):
                whose = named.setdefault(words_of_it, {})
                whose[number] = whose.get(number, 0) | kind
    return [(name, _pairs(named[name], named[name].values())) for name in sorted(named, key=in_browsers) if name]


@lru_cache(maxsize=1 << 12)
def _forms(name: str) -> tuple[tuple[str, int], tuple[str, int]]:
    """A name in terms, as it is asked for: word for word, or without the words that say nothing."""
    return (spelt(name), EXACT), (gist(name), IN_GIST)


def _spoken(entries: Sequence[SearchEntry]) -> Counter[str]:
    """Every word of the titles, which the search box can complete, and how often it is there."""
    return Counter(word.lower() for entry in entries for word in words(entry.title))


def _pages(entries: Sequence[SearchEntry], by_page: Mapping[str, Sequence[SearchEntry]]) -> list[object]:
    """Some entries by page: location and title of the page, and of each entry anchor, title, text and other names."""
    pages: list[object] = []
    for page, on_page in groupby(entries, key=page_of):
        first = by_page[page][0]
        title = first.title if first.location == page else None
        pages.append([page, title, *([_anchor(entry), entry.title, entry.text, *entry.also] for entry in on_page)])
    return pages


def _anchor(entry: SearchEntry) -> str:
    return entry.location.partition("#")[2]


def _parted(listed: Iterable[Piece], size: Callable[[Piece], int]) -> Iterator[list[Piece]]:
    """What is listed in pieces of about the same size; the order stays."""
    part: list[Piece] = []
    filled = 0
    for one in listed:
        if part and filled + size(one) > _SIZE:
            yield part
            part, filled = [], 0
        part.append(one)
        filled += size(one)
    if part:
        yield part


def _lengths(parts: Sequence[Sequence[object]]) -> str:
    """How many things each part holds."""
    return numbers(map(len, parts))


def _file(name: str, content: object) -> tuple[str, str]:
    written = json.dumps(content, separators=(",", ":")).replace("<", "\\u003c")
    return f"search/{name}.js", f"searchPart({json.dumps(name)},{written});\n"
