"""The pocket card: every integration on a page that folds to A6, or on a few where there are many."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.pages.book_context import BookContext
from generator.pages.provider_context import ProviderContext
from generator.pages.runbooks.model import QuickEntry
from generator.pages.runbooks.quick import quick_entry

PANELS = 4
MOST_ON_A_PAGE = 8
"""How many entries may share a page, two on each of its panels; where there are more, each has a panel of its own."""


@dataclass(frozen=True)
class Pocket:
    """The card: four panels of entries on each page, and the records behind them by integration and id."""

    title: str
    records: tuple[tuple[str, str], ...]
    panels: tuple[tuple[QuickEntry, ...], ...]

    @property
    def sheets(self) -> tuple[tuple[tuple[QuickEntry, ...], ...], ...]:
        """The panels page by page."""
        return tuple(self.panels[start : start + PANELS] for start in range(0, len(self.panels), PANELS))


def make_pocket(context: BookContext) -> Pocket:
    """Every integration by itself, spread over the panels; nothing where there is none."""
    guides = [seen.provider_context for seen in context.perspectives if context.integrations]
    entries = [quick_entry(guide) for guide in guides]
    behind = zip(guides, entries, strict=True)
    records = tuple((guide.key, name) for guide, entry in behind for name in _behind(guide, entry))
    pages = _spread(entries, 1 if len(entries) <= MOST_ON_A_PAGE else -(-len(entries) // PANELS))
    panels = tuple(panel for page in pages for panel in _spread(page, PANELS))
    return Pocket("Payments: whom to call", records, panels)


def _behind(context: ProviderContext, entry: QuickEntry) -> Iterator[str]:
    """The records that an entry of the card is made of, and the conditions that decide which they are."""
    provider = context.provider
    yield from (way.record for way in (*entry.first, *entry.others))
    yield from (wording.record for wording in (entry.first_action, *entry.do_not))
    yield from (status_page.id for status_page in provider.support.status_pages[:1])
    yield from (gap.id for gap in provider.rollback.gaps[:1])  # the first move of ours stands above it
    yield from (condition.id for condition in provider.profile.conditions)


def _spread(entries: Sequence[QuickEntry], places: int) -> tuple[tuple[QuickEntry, ...], ...]:
    """The entries over some places in reading order, earlier ones taking one more where they do not divide."""
    size, more = divmod(len(entries), places)
    spread, start = [], 0
    for place in range(places):
        end = start + size + (place < more)
        spread.append(tuple(entries[start:end]))
        start = end
    return tuple(spread)
