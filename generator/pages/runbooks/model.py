"""What a runbook is made of."""

from dataclasses import dataclass

from generator.pages.sections import Section
from generator.pages.view_models import Fact, Link, RichText, Value
from generator.pages.words import capitalised


@dataclass(frozen=True)
class Stamp:
    """What every page of a print says of its edition, and until when it may be trusted."""

    edition: str
    day: str
    check_again: str
    revision: str = ""
    replaces: str = ""
    query: str = ""

    @property
    def foot(self) -> str:
        """What stands at the foot of every page."""
        named = ", ".join(part for part in (self.edition, self.day, self.revision) if part)
        return f"{named}. Check again by {self.check_again}."


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
class Part:
    """What a chapter says on one integration; `page` is the page of the site that says the same."""

    anchor: str
    provider: str
    key: str
    """By what name the anchors and the records of the integration are known."""
    title: str
    page: str
    sections: tuple[Section, ...]


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
