"""Prose: every link is found, and nothing in it can become a program."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.prose import BookReference, book_reference, html, is_safe, links, plain, tokens, verbatim


def address(reference: BookReference) -> str:
    return f"/{reference.provider or 'here'}/{reference.record}"


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("No link.", []),
        ("[a](https://a.example)", ["https://a.example"]),
        ("[a](#b) and [c](d#e)", ["#b", "d#e"]),
        ("**[a](#b)**", ["#b"]),
        ("[`a`](#b)", ["#b"]),
        ('[a](<#b> "title")', ["#b"]),
        ("![a](https://a.example/x.png)", ["https://a.example/x.png"]),
        ("`[a](#b)`", []),
        ("\\[a](#b)", []),
        ("<https://a.example>", []),
        ("https://a.example", []),
        ("[a]()", [""]),
        ("[a](javascript:alert(1))", ["javascript:alert(1)"]),
    ],
)
def test_the_links_of_prose(prose: str, found: list[str]) -> None:
    assert links(prose) == tuple(found)


@given(
    st.lists(
        st.sampled_from(
            ["[a](#b)", "[a *b*](c#d)", "[", "](", ")", "#a", "*", "~~", " ", "\n", "a", "!", "`", "\\", "<", "&#35;"]
        ),
        max_size=9,
    )
)
def test_links_are_those_of_the_parser(parts: list[str]) -> None:
    prose = "".join(parts)
    assert links(prose) == tuple(token.attrs["href"] for token in tokens(prose) if token.type == "link_open")


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        ("**a** *b* `c`", "a b c"),
        ("[a](#b) c", "a c"),
        ("one\ntwo", "one\ntwo"),
        ("a &amp; b", "a & b"),
        ("<b>a</b>", "<b>a</b>"),
        ("\\*a\\*", "*a*"),
        ("24/7", "24/7"),
    ],
)
def test_prose_without_its_marks(prose: str, words: str) -> None:
    assert plain(prose) == words


@pytest.mark.parametrize(
    ("link", "reference"),
    [
        ("#live-key", BookReference("", "live-key")),
        ("acme-pay#live-key", BookReference("acme-pay", "live-key")),
        ("#", None),
        ("acme-pay#", None),
        ("acme-pay", None),
        ("https://a.example/#b", None),
        ("//a.example#b", None),
        ("/a#b", None),
        ("../a#b", None),
        ("javascript:a#b", None),
        ("?a#b", None),
    ],
)
def test_which_links_lead_into_the_book(link: str, reference: BookReference | None) -> None:
    assert book_reference(link) == reference


@pytest.mark.parametrize(
    "link",
    [
        "https://a.example",
        "http://a.example/b",
        "HTTPS://a.example",
        "mailto:a@a.example",
        "tel:+15550100199",
        "#a",
        "b#a",
    ],
)
def test_a_link_that_may_be_followed(link: str) -> None:
    assert is_safe(link)


@pytest.mark.parametrize(
    "link",
    ["", "#", "javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)",
     "javascript://a.example/%0aalert(1)", "javascript:alert(1)#a", "vbscript:a", "data:text/html,a", "data:a#b",
     "file:///a", "ftp://a.example", "blob:https://a.example/b", "//a.example", "/a", "../a", "a", "a.html",
     "https:", "https://", "https:a", "https://[", "http:///a", "mailto", "view-source:https://a.example"],
)  # fmt: skip
def test_a_link_that_may_not_be_followed(link: str) -> None:
    assert not is_safe(link)


@pytest.mark.parametrize(
    ("prose", "markup"),
    [
        ("**a** *b* `c`", "<strong>a</strong> <em>b</em> <code>c</code>"),
        ("[a](#b)", '<a href="/here/b">a</a>'),
        ("[a](c#b)", '<a href="/c/b">a</a>'),
        ("[a](https://a.example/?b=c&d=e)", '<a href="https://a.example/?b=c&amp;d=e">a</a>'),
        ("a < b & c", "a &lt; b &amp; c"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("`<b>`", "<code>&lt;b&gt;</code>"),
        ("<https://a.example>", "&lt;https://a.example&gt;"),
        ("https://a.example", "https://a.example"),
        ("&lt;script&gt;", "&lt;script&gt;"),
        ("# a", "# a"),
        ("- a", "- a"),
    ],
)
def test_prose_as_html(prose: str, markup: str) -> None:
    assert html(prose, address) == markup


def test_an_image_is_not_shown_but_linked() -> None:
    assert html("![a](https://a.example/x.png)", address) == '!<a href="https://a.example/x.png">a</a>'


def test_a_quote_does_not_end_the_address_of_a_link() -> None:
    assert '"onclick' not in html('[a](https://a.example/"onclick="b)', address)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "&#106;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "data:text/html,a",
        "//a",
        "a.html",
    ],
)
def test_html_is_never_made_of_a_link_that_may_not_be_followed(link: str) -> None:
    with pytest.raises(ValueError, match="may not be followed"):
        html(f"[a](<{link}>)", address)


MARKS = st.sampled_from([*"[]()<>!*_`~#&;:/\\\"' ab\n", "](", "javascript:", "https://a.example", "&#58;", "<b>", "#b"])


@given(st.text(max_size=80) | st.lists(MARKS, max_size=40).map("".join))
def test_any_prose_has_links_and_words(prose: str) -> None:
    assert isinstance(plain(prose), str)
    assert all(isinstance(link, str) for link in links(prose))


@given(st.text(max_size=80) | st.lists(MARKS, max_size=40).map("".join))
def test_any_prose_with_safe_links_is_safe_html(prose: str) -> None:
    if all(is_safe(link) for link in links(prose)):
        markup = html(prose, address).lower()
        assert "<script" not in markup
        assert "<b>" not in markup
        assert "<img" not in markup
        assert 'href="javascript' not in markup


@pytest.mark.parametrize("text", ["a [b](javascript:c) *d* `e` _f_ ![g](h) <i> #1 \\ end.", "1. One", "plain words"])
def test_text_that_is_taken_literally_means_nothing_but_itself(text: str) -> None:
    assert plain(verbatim(text)) == text
    assert links(verbatim(text)) == ()


@given(st.lists(st.sampled_from([*"a1 .,:;>\"'()*`_~\\!&<\n\u2028é-#+=|", "**", "`x`", "&amp;"])).map("".join))
def test_sentences_without_links_come_out_as_the_parser_has_them(prose: str) -> None:
    parser = MarkdownIt("js-default", {"html": False}).disable(["image", "autolink"])
    assert html(prose, str) == parser.renderInline(prose)
