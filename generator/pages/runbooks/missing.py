"""What nobody knows yet, at the end of a book: it is found out before the launch and not at night."""

from collections.abc import Iterator
from dataclasses import replace

from generator.pages.sections import Gaps, Section
from generator.pages.team_records import TeamRecords

MISSING = "missing"


def missing_sections(owned: TeamRecords) -> Iterator[Section]:
    """What a book lacks to go back; other gaps are named where they matter, those of a contact beside it."""
    context = owned.provider_context
    gaps = tuple(map(context.gap, context.provider.rollback.gaps))
    if gaps:
        yield Gaps("", "", tuple(replace(gap, anchor=f"{context.key}-{gap.anchor}", detail=None) for gap in gaps))
