"""The quick card takes what fits on its page, and the rest stands behind it."""

from datetime import date

import pytest
from msgspec.structs import replace

from generator.pages.book_context import BookContext
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.model import Stamp, Wording
from generator.pages.view_models import RichText
from generator.render.pdf import quick_card
from generator.render.pdf.draw import DrawError, Drawn
from generator.render.pdf.jobs import runbook_job
from generator.render.pdf.manuscript import Manuscript
from generator.render.pdf.print_job import Paper
from tests.conftest import MINIMAL
from tests.reading import project_in

DAY = date(2026, 11, 21)
STAMP = Stamp("0123456789", "21 November 2026", "19 February 2027")


def manuscript_with(entries: int, move: str = "") -> Manuscript:
    """The book of a team, with a card of so many providers, the first of which says what to do at length."""
    context = BookContext.of(project_in(MINIMAL), DAY)
    book = make_runbook(context, context.project.teams["watch"])
    assert book is not None
    quick = [replace(book.quick[0], anchor=f"quick-{number}") for number in range(entries)]
    if move:
        quick[0] = replace(quick[0], do_not=(Wording(RichText(move), "wait-long", "providers/acme-pay/issues.yaml"),))
    return runbook_job("watch.pdf", replace(book, quick=tuple(quick)), STAMP, Paper(), DAY).manuscript()


def on_card(drawn: Drawn) -> int:
    """How many entries the card has; it may have no more than its page."""
    return sum(page == 1 for name, page in drawn.anchors.items() if name.startswith("quick-"))


def test_all_stand_on_the_card_where_they_fit() -> None:
    drawn = manuscript_with(2).draw()
    assert (on_card(drawn), drawn.anchors["contents"]) == (2, 2)
    assert "more-quick" not in drawn.anchors


def test_as_many_as_fit_stand_on_the_card_and_one_more_would_not_fit() -> None:
    manuscript = manuscript_with(12)
    drawn = manuscript.draw()
    fitting = on_card(drawn)
    assert 2 < fitting < 12
    assert drawn.anchors["more-quick"] == 2
    assert drawn.anchors[f"quick-{fitting}"] == 2
    pieces = quick_card._cut(manuscript.html)
    one_more = manuscript.drawn_as(pieces.book(fitting + 1), pieces.first_page(fitting + 1))
    assert one_more.anchors["more-quick"] == 3


def test_a_provider_that_fills_more_than_the_page_is_an_error_that_names_what_to_shorten() -> None:
    with pytest.raises(
        DrawError,
        match=r"watch\.pdf: not even one .* card\. Shorten .*`wait-long` in `providers/acme-pay/issues\.yaml`",
    ):
        manuscript_with(2, "Do not " + "wait " * 2500).draw()


def test_the_box_of_ours_stays_on_the_card_however_many_providers_there_are() -> None:
    assert manuscript_with(12).draw().anchors["response"] == 1


def test_the_book_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def as_if(html: str, **_: object) -> Drawn:
        drawn.append(html)
        return Drawn(b"", 3, {"more-quick": 2})

    monkeypatch.setattr("generator.render.pdf.manuscript.draw", as_if)
    manuscript_with(12).draw()
    assert len(drawn) == 1
