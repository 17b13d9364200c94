"""The kinds of text: what each takes, and what it refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from generator.findings import visible
from generator.schema.addresses import Email, Endpoint, Host, Phone, Prefix, Url
from generator.schema.shared import Role
from generator.schema.text import Flag, Line, Prose, RecordId, Reference, StatementId, StatementRef, Text
from generator.schema.values import Duration, Moment, Quantity, Unknown

KINDS = [
    Line, Prose, RecordId, Reference, StatementId, StatementRef, Quantity, Duration, Moment, Endpoint, Host, Url,
    Phone, Email, Prefix, Unknown,
]  # fmt: skip


def problem(kind: type[Text], text: str) -> str:
    with pytest.raises(PydanticCustomError) as raised:
        kind.read(text)
    return raised.value.type


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("empty", ["", " ", "\n", "\t ", "\u00a0", "\u2003"])
def test_no_kind_of_text_is_empty(kind: type[Text], empty: str) -> None:
    assert problem(kind, empty) == "empty-value"


@given(st.sampled_from(KINDS), st.text(max_size=80))
def test_any_text_is_kept_as_written_or_refused(kind: type[Text], text: str) -> None:
    try:
        read = kind.read(text)
    except PydanticCustomError:
        return
    assert read == text


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not Prose])
@pytest.mark.parametrize("control", ["\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\r", "\n", "\u2028", "\u2029"])
def test_no_line_holds_control_characters(kind: type[Text], control: str) -> None:
    samples = {Url: "https://acme.example/x", Email: "a@acme.example", Host: "acme.example", Endpoint: "GET /x"}
    assert problem(kind, samples.get(kind, "a") + control) == "wrong-value"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "unseen",
    [
        "\u00ad",
        "\u200b",
        "\u200d",
        "\u200e",
        "\u202e",
        "\u2066",
        "\u2060",
        "\ufeff",
        "\u061c",
        "\ufe0f",
        "\u3164",
        "\U000e0041",
    ],
)
def test_no_text_holds_what_cannot_be_seen(kind: type[Text], unseen: str) -> None:
    assert problem(kind, f"Sam{unseen}") == "unseen-character"


@pytest.mark.parametrize("unseen", ["\u200b", "\u202e", "\u2066", "\ufeff"])
def test_what_cannot_be_seen_is_shown_as_a_sign(unseen: str) -> None:
    assert visible(f"Sam{unseen}") == "Sam\ufffd"


def test_the_message_says_where_the_unseen_character_is_and_what_it_is() -> None:
    with pytest.raises(PydanticCustomError) as raised:
        Line.read("Robin\u202e Example")
    assert raised.value.message().endswith("invisible character, after `Robin`: U+202E, right-to-left override")


@pytest.mark.parametrize("line", ["Zoë", "naïve\u00a0text", "São Paulo", "Ljubljana–Kranj", "नमस्ते", "e\u0301"])
def test_marks_and_blanks_that_belong_to_words_are_fine(line: str) -> None:
    assert Line.read(line) == line


@pytest.mark.parametrize("line", ["a", "24/7", "日本", "a `b` <c>", "1", "- a", "# a", "unknown", "🚀"])
def test_a_line_is_any_text_on_one_line(line: str) -> None:
    assert Line.read(line) == line


@pytest.mark.parametrize(
    "prose",
    ["A sentence.", "Two\nlines.", "`code` and **strong**", "-5 degrees", "*emphasis* first", "1.5 hours", "#1 is best",
     "**Strong** first", "24/7 by phone", ">1 error", "2024 was a year"],
)  # fmt: skip
def test_prose_is_sentences(prose: str) -> None:
    assert Prose.read(prose) == prose


@pytest.mark.parametrize(
    "blocks",
    ["- a", "* a", "+ a", "1. a", "2) a", "# A", "### A", "> a", "``` \ncode", "  - a", "one\n\ntwo", "one\n \t\ntwo"],
)
def test_prose_holds_no_lists_headings_or_paragraphs(blocks: str) -> None:
    assert problem(Prose, blocks) == "wrong-value"


@pytest.mark.parametrize("control", ["\x00", "\x1b", "\x7f", "\x9b"])
def test_prose_holds_no_control_characters(control: str) -> None:
    assert problem(Prose, f"a{control}b") == "wrong-value"


@pytest.mark.parametrize("name", ["a", "9", "live-key", "a" * 41, "3d-secure", "a--b"])
def test_an_id_has_letters_digits_and_hyphens(name: str) -> None:
    assert RecordId.read(name) == name


@pytest.mark.parametrize("name", ["A", "-a", "a_b", "a b", "é", "a" * 42, "a.b", "a/b", "#a", "../a", "a\n", "１"])
def test_an_id_has_nothing_else(name: str) -> None:
    assert problem(RecordId, name) == "wrong-value"


@pytest.mark.parametrize("kind", [StatementId, StatementRef])
@pytest.mark.parametrize("name", ["S2P-026", "AB-000", "ABCDEFGH-999"])
def test_a_statement_id_is_letters_a_hyphen_and_three_digits(kind: type[Text], name: str) -> None:
    assert kind.read(name) == name


@pytest.mark.parametrize("kind", [StatementId, StatementRef])
@pytest.mark.parametrize("name", ["s2p-026", "S-026", "ABCDEFGHI-026", "S2P-26", "S2P-0261", "S2P026", "S2P-٠٢٦"])
def test_a_statement_id_has_no_other_form(kind: type[Text], name: str) -> None:
    assert problem(kind, name) == "wrong-value"


@pytest.mark.parametrize(("word", "value"), [("true", True), ("false", False)])
def test_a_flag_is_true_or_false(word: str, value: bool) -> None:
    assert TypeAdapter[bool](Flag).validate_python(word) is value


@pytest.mark.parametrize("word", ["True", "yes", "on", "1", "", "TRUE", "null", " true"])
def test_a_flag_has_no_other_word(word: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter[bool](Flag).validate_python(word)


def test_a_long_text_is_shortened_in_the_message() -> None:
    with pytest.raises(PydanticCustomError) as raised:
        RecordId.read("A" * 100)
    assert raised.value.message() == f"is not an id: `{'A' * 57}...`"


@pytest.mark.parametrize("value", [1, True, None, ["a"], b"a"])
def test_nothing_but_text_is_text(value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Line).validate_python(value)


def test_text_is_written_out_as_it_was_read() -> None:
    role = Role.model_validate({"id": "a", "name": "A", "summary": "S"})
    assert role.model_dump_json() == '{"id":"a","name":"A","summary":"S","everyone":false,"builds":false}'


def test_a_record_never_changes() -> None:
    role = Role.model_validate({"id": "a", "name": "A", "summary": "S"})
    with pytest.raises(ValidationError):
        role.name = Line("B")  # type: ignore[misc]
