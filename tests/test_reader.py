"""The strict reader: text stays text, every place is known, and nothing is expanded."""

from time import process_time

import pytest

from generator.findings import Position
from generator.source.document import MAX_BYTES, Document
from generator.source.reader import MAX_DEPTH, MAX_VALUES, read_yaml


def document(text: str) -> Document:
    return read_yaml(text.encode(), "a.yaml", "a.yaml")


def codes(found: Document) -> list[str]:
    return [finding.code for finding in found.findings]


def lines(found: Document) -> list[int]:
    return [finding.position.line for finding in found.findings]


@pytest.mark.parametrize(
    "scalar",
    [
        "+27104491784", "+1 555 010 0199", "0712345670", "007", "0o17", "0x1F", "0b11", "12:30", "190:20:30",
        "1.10", "1e3", "1_000", ".5", "+.inf", ".nan", "NO", "no", "on", "Off", "y", "true", "False", "Null", "NULL",
        "2024-02-30", "2024-01-01T00:00:00Z", "=", "<", "12345678901234567890123456789012345678901234567890",
        "T-24h", "24/7", "> 1% in 5 minutes", "100%", "C:\\folder", "a#b", "日本", "🚀",
    ],
)  # fmt: skip
def test_a_scalar_keeps_its_characters(scalar: str) -> None:
    quoted = f"'{scalar}'" if scalar.startswith(">") else scalar
    assert document(f"key: {quoted}").data == {"key": scalar}


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_nothing_without_quotes_is_nothing(nothing: str) -> None:
    assert document(f"key: {nothing}").data == {"key": None}


@pytest.mark.parametrize("word", ["", "~", "null"])
def test_quotes_make_text_of_nothing(word: str) -> None:
    assert document(f"key: '{word}'").data == {"key": word}


@pytest.mark.parametrize("key", ["1", "true", "no", "2024-01-01", "1.10", "<<", "="])
def test_a_key_keeps_its_characters(key: str) -> None:
    assert document(f"{key}: a").data == {key: "a"}


def test_a_text_of_several_lines_keeps_its_line_breaks() -> None:
    assert document("key: |\n  one\n  two\n").data == {"key": "one\ntwo\n"}


def test_a_folded_text_is_one_line() -> None:
    assert document("key: one\n  two\n").data == {"key": "one two"}


def test_the_place_of_a_key_and_of_its_value() -> None:
    found = document("one: 1\ntwo:\n  - three: 3\n")
    assert found.key_position(("two", 0, "three")) == Position("a.yaml", 3, 5)
    assert found.position(("two", 0, "three")) == Position("a.yaml", 3, 12)


def test_the_place_of_a_list_entry() -> None:
    assert document("a: [b, c]").position(("a", 1)) == Position("a.yaml", 1, 8)


def test_a_place_that_is_not_there_is_the_nearest_one_around_it() -> None:
    assert document("a:\n  b: c\n").position(("a", "x", 3, "y")) == Position("a.yaml", 2, 3)


def test_columns_count_characters_and_not_bytes() -> None:
    assert document('{"Größe 日本 🚀": a}').position(("Größe 日本 🚀",)) == Position("a.yaml", 1, 16)


def test_windows_line_ends_count_as_one() -> None:
    assert document("a: 1\r\nb: 2\r\n").position(("b",)) == Position("a.yaml", 2, 4)


def test_a_byte_order_mark_does_not_move_the_first_key() -> None:
    found = read_yaml(b"\xef\xbb\xbfkey: a\n", "a.yaml")
    assert found.data == {"key": "a"}
    assert found.key_position(("key",)) == Position("a.yaml", 1, 1)


def test_the_place_of_a_key_that_is_a_question_mark() -> None:
    assert document('"?": a\nb: c\n').position(("?",)) == Position("a.yaml", 1, 6)


def test_the_record_around_a_place_is_the_nearest_id() -> None:
    found = document("id: outer\nlist:\n  - id: inner\n    key: a\n")
    assert found.record(("list", 0, "key")) == "inner"
    assert found.record(("list",)) == "outer"


def test_a_key_that_stands_twice_is_found_where_it_stands_again() -> None:
    found = document("a: 1\nb: 2\na: 3\n")
    assert (codes(found), lines(found)) == (["duplicate-key"], [3])


def test_a_key_that_stands_twice_keeps_its_first_value() -> None:
    assert document("a: 1\na: 2\n").data == {"a": "1"}


def test_keys_that_other_readers_take_for_equal_are_two_keys() -> None:
    assert codes(document("1: a\n01: b\n1.0: c\ntrue: d\nyes: e\n")) == []


def test_the_same_key_in_two_mappings_is_fine() -> None:
    assert codes(document("a: {k: 1}\nb: {k: 2}\n")) == []


def test_an_anchor_is_refused_and_its_value_kept() -> None:
    found = document("a: &x 1\n")
    assert (codes(found), found.data) == (["yaml-alias"], {"a": "1"})


