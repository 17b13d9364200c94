"""What readiness is shown with: bars, gates, things to do, and what may be chosen from a checklist."""

from msgspec import Struct

from generator.pages.view_models import Label, Link, Owner, RichText


class Segment(Struct, frozen=True):
    """A part of a bar: where it is drawn, how much it stands for, and the words that say so."""

    x: float
    width: float
    middle: float
    number: str
    """What is written inside of it; empty where it is too narrow."""
    mark: str
    words: str
    tone: str
    has_pattern: bool
    """Whether it is told from the others by a pattern, and not by being full or empty."""


class Bar(Struct, frozen=True):
    """A drawn bar; title and description say in words what it shows."""

    anchor: str
    title: str
    description: str
    segments: tuple[Segment, ...]


class BarKey(Struct, frozen=True):
    """What some parts of a bar have in common, such as being complete, and their signs and words."""

    title: str
    segments: tuple[Segment, ...]


class GateBlock(Struct, frozen=True):
    """A gate of an integration: its verdict, and how much of what it needs holds."""

    title: str
    verdict: Label
    said: str
    launch: str
    """Of which launch the verdict is one, and what it is today where that is another; empty for the access request."""
    bar: Bar
    waivers: str = ""
    """What would be without the waivers; empty where nothing is waived."""
    wishes: str = ""
    """What is open of what is recommended or optional; empty where nothing is."""
    keys: tuple[BarKey, ...] = ()
    counted: str = ""
    """What its numbers count, beside its items; empty where they count nothing else."""


class Todo(Struct, frozen=True):
    """One thing to do, and whose it is."""

    link: Link
    why: str
    owners: tuple[Owner, ...]
    teams: tuple[str, ...] = ()
    note: RichText | None = None
    labels: tuple[Label, ...] = ()
    record: str = ""
    """The command that records it, where the page shows it."""


class Jump(Struct, frozen=True):
    """A part of a page, and how much of it is complete."""

    link: Link
    words: str


class ReadinessBlock(Struct, frozen=True):
    """An integration at a glance."""

    anchor: str
    link: Link | None
    """Its page; None on that page itself."""
    go_live: str
    provider: str
    """With whom it is, where its name does not say so; else empty."""
    gates: tuple[GateBlock, ...]
    next: Todo | None = None
    more: str = ""
    """What else there is to do, in a few words."""
    starts: tuple[Todo, ...] = ()
    """What takes long and was not begun, the most urgent first; shown where the integration is one of several."""
    ends: Link | None = None
    """How much of what holds runs out before the launch, and where it says what; None where nothing does."""


class Option(Struct, frozen=True):
    """Something that can be chosen: its value in the address, and its words."""

    value: str
    words: str


class Choice(Struct, frozen=True):
    """One thing by which records are chosen, such as the team."""

    name: str
    title: str
    any: str
    options: tuple[Option, ...]


class TickWords(Struct, frozen=True):
    """What the browser says about ticks; `{day}` and `{count}` stand for what only it knows."""

    box: str
    """The name of the box of an item, `{item}` in place of its title."""
    marked: str
    outdated: str
    nothing: str
    one: str
    many: str
    bar: str
    copy: str
    copied: str
    lost: str
    nameless: str
    head: str
    """The first line of what it gives to be recorded."""
    shows: str
    """The name of the field for evidence."""
    evidence: str
    """What stands in place of evidence that is still wanted."""
    replaces: str
    """What is said of an item about which something is recorded already."""
