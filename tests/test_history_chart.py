"""The drawing of the past: what version control knows of each day, the pace, and where it leads."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.pages.book_context import BookContext
from generator.pages.charts.history import DayCounts, Milestones, RecordedDay, counted_days, estimate, history_chart
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.past import total_counts
from generator.recorded_days import KEPT, recorded_days
from generator.schema.progress import State
from tests.reading import project_in
from tests.shipped import EXAMPLE
from tests.test_edition import commit, git

LAUNCH = date(2030, 3, 1)


def progress(data: Path) -> Path:
    return next(path for path in sorted(data.rglob("progress.yaml")) if "item:" in path.read_text("utf-8"))


@pytest.fixture
def two_days(minimal: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Data of which two versions were committed on one day, and one on another."""
    git(minimal.parent, "init", "--quiet")
    commit(minimal.parent, "2030-01-02T08:00:00Z", monkeypatch)
    for day, note in (("2030-01-02T20:00:00Z", "# evening\n"), ("2030-01-04T08:00:00Z", "# later\n")):
        file = progress(minimal)
        file.write_text(note + file.read_text("utf-8"), "utf-8")
        commit(minimal.parent, day, monkeypatch)
    return minimal


def of_the_integration(data: Path, beside: Path) -> tuple[RecordedDay, ...]:
    return recorded_days(data, beside)[progress(data).parent.name]


def test_each_day_has_what_was_committed_last(two_days: Path, tmp_path: Path) -> None:
    assert [found.day for found in of_the_integration(two_days, tmp_path)] == [date(2030, 1, 2), date(2030, 1, 4)]


def test_a_day_has_the_state_of_each_item(two_days: Path, tmp_path: Path) -> None:
    states = of_the_integration(two_days, tmp_path)[-1].states
    assert states
    assert set(states.values()) <= set(State)


def test_a_version_that_cannot_be_read_is_left_out(
    two_days: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = progress(two_days)
    good = file.read_text("utf-8")
    file.write_text("items: [", "utf-8")
    commit(two_days.parent, "2030-01-05T08:00:00Z", monkeypatch)
    file.write_text(good, "utf-8")
    commit(two_days.parent, "2030-01-06T08:00:00Z", monkeypatch)
    assert [found.day.day for found in of_the_integration(two_days, tmp_path)] == [2, 4, 6]


def test_what_was_read_is_kept_and_gives_the_same(two_days: Path, tmp_path: Path) -> None:
    first = recorded_days(two_days, tmp_path)
    assert list((tmp_path / KEPT).iterdir())
    assert recorded_days(two_days, tmp_path) == first


def test_what_somebody_else_could_have_written_is_not_believed(two_days: Path, tmp_path: Path) -> None:
    first = recorded_days(two_days, tmp_path)
    kept = next((tmp_path / KEPT).iterdir())
    kept.write_text("{}", "utf-8")
    (tmp_path / KEPT).chmod(0o777)
    assert recorded_days(two_days, tmp_path) == first


def test_without_version_control_there_is_no_past(
    minimal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", os.fspath(minimal.parent.parent))
    assert recorded_days(minimal, tmp_path) == {}


def counts(*opened: int, every: int = 1, waived: int = 0) -> tuple[DayCounts, ...]:
    first = date(2030, 1, 1)
    return tuple(
        DayCounts(first + timedelta(days=every * place), 20 - number - waived, waived, 20)
        for place, number in enumerate(opened)
    )


def test_only_items_that_there_are_today_are_counted() -> None:
    states = {"kept": State.DONE, "put-off": State.WAIVED, "gone": State.DONE}
    (found,) = counted_days([RecordedDay(date(2030, 1, 1), states)], frozenset({"kept", "put-off", "new"}))
    assert (found.done, found.waived, found.open) == (1, 1, 1)


def test_the_pace_of_the_last_days_leads_to_an_end() -> None:
    assert estimate(counts(20, 16, 12, 8), LAUNCH) == (
        "In 3 days, 12 items were closed. "
        "At that pace, the last is closed around 6 January 2030, 54 days before the launch."
    )


def test_a_pace_that_is_too_slow_says_what_is_left_at_the_launch() -> None:
    assert estimate(counts(20, 19, every=10), date(2030, 1, 21)) == (
        "In 10 days, 1 item was closed. "
        "At that pace, the last is closed around 20 July 2030, and 18 are still open at the launch."
    )


def test_where_nothing_was_closed_nothing_is_promised() -> None:
    assert estimate(counts(7, 7, 7, 7), LAUNCH) == "In 3 days, 0 items were closed. At that pace, all 7 stay open."


def test_of_too_few_days_no_pace_is_told() -> None:
    assert estimate(counts(20, 10), LAUNCH) == "There are too few days to tell a pace."


def test_one_day_makes_no_drawing() -> None:
    assert history_chart("Acme", counts(20), Milestones()) is None


def test_what_is_waived_is_drawn_only_where_something_is() -> None:
    drawn = history_chart("Acme", counts(20, 16, 12, 8), Milestones())
    assert drawn is not None
    assert [area.tone for area in drawn.areas] == ["done", "open"]


def test_the_request_stands_on_its_day() -> None:
    drawn = history_chart("Acme", counts(20, 16, 12, 8), Milestones(date(2030, 1, 3), LAUNCH))
    assert drawn is not None
    assert "request sent" in [day.name for day in drawn.days]


def with_past(days: dict[int, dict[str, State]]) -> IntegrationContext:
    """An integration of the example of which this was recorded on these days of October 2026."""
    context = next(iter(BookContext.of(project_in(EXAMPLE), date(2026, 11, 20)).integrations))
    recorded = tuple(RecordedDay(date(2026, 10, day), states) for day, states in days.items())
    return replace(context, recorded=recorded)


def test_all_together_begin_where_something_is_known_of_each() -> None:
    item = with_past({}).readiness.items[0].id
    first = with_past({1: {}, 3: {item: State.DONE}})
    second = with_past({2: {item: State.WAIVED}, 4: {}})
    total = total_counts([first, second])
    number = len(first.readiness.items)
    assert [(found.day.day, found.done, found.waived, found.all) for found in total[:3]] == [
        (2, 0, 1, 2 * number),
        (3, 1, 1, 2 * number),
        (4, 1, 0, 2 * number),
    ]
    assert total[-1].day == date(2026, 11, 20)


def test_all_together_have_no_past_where_one_has_none() -> None:
    assert total_counts([with_past({1: {}}), with_past({})]) == ()
    assert total_counts([]) == ()
