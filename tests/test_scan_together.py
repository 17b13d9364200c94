"""Files that are looked at together: what is found in each is what is found in it alone."""

import base64
import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.scan.hits import finders
from generator.scan.search import Searcher
from tests.planted import LIVE, words

URL = words()["api"].encode()
KEY = f"{LIVE}51Hq8xYz00aBcD3".encode()
SECRET = b"kind: Secret\ndata:\n  url: " + base64.b64encode(URL) + b"\n"
FILES = st.lists(
    st.sampled_from(
        [
            b"\n",
            b"nothing in here",
            URL,
            URL.upper(),
            b"a " + KEY,
            URL[:-3],
            URL[-3:],
            SECRET,
            b"kind: Sec",
            b"ret\n",
            b"https://shop.example/webhook/sandbox",
            b"HOOK_test_",
            codecs.BOM_UTF8 + URL,
        ]
    ),
    max_size=12,
)
UTF_16 = codecs.BOM_UTF16_LE + URL.decode().encode("utf-16-le")


@given(contents=FILES)
def test_what_is_found_together_is_what_is_found_alone(searcher: Searcher, contents: list[bytes]) -> None:
    suspects = searcher.suspects(contents)
    for number, content in enumerate(contents):
        alone = searcher.search(content, "a.txt")
        assert (searcher.search(content, "a.txt", suspects[number]) if number in suspects else ([], 0)) == alone


@pytest.mark.parametrize("others", [[], [b"nothing in here"], [URL]])
def test_text_in_utf_16_is_looked_at_among_others(searcher: Searcher, others: list[bytes]) -> None:
    suspects = searcher.suspects([*others, UTF_16])
    assert len(searcher.search(UTF_16, "a.txt", suspects[len(others)])[0]) == 1


def test_a_file_without_anything_is_not_suspected(searcher: Searcher) -> None:
    assert list(searcher.suspects([b"nothing", URL, b"nothing"])) == [1]


@pytest.mark.parametrize(
    "needles", [(b"hook",), (b"a-long-needle",), (b"_test_", b"_live_"), (b"hook", b"sandbox-host")]
)
def test_a_needle_is_found_from_a_place_on(needles: tuple[bytes, ...]) -> None:
    needle = needles[0]
    text = needle + b" " + needle
    assert [finders(needles)[0](text, start) for start in (0, 1, len(text))] == [0, len(needle) + 1, -1]
