"""Where a link inside of a print leads is printed with its page, whatever was guessed before it was set."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from generator.render.pdf import typeset
from generator.render.pdf.draw import Drawn
from generator.render.pdf.manuscript import Manuscript
from tests.test_quick_card import manuscript_with

WRONG = {"contents": 2, "index": 7, "first-minutes": 41}


@pytest.fixture(scope="module")
def manuscript() -> Manuscript:
    return manuscript_with(2)


@pytest.fixture(scope="module")
def drawn(manuscript: Manuscript) -> Drawn:
    return manuscript.draw()


def test_a_link_says_the_page_on_which_it_ends_up(drawn: Drawn) -> None:
    text = PdfReader(BytesIO(drawn.pdf)).pages[0].extract_text()
    assert f"The first 30 minutes: p. {drawn.anchors['first-minutes']}" in " ".join(text.split())


@pytest.mark.parametrize("guess", ["right", "wrong", "short by one"])
def test_what_was_guessed_changes_no_byte(manuscript: Manuscript, drawn: Drawn, guess: str) -> None:
    likely = {"right": drawn.anchors, "wrong": WRONG}.get(guess, {k: page - 1 for k, page in drawn.anchors.items()})
    assert replace(manuscript, likely=likely).draw().pdf == drawn.pdf


def test_a_book_is_set_once_where_things_are_still_where_they_were(
    manuscript: Manuscript, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[object] = []
    once = typeset._set

    def counted(*arguments: object) -> object:
        times.append(arguments)
        return once(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(typeset, "_set", counted)
    replace(manuscript, likely=drawn.anchors).draw()
    assert len(times) == 1