def test_an_alias_is_refused_and_not_followed() -> None:
    found = document("a: &x 1\nb: *x\n")
    assert (codes(found), found.data) == (["yaml-alias", "yaml-alias"], {"a": "1", "b": None})


def test_an_alias_of_nothing_is_refused_like_any_other() -> None:
    assert codes(document("a: *nobody\n")) == ["yaml-alias"]


def test_a_mapping_that_holds_itself_does_not_hang() -> None:
    assert codes(document("&a\nb: *a\n")) == ["yaml-alias", "yaml-alias"]


def test_a_merge_key_merges_nothing() -> None:
    assert document("a: &x {k: 1}\nb:\n  <<: *x\n").data == {"a": {"k": "1"}, "b": {"<<": None}}


@pytest.mark.parametrize(
    "tag", ["!!str", "!!int", "!!binary", "!!set", "!mine", "!!python/object/apply:os.system", "!<tag:a.example>"]
)
def test_a_tag_is_refused_and_makes_nothing(tag: str) -> None:
    found = document(f"a: {tag} text\n")
    assert (codes(found), found.data) == (["yaml-tag"], {"a": "text"})


@pytest.mark.parametrize("key", ["? [a]\n: b", "? {a: b}\n: c", "~: a", "[a]: b"])
def test_a_key_that_is_not_text_is_refused(key: str) -> None:
    assert codes(document(key)) == ["odd-key"]


def test_a_second_document_is_refused_and_not_read() -> None:
    found = document("a: 1\n---\nb: 2\n")
    assert (codes(found), found.data) == (["second-document"], {"a": "1"})


def test_one_document_may_start_with_hyphens() -> None:
    assert codes(document("---\na: 1\n")) == []


def test_several_findings_of_one_file_are_all_reported() -> None:
    found = document("a: &x 1\nb: *x\nc: !t d\na: 2\n? [e]\n: f\n---\ng: 3\n")
    assert codes(found) == ["yaml-alias", "yaml-alias", "yaml-tag", "duplicate-key", "odd-key", "second-document"]
    assert lines(found) == [1, 2, 3, 4, 5, 7]


def test_an_alias_bomb_is_not_expanded() -> None:
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join(9 * [f'*a{n - 1}'])}]\n" for n in range(1, 12))
    started = process_time()
    assert set(codes(document(bomb))) == {"yaml-alias"}
    assert process_time() - started < 1


@pytest.mark.parametrize("brackets", ["[" * 20_000, "{a: " * 20_000, "- " * 20_000, "? " * 20_000, "[{a: " * 10_000])
def test_twenty_thousand_brackets_are_refused_at_once(brackets: str) -> None:
    started = process_time()
    assert codes(document(brackets)) in (["too-large"], ["bad-syntax"])
    assert process_time() - started < 1


@pytest.mark.parametrize("brackets", ["[" * 999_999, "- " * 499_999])
def test_a_million_brackets_are_refused_at_once(brackets: str) -> None:
    started = process_time()
    assert codes(document(brackets)) == ["too-large"]
    assert process_time() - started < 2


def test_forty_levels_are_read() -> None:
    assert codes(document("[" * MAX_DEPTH + "]" * MAX_DEPTH)) == []


def test_forty_one_levels_are_too_many() -> None:
    assert codes(document("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))) == ["too-large"]


def test_a_million_bytes_are_read() -> None:
    assert codes(read_yaml(b"a: b".ljust(MAX_BYTES, b"\n"), "a.yaml")) == []


def test_a_million_bytes_and_one_are_too_many() -> None:
    assert codes(read_yaml(b"a: b".ljust(MAX_BYTES + 1, b"\n"), "a.yaml")) == ["too-large"]


def test_fifty_thousand_values_are_the_most() -> None:
    assert codes(document("- a\n" * (MAX_VALUES - 1))) == []
    assert codes(document("- a\n" * (MAX_VALUES + 1))) == ["too-large"]


@pytest.mark.parametrize("content", [b"\xff\xfea\x00", b"\x00\x01\x02\xff", b"a: \xe9", b"\xc0\xaf", b"\xed\xa0\x80"])
def test_bytes_that_are_not_utf_8_are_refused(content: bytes) -> None:
    assert codes(read_yaml(content, "a.yaml")) == ["not-text"]


@pytest.mark.parametrize("content", ["", "\n\n", "# nothing\n", "---\n", "~\n", "null"])
def test_a_file_of_nothing_is_refused(content: str) -> None:
    assert codes(document(content)) == ["empty-file"]


def test_the_place_of_a_control_character_counts_characters() -> None:
    found = document("ключ: значение\nдругой: \x01\n")
    assert found.findings[0].position == Position("a.yaml", 2, 9)


def test_the_place_of_a_control_character_counts_all_line_ends() -> None:
    assert document("a: 1\rb: 2\rc: \x01").findings[0].position == Position("a.yaml", 3, 4)


def test_a_file_that_cannot_be_read_has_no_data() -> None:
    found = document("a: [")
    assert (found.is_read, found.data) == (False, None)
