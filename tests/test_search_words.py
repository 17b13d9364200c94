"""What the search takes for the same word, what it forgives, and what it shows: its functions, without a browser."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from generator.render.site.search import SearchEntry
from generator.render.templates import TEMPLATES
from tests.script_fixtures import Scripts, searching

TITLES = ("Żółć", "Café", "Straße", "Smørrebrød", "Encyclopædia", "Łódź", "Zoe\u0308", "rollback", "naive", "strasse")
ENTRIES = [SearchEntry(f"{i}/index.html", title, "words") for i, title in enumerate(TITLES)]
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    '"unfinished',
    "+-~^*:",
    "title:webhook~2",
    "\\",
    "a",
    "漢字",
    "x" * 5000,
    "a " * 400,
    "constructor",
    "__proto__",
)
Ask = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def ask(scripts: Scripts) -> Ask:
    """The titles that a query finds, with what is marked in them."""
    search = searching(scripts, ENTRIES)

    def asked(query: str) -> list[str]:
        items: list[list[dict[str, Any]]] = search(query)["items"]
        return [result["title"] for item in items for result in item]

    return asked


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("zolc", "Żółć"),
        ("ŻÓŁĆ", "Żółć"),
        ("cafe", "Café"),
        ("cafe\u0301", "Café"),
        ("smorrebrod", "Smørrebrød"),
        ("encyclopaedia", "Encyclopædia"),
        ("lodz", "Łódź"),
        ("zoe", "Zoe\u0308"),
        ("zoë", "Zoe\u0308"),
        ("röllback", "rollback"),
        ("naïve", "naive"),
    ],
)
def test_accents_make_no_difference(ask: Ask, query: str, found: str) -> None:
    assert ask(query) == [f"<mark>{found}</mark>"]


@pytest.mark.parametrize("query", ["straße", "strasse", "STRASSE"])
def test_sharp_s_is_two(ask: Ask, query: str) -> None:
    assert sorted(ask(query)) == ["<mark>Straße</mark>", "<mark>strasse</mark>"]


def test_the_start_of_a_word_is_enough(ask: Ask) -> None:
    assert ask("smorre") == ["<mark>Smørrebrød</mark>"]


@pytest.mark.parametrize("typed", ["rolback", "rollbakc", "rollbask", "rolllback"])
def test_a_misspelt_word_is_found(ask: Ask, typed: str) -> None:
    assert ask(typed) == ["<mark>rollback</mark>"]


@pytest.mark.parametrize("typed", ["roll back", "roll-back", "ROLL BACK"])
def test_a_word_is_found_in_two_pieces(ask: Ask, typed: str) -> None:
    assert ask(typed) == ["<mark>rollback</mark>"]


@pytest.mark.parametrize("typed", HOSTILE, ids=lambda typed: typed[:12])
def test_nothing_that_is_typed_breaks_the_search(ask: Ask, typed: str) -> None:
    assert all("<img" not in title for title in ask(typed))
    assert ask("rollback") == ["<mark>rollback</mark>"]


# Words


@pytest.mark.parametrize(
    "forms",
    [("refund", "refunds", "refunded", "refunding"), ("retry", "retries"), ("stop", "stopped", "stopping")],
    ids=str,
)
def test_the_forms_of_a_word_are_one_term(scripts: Scripts, forms: tuple[str, ...]) -> None:
    assert len({scripts("SearchWords.stem", form) for form in forms}) == 1


@pytest.mark.parametrize("word", ["429", "v1", "ids", "żółć"])
def test_what_has_no_forms_stays(scripts: Scripts, word: str) -> None:
    assert scripts("SearchWords.stem", word) == word


@pytest.mark.parametrize(
    ("word", "terms"),
    [
        ("x-client-id", ["xclientid", "x", "client", "id"]),
        ("END_STATE", ["endstat", "end", "stat"]),
        ("merchantReference", ["merchantreferenc", "merchant", "referenc"]),
        ("S2P", ["s2p"]),
        ("PayCA's", ["payca", "pay", "ca"]),
    ],
)
def test_a_word_is_found_by_its_parts(scripts: Scripts, word: str, terms: list[str]) -> None:
    assert scripts("SearchWords.terms", word) == terms


def test_a_telephone_number_is_found_without_its_country(scripts: Scripts) -> None:
    assert "02079460958" in scripts("SearchWords.numberTerms", "Call +44 20 7946 0958")


@pytest.mark.parametrize(
    ("one", "other", "away"),
    [("webhook", "webhook", 0), ("webook", "webhook", 1), ("wbehook", "webhook", 1), ("wehbok", "webhook", 2)],
)
def test_letters_that_are_wrong_are_counted(scripts: Scripts, one: str, other: str, away: int) -> None:
    assert scripts("SearchSpelling.distance", one, other, 2) == away


def test_words_too_far_apart_have_no_distance(scripts: Scripts) -> None:
    assert scripts("(a, b) => SearchSpelling.distance(a, b, 2) === Infinity", "webhook", "rollback") is True


@pytest.mark.parametrize(("typed", "meant"), [("wibhook", ["webhook"]), ("abc", ["abc"]), ("v1234", ["v1234"])])
def test_a_misspelt_term_is_taken_for_the_nearest(scripts: Scripts, typed: str, meant: list[str]) -> None:
    known = [["webhook", 3], ["abd", 2], ["v1235", 1]]
    assert scripts("(term, known) => SearchSpelling.nearest(term, new Map(known))", typed, known) == meant


# What is shown


def test_markup_of_a_text_is_shown_as_text(scripts: Scripts) -> None:
    html = scripts("(text) => SearchExcerpts.marked(text, new Set(['call']), [])", "<b> & call")
    assert html == "&lt;b&gt; &amp; <mark>call</mark>"


def test_a_page_above_its_sections_is_text(scripts: Scripts) -> None:
    pages = [["a.html", "<b> & c"]]
    found = [{"location": "a.html#b", "score": 1}]
    listed = scripts("(found, pages) => SearchRanking.grouped(found, new Map(pages))", found, pages)
    assert [(result.get("title"), result.get("text")) for result in listed[0]] == [
        (None, None),
        ("&lt;b&gt; &amp; c", ""),
    ]


def test_an_excerpt_stands_around_what_was_found(scripts: Scripts) -> None:
    text = " ".join(f"w{i}" for i in range(100))
    excerpt = scripts("(text) => SearchExcerpts.excerpt(text, new Set(['w50', 'w52']))", text)
    assert excerpt.startswith("… w46 ")
    assert excerpt.endswith(" w81 …")


@pytest.mark.parametrize(
    ("typed", "suggested"), [("payca rollb", ["rollback"]), ("rollback", []), ("r", []), ("x", [])]
)
def test_the_last_word_is_completed(scripts: Scripts, typed: str, suggested: list[str]) -> None:
    spoken = [["rollback", 2], ["rollbacks", 1]]
    assert scripts("(query, spoken) => SearchExcerpts.suggested(query, new Map(spoken))", typed, spoken) == suggested


def test_a_name_weighs_more_than_a_phrase_and_a_phrase_more_than_words(scripts: Scripts) -> None:
    said = {"all": "a roll out pay b", "gist": "a roll pay b"}
    names = [
        scripts("SearchRanking.nameTimes", is_exact, {"all": "roll out pay", "gist": "roll pay"})
        for is_exact in (True, False)
    ]
    phrases = (("a roll", "a roll"), ("pay roll", "pay roll"))
    times = [scripts("SearchRanking.phraseTimes", said, {"all": words, "gist": gist}) for words, gist in phrases]
    weights = [*names, *times]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == 4


def test_what_is_far_behind_the_best_is_not_listed(scripts: Scripts) -> None:
    assert scripts("SearchRanking.sorted", [{"score": 5}, {"score": 100}, {"score": 50}]) == [
        {"score": 100},
        {"score": 50},
    ]


def test_a_letter_of_a_time_is_not_marked_wherever_it_stands(scripts: Scripts) -> None:
    marks: list[str] = []
    found = "(text, found, marks) => { SearchExcerpts.marked(text, new Set(found), marks); return marks; }"
    assert scripts(found, "T-2h and T-24h, at T", ["t2h", "t", "2h"], marks) == ["t-2h"]


def test_a_break_of_a_line_stands_apart_from_the_words_around_it() -> None:
    templates = sorted((TEMPLATES / "site").rglob("*.j2"))
    assert [path.name for path in templates if re.search(r"\S<br>", path.read_text("utf-8"))] == []
