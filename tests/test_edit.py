"""Edits of YAML texts: the data becomes what is meant, and no line changes that is not concerned."""

from pathlib import Path
from random import Random

import pytest

from generator.findings import DataPath
from generator.source.document import Data
from generator.source.edit import UneditableError, changed_data, data_without, with_value, without_part
from generator.source.reader import read_yaml
from tests.shipped import EXAMPLE, EXAMPLES, SHIPPED_DATA

SMALL = 7_000
FILES = [
    file for file in sorted((*SHIPPED_DATA.rglob("*.yaml"), *EXAMPLES.rglob("*.yaml"))) if file.stat().st_size < SMALL
]
PROFILE = EXAMPLE / "integrations" / "scan-to-pay" / "integration.yaml"
VALUES: list[Data] = [
    "a: b #c", '"q"', "first\nsecond", "- z", "0712345678", "2026-01-01", "true", "é → ₱", "no", "1.10", "12:30",
    ["a", "b"], [{"text": "seen", "link": "https://runs.example/1"}], {"note": "it's"},
]  # fmt: skip


def places(data: Data, path: DataPath = ()) -> list[tuple[DataPath, Data]]:
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [(path, data), *(place for part, value in parts for place in places(value, (*path, part)))]


def plain(text: str) -> Data:
    document = read_yaml(text.encode(), "file.yaml")
    assert not document.findings
    return document.data


@pytest.mark.parametrize("file", Random(18).sample(FILES, 24), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_data_becomes_what_is_meant(file: Path) -> None:
    text, random = file.read_text("utf-8"), Random(file.name)
    data = plain(text)
    for path, old in random.choices(places(data)[1:], k=6):
        value = random.choice(VALUES)
        into = (*path, "another") if isinstance(old, dict) else (*path, len(old)) if isinstance(old, list) else path
        made = with_value(text, into, value)
        assert plain(made) == changed_data(data, into, value)
        assert made.count("\n#") == text.count("\n#")


@pytest.mark.parametrize("file", Random(19).sample(FILES, 8), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_key_that_goes_takes_only_its_value_with_it(file: Path) -> None:
    text, random = file.read_text("utf-8"), Random(file.name)
    data = plain(text)
    inner = [(*path, key) for path, old in places(data) if isinstance(old, dict) and len(old) > 1 for key in old]
    for path in random.sample(inner, min(6, len(inner))):
        assert plain(without_part(text, path)) == data_without(data, path)


@pytest.mark.parametrize("file", Random(20).sample(FILES, 8), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_an_entry_that_goes_leaves_the_others(file: Path) -> None:
    text, random = file.read_text("utf-8"), Random(file.name)
    data = plain(text)
    inner = [(*path, number) for path, old in places(data) if isinstance(old, list) for number in range(len(old))]
    for path in random.sample(inner, min(6, len(inner))):
        assert plain(without_part(text, path)) == data_without(data, path)


@pytest.mark.parametrize(
    ("number", "after"),
    [
        (0, "items: # all\n  # the other\n  - item: b # its line\nname: c\n"),
        (1, "items: # all\n  - item: a\n    state: open\n  # the other\nname: c\n"),
    ],
)
def test_comments_around_an_entry_that_goes_stay(number: int, after: str) -> None:
    text = "items: # all\n  - item: a\n    state: open\n  # the other\n  - item: b # its line\nname: c\n"
    assert without_part(text, ("items", number)) == after


def test_the_last_entry_leaves_an_empty_list() -> None:
    assert without_part("# head\nitems:\n  - item: a\n# end\n", ("items", 0)) == "# head\nitems: []\n# end\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# head\nitems: []\n", "# head\nitems:\n  - item: a\n"),
        ("items: [] # none yet\n", "items:\n  - item: a # none yet\n"),
        ("id: b\n# next\nname: c\n", "id: b\n# next\nname: c\nitems:\n  - item: a\n"),
        ("id: b", "id: b\nitems:\n  - item: a"),
        ("id: b\r\nname: c\r\n", "id: b\r\nname: c\r\nitems:\r\n  - item: a\r\n"),
    ],
)
def test_a_list_begins_where_there_was_none(before: str, after: str) -> None:
    assert with_value(before, ("items", 0), {"item": "a"}) == after


def test_the_list_keeps_the_indentation_of_the_file() -> None:
    assert (
        with_value("items:\n- item: a\n# end\n", ("items", 1), {"item": "b"}) == "items:\n- item: a\n- item: b\n# end\n"
    )


def test_braces_are_opened_out() -> None:
    text = "items:\n  - {item: a, state: open} # why\n"
    assert with_value(text, ("items", 0, "state"), "done") == "items:\n  - item: a\n    state: done # why\n"


def test_a_comment_inside_braces_is_never_lost() -> None:
    with pytest.raises(UneditableError, match="a comment stands inside the braces on line 1"):
        with_value("items: [ # why\n  a]\n", ("items", 1), "b")


def test_a_mapping_that_is_missing_stands_at_the_end() -> None:
    made = with_value("id: a\nname: b\n", ("request", "sent"), "2026-11-05", [(), ("sent", "name")])
    assert made == "id: a\nname: b\nrequest:\n  sent: 2026-11-05\n"


def test_a_key_stands_in_the_order_of_its_record() -> None:
    made = with_value("state: open\nnote: b\n", ("by",), "a", [("item", "state", "by", "note")])
    assert made == "state: open\nby: a\nnote: b\n"


def test_a_comment_before_the_next_key_stays_there() -> None:
    text = PROFILE.read_text("utf-8")
    made = with_value(text, ("conditions", 4), {"condition": "another", "applies": "true"})
    before, _, after = made.partition("  - condition: another\n    applies: true\n")
    assert before + after == text
    assert after.startswith("\n# What the guide leaves open")
