"""The pocket card: every integration on one page that folds to A6."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.book_context import BookContext
from generator.pages.own_records import own_steps
from generator.pages.provider_context import ProviderContext
from generator.pages.runbooks.model import QuickEntry
from generator.pages.runbooks.quick import first_contact, own_number, quick_entry

PANELS = 4


@dataclass(frozen=True)
class Pocket:
    """The card: four panels of entries, and the records behind them by integration and id."""

    title: str
    records: tuple[tuple[str, str], ...]
    panels: tuple[tuple[QuickEntry, ...], ...]


def make_pocket(context: BookContext) -> Pocket:
    """Every integration by itself, spread over the panels; nothing where there is none."""
    guides = [seen.provider_context for seen in context.perspectives if context.integrations]
    entries = [quick_entry(guide, "") for guide in guides]
    records = tuple((guide.key, name) for guide in guides for name in _behind(guide))
    return Pocket("Payments: whom to call", records, _spread(entries))


def _behind(context: ProviderContext) -> Iterator[str]:
    """The records that an entry of the card is made of, and the conditions that decide which they are."""
    provider = context.provider
    first = first_contact(context)
    yield from (first.id,) if first else ()
    yield from (step.id for step in (*provider.rollback.steps[:1], *provider.rollback.advice, *provider.issues.advice))
    yield from (status_page.id for status_page in provider.support.status_pages[:1])
    yield from (own_step.anchor for own_step in own_steps(context)[:1])
    own = own_number(context)
    yield from (own.record,) if own else ()
    yield from (gap.id for gap in provider.rollback.gaps[:1])  # the first move of ours stands above it
    yield from (condition.id for condition in provider.profile.conditions)


def _spread(entries: list[QuickEntry]) -> tuple[tuple[QuickEntry, ...], ...]:
    """The entries over the panels in reading order, earlier panels taking one more where they do not divide."""
    size, more = divmod(len(entries), PANELS)
    panels, start = [], 0
    for panel in range(PANELS):
        end = start + size + (panel < more)
        panels.append(tuple(entries[start:end]))
        start = end
    return tuple(panels)
