"""What the checklist works out in the browser: which items fit, what a tick says, and the YAML it becomes."""

import json
from typing import Any

import pytest

from generator.schema.progress import ProgressFile
from generator.source.reader import read_yaml
from tests.script_fixtures import Scripts

ITEM = {"about": "item", "item": "store-secrets", "digest": "1f2e", "words": "0a1b2c3d"}
TICK = {"digest": "1f2e", "on": "2026-11-21"}
TEXTS = {
    "marked": "Ticked here on {day}.",
    "outdated": "Ticked here on {day}, and the item has changed since.",
    "nothing": "Nothing.",
    "one": "One item.",
    "many": "{count} items.",
    "head": "  # Goes into {file}",
    "file": "integrations/payca/progress.yaml",
    "replaces": "in place of the entry that is there",
    "evidence": "add what shows it",
    "counted": "{shown} of {all} items are shown.",
}


@pytest.mark.parametrize(
    ("chosen", "fits"),
    [
        ({"team": "money"}, True),
        ({"team": "payments"}, True),
        ({"team": "pay"}, False),
        ({"team": ""}, True),
        ({"team": "money", "state": "to-do"}, True),
        ({"team": "money", "state": "done"}, False),
        ({"control": "secrets-kept"}, False),
        ({}, True),
    ],
    ids=str,
)
def test_an_item_fits_that_has_everything_chosen(scripts: Scripts, chosen: dict[str, str], fits: bool) -> None:
    assert scripts("ChecklistChoices.fits", {"team": "money payments", "state": "open to-do"}, chosen) is fits


def test_how_many_items_are_shown_is_said(scripts: Scripts) -> None:
    assert scripts("ChecklistChoices.summary", 1, 24, TEXTS) == "1 of 24 items are shown."


def test_where_nothing_fits_that_is_said(scripts: Scripts) -> None:
    assert scripts("ChecklistChoices.summary", 0, 24, TEXTS) == "Nothing."


# Ticks


def test_a_tick_says_its_day(scripts: Scripts) -> None:
    assert scripts("ChecklistTicks.note", TICK, ITEM, TEXTS) == "Ticked here on 21 November 2026."


def test_a_tick_of_other_words_says_so(scripts: Scripts) -> None:
    said = scripts("ChecklistTicks.note", TICK, {**ITEM, "digest": "other"}, TEXTS)
    assert said == "Ticked here on 21 November 2026, and the item has changed since."


def test_a_tick_of_other_words_does_not_count(scripts: Scripts) -> None:
    assert scripts("ChecklistTicks.isFresh", TICK, {**ITEM, "digest": "other"}) is False


def test_an_item_without_a_tick_says_nothing(scripts: Scripts) -> None:
    assert scripts("ChecklistTicks.note", None, ITEM, TEXTS) == ""


@pytest.mark.parametrize(("count", "said"), [(0, "Nothing."), (1, "One item."), (12, "12 items.")])
def test_ticks_are_counted_in_words(scripts: Scripts, count: int, said: str) -> None:
    assert scripts("ChecklistTicks.summary", count, TEXTS) == said


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "null",
        "7",
        '"text"',
        "[1]",
        '{"store-secrets": null}',
        '{"store-secrets": true}',
        '{"store-secrets": {"digest": "1f2e"}}',
        '{"store-secrets": {"digest": "1f2e", "on": 7}}',
        '{"store-secrets": {"digest": "1f2e", "on": "yesterday"}}',
        '{"store-secrets": {"on": "2026-11-21"}}',
    ],
)
def test_what_is_no_tick_is_left_out(scripts: Scripts, kept: str) -> None:
    assert scripts("ChecklistTicks.parsed", kept) == {}


def test_a_tick_is_read_beside_what_is_none(scripts: Scripts) -> None:
    assert scripts("ChecklistTicks.parsed", '{"a": 1, "b": {"digest": "x", "on": "2026-11-21"}}') == {
        "b": {"digest": "x", "on": "2026-11-21"}
    }


def test_an_item_may_be_called_as_what_every_object_has(scripts: Scripts) -> None:
    assert scripts("(item) => item in ChecklistTicks.parsed('{}')", "constructor") is False


# YAML


