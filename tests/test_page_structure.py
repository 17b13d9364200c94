"""What is read from the HTML of a page, and which pages stand for all: each check finds what it is there to find."""

import pytest

from tests.page_shapes import MANY, pages_to_look_at, pages_with_every_shape, shapes_of
from tests.page_structure import faults

PAGE = (
    '<!doctype html><html lang="en"><head><title>A page</title></head><body><nav aria-label="Menu"></nav>'
    '<main><h1 id="top">A page</h1><h2>First</h2><h3 hidden>Not yet</h3><h3>Second</h3>{}</main></body></html>'
)


def with_more(html: str) -> str:
    return PAGE.replace("{}", html)


def test_a_sound_page_has_no_fault() -> None:
    assert faults(with_more('<nav aria-label="Contents"></nav><input id="a"><label for="a">A</label>')) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<p id="top"></p>', "The id top is there 2 times."),
        ('<label for="b">B</label>', "The attribute for names b, which is nowhere."),
        ('<p aria-labelledby="top c"></p>', "The attribute aria-labelledby names c, which is nowhere."),
        ("<h1>Another</h1>", "There are 2 headings of the first level."),
        ("<h2>Next</h2><h4>Deep</h4>", "The heading “Deep” leaves out a level."),
        ('<nav aria-label="Menu"></nav>', "2 of nav have the name Menu."),
        ("<aside></aside><aside></aside>", "2 of aside have the name None."),
        ("</main><main>", "There are 2 main parts."),
    ],
)
def test_a_fault_is_found(html: str, fault: str) -> None:
    assert faults(with_more(html)) == [fault]


@pytest.mark.parametrize(
    ("here", "there", "fault"),
    [
        (' lang="en"', "", "The page names no language."),
        ("<title>A page</title>", "<title> </title>", "The page has no title."),
        ("h1", "h2", "There are 0 headings of the first level."),
    ],
)
def test_what_a_page_lacks_is_found(here: str, there: str, fault: str) -> None:
    assert fault in faults(PAGE.replace(here, there))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('<a class="x">A</a>', '<a class="y">A</a>'),
        ('<a href="#a">A</a>', "<a>A</a>"),
        ('<img alt="A">', '<img alt="">'),
        ("<a><b>A</b></a>", "<a><b></b></a>"),
        ("<p>A<b>A</b></p>", "<p><b>A</b></p>"),
        ('<p aria-hidden="true"></p>', '<p aria-hidden="false"></p>'),
        ("<details open><p></p></details>", "<details><p></p></details>"),
        ("<ul><li>A</li></ul>", "<ol><li>A</li></ol>"),
    ],
)
def test_what_makes_a_difference_makes_another_shape(one: str, other: str) -> None:
    assert not shapes_of(one) <= shapes_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('<a href="#a">A</a>', '<a href="#b">B</a>'),
        ('<nav aria-label="A"></nav>', '<nav aria-label="B"></nav>'),
        ("<ul><li>A</li></ul>", "<ul><li>A</li><li>B</li></ul>"),
    ],
)
def test_a_name_an_address_or_a_number_makes_no_difference(one: str, other: str) -> None:
    assert shapes_of(one) == shapes_of(other)


def test_the_pages_chosen_hold_every_shape_and_no_more_are_chosen_than_needed() -> None:
    pages = {"a": "<p>A</p>", "b": "<p>B</p><b>B</b>", "c": "<i>C</i>", "d": "<i>D</i>"}
    assert pages_with_every_shape(pages) == ["b", "c"]


ARTICLE = "<main><article><div class='lb'>{}</div></article></main>"


def test_parts_of_pages_that_add_few_shapes_are_gathered_on_a_page() -> None:
    many = "".join(f"<p class='{number}'>A</p>" for number in range(MANY))
    pages = {
        "a/index.html": ARTICLE.format("<p>A</p><ul><li>B</li><li>C</li><li><b>D</b></li><li>E</li></ul>"),
        "b/index.html": ARTICLE.format(many),
        "c.html": ARTICLE.format("<p>C</p><p>D <i>E</i></p>").replace("<main>", "<main class='other'>"),
    }
    looked_at = pages_to_look_at(pages)
    assert list(looked_at) == ["b/index.html", "c.html", "b/gathered.html"]
    assert "<ul><li>B</li><li><b>D</b></li></ul>" in looked_at["b/gathered.html"]
    assert set().union(*map(shapes_of, looked_at.values())) >= set().union(*map(shapes_of, pages.values()))
