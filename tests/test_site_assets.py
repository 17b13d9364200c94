"""What the site's style sheet and scripts are made of, and the functions that several scripts share."""

import re

import pytest

from generator.render.site.files import ASSETS, PUBLISHED, STYLESHEET
from tests.script_fixtures import Scripts, named_parts


def test_every_part_is_published() -> None:
    parts = {part for parts in PUBLISHED.values() for part in parts}
    assert {path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob("*") if path.is_file()} == parts


@pytest.mark.parametrize("part", PUBLISHED[STYLESHEET])
def test_a_part_of_the_style_sheet_is_short_and_says_what_it_dresses(part: str) -> None:
    lines = (ASSETS / part).read_text("utf-8").splitlines()
    assert len(lines) < 200
    assert re.fullmatch(r"/\* .+\. \*/", lines[0])


def test_the_functions_of_the_scripts_stand_apart_from_the_page() -> None:
    assert {part.split("/")[0] for part in named_parts()} == {
        "shared",
        "checklist",
        "cutover",
        "edition",
        "elsewhere",
        "search",
        "missing",
        "offline",
        "symptoms",
    }


@pytest.mark.parametrize("part", named_parts())
def test_a_part_with_functions_touches_no_page(part: str) -> None:
    page = r"\b(?:document|window|history|navigator|localStorage)\.|\b(?:postMessage|importScripts|fetch)\("
    assert re.findall(page, (ASSETS / part).read_text("utf-8")) == []


@pytest.mark.parametrize("anchor", ["%", "%E0%A4%A", "%zz", ""])
def test_what_cannot_be_decoded_stays(scripts: Scripts, anchor: str) -> None:
    assert scripts("Addresses.decoded", anchor) == anchor


def test_what_can_be_decoded_is(scripts: Scripts) -> None:
    assert scripts("Addresses.decoded", "caf%C3%A9") == "café"


def test_a_day_is_written_as_in_the_data(scripts: Scripts) -> None:
    assert scripts("(year, month, day) => Dates.iso(new Date(year, month, day))", 2026, 2, 1) == "2026-03-01"


def test_a_day_is_read_in_words(scripts: Scripts) -> None:
    assert scripts("Dates.inWords", "2026-03-01") == "1 March 2026"


@pytest.mark.parametrize(
    ("text", "filled"), [("{a} of {b}", "$& of {a}"), ("{unknown}", "{unknown}"), ("{constructor}", "{constructor}")]
)
def test_a_text_is_filled_with_values_as_they_are(scripts: Scripts, text: str, filled: str) -> None:
    assert scripts("Texts.filled", text, {"a": "$&", "b": "{a}"}) == filled


FILES = {"index.html": 1, "providers/payca/index.html": 1, "providers/index.html": 1}


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("providers/payca/rolback/index.html", "providers/payca/"),
        ("providers/payca/rolback.html", "providers/payca/"),
        ("providers/paycaa/support/x/", "providers/"),
        ("providers/100%/", "providers/"),
        ("constructor/x/", ""),
        ("nothing", ""),
        ("", ""),
    ],
)
def test_the_nearest_page_above_a_wrong_address_is_found(scripts: Scripts, path: str, folder: str) -> None:
    assert scripts("NearestPage.folder", path, FILES) == folder


def test_a_wrong_address_becomes_words_to_search_for(scripts: Scripts) -> None:
    assert scripts("NearestPage.words", "providers/pay-ca/rolback/index.html") == "providers pay ca rolback"
