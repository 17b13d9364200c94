"""What is shown: pages made of typed sections. Everything is decided here; a medium only draws it."""

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True)
class Address:
    """A place in the book: a page, and an anchor on it."""

    page: str
    anchor: str = ""


@dataclass(frozen=True)
class Rich:
    """Prose, and the provider whose records its links name."""

    text: str
    provider: str = ""


@dataclass(frozen=True)
class Link:
    """Words that lead to another place in the book."""

    text: str
    to: Address


@dataclass(frozen=True)
class Owner:
    """Who does a thing: the role, its team, and whether the guide says so."""

    role: str
    team: Link | None
    is_stated: bool


@dataclass(frozen=True)
class Source:
    """Where in which guide something stands."""

    guide: str
    section: str
    statements: tuple[Link, ...]


@dataclass(frozen=True)
class Value:
    """A fact to read off or copy."""

    text: str
    is_code: bool = False
    is_unknown: bool = False
    is_copied: bool = False
    href: str = ""
    """Where it leads when it is pressed, such as `tel:` and `mailto:`."""


@dataclass(frozen=True)
class Fact:
    """A name and what it is: `When`, `T-24h`."""

    name: str
    value: Value | None = None
    words: Rich | None = None
    link: Link | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Label:
    """A short word that stands beside a title, such as a gate; `tone` says how it is drawn."""

    text: str
    tone: str


@dataclass(frozen=True)
class Card:
    """A record as it is shown: one thing to do or to know."""

    anchor: str
    title: str
    detail: Rich | None = None
    why: Rich | None = None
    labels: tuple[Label, ...] = ()
    facts: tuple[Fact, ...] = ()
    owners: tuple[Owner, ...] = ()
    printed_role: str = ""
    controls: tuple[Link, ...] = ()
    notes: tuple[Rich, ...] = ()
    also_called: tuple[str, ...] = ()
    source: Source | None = None
    gap: Link | None = None
    origin: Link | None = None
    state: str = ""


@dataclass(frozen=True)
class Section:
    """A part of a page with a heading of its own."""

    kind: ClassVar[str]
    anchor: str
    title: str
    intro: Rich | None = field(default=None, kw_only=True)


@dataclass(frozen=True)
class Words(Section):
    """Paragraphs."""

    kind = "words"
    paragraphs: tuple[Rich, ...]


@dataclass(frozen=True)
class Checklist(Section):
    """Items to tick."""

    kind = "checklist"
    cards: tuple[Card, ...]
    labels: tuple[Label, ...] = ()
    notes: tuple[Rich, ...] = ()


@dataclass(frozen=True)
class Steps(Section):
    """Things to do in order."""

    kind = "steps"
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Moments(Section):
    """Things to do, each at its time."""

    kind = "timeline"
    cards: tuple[tuple[str, Card], ...]


@dataclass(frozen=True)
class Cards(Section):
    """Things to do or to know, in no order."""

    kind = "cards"
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Comparison:
    """A setting in sandbox and in production."""

    card: Card
    sandbox: Value | None
    production: Value | None
    is_equal: bool


@dataclass(frozen=True)
class Environments(Section):
    """Settings, sandbox and production side by side."""

    kind = "environments"
    rows: tuple[Comparison, ...]


@dataclass(frozen=True)
class Contact:
    """Somebody to turn to."""

    card: Card
    phone: Value | None
    email: Value | None
    hours: str
    gap: Link | None


@dataclass(frozen=True)
class Contacts(Section):
    """Whom to call."""

    kind = "contacts"
    contacts: tuple[Contact, ...]


@dataclass(frozen=True)
class IssueAction:
    """One thing to do about an issue."""

    text: Rich
    call: Link | None


@dataclass(frozen=True)
class Issue:
    """What people see when it breaks, and what to do."""

    card: Card
    symptoms: tuple[str, ...]
    actions: tuple[IssueAction, ...]
    call: Link | None
    call_when: Rich | None


@dataclass(frozen=True)
class Issues(Section):
    """Known issues."""

    kind = "issues"
    issues: tuple[Issue, ...]


@dataclass(frozen=True)
class Gap:
    """Something the guide does not say."""

    anchor: str
    title: str
    cause: str
    detail: Rich | None
    do: Rich
    source: Source | None
    controls: tuple[Link, ...]


@dataclass(frozen=True)
class Gaps(Section):
    """What the guide does not say."""

    kind = "gaps"
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class Facts(Section):
    """Names and what they are."""

    kind = "facts"
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Cell:
    """A cell of a table."""

    text: str = ""
    link: Link | None = None
    tone: str = ""
    words: Rich | None = None
    value: Value | None = None
    links: tuple[Link, ...] = ()
    anchor: str = ""


@dataclass(frozen=True)
class Table(Section):
    """A table; the first cell of a row is its heading."""

    kind = "table"
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Said:
    """What a provider says on a control: its records, and what its guide leaves open."""

    records: tuple[Link, ...] = ()
    gaps: tuple[Link, ...] = ()


@dataclass(frozen=True)
class ControlRow:
    """What one provider says on a control."""

    provider: str
    said: Said


@dataclass(frozen=True)
class ControlSection(Section):
    """A control: how each provider asks for it, and how they differ."""

    kind = "control"
    rows: tuple[ControlRow, ...]
    differences: tuple[Rich, ...] = ()


@dataclass(frozen=True)
class Door:
    """A way on from here: where it leads and what is there."""

    link: Link
    words: Rich
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Doors(Section):
    """Ways on from here."""

    kind = "doors"
    doors: tuple[Door, ...]


@dataclass(frozen=True)
class Page:
    """One page of the book."""

    path: str
    title: str
    short: str
    description: str
    sections: tuple[Section, ...]
    lead: Rich | None = None
    edit: str = ""
    has_menu: bool = True
    boost: float = 1
    """How high search ranks it: pages that gather what stands elsewhere rank below."""


@dataclass(frozen=True)
class Shelf:
    """A group of the navigation: pages, and groups of pages."""

    title: str
    entries: "tuple[Shelf | Page, ...]"


@dataclass(frozen=True)
class Book:
    """All pages, in the order of the navigation, and where each record stands."""

    shelves: tuple[Shelf | Page, ...]
    records: dict[tuple[str, str], Address]

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page once, in reading order."""
        return tuple(_pages(self.shelves))


def _pages(entries: tuple[Shelf | Page, ...]) -> list[Page]:
    pages: list[Page] = []
    for entry in entries:
        pages += [entry] if isinstance(entry, Page) else _pages(entry.entries)
    return pages
