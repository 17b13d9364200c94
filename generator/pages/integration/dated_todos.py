"""What has a day before the launch: what takes long and was not begun, and what runs out."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from generator.pages.addresses import CHECKLIST, integration_page
from generator.pages.provider_context import ProviderContext
from generator.pages.readiness_view import Todo
from generator.pages.status_labels import level_labels, start_labels, start_words
from generator.pages.view_models import Address, Link
from generator.pages.words import count, format_date
from generator.readiness.items import AssessedItem
from generator.readiness.verdict import Readiness


class DatedTodo(Struct, frozen=True):
    """Something to do, and the day by which it has to be begun or until which it holds."""

    day: date
    todo: Todo


def starts(context: ProviderContext, readiness: Readiness) -> tuple[DatedTodo, ...]:
    """What takes long and was not begun, by the day by which it has to be."""
    return _by_day(
        DatedTodo(lead.start_by, _todo(context, readiness, item, start_words(lead)))
        for item in readiness.items
        if (lead := item.lead_time)
    )


def ends(context: ProviderContext, readiness: Readiness) -> tuple[DatedTodo, ...]:
    """What holds and runs out before the launch, by the last day on which it holds."""
    return _by_day(
        DatedTodo(day, _todo(context, readiness, item, f"holds until {format_date(day)}"))
        for item in readiness.items
        if (day := item.runs_out) and day >= readiness.day
    )


def ends_words(found: Iterable[DatedTodo]) -> str:
    """How much runs out before the launch, and the first day; empty where nothing does."""
    days = [each.day for each in found]
    if not days:
        return ""
    verb, when = ("runs", "on") if len(days) == 1 else ("run", "the first on")
    return f"{count(len(days), 'thing')} {verb} out before the launch, {when} {format_date(days[0])}"


def _by_day(found: Iterator[DatedTodo]) -> tuple[DatedTodo, ...]:
    return tuple(sorted(found, key=lambda each: each.day))


def _todo(context: ProviderContext, readiness: Readiness, item: AssessedItem, why: str) -> Todo:
    return Todo(
        Link(item.item.title, Address(integration_page(readiness.integration.id, CHECKLIST), item.id)),
        why,
        context.doers(item.item, item.roles),
        context.teams(item.roles),
        labels=(*start_labels(item.lead_time), *level_labels(item.level)),
    )
