"""What nobody knows yet, at the end of a book: it is found out before the launch and not at night."""

from collections.abc import Iterator
from dataclasses import replace

from generator.pages.sections import Gaps, Section
from generator.pages.team_records import TeamRecords

MISSING = "missing"


def missing_sections(owned: TeamRecords) -> Iterator[Section]:
    """What a book lacks to reach somebody or to go back; other gaps are named where they matter."""
    context = owned.provider_context
    contacts = context.that_apply(context.provider.support.contacts)
    wanted = {*(contact.gap for contact in contacts), *(gap.id for gap in context.provider.rollback.gaps)}
    gaps = tuple(context.gap(gap) for _, gap in context.all_gaps() if gap.id in wanted)
    if gaps:
        yield Gaps("", "", tuple(replace(gap, anchor=f"{context.key}-{gap.anchor}", detail=None) for gap in gaps))
