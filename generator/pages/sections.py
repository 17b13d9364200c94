"""The kinds of section. Each has a template of its name in every medium."""

from dataclasses import dataclass, field
from typing import ClassVar

from generator.pages.comparison_models import Column, ControlRow, EvidenceNeeded
from generator.pages.readiness_view import Choice, ReadinessBlock, TickWords, Todo
from generator.pages.view_models import (
    Address,
    Card,
    Cell,
    Comparison,
    ContactCard,
    Door,
    Fact,
    GapCard,
    IssueCard,
    Label,
    RichText,
    SheetRow,
    SmokeTestCard,
)


@dataclass(frozen=True)
class Section:
    """A part of a page with a heading of its own."""

    kind: ClassVar[str]
    entries: ClassVar[tuple[str, ...]] = ()
    """The fields that hold what it lists, in the order shown; between two entries a page that is too long is cut."""
    markup: ClassVar[float] = 1.25
    """How many bytes of HTML the site needs for each character of an entry written out as Python writes it."""
    anchor: str
    title: str
    intro: RichText | None = field(default=None, kw_only=True)


@dataclass(frozen=True)
class Words(Section):
    """Paragraphs."""

    kind = "words"
    entries = ("paragraphs",)
    paragraphs: tuple[RichText, ...]


@dataclass(frozen=True)
class Checklist(Section):
    """Items to tick."""

    kind = "checklist"
    entries = ("cards",)
    cards: tuple[Card, ...]
    labels: tuple[Label, ...] = ()
    notes: tuple[RichText, ...] = ()
    blanks: tuple[str, ...] = ()
    """What is written beside each item by hand, on paper."""


@dataclass(frozen=True)
class Steps(Section):
    """Things to do in order."""

    kind = "steps"
    entries = ("cards",)
    cards: tuple[Card, ...]
    blanks: tuple[str, ...] = ()
    """What is written beside each step by hand, on paper."""
    start: int = 1
    """The number of the first, where the steps have none of their own."""


@dataclass(frozen=True)
class Moments(Section):
    """Things to do, each at its time."""

    kind = "timeline"
    entries = ("cards",)
    cards: tuple[tuple[str, Card], ...]


@dataclass(frozen=True)
class RunSheet(Section):
    """The steps of a cutover in working order, each with its times."""

    kind = "run-sheet"
    entries = ("rows",)
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True)
class Calls(Section):
    """Tests in production, in an order that works, with what to run."""

    kind = "calls"
    entries = ("rows",)
    rows: tuple[SmokeTestCard, ...]


@dataclass(frozen=True)
class Listing(Section):
    """Text to copy, as it stands."""

    kind = "listing"
    text: str


@dataclass(frozen=True)
class Cards(Section):
    """Things to do or to know, in no order."""

    kind = "cards"
    entries = ("cards",)
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Environments(Section):
    """Settings, all environments side by side."""

    kind = "environments"
    entries = ("rows",)
    rows: tuple[Comparison, ...]


@dataclass(frozen=True)
class Contacts(Section):
    """Whom to call."""

    kind = "contacts"
    entries = ("contacts",)
    contacts: tuple[ContactCard, ...]


@dataclass(frozen=True)
class Issues(Section):
    """Known issues."""

    kind = "issues"
    entries = ("issues",)
    issues: tuple[IssueCard, ...]


@dataclass(frozen=True)
class Gaps(Section):
    """What the guide does not say."""

    kind = "gaps"
    entries = ("gaps",)
    markup = 1.5
    gaps: tuple[GapCard, ...]


@dataclass(frozen=True)
class Facts(Section):
    """Names and what they are."""

    kind = "facts"
    entries = ("facts",)
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Table(Section):
    """A table; the first cell of a row is its heading."""

    kind = "table"
    entries = ("rows",)
    markup = 0.6
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_grid: bool = False
    """Whether its cells are short marks: on a phone it stays a grid, where other tables become blocks."""
    leads_on: bool = False
    """Whether what its rows name stands on pages of its own, so that the anchor of a row leads there."""


@dataclass(frozen=True)
class SideBySide(Section):
    """All providers on one question: side by side where there is room, else one below the other."""

    kind = "side-by-side"
    entries = ("columns",)
    markup = 1.0
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class ControlSection(Section):
    """A control: how each provider asks for it, and how they differ."""

    kind = "control"
    entries = ("differences", "rows", "evidence")
    markup = 0.9
    rows: tuple[ControlRow, ...]
    differences: tuple[RichText, ...] = ()
    evidence: tuple[EvidenceNeeded, ...] = ()
    """What is wanted as evidence, where one piece can serve several providers."""


@dataclass(frozen=True)
class Doors(Section):
    """Ways on from here."""

    kind = "doors"
    entries = ("doors",)
    doors: tuple[Door, ...]


@dataclass(frozen=True)
class ReadinessSection(Section):
    """Where integrations stand: verdicts, drawn counts, what is next."""

    kind = "readiness"
    entries = ("blocks",)
    markup = 2.1
    blocks: tuple[ReadinessBlock, ...]


@dataclass(frozen=True)
class Todos(Section):
    """Things to do, each with its reason and its owners."""

    kind = "todos"
    entries = ("todos",)
    todos: tuple[Todo, ...]
    is_ordered: bool = False


@dataclass(frozen=True)
class Filters(Section):
    """What is shown of the checklists on the page, chosen in the browser."""

    kind = "filters"
    choices: tuple[Choice, ...]
    total: int
    counted: str
    """How many items are shown, with `{shown}` and `{all}` in place of the numbers."""
    nothing: str
    """What is said where no item fits."""
    script: Address


@dataclass(frozen=True)
class Ticks(Section):
    """What somebody ticks off in the browser, kept on their device until it is recorded."""

    kind = "ticks"
    integration: str
    file: str
    """The file in which it is recorded."""
    paragraphs: tuple[RichText, ...]
    words: TickWords


@dataclass(frozen=True)
class EditionAnswers:
    """What the page of the edition says of the print in your hand; `{print}` stands for what its foot says."""

    unasked: str
    """Where nobody asked, or without script."""
    latest: str
    replaced: str
    newer: str
    unknown: str


@dataclass(frozen=True)
class EditionSection(Section):
    """Which edition is the latest, and whether a print is of it."""

    kind = "edition"
    entries = ("facts",)
    number: str
    """Empty where the edition has none, or has changes that are not committed."""
    day: str
    answers: EditionAnswers
    facts: tuple[Fact, ...]
    script: Address
