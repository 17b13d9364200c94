"""What has to be begun and what runs out before a launch, each on the same axis of days."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from generator.pages.charts.sections import DatesChart, DatesRow
from generator.pages.integration.dated_todos import DatedTodo
from generator.pages.view_models import RichText
from generator.pages.words import format_date

AXIS = 200.0
"""How long the axis is."""


class _Axis(Struct, frozen=True):
    """The days from today to the launch."""

    today: date
    launch: date

    def x(self, day: date) -> float:
        """Where a day is; what is before today is at its start."""
        days = max((self.launch - self.today).days, 1)
        return round(AXIS * min(max((day - self.today).days, 0) / days, 1), 1)


def dates_chart(
    starts: Sequence[DatedTodo], ends: Sequence[DatedTodo], launch: date | None, today: date
) -> DatesChart | None:
    """The drawing; None where nothing has a day, or no launch is ahead."""
    if launch is None or launch < today or not (starts or ends):
        return None
    axis = _Axis(today, launch)
    rows = [
        *((each.day, DatesRow(each.todo, "start", axis.x(each.day), AXIS)) for each in starts),
        *((each.day, DatesRow(each.todo, "end", 0.0, axis.x(each.day))) for each in ends),
    ]
    return DatesChart(
        anchor="starts",
        title="What has to start, and what runs out",
        intro=RichText(
            f"Each line is the time from today, {format_date(today)}, to the launch on {format_date(launch)}. "
            "What has to start was not recorded as begun."
        ),
        axis=AXIS,
        rows=tuple(row for _, row in sorted(rows, key=lambda pair: pair[0])),
    )
