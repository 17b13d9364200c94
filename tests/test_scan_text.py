"""Bytes as text to be searched, and where in it something stands."""

import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.scan.leftovers import Leftover
from generator.scan.places import Cursor
from generator.scan.search import Searcher
from generator.scan.text import as_utf8, is_binary
from tests.planted import LIVE, TEST, words

URL = words()["api"]
ENCODED = [
    pytest.param(b"", "utf-8", id="UTF-8"),
    pytest.param(codecs.BOM_UTF8, "utf-8", id="UTF-8 with a mark"),
    pytest.param(codecs.BOM_UTF16_LE, "utf-16-le", id="UTF-16, little end first"),
    pytest.param(codecs.BOM_UTF16_BE, "utf-16-be", id="UTF-16, big end first"),
    pytest.param(codecs.BOM_UTF32_LE, "utf-32-le", id="UTF-32, little end first"),
    pytest.param(codecs.BOM_UTF32_BE, "utf-32-be", id="UTF-32, big end first"),
]
# What may stand around a leftover without being a part of it. No zero: with one, a file is binary.
AROUND = st.text(st.sampled_from("aZ9 é☐𝄞\t\r\n\"'/=:(){}\x85\u2028"), max_size=60).map(lambda text: f" {text} ")


def search(searcher: Searcher, content: bytes) -> list[Leftover]:
    found, _ = searcher.search(content, "a.txt")
    return found


@pytest.mark.parametrize(("mark", "encoding"), ENCODED)
@given(parts=st.lists(AROUND, min_size=1, max_size=8))
def test_line_and_column_are_those_of_the_text_in_every_encoding(
    searcher: Searcher, mark: bytes, encoding: str, parts: list[str]
) -> None:
    text = URL.join(parts)
    expected = []
    at = text.find(URL)
    while at >= 0:
        expected.append((text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1))
        at = text.find(URL, at + 1)
    found = search(searcher, mark + text.encode(encoding))
    assert [(each.position.line, each.position.column) for each in found] == expected
    assert {each.end_column - each.position.column for each in found} <= {len(URL)}


@given(content=st.binary(max_size=400), start=st.integers(0, 400))
def test_any_bytes_can_be_searched(searcher: Searcher, content: bytes, start: int) -> None:
    assume(b"launchbook:fixture" not in content)
    around = content[:start] + b" " + URL.encode() + b" " + content[start:]
    lines = search(searcher, around)
    assert is_binary(around) or around[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or len(lines) == 1


@given(content=st.binary(max_size=300), places=st.lists(st.integers(0, 300), max_size=6))
def test_a_cursor_that_stops_on_the_way_comes_to_the_same_line(content: bytes, places: list[int]) -> None:
    there, stopping = Cursor(content), Cursor(content)
    places = sorted(min(each, len(content)) for each in [*places, 300])
    for each in places:
        stopping.move(each)
    there.move(places[-1])
    assert (stopping.line, stopping.line_start) == (there.line, there.line_start)


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        pytest.param("a\r\nb " + URL, 2, 3, id="after a carriage return and a line feed"),
        pytest.param("a\rb " + URL, 1, 5, id="after a carriage return alone"),
        pytest.param("a\n\n\n" + URL, 4, 1, id="at the beginning of a line"),
        pytest.param("𝄞é " + URL, 1, 4, id="after letters of four and two bytes"),
    ],
)
def test_where_a_line_begins(searcher: Searcher, content: str, line: int, column: int) -> None:
    (found,) = search(searcher, content.encode())
    assert (found.position.line, found.position.column) == (line, column)


def test_in_an_older_encoding_each_byte_is_a_character(searcher: Searcher) -> None:
    (found,) = search(searcher, f"größe {URL}".encode("latin-1"))
    assert found.position.column == 7


def test_a_line_of_megabytes_with_thousands_of_leftovers_is_searched_to_its_end(searcher: Searcher) -> None:
    one = f'"é{URL}",'
    content = (one * 2_000).encode()
    found = search(searcher, content)
    assert len(found) == 2_000
    assert found[-1].position.column == 1_999 * len(one) + 3
    assert max(len(each.excerpt.text) for each in found) <= 100


def test_an_excerpt_is_cut_around_its_leftover(searcher: Searcher) -> None:
    (found,) = search(searcher, f"{'a ' * 500}{URL}{' b' * 500}".encode())
    assert len(found.excerpt.text) <= 100
    assert found.excerpt.text[found.excerpt.before :].startswith(URL)


@pytest.mark.parametrize("distance", [0, 5, 100, 180, 195, 200, 205, 800])
@pytest.mark.parametrize("secret", [LIVE + "0123456789" * 9, TEST])
def test_a_key_beside_a_leftover_is_masked_however_the_line_is_cut(
    searcher: Searcher, secret: str, distance: int
) -> None:
    for line in (f"{secret} {'a ' * (distance // 2)}{URL}", f"{URL} {'a ' * (distance // 2)}{secret}"):
        for found in search(searcher, line.encode()):
            assert secret[8:16] not in found.excerpt.text
            assert secret[-8:] not in found.excerpt.text


@pytest.mark.parametrize(
    "beside",
    [
        "password=" + "hunter" + "2hunter2",
        '"api_key": "' + "hunter" + '2hunter2"',
        "CLIENT_SECRET=" + "hunter" + "2hunter2",
        "https://sam:" + "hunter" + "2hunter2@vault.example",
        "-----BEGIN PRIVATE KEY-----\\nMIIEhunter" + "2hunter2ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdef",
    ],
)
def test_another_secret_on_the_line_is_masked(searcher: Searcher, beside: str) -> None:
    (found,) = search(searcher, f"{beside} {URL}".encode())
    assert "hunter2" not in found.excerpt.text
    assert found.excerpt.text.endswith(URL)


def test_control_characters_of_a_line_do_not_reach_the_terminal(searcher: Searcher) -> None:
    (found,) = search(searcher, f"\x1b[31m\x07 {URL} \x9b\u202e".encode())
    assert not set("\x1b\x07\x9b\u202e") & set(found.excerpt.text)


@pytest.mark.parametrize(
    ("content", "binary"),
    [
        (b"", False),
        (b"text", False),
        (b"a\0b", True),
        (b"\x89PNG\r\n\x1a\n\0\0", True),
        (codecs.BOM_UTF16_LE + "a".encode("utf-16-le"), False),
        (b"a" * 9000 + b"\0", False),
    ],
)
def test_what_is_binary(content: bytes, binary: bool) -> None:
    assert is_binary(content) is binary


def test_half_a_character_at_the_end_of_utf_16_does_no_harm() -> None:
    assert as_utf8(codecs.BOM_UTF16_LE + b"a\0b") == "a\ufffd".encode()


@pytest.mark.parametrize(
    "line",
    [
        f"A={URL} # launchbook:fixture",
        f"A={URL} // launchbook:fixture: recorded in sandbox",
        f"# launchbook:fixture {URL}",
    ],
)
def test_a_line_that_is_marked_as_a_fixture_is_left_alone(searcher: Searcher, line: str) -> None:
    found, marked = searcher.search(f"{line}\nB={URL}\n".encode(), "a.env")
    assert [each.position.line for each in found] == [2]
    assert marked == 1


def test_one_mark_does_not_excuse_all_of_a_minified_file(searcher: Searcher) -> None:
    found, marked = searcher.search(f"/* launchbook:fixture */{'a ' * 1000}{URL}".encode(), "a.js")
    assert (len(found), marked) == (1, 0)
