"""What is searched, read from the theme's index."""

import json

import pytest

from generator.render.site.search import SearchEntry, entries_script, plain_text


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


def test_what_is_as_usual_is_not_written() -> None:
    entries = [SearchEntry("a.html", "A", "b"), SearchEntry("c.html", "C", boost=0.5, also=("D",))]
    written = entries_script(entries).removeprefix("var searchEntries = ").removesuffix(";\n")
    assert json.loads(written) == [
        {"location": "a.html", "title": "A", "text": "b"},
        {"location": "c.html", "title": "C", "text": "", "boost": 0.5, "also": ["D"]},
    ]
