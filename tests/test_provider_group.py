"""What a preview keeps of a provider: all that was made of it, until something changes that its pages may show."""

import gc
import operator
import random
import shutil
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.check import check_data
from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.charts.history import RecordedDay
from generator.pages.model import Book, Page
from generator.pages.once import MadeOnce
from generator.project import Project
from tests.edit_kinds import KINDS
from tests.edit_kinds import Book as Edited

DAY = date(2026, 11, 21)
Recorded = Mapping[str, tuple[RecordedDay, ...]]
NOTHING_RECORDED: Recorded = {}


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    """Data with two providers, `acme-pay` and `twin`, and one integration with the first."""
    book = Edited(tmp_path / "book", is_shipped=False)
    KINDS["a provider more or less"](random.Random(0), book)
    return book


def project_of(edited: Edited) -> Project:
    checked = check_data(edited.folder / "data")
    assert checked.project is not None, checked.findings
    return checked.project


def reword(edited: Edited, name: str, line: str, word: str = "Maple") -> None:
    text = edited.text(f"data/{name}")
    assert line in text
    edited.write(f"data/{name}", text.replace(line, f"{line}{word} ", 1))


def kept(
    edited: Edited, change: Callable[[], object], *, day: date = DAY, recorded: Recorded = NOTHING_RECORDED
) -> set[str]:
    """The providers of which everything is kept after a change."""
    before = BookContext.of(project_of(edited), DAY)
    make_book(before)
    guides = {guide.provider.id: guide for guide in before.provider_contexts}
    change()
    after = BookContext.of(project_of(edited), day, recorded=recorded).after(before)
    return {guide.provider.id for guide in after.provider_contexts if guide is guides.get(guide.provider.id)}


def test_all_is_kept_where_nothing_changed(edited: Edited) -> None:
    assert kept(edited, lambda: None) == {"acme-pay", "twin"}


@pytest.mark.parametrize("file", ["support.yaml", "rollback.yaml", "provider.yaml"])
def test_a_word_of_a_provider_leaves_the_others(edited: Edited, file: str) -> None:
    key = "summary: " if file == "provider.yaml" else "detail: "
    assert kept(edited, lambda: reword(edited, f"providers/twin/{file}", key)) == {"acme-pay"}


def test_a_word_of_an_integration_leaves_the_other_providers(edited: Edited) -> None:
    assert kept(edited, lambda: reword(edited, "integrations/acme/integration.yaml", "summary: ")) == {"twin"}


def test_what_is_recorded_of_an_integration_leaves_the_other_providers(edited: Edited) -> None:
    assert kept(edited, lambda: reword(edited, "integrations/acme/progress.yaml", "note: ")) == {"twin"}


@pytest.mark.parametrize(
    "file", ["roles.yaml", "controls.yaml", "organisation/teams.yaml", "organisation/organisation.yaml"]
)
def test_a_word_that_all_share_leaves_none(edited: Edited, file: str) -> None:
    key = "name: " if "organisation." in file else "summary: "
    assert kept(edited, lambda: reword(edited, file, key)) == set()


def test_an_integration_more_leaves_the_other_providers(edited: Edited) -> None:
    assert kept(edited, lambda: KINDS["an integration more or less"](random.Random(0), edited)) == {"twin"}


def test_a_copy_of_what_was_sent_leaves_the_other_providers(edited: Edited) -> None:
    sent = edited.folder / "data" / "integrations" / "acme" / "sent" / "2026-11-03"

    def keep_a_copy() -> None:
        sent.mkdir(parents=True)
        (sent / "request.txt").write_text("Dear desk", "utf-8")

    assert kept(edited, keep_a_copy) == {"twin"}


def test_another_day_leaves_none(edited: Edited) -> None:
    assert kept(edited, lambda: None, day=DAY + timedelta(days=1)) == set()


def test_a_day_that_was_recorded_leaves_the_other_providers(edited: Edited) -> None:
    recorded = {"acme": (RecordedDay(DAY - timedelta(days=1), {}),)}
    assert kept(edited, lambda: None, recorded=recorded) == {"twin"}


def test_a_provider_that_is_gone_is_not_kept(edited: Edited) -> None:
    assert kept(edited, lambda: shutil.rmtree(edited.folder / "data" / "providers" / "twin")) == {"acme-pay"}


def test_the_part_about_a_provider_has_no_other(edited: Edited) -> None:
    part = project_of(edited).about("twin")
    assert [*part.providers] == ["twin"]
    assert [*part.integrations] == []
    assert {entry.folder for entry in part.entries} == {("", ""), ("providers", "twin")}


def books(edited: Edited, change: Callable[[], object]) -> tuple[Book, Book]:
    """The book before and after a change, as a preview makes them."""
    context = BookContext.of(project_of(edited), DAY)
    before = make_book(context)
    change()
    return before, make_book(BookContext.of(project_of(edited), DAY).after(context), last=before)


def test_a_preview_makes_only_pages_that_come_out_differently(edited: Edited) -> None:
    before, after = books(edited, lambda: reword(edited, "providers/acme-pay/support.yaml", "name: "))
    old = {page.path: page for page in before.pages}
    assert [page.path for page in after.pages if page == old[page.path] and page is not old[page.path]] == []
    assert any(page != old[page.path] for page in after.pages)


def test_kept_pages_are_those_of_a_book_that_is_made_anew(edited: Edited) -> None:
    _, after = books(edited, lambda: reword(edited, "organisation/teams.yaml", "name: "))
    anew = make_book(BookContext.of(project_of(edited), DAY))
    assert after.pages == anew.pages
    assert after.records == anew.records


def _made(_: MadeOnce, word: str) -> list[str]:
    return [word]


def test_something_is_made_once_for_what_it_is_made_of(edited: Edited) -> None:
    guide = BookContext.of(project_of(edited), DAY).provider_contexts[0]
    made = guide.once(_made, "Maple")
    assert guide.once(_made, "Maple") is made
    assert guide.once(_made, "Otter") == ["Otter"]


def test_a_build_lets_go_of_what_was_made(edited: Edited) -> None:
    context = BookContext.of(project_of(edited), DAY)
    seen = context.perspectives[0]
    records = seen.team_records["builders"]
    made = [one.once(_made, "Maple") for one in (context.provider_contexts[0], seen, seen.provider_context, records)]
    context.forget_pages()
    again = [one.once(_made, "Maple") for one in (context.provider_contexts[0], seen, seen.provider_context, records)]
    assert not any(map(operator.is_, made, again))


def test_what_a_build_lets_go_of_needs_no_collector(edited: Edited) -> None:
    context = BookContext.of(project_of(edited), DAY)
    make_book(context)  # what is the same in every book is there from now on
    context = BookContext.of(project_of(edited), DAY)
    gc.collect()
    before = sum(isinstance(one, Page) for one in gc.get_objects())
    gc.disable()
    try:
        book = make_book(context)
        context.forget_pages()
        made = len(book.pages)
        del book
        after = sum(isinstance(one, Page) for one in gc.get_objects())
    finally:
        gc.enable()
    assert after - before < made / 10
