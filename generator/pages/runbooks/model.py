"""What a runbook is made of."""

from dataclasses import dataclass

from generator.pages.control_index import cards
from generator.pages.sections import Section
from generator.pages.view_models import Card, Fact, Link, RichText, Value
from generator.pages.words import capitalised
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
    """One provider on the quick card, as one integration sees it."""

    anchor: str
    provider_id: str
    key: str
    provider: str
    """What stands above it: the name of the provider, or that of the integration."""
    whom: str
    phone: Value | None
    email: Value | None
    when: str
    ways: str
    """In which other way they are reached than by phone, and when they answer; empty where there is a number."""
    ask: RichText | None
    ours: OwnNumber | None
    first_move: RichText
    do_not: tuple[str, ...]
    status: Value | None
    procedure: Link | None

    @property
    def otherwise(self) -> str:
        """Whom to turn to, and how, where there is no number."""
        whom = capitalised(self.whom)
        is_said = self.ways.lower() in whom.lower()
        return (whom if is_said else f"{whom}: {self.ways}") if self.ways else ""


@dataclass(frozen=True)
class SymptomEntry:
    """What somebody sees, and where in the book it says what to do."""

    text: str
    provider: str
    link: Link


@dataclass(frozen=True)
class Lines(Section):
    """Things to know, on paper: each in as few lines as it takes."""

    kind = "lines"
    entries = ("cards",)
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Part:
    """What a chapter says on one integration; `page` is the page of the site that says the same."""

    anchor: str
    provider: str
    key: str
    """By what name the anchors and the records of the integration are known."""
    title: str
    page: str
    sections: tuple[Section, ...]
    is_whole: bool = False
    """Whether it must not be torn: who goes back by it shall not turn the sheet."""


@dataclass(frozen=True)
class Chapter:
    """A chapter of a runbook, integration by integration."""

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
    """The conditions that decide what is in it, by integration and id."""

    @property
    def records(self) -> tuple[tuple[str, str], ...]:
        """Every record in the book by integration and id."""
        parts = [part for chapter in self.chapters for part in chapter.parts]
        shown = (
            (part.key, card.anchor.removeprefix(f"{part.key}-"))
            for part in parts
            for section in part.sections
            for card in cards(section)
        )
        return (*shown, *((part.key, GO_LIVE) for part in parts), *self.answers)
