"""What a runbook is made of."""

from msgspec import Struct

from generator.pages.reach import Reach
from generator.pages.record_models import GapCard
from generator.pages.sections import Section
from generator.pages.view_models import Address, Card, Fact, Link, RichText, Value


class Stamp(Struct, frozen=True):
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


class Wording(Struct, frozen=True):
    """A sentence on a card, and the record and the file in which its words can be changed."""

    text: RichText
    record: str
    file: str
    more: RichText | None = None
    """What the sentence leaves open, such as until when it holds."""

    @property
    def in_full(self) -> str:
        """All of it, as sentences."""
        return f"{self.text.text}. {self.more.text}" if self.more else f"{self.text.text}."


class Place(Struct, frozen=True):
    """Where a book goes on about something, from one anchor to another."""

    text: str
    start: str
    end: str


class QuickEntry(Struct, frozen=True):
    """One integration on the quick card."""

    anchor: str
    provider_id: str
    key: str
    provider: str
    """What stands above it: the name of the provider, or that of the integration."""
    first: tuple[Reach, ...]
    """What is set large: one way, or each of those of which nobody has said which holds."""
    others: tuple[Reach, ...]
    silence: str
    """Says that the guide has no number; empty where it has one."""
    write_in: str
    """Whose number is to be written in by hand; empty where there is a number or another way."""
    first_action: Wording
    do_not: tuple[Wording, ...]
    status_page: Value | None
    status_shows: RichText | None
    """What the status page is good for."""
    places: tuple[Place, ...]
    """Where the book goes on about it, one subject each, so that nobody has to look in the contents first."""

    @property
    def longest(self) -> Wording:
        """What to shorten where the entry is too high for its page."""
        return max((self.first_action, *self.do_not), key=lambda wording: len(wording.in_full))


class ResponseLine(Struct, frozen=True):
    """A line of what you bring to an incident yourselves; what is not recorded is written in by hand."""

    name: str
    values: tuple[Value, ...]
    blanks: tuple[str, ...] = ()
    """What is to be written in, each on a line of its own."""


class ProviderWay(Struct, frozen=True):
    """How a provider is reached; `reach` is None where its guide says nothing, and it was written in by hand."""

    provider: str
    reach: Reach | None


class Message(Struct, frozen=True):
    """A message to send: whom it is for, and its text, with room to write between two parts of it."""

    to: str
    parts: tuple[str, ...]
    ways: tuple[ProviderWay, ...] = ()
    """How they are reached, as far as it is known."""


class FirstMinutes(Struct, frozen=True):
    """What a team does first, whatever has happened."""

    steps: tuple[str, ...]
    """What to do, in order; the times are our advice."""
    roles: tuple[ResponseLine, ...]
    messages: tuple[Message, ...]
    log: tuple[str, ...]
    """The columns of the log."""
    rows: int = 9
    """How many rows the log has: what fits on the page below the messages."""


class IndexEntry(Struct, frozen=True):
    """What somebody sees or is woken by, and where in the book it says what to do."""

    text: str
    is_alert: bool
    place: Address
    note: str = ""
    """What is said where nothing says what to do."""
    whom: Link | None = None
    """Whom to turn to then."""
    lack: str = ""
    """What is not known about them."""


class IndexGroup(Struct, frozen=True):
    """The symptoms and the alerts of one integration."""

    provider: str
    entries: tuple[IndexEntry, ...]


class IndexColumn(Struct, frozen=True):
    """The groups of the index that stand below each other."""

    groups: tuple[IndexGroup, ...]


class Lines(Section, frozen=True):
    """Things to know, on paper: each in as few lines as it takes."""

    kind = "lines"
    entries = ("cards",)
    cards: tuple[Card, ...]


class NamedGaps(Section, frozen=True):
    """What is not known for one and the same reason, on paper: name after name."""

    kind = "named-gaps"
    entries = ("gaps",)
    cause: str
    gaps: tuple[GapCard, ...]


class Part(Struct, frozen=True):
    """What a chapter says on one integration; `page` is the page of the site that says the same."""

    anchor: str
    provider: str
    key: str
    """By what name the anchors and the records of the integration are known."""
    title: str
    page: str
    sections: tuple[Section, ...]
    aside: RichText | None = None
    """What stands beside its title."""
    is_whole: bool = False
    """Whether it must not be torn: who goes back by it shall not turn the sheet."""
    has_code: bool = False
    """Whether a code to scan opens its page; one part of each integration has one."""

    def end_of(self, number: int) -> str:
        """The anchor behind one of its sections, counted from 1; no record can have it, as no id has a dot."""
        return f"{self.anchor}.{number}"


class Chapter(Struct, frozen=True):
    """A chapter of a runbook, integration by integration."""

    anchor: str
    title: str
    parts: tuple[Part, ...]


class Runbook(Struct, frozen=True):
    """A team's book."""

    team: str
    title: str
    foot: str
    """What it is called at the foot of each page, where there is one line."""
    quick: tuple[QuickEntry, ...]
    response: tuple[ResponseLine, ...]
    """Who decides, whom of yours to wake, and how to join the call."""
    first_minutes: FirstMinutes | None
    """None for a team that does not act when something breaks."""
    index: tuple[IndexColumn, ...]
    """Two columns beside each other, and again two."""
    chapters: tuple[Chapter, ...]
    facts: tuple[Fact, ...]

    @property
    def ends(self) -> frozenset[str]:
        """The anchors behind sections whose last page is named on the quick card."""
        return frozenset(place.end for entry in self.quick for place in entry.places)
