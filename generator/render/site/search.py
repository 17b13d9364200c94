"""The index of the search: what the theme writes, with what the book knows about each place."""

import json
import posixpath
from typing import Any

from generator.pages.model import Book
from generator.pages.search import SearchPlace, search_places
from generator.pages.view_models import Address

SEARCH_INDEX = "search/search_index.json"
"""The theme's index. Every page fetches it, so what is searched moves from there into a file of its own."""
SEARCH_ENTRIES = "search/entries.js"
"""What is searched, as a script, since pages opened from disk may load scripts and nothing else."""

SearchEntry = dict[str, Any]


def search_entries(index: str, book: Book) -> str:
    """The entries of the theme's index with other names and ranks, and without what stands elsewhere too."""
    places = search_places(book)
    found = (
        (entry, places.get(_address(entry["location"]), SearchPlace(boost=entry.get("boost", 1))))
        for entry in json.loads(index)["docs"]
    )
    entries = [_entry(entry, place) for entry, place in found if not place.is_left_out]
    return f"var searchEntries = {json.dumps(entries, separators=(',', ':'))};\n"


def without_entries(index: str) -> str:
    """The theme's index with its settings alone."""
    return json.dumps({**json.loads(index), "docs": []}, separators=(",", ":"))


def _entry(entry: SearchEntry, place: SearchPlace) -> SearchEntry:
    more: SearchEntry = {"boost": round(place.boost, 2)} if place.boost != 1 else {}
    if place.also_called:
        more["also"] = place.also_called
    return {key: value for key, value in entry.items() if key != "boost"} | more


def _address(location: str) -> Address:
    """The place behind a location of the index: `teams/finance/index.html#cutover`."""
    path, _, anchor = location.partition("#")
    folder, file = posixpath.split(path)
    return Address(folder if file == "index.html" else path, anchor)
