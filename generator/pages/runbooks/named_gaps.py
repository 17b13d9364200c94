"""Which gaps of a guide a book speaks of: whoever reads of one finds it again in the last chapter."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import astuple, replace

from generator.pages.provider_context import ProviderContext
from generator.pages.runbooks.model import NamedGaps, Part
from generator.pages.view_models import Link, RichText
from generator.pages.words import CAUSES
from generator.prose import book_reference, links


def named_gaps(context: ProviderContext, parts: Iterable[Part]) -> Iterator[NamedGaps]:
    """The gaps that some parts name, and all about the rollback, by what keeps each from being known."""
    named = {str(gap.id) for gap in context.provider.rollback.gaps}
    named.update(*(_named(context, part.sections) for part in parts))
    gaps = [context.gap(gap) for _, gap in context.all_gaps() if gap.id in named]
    for cause in CAUSES.values():
        found = (gap for gap in gaps if gap.cause == cause)
        shown = tuple(replace(gap, anchor=f"{context.key}-{gap.anchor}", detail=None) for gap in found)
        if shown:
            yield NamedGaps("", "", cause, shown)


def _named(context: ProviderContext, shown: Any) -> Iterator[str]:
    """The ids of the provider's records to which something leads, however deep inside of it, in any order."""
    pages = f"providers/{context.provider.id}/"
    inside = [shown]
    while inside:
        each = inside.pop()
        if isinstance(each, RichText):
            yield from _led_to(context, each)
        elif isinstance(each, Link):
            if each.to.page.startswith(pages):
                yield each.to.anchor
        elif isinstance(each, tuple | Struct):
            inside += each if isinstance(each, tuple) else astuple(each)


def _led_to(context: ProviderContext, said: RichText) -> Iterator[str]:
    for reference in filter(None, map(book_reference, links(said.text))):
        if (reference.provider or said.provider) == context.provider.id:
            yield reference.record
