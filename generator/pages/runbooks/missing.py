"""What nobody knows yet, at the end of a book: it is found out before the launch and not at night."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.pages.runbooks.model import Chapter, Part
from generator.pages.sections import Contacts, Gaps, Section
from generator.pages.team_records import TeamRecords
from generator.pages.view_models import GapCard
from generator.schema.provider import ProviderPage

MISSING = "missing"


def missing_chapter(owned: tuple[TeamRecords, ...], chapters: Iterable[Chapter]) -> Chapter:
    """What a book lacks to reach somebody or to go back; other gaps are named where they matter."""
    sections: dict[str, list[Section]] = {}
    for chapter in chapters:
        for part in chapter.parts:
            sections.setdefault(part.key, []).extend(part.sections)
    parts = (_part(records, sections.get(records.provider_context.key, [])) for records in owned)
    return Chapter(MISSING, "Before go-live: what is still missing", tuple(part for part in parts if part is not None))


def _part(owned: TeamRecords, sections: Iterable[Section]) -> Part | None:
    context = owned.provider_context
    named = {*_named(sections), *(gap.id for gap in context.provider.rollback.gaps)}
    gaps = tuple(_card(owned, context.gap(gap)) for _, gap in context.all_gaps() if gap.id in named)
    if not gaps:
        return None
    section = Gaps("", "", gaps)
    page = context.page(ProviderPage.OVERVIEW)
    return Part(f"{MISSING}-{context.key}", context.provider.id, context.key, context.heading, page, (section,))


def _named(sections: Iterable[Section]) -> Iterator[str]:
    contacts = (contact for section in sections if isinstance(section, Contacts) for contact in section.contacts)
    return (contact.gap.to.anchor for contact in contacts if contact.gap)


def _card(owned: TeamRecords, gap: GapCard) -> GapCard:
    return replace(gap, anchor=f"{owned.provider_context.key}-{gap.anchor}", detail=None)
