"""The pocket card: every integration on a leaflet that fits into a pocket, or on a few where there are many."""

from msgspec import Struct

from generator.pages.book_context import BookContext
from generator.pages.runbooks.model import QuickEntry
from generator.pages.runbooks.quick import pocket_entry


class Pocket(Struct, frozen=True):
    """What the card holds; how many sheets it takes, only drawing can tell."""

    title: str
    organisation: str
    entries: tuple[QuickEntry, ...]


def has_pocket(context: BookContext) -> bool:
    """Whether anything would stand on the card."""
    return bool(context.integrations and context.perspectives)


def make_pocket(context: BookContext) -> Pocket:
    """Every integration by itself; no entry where there is none."""
    guides = [seen.provider_context for seen in context.perspectives] if has_pocket(context) else []
    entries = tuple(pocket_entry(guide) for guide in guides)
    return Pocket("Payments: whom to call", context.project.organisation.name, entries)