def given(scripts: Scripts, by: str, *items: dict[str, str]) -> str:
    text = scripts("ChecklistTicks.yaml", [ITEM, *items], {"store-secrets": TICK, "other": TICK}, by, TEXTS)
    assert isinstance(text, str)
    return text


def recorded(text: str) -> list[dict[str, Any]]:
    """The entries, as the schema takes them."""
    document = read_yaml(("items:\n" + text).encode(), "progress.yaml")
    assert document.findings == ()
    items = ProgressFile.model_validate(document.data).items
    return [item.model_dump(mode="json", include={"item", "state", "by", "on"}) for item in items]


@pytest.mark.parametrize(
    ("typed", "by"),
    [
        ("Merle O'Weaver: on-call", "Merle O'Weaver: on-call"),
        ("Sam\n    state: waived", "Sam     state: waived"),
        ("  Sam\u2028# ", "Sam #"),
        ("{a: [*b, &c, !d]}", "{a: [*b, &c, !d]}"),
        ("''", "''"),
        ("$& $1", "$& $1"),
    ],
)
def test_a_name_stays_one_text_whatever_is_in_it(scripts: Scripts, typed: str, by: str) -> None:
    assert recorded(given(scripts, typed)) == [{"item": "store-secrets", "state": "done", "by": by, "on": "2026-11-21"}]


def test_items_that_are_not_ticked_or_have_changed_are_not_given(scripts: Scripts) -> None:
    text = given(scripts, "Sam", {**ITEM, "item": "other", "digest": "changed"}, {**ITEM, "item": "third"})
    assert [entry["item"] for entry in recorded(text)] == ["store-secrets"]


@pytest.mark.parametrize(
    ("typed", "evidence"),
    [
        ("https://tests.example.com/runs/7", {"link": "https://tests.example.com/runs/7"}),
        (" The log of 3 May: it's there\n# all ", {"text": "The log of 3 May: it's there # all"}),
        ("javascript:alert(1)", {"text": "javascript:alert(1)"}),
        ("https://tests.example.com/ and the log", {"text": "https://tests.example.com/ and the log"}),
    ],
)
def test_what_shows_it_is_a_link_or_words(scripts: Scripts, typed: str, evidence: dict[str, str]) -> None:
    ticks = {"store-secrets": {**TICK, "evidence": typed}}
    text = scripts("ChecklistTicks.yaml", [{**ITEM, "evidence": "wanted"}], ticks, "Sam", TEXTS)
    (item,) = ProgressFile.model_validate(read_yaml(("items:\n" + text).encode(), "progress.yaml").data).items
    assert [each.model_dump(mode="json", exclude_none=True) for each in item.evidence] == [evidence]
    assert "# evidence" not in text


def test_what_is_kept_of_a_tick_is_what_a_tick_has(scripts: Scripts) -> None:
    kept = json.dumps({"a": {**TICK, "evidence": "x" * 400, "more": 1}, "b": {**TICK, "evidence": 7}})
    assert scripts("ChecklistTicks.parsed", kept) == {
        "a": {**TICK, "evidence": "x" * 300},
        "b": TICK,
    }


def test_the_yaml_says_where_it_goes(scripts: Scripts) -> None:
    assert given(scripts, "Sam").startswith("  # Goes into integrations/payca/progress.yaml\n")


def test_what_is_recorded_already_is_named_for_replacement(scripts: Scripts) -> None:
    text = given(scripts, "Sam", {**ITEM, "item": "other", "recorded": "in-progress"})
    assert "  - item: other  # in place of the entry that is there (in-progress)\n" in text


def test_a_step_is_given_as_one_and_each_says_for_which_words_it_was_ticked(scripts: Scripts) -> None:
    text = given(scripts, "Sam", {**ITEM, "about": "step", "item": "other", "words": "12345678"})
    assert "  - step: other\n    state: done\n    words: '12345678'\n    by: 'Sam'\n" in text


def test_evidence_is_asked_for(scripts: Scripts) -> None:
    assert given(scripts, "Sam", {**ITEM, "item": "other", "evidence": ""}).count("# evidence") == 0
    assert (
        given(scripts, "Sam", {**ITEM, "item": "other", "evidence": "yes"}).count("# evidence: add what shows it") == 1
    )
