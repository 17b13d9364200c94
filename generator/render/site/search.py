"""What is searched: the sections that the theme has read from its pages, with what the book knows about each place."""

import html
import json
import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Raw, Struct
from msgspec.json import encode

from generator.pages.search import SearchPlace
from generator.pages.view_models import Address
from generator.render.site.search_words import terms_of

SEARCH_INDEX = "search/search_index.json"
"""The theme's index. Every page fetches it, so what is searched moves from there into a file of its own."""

_INSIDE_A_WORD = re.compile(r"</?(?:code|sub|sup)>")
_BLOCK_END = re.compile(r"</(?:p|li|pre)>(?=(?:\s|<[^>]+>)*[^\s<])")
_TAG = re.compile(r"<[^>]+>")


class FoundSection(Struct, frozen=True, array_like=True):
    """A section as search reads it from a page, in plain text, before anything is known of its place."""

    location: str
    title: str
    text: str
    boost: float = 1
    terms: Raw = Raw()
    """The terms of its title and those of its text, as JSON of two texts: most of them are only needed to be kept."""


class SearchEntry(Struct, frozen=True):
    """A page, a section or a record as search finds it; all of it is plain text."""

    location: str
    """Its path from the top of the site, with its anchor: `teams/finance/index.html#cutover`."""
    title: str
    text: str = ""
    """What it says: white space folded, and ` · ` where a block ends and another follows."""
    boost: float = 1
    """How much higher than others it ranks."""
    also: tuple[str, ...] = ()
    """What else it is called."""
    terms: Raw = Raw()
    """The terms of its title and those of its text, where somebody has worked them out: JSON of two texts."""


def found_section(entry: dict[str, Any]) -> FoundSection:
    """A section of the theme's index in plain text, with its terms."""
    title, text = plain_text(entry["title"]), plain_text(entry["text"])
    terms = [" ".join(terms_of(words).elements()) for words in (title, text)]
    return FoundSection(entry["location"], title, text, entry.get("boost", 1), Raw(encode(terms)))


def search_entries(sections: Iterable[FoundSection], places: Mapping[Address, SearchPlace]) -> list[SearchEntry]:
    """The sections with other names and ranks, and without what stands elsewhere too."""
    found = (
        (section, places.get(_address(section.location), SearchPlace(boost=section.boost))) for section in sections
    )
    return [_entry(section, place) for section, place in found if not place.is_left_out]


def without_entries(index: dict[str, Any]) -> str:
    """The theme's index with its settings alone."""
    return json.dumps({**index, "docs": []}, separators=(",", ":"))


def plain_text(markup: str) -> str:
    """Markup of the theme's index as plain text, ` · ` between its blocks."""
    text = _TAG.sub(" ", _INSIDE_A_WORD.sub("", _BLOCK_END.sub(" · ", markup)))
    return " ".join(html.unescape(text).split())


def _entry(section: FoundSection, place: SearchPlace) -> SearchEntry:
    return SearchEntry(
        section.location,
        section.title,
        section.text,
        round(place.boost, 2),
        place.also_called,
        section.terms,
    )


def _address(location: str) -> Address:
    """The place behind a location of the index: `teams/finance/index.html#cutover`."""
    path, _, anchor = location.partition("#")
    folder, file = posixpath.split(path)
    return Address(folder if file == "index.html" else path, anchor)
