"""Between two neighbouring days on which a state may turn, everything that is printed stays the same."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from generator.build.order import Order
from generator.build.prints import book_jobs
from generator.pages.book_context import BookContext
from generator.pages.edition import Edition
from generator.project import Project
from generator.readiness.turning_days import newest_turning_day, turning_days
from tests.conftest import MINIMAL
from tests.reading import project_in
from tests.shipped import EXAMPLE

EDITION = Edition(date(2026, 11, 21), 1)
YEAR = timedelta(days=365)
HARBOUR = EXAMPLE.parent / "harbour-tickets"


def shown(project: Project, day: date) -> dict[str, str]:
    """All that the books, sheets and the card of a day show."""
    context = BookContext.of(project, day, EDITION)
    return {job.name: job.shown for job in book_jobs(context, Order(MINIMAL, Path("mkdocs.yml"), day))}


@pytest.mark.parametrize(("data", "every"), [(EXAMPLE, 12), (HARBOUR, 12), (MINIMAL, 1)], ids=lambda it: str(it)[-20:])
def test_nothing_printed_turns_between_two_turning_days(data: Path, every: int) -> None:
    project = project_in(data)
    days = sorted(turning_days(project))
    spans = list(pairwise([days[0] - YEAR, *days, days[-1] + YEAR]))
    assert len(spans) > 5
    for first, after in spans[::every]:
        assert shown(project, first) == shown(project, after - timedelta(days=1)), (first, after)


def test_what_is_printed_does_turn_on_such_days() -> None:
    """Else the fact above would hold of an empty book."""
    project = project_in(EXAMPLE)
    turned = [day for day in sorted(turning_days(project))[::20] if _before(project, day) != shown(project, day)]
    assert len(turned) > 2


def _before(project: Project, day: date) -> dict[str, str]:
    return shown(project, day - timedelta(days=1))


def test_the_newest_turning_day_is_not_after_the_day_asked_for() -> None:
    project = project_in(MINIMAL)
    days = sorted(turning_days(project))
    assert newest_turning_day(project, days[0] - timedelta(days=1)) is None
    assert newest_turning_day(project, days[1]) == days[1]
