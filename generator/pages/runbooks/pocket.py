"""The pocket card: every integration on a page that folds to A6, or on a few where there are many."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.pages.book_context import BookContext
from generator.pages.runbooks.model import QuickEntry
from generator.pages.runbooks.quick import quick_entry

PANELS = 4
MOST_ON_A_PAGE = 8
"""How many entries may share a page, two on each of its panels; where there are more, each has a panel of its own."""


@dataclass(frozen=True)
class Pocket:
    """The card: four panels of entries on each page."""

    title: str
    panels: tuple[tuple[QuickEntry, ...], ...]

    @property
    def sheets(self) -> tuple[tuple[tuple[QuickEntry, ...], ...], ...]:
        """The panels page by page."""
        return tuple(self.panels[start : start + PANELS] for start in range(0, len(self.panels), PANELS))


def make_pocket(context: BookContext) -> Pocket:
    """Every integration by itself, spread over the panels; nothing where there is none."""
    guides = [seen.provider_context for seen in context.perspectives if context.integrations]
    entries = [quick_entry(guide, "") for guide in guides]
    pages = _spread(entries, 1 if len(entries) <= MOST_ON_A_PAGE else -(-len(entries) // PANELS))
    panels = tuple(panel for page in pages for panel in _spread(page, PANELS))
    return Pocket("Payments: whom to call", panels)


def _spread(entries: Sequence[QuickEntry], places: int) -> tuple[tuple[QuickEntry, ...], ...]:
    """The entries over some places in reading order, earlier ones taking one more where they do not divide."""
    size, more = divmod(len(entries), places)
    spread, start = [], 0
    for place in range(places):
        end = start + size + (place < more)
        spread.append(tuple(entries[start:end]))
        start = end
    return tuple(spread)
