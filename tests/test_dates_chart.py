"""What has to start and what runs out before a launch, on one axis of days."""

from datetime import date

import pytest

from generator.pages.book_context import BookContext
from generator.pages.charts.dates import AXIS, dates_chart
from generator.pages.integration.dated_todos import DatedTodo, ends_words
from generator.pages.readiness_view import Todo
from generator.pages.view_models import Address, Link
from tests.reading import project_in
from tests.shipped import EXAMPLE

TODAY, LAUNCH = date(2030, 1, 1), date(2030, 1, 21)


def dated(day: date, title: str = "Something") -> DatedTodo:
    return DatedTodo(day, Todo(Link(title, Address("page", "anchor")), "why", ()))


@pytest.mark.parametrize(
    ("day", "x"),
    [(date(2030, 1, 11), AXIS / 2), (LAUNCH, AXIS), (TODAY, 0), (date(2029, 12, 1), 0)],
    ids=["half-way", "launch", "today", "too-late"],
)
def test_a_start_stands_on_its_day_and_runs_to_the_launch(day: date, x: float) -> None:
    drawn = dates_chart([dated(day)], [], LAUNCH, TODAY)
    assert drawn is not None
    assert [(row.from_x, row.to_x) for row in drawn.rows] == [(x, AXIS)]


def test_what_runs_out_is_drawn_up_to_its_last_day() -> None:
    drawn = dates_chart([], [dated(date(2030, 1, 6))], LAUNCH, TODAY)
    assert drawn is not None
    assert [(row.kind, row.from_x, row.to_x) for row in drawn.rows] == [("end", 0, AXIS / 4)]


def test_starts_and_ends_stand_in_the_order_of_their_days() -> None:
    drawn = dates_chart([dated(date(2030, 1, 9))], [dated(date(2030, 1, 6)), dated(date(2030, 1, 12))], LAUNCH, TODAY)
    assert drawn is not None
    assert [row.kind for row in drawn.rows] == ["end", "start", "end"]


@pytest.mark.parametrize("launch", [None, date(2029, 12, 31)], ids=["no-launch", "past"])
def test_without_a_launch_ahead_nothing_is_drawn(launch: date | None) -> None:
    assert dates_chart([dated(TODAY)], [], launch, TODAY) is None


def test_one_sentence_says_how_much_runs_out() -> None:
    days = [dated(date(2030, 1, 6)), dated(date(2030, 1, 9))]
    assert ends_words(days) == "2 things run out before the launch, the first on 6 January 2030"
    assert ends_words(days[:1]) == "1 thing runs out before the launch, on 6 January 2030"
    assert ends_words([]) == ""


def test_the_example_knows_what_runs_out_before_its_launch() -> None:
    book = BookContext.of(project_in(EXAMPLE), date(2026, 11, 20))
    said = {context.id: ends_words(context.summary.ends) for context in book.integrations}
    assert said["mintcash"] == "1 thing runs out before the launch, on 22 January 2027"
