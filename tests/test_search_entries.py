"""What is searched, read from the theme's index; and the files of the search that are made of it."""

import math
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Raw
from msgspec.structs import replace

from generator.render.site.search import SearchEntry, found_section, plain_text
from generator.render.site.search_index import FIELDS, term_index
from generator.render.site.search_parts import numbers, search_parts
from generator.render.site.search_words import SKIPPED, gist, number_terms, spelt, terms, words
from tests.script_fixtures import Scripts, searching
from tests.searching import part


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>a<code>b</code> &lt;c&gt; &amp;amp; d</p>", "ab <c> &amp; d"),
        ("<p>one</p><p>two</p>", "one · two"),
        ("<ul><li>one</li>\n<li>two</li></ul>\n", "one · two"),
        ("<td>one</td><td>two</td>", "one two"),
        ("it&#x27;s &quot;so&quot;", 'it\'s "so"'),
    ],
)
def test_markup_of_the_index_becomes_text(markup: str, text: str) -> None:
    assert plain_text(markup) == text


# The browser takes words apart as the build does

WRITTEN = (
    "x-client-id END_STATE merchantReference S2P PayCA's 10,000 1,0000 v1.2 a@b.example",
    "+44 20 7946 0958 (020) 7946-0958",
    "Żółć Café Straße ẞ Smørrebrød Encyclopædia Zoe\u0308 naïve ŁÓDŹ İstanbul ΣΊΣΥΦΟΣ",
    "漢字 हिन्दी ไทย 𝒜𝒷 ² ½ Ⅳ _ __a__ a_b 'quoted' it’s o'clock's ¡hola! one·two ʼn ǅungla",
    "refunds refunded refunding retries stopped passing access uses used ies ing",
)
TEXTS = st.text(
    st.sampled_from("aAbsz09 _-.'’,+()éßłŁσΣ\u0301\u0308ठी漢²") | st.characters(exclude_categories=["Cs", "Cn"])
)
READ = """(text) => [SearchWords.words(text), SearchWords.words(text).map(SearchWords.terms),
  SearchWords.numberTerms(text), SearchWords.spelt(text), SearchWords.gist(text)]"""


def as_built(text: str) -> list[Any]:
    return [words(text), [list(terms(word)) for word in words(text)], number_terms(text), spelt(text), gist(text)]


@given(TEXTS)
def test_terms_that_are_kept_with_an_entry_are_those_of_its_words(text: str) -> None:
    kept = found_section({"location": "a.html", "title": text, "text": text}).terms
    entry = SearchEntry("a.html", plain_text(text), plain_text(text), terms=kept)
    assert list(term_index([entry])) == list(term_index([replace(entry, terms=Raw())]))


@pytest.mark.parametrize("text", WRITTEN)
def test_a_text_is_read_in_the_browser_as_when_the_site_is_built(scripts: Scripts, text: str) -> None:
    assert scripts(READ, text) == as_built(text)


@given(TEXTS)
def test_so_is_any_text(scripts: Scripts, text: str) -> None:
    assert scripts(READ, text) == as_built(text)


def test_the_same_words_say_nothing(scripts: Scripts) -> None:
    assert [word for word in sorted(SKIPPED) if scripts("SearchWords.isTelling", word)] == []
    assert scripts("SearchWords.isTelling", "refund")


# The files


@given(st.lists(st.integers(0, 1 << 30)))
def test_numbers_are_read_as_they_were_written(scripts: Scripts, listed: list[int]) -> None:
    assert scripts("SearchParts.numbers", numbers(listed)) == listed


@pytest.mark.parametrize(("wanted", "number"), [("a", -1), ("b", 0), ("c", 0), ("m", 1), ("z", 1)])
def test_what_is_wanted_is_in_the_part_that_begins_before_it(scripts: Scripts, wanted: str, number: int) -> None:
    assert scripts("SearchParts.holding", ["b", "m"], wanted) == number


ENTRIES = (
    SearchEntry("a/index.html", "Alpha", "Call us.", also=("First",)),
    SearchEntry("b/index.html", "Beta", "", 0.5),
    SearchEntry("a/index.html#stop", "Stop", "Call <us> &amp; them.", also=("Kill switch", "Halt")),
)


def files() -> dict[str, Any]:
    return {path: part(script) for path, script in search_parts(ENTRIES)}


def test_a_part_names_itself_and_is_one_line_that_no_markup_ends() -> None:
    for path, script in search_parts([SearchEntry("é.html", "Café\u2028", "</script>")]):
        assert script.startswith(f'searchPart("{path.removeprefix("search/").removesuffix(".js")}",')
        assert re.fullmatch(r"[ -;=-~]+\n", script)


def test_the_entries_of_a_page_stand_together() -> None:
    assert files()["search/texts/0.js"] == [
        ["a/index.html", "Alpha", ["", "Alpha", "Call us.", "First"],
         ["stop", "Stop", "Call <us> &amp; them.", "Kill switch", "Halt"]],
        ["b/index.html", "Beta", ["", "Beta", ""]],
    ]  # fmt: skip


def test_every_name_is_known_word_for_word_and_in_its_gist() -> None:
    named = dict(files()["search/names/0.js"])
    assert {"alpha", "beta", "first", "halt", "stop", "kill switch"} == named.keys()
    assert named["stop"] == numbers([1, 3])


def test_the_version_changes_with_what_is_said() -> None:
    other = dict(search_parts([SearchEntry("a/index.html", "Alpha", "Call them.")]))
    assert part(other["search/words.js"])["version"] != files()["search/words.js"]["version"]


@pytest.mark.parametrize("boost", [-1000, 0, math.inf, math.nan])
def test_an_entry_of_any_rank_can_be_found(scripts: Scripts, boost: float) -> None:
    search = searching(scripts, [SearchEntry("a/index.html", "Alpha", boost=boost)])
    assert search("alpha")["items"][0][0]["location"] == "a/index.html"


def test_nothing_is_found_where_nothing_is_searched(scripts: Scripts) -> None:
    assert searching(scripts, [])("alpha") == {"items": [], "suggest": []}


def test_the_best_are_listed_of_many(scripts: Scripts) -> None:
    many = [SearchEntry(f"p/{number}.html", f"Refund {number}") for number in range(500)]
    listed = searching(scripts, [*many, SearchEntry("best.html", "Refund")])("refund")["items"]
    assert listed[0][0]["location"] == "best.html"
    assert len(listed) == 60


def test_the_same_entries_make_the_same_files() -> None:
    assert list(search_parts(ENTRIES)) == list(search_parts(ENTRIES))


# The weights


def weights(term: str) -> dict[str, float]:
    found = next(held for name, _, held in term_index(ENTRIES) if name == term)
    return {ENTRIES[entry].location: weight for entry, weight in found.items()}


def test_a_term_counts_by_field_by_how_rare_it_is_and_by_the_rank_of_the_entry() -> None:
    (weight,) = weights("beta").values()
    rarity = math.log(1 + 2.5 / 1.5)
    tf = 2.2 / (1 + 1.2 * (0.3 + 0.7 * 1 / 1))
    assert weight == pytest.approx(FIELDS["title"] * rarity * (0.5 + tf) * 0.5 * 1.1)


def test_an_entry_is_found_by_the_title_and_the_names_of_its_page() -> None:
    assert weights("alpha").keys() == {"a/index.html", "a/index.html#stop"}
    assert weights("first").keys() == {"a/index.html", "a/index.html#stop"}
    assert weights("alpha")["a/index.html"] > weights("alpha")["a/index.html#stop"]
