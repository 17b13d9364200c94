"""Where a book goes on about an integration, subject by subject: what page 1 names with a page number each."""

from collections.abc import Iterator

from generator.pages.control_index import cards
from generator.pages.phases import PHASES, WorkPhase
from generator.pages.provider_context import ProviderContext
from generator.pages.runbooks.chapters import CONTACTS_CHAPTER, LIMITS, SETTINGS_CHAPTER
from generator.pages.runbooks.missing import MISSING
from generator.pages.runbooks.model import Chapter, Part, Place
from generator.pages.runbooks.quick import has_way_back

_OF_CHAPTERS = {
    WorkPhase.ROLLBACK: "Rollback",
    WorkPhase.INCIDENTS: "Incidents",
    CONTACTS_CHAPTER: "Contacts",
    WorkPhase.CUTOVER: "Cutover",
    WorkPhase.RULES: "Rules",
    SETTINGS_CHAPTER: "Keys",
    MISSING: "Missing",
}
"""The chapters that are asked for at night, in a word each."""
_OF_SECTIONS = {
    PHASES[WorkPhase.ALERTS].title: "Alerts",
    PHASES[WorkPhase.FIRST_DAYS].title: "First days",
    LIMITS: "Limits",
}
"""Sections that may stand on another page than the chapter begins on."""


def places_of(guide: ProviderContext, written: tuple[Chapter, ...]) -> tuple[Place, ...]:
    """Where the book goes on, in its order; no rollback where nothing says how to roll back."""
    parts = ((chapter, part) for chapter in written for part in chapter.parts if part.key == guide.key)
    return tuple(
        place
        for chapter, part in parts
        if chapter.anchor != WorkPhase.ROLLBACK or has_way_back(guide)
        for place in _within(chapter, part)
    )


def _within(chapter: Chapter, part: Part) -> Iterator[Place]:
    if chapter.anchor in _OF_CHAPTERS:
        yield Place(_OF_CHAPTERS[chapter.anchor], part.anchor, part.end_of(len(part.sections)))
    for number, section in enumerate(part.sections, start=1):
        first = next(iter(cards(section)), None)
        if section.title in _OF_SECTIONS and first is not None:
            yield Place(_OF_SECTIONS[section.title], first.anchor, part.end_of(number))
