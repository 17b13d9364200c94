"""What a runbook is made of."""

from dataclasses import dataclass

from generator.pages.control_index import cards
from generator.pages.sections import Section
from generator.pages.view_models import Fact, Link, RichText, Value
from generator.schema.integration import GO_LIVE


@dataclass(frozen=True)
class Stamp:
    """From what and when a book was made, and until when it may be trusted."""

    revision: str
    day: str
    check_again: str


@dataclass(frozen=True)
class OwnNumber:
    """A number of your own where the guide gives none, and what it is good for."""

    record: str
    whom: str
    phone: Value
    when: str
    purpose: RichText


@dataclass(frozen=True)
class QuickEntry:
    """One provider on the quick card."""

    anchor: str
    provider: str
    whom: str
    phone: Value | None
    email: Value | None
    when: str
    ask: RichText | None
    ours: OwnNumber | None
    first_move: RichText
    do_not: tuple[str, ...]
    status: Value | None
    procedure: Link | None


@dataclass(frozen=True)
class SymptomEntry:
    """What somebody sees, and where in the book it says what to do."""

    text: str
    provider: str
    link: Link


@dataclass(frozen=True)
class Part:
    """What a chapter says on one provider; `page` is the page of the site that says the same."""

    anchor: str
    provider: str
    title: str
    page: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Chapter:
    """A chapter of a runbook, provider by provider."""

    anchor: str
    title: str
    parts: tuple[Part, ...]
    symptoms: tuple[SymptomEntry, ...] = ()


@dataclass(frozen=True)
class Runbook:
    """A team's book."""

    team: str
    title: str
    quick: tuple[QuickEntry, ...]
    chapters: tuple[Chapter, ...]
    facts: tuple[Fact, ...]
    answers: tuple[tuple[str, str], ...] = ()
    """The conditions that decide what its items say, by provider and id."""

    @property
    def records(self) -> tuple[tuple[str, str], ...]:
        """Every record in the book by provider and id."""
        parts = [part for chapter in self.chapters for part in chapter.parts]
        shown = (
            (part.provider, card.anchor.removeprefix(f"{part.provider}-"))
            for part in parts
            for section in part.sections
            for card in cards(section)
        )
        return (*shown, *((part.provider, GO_LIVE) for part in parts), *self.answers)
