"""The kinds of section. Each has a template of its name in every medium."""

from typing import ClassVar

from msgspec import Struct

from generator.pages.comparison_models import Column, ControlRow, EvidenceNeeded
from generator.pages.readiness_view import Choice, Jump, ReadinessBlock, TickWords, Todo
from generator.pages.record_models import Comparison, ContactCard, GapCard, IssueCard, SheetRow, SmokeTestCard
from generator.pages.view_models import Address, Card, Cell, Door, Fact, Label, RichText


class _Opening(Struct, frozen=True, kw_only=True):
    """How a section begins."""

    intro: RichText | None = None
    is_urgent: bool = False
    """Whether its records are needed when something is broken, and so stand open on a page of any length."""


class Section(_Opening, frozen=True):
    """A part of a page with a heading of its own."""

    kind: ClassVar[str]
    entries: ClassVar[tuple[str, ...]] = ()
    """The fields that hold what it lists, in the order shown; between two entries a page that is too long is cut."""
    markup: ClassVar[float] = 1.1
    """How many bytes of HTML the site needs for each character of an entry written out as Python writes it."""
    spread: ClassVar[float] = 1.0
    """How much of a window an entry takes for its bytes, compared with closed records: pages are cut by both."""
    has_records: ClassVar[bool] = False
    """Whether what it lists are records, which open one by one."""
    anchor: str
    title: str

    @property
    def named_in_contents(self) -> tuple[tuple[str, str], ...]:
        """Anchor and title of what it lists, where that is looked up by its name beside the page."""
        return ()

    @property
    def number_of_records(self) -> int:
        """How many records it lists."""
        return sum(len(getattr(self, name)) for name in self.entries) if self.has_records else 0


class _Urgent(Section, frozen=True, kw_only=True):
    """A section whose records are needed when something is broken, unless it says otherwise."""

    is_urgent: bool = True


class Words(Section, frozen=True):
    """Paragraphs."""

    kind = "words"
    entries = ("paragraphs",)
    paragraphs: tuple[RichText, ...]


class Checklist(Section, frozen=True):
    """Items to tick."""

    kind = "checklist"
    entries = ("cards",)
    has_records = True
    cards: tuple[Card, ...]
    labels: tuple[Label, ...] = ()
    notes: tuple[RichText, ...] = ()
    blanks: tuple[str, ...] = ()
    """What is written beside each item by hand, on paper."""


class Steps(Section, frozen=True):
    """Things to do in order."""

    kind = "steps"
    entries = ("cards",)
    has_records = True
    cards: tuple[Card, ...]
    blanks: tuple[str, ...] = ()
    """What is written beside each step by hand, on paper."""
    start: int = 1
    """The number of the first, where the steps have none of their own."""


class Moments(Section, frozen=True):
    """Things to do, each at its time."""

    kind = "timeline"
    entries = ("cards",)
    has_records = True
    cards: tuple[tuple[str, Card], ...]


class RunSheet(Section, frozen=True):
    """The steps of a cutover in working order, each with its times."""

    kind = "run-sheet"
    entries = ("rows",)
    has_records = True
    rows: tuple[SheetRow, ...]


class Calls(Section, frozen=True):
    """Tests in production, in an order that works, with what to run."""

    kind = "calls"
    entries = ("rows",)
    has_records = True
    rows: tuple[SmokeTestCard, ...]


class Listing(Section, frozen=True):
    """Text to copy, as it stands."""

    kind = "listing"
    text: str


class Cards(Section, frozen=True):
    """Things to do or to know, in no order."""

    kind = "cards"
    entries = ("cards",)
    has_records = True
    cards: tuple[Card, ...]


class Environments(Section, frozen=True):
    """Settings, all environments side by side."""

    kind = "environments"
    entries = ("rows",)
    has_records = True
    rows: tuple[Comparison, ...]


class Contacts(_Urgent, frozen=True):
    """Whom to call."""

    kind = "contacts"
    entries = ("contacts",)
    spread = 2.6
    has_records = True
    contacts: tuple[ContactCard, ...]


class Issues(_Urgent, frozen=True):
    """Known issues."""

    kind = "issues"
    entries = ("issues",)
    spread = 2.0
    has_records = True
    issues: tuple[IssueCard, ...]

    @property
    def named_in_contents(self) -> tuple[tuple[str, str], ...]:
        """The symptoms and issues."""
        return tuple((issue.card.anchor, issue.card.title) for issue in self.issues)


class Gaps(Section, frozen=True):
    """What the guide does not say."""

    kind = "gaps"
    entries = ("gaps",)
    has_records = True
    markup = 1.5
    gaps: tuple[GapCard, ...]


class Facts(Section, frozen=True):
    """Names and what they are."""

    kind = "facts"
    entries = ("facts",)
    facts: tuple[Fact, ...]


class Table(Section, frozen=True):
    """A table; the first cell of a row is its heading."""

    kind = "table"
    entries = ("rows",)
    markup = 0.6
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_grid: bool = False
    """Whether its cells are short marks: on a phone it stays a grid, where other tables become blocks."""
    closed_as: str = ""
    """The line that opens it, where it is one of many that are looked up one at a time; empty where it stands open."""
    leads_on: bool = False
    """Whether what its rows name stands on pages of its own, so that the anchor of a row leads there."""


class SideBySide(Section, frozen=True):
    """All providers on one question: side by side where there is room, else one below the other."""

    kind = "side-by-side"
    entries = ("columns",)
    markup = 1.0
    spread = 2.2
    columns: tuple[Column, ...]


class ControlSection(Section, frozen=True):
    """A control: how each provider asks for it, and how they differ."""

    kind = "control"
    entries = ("differences", "rows", "evidence")
    markup = 0.9
    spread = 1.7
    rows: tuple[ControlRow, ...]
    differences: tuple[RichText, ...] = ()
    evidence: tuple[EvidenceNeeded, ...] = ()
    """What is wanted as evidence, where one piece can serve several providers."""


class Doors(Section, frozen=True):
    """Ways on from here."""

    kind = "doors"
    entries = ("doors",)
    doors: tuple[Door, ...]


class Jumps(Section, frozen=True):
    """The parts of the page, each with how much of it is complete."""

    kind = "jumps"
    jumps: tuple[Jump, ...]


class ReadinessSection(Section, frozen=True):
    """Where integrations stand: verdicts, drawn counts, what is next."""

    kind = "readiness"
    entries = ("blocks",)
    markup = 2.1
    blocks: tuple[ReadinessBlock, ...]


class Todos(Section, frozen=True):
    """Things to do, each with its reason and its owners."""

    kind = "todos"
    entries = ("todos",)
    todos: tuple[Todo, ...]
    is_ordered: bool = False


class Filters(Section, frozen=True):
    """What is shown of the checklists on the page, chosen in the browser."""

    kind = "filters"
    choices: tuple[Choice, ...]
    total: int
    counted: str
    """How many items are shown, with `{shown}` and `{all}` in place of the numbers."""
    nothing: str
    """What is said where no item fits."""
    script: Address


class Ticks(Section, frozen=True):
    """What somebody ticks off in the browser, kept on their device until it is recorded."""

    kind = "ticks"
    integration: str
    file: str
    """The file in which it is recorded."""
    paragraphs: tuple[RichText, ...]
    words: TickWords
