"""How recorded items changed day by day: of one integration, and of all of them together."""

from collections.abc import Iterable
from datetime import date

from generator.pages.charts.history import DayCounts, RecordedDay, counted_days, counts_at
from generator.pages.integration.integration_context import IntegrationContext


def past_counts(context: IntegrationContext) -> tuple[DayCounts, ...]:
    """The counts of each day of an integration up to today; none where version control knows no day before."""
    earlier = tuple(found for found in context.recorded if found.day < context.day)
    if not earlier:
        return ()
    today = RecordedDay(context.day, {found.about: found.state for found in context.integration.progress.items})
    return counted_days((*earlier, today), frozenset(item.id for item in context.readiness.items))


def total_counts(contexts: Iterable[IntegrationContext]) -> tuple[DayCounts, ...]:
    """The counts of all integrations together, from the first day that is known of each; none where one has no past."""
    pasts = [context.once(past_counts) for context in contexts]
    if not all(pasts):
        return ()
    start = max((past[0].day for past in pasts), default=date.max)
    days = sorted({found.day for past in pasts for found in past if found.day >= start})
    return tuple(_total(day, [found for past in pasts if (found := counts_at(past, day))]) for day in days)


def _total(day: date, found: list[DayCounts]) -> DayCounts:
    return DayCounts(
        day, sum(each.done for each in found), sum(each.waived for each in found), sum(each.all for each in found)
    )
