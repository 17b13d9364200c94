"""Where a link inside of a print leads is printed with its page, though that is known only once all pages are set."""

import datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from generator.render.pdf import page_numbers, quick_card, typeset
from generator.render.pdf.draw import Drawn, draw
from generator.render.pdf.fonts import style_of
from generator.render.pdf.manuscript import PRINT_STYLE, Manuscript
from tests.test_quick_card import manuscript_with

DAY = datetime.date(2026, 11, 29)
PAGE = """\
<div class="chapter" style="break-after: page">
<p id="on-{0}">See <a href="#on-{1}">the last</a>. Or <a href="https://example.com/">elsewhere</a>.</p>
</div>"""


def words_of(pdf: bytes) -> list[str]:
    """The words of each page."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def without_spaces(words: str) -> str:
    return "".join(words.split())


def with_pages(count: int) -> str:
    """A document of so many pages, each with a link to the last one."""
    pages = "".join(PAGE.format(number, count) for number in range(1, count + 1))
    return f'<!doctype html><html lang="en"><head><title>Pages</title></head><body>{pages}</body></html>'


@pytest.fixture(scope="module")
def manuscript() -> Manuscript:
    return manuscript_with(2)


@pytest.fixture(scope="module")
def drawn(manuscript: Manuscript) -> Drawn:
    return manuscript.draw()


def test_a_link_says_the_page_on_which_it_ends_up(drawn: Drawn) -> None:
    assert f"The first 30 minutes: p. {drawn.anchors['first-minutes']}" in words_of(drawn.pdf)[0]


def test_the_first_page_says_how_many_there_are(drawn: Drawn) -> None:
    assert words_of(drawn.pdf)[0].endswith(f"Page 1 of {drawn.pages}")


def test_a_number_stands_as_if_its_page_had_been_set_with_it(manuscript: Manuscript, drawn: Drawn) -> None:
    pieces = quick_card._cut(manuscript.html)
    style, source = style_of(PRINT_STYLE), typeset._source(pieces.book(len(pieces.entries)))
    for link, words in page_numbers._numbered(source.etree_element):
        number = page_numbers._page_of(link, drawn.anchors)
        page_numbers._end_with(link, words.format(number.ljust(2, page_numbers._FILL)))
    set_again = typeset._written(typeset._set(source, style))
    pairs = list(zip(words_of(drawn.pdf), words_of(set_again), strict=True))[1:]
    assert any("(p." in words for words, _ in pairs)
    assert [without_spaces(words) for words, _ in pairs] == [without_spaces(words) for _, words in pairs]


@pytest.mark.parametrize("count", [9, 10, 100])
def test_a_number_may_have_one_digit_or_many(count: int) -> None:
    words = words_of(draw(with_pages(count), day=DAY, style=PRINT_STYLE).pdf)
    assert [f"See the last (p. {count}). Or" in page for page in words] == [True] * count


def test_what_follows_a_short_number_moves_up_to_it_with_its_link() -> None:
    short, long = (PdfReader(BytesIO(draw(with_pages(count), day=DAY, style=PRINT_STYLE).pdf)) for count in (9, 10))
    starts = [reader.pages[0].annotations[1].get_object()["/Rect"][0] for reader in (short, long)]  # type: ignore[index]
    assert 3 < starts[1] - starts[0] < 6  # points: as wide as a digit


def test_the_pages_of_a_book_are_set_once(manuscript: Manuscript, monkeypatch: pytest.MonkeyPatch) -> None:
    heights: list[int] = []
    once = typeset._set

    def counted(*arguments: object) -> object:
        document = once(*arguments)  # type: ignore[arg-type]
        heights.append(len(document.pages))
        return document

    monkeypatch.setattr(typeset, "_set", counted)
    pages = manuscript.draw().pages
    assert sorted(heights) == [1, 1, pages]
