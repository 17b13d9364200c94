"""What sections are made of: links, values, facts, cards."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Address:
    """A place in the book: a page, and an anchor on it; or a file beside the pages, such as `runbooks/finance.pdf`."""

    page: str
    anchor: str = ""
    query: str = ""
    """What is chosen on the page, such as `team=finance`."""


@dataclass(frozen=True, slots=True)
class RichText:
    """Prose, and the provider whose records its links name."""

    text: str
    provider: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to another place in the book."""

    text: str
    to: Address


@dataclass(frozen=True, slots=True)
class Owner:
    """Who does a thing: the role, or those of one team, the team, and whether the guide says so of any of them."""

    role: str
    team: Link | None
    is_stated: bool


@dataclass(frozen=True, slots=True)
class Citation:
    """Where in which guide something stands."""

    guide: str
    """The guide's title; empty where it has several pages, with whose titles the sections then begin."""
    sections: tuple[str, ...]
    statements: tuple[Link, ...]

    @property
    def section(self) -> str:
        """The sections, as they are called in the guide."""
        return "; ".join(self.sections)

    @property
    def full(self) -> str:
        """The guide and the sections; in a guide whose sections begin with its title, that is not said twice."""
        if not self.guide:
            return self.section
        below = "; ".join(section.removeprefix(f"{self.guide} › ") for section in self.sections)
        return self.guide if below == self.guide else f"{self.guide}: {below}"


@dataclass(frozen=True, slots=True)
class Value:
    """A fact to read off or copy."""

    text: str
    is_code: bool = False
    is_unknown: bool = False
    is_copied: bool = False
    href: str = ""
    """Where it leads when it is pressed, such as `tel:` and `mailto:`."""
    is_per_account: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether the guide gives it, the same for everybody."""
        return not (self.is_unknown or self.is_per_account)


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what it is: `When`, `T-24h`."""

    name: str
    value: Value | None = None
    words: RichText | None = None
    link: Link | None = None
    links: tuple[Link, ...] = ()
    is_ours: bool = False
    """Whether it is our advice and not what the guide says."""


@dataclass(frozen=True, slots=True)
class Label:
    """A short word that stands beside a title, such as a gate; `tone` says how it is drawn."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class Facet:
    """What somebody may look for records by, and what it is of one record: `team`, and the ids of its teams."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """What ticking an item off in a browser needs to know about it."""

    item: str
    digest: str
    """Short for the item's words: a tick with another digest was made before they changed."""
    recorded: str
    """The state that is recorded already; empty where there is none."""
    needs_evidence: bool
    about: str = "item"
    """The key under which it is recorded: `item` or `step`."""
    words: str = ""
    """The stamp of the item's wording, as it is recorded."""


@dataclass(frozen=True, slots=True)
class Card:
    """A record as it is shown: one thing to do or to know."""

    anchor: str
    title: str
    number: str = field(default="", kw_only=True)
    """Which step it is, the same on every page and print: `7`, `1a`; empty where it is none of several."""
    detail: RichText | None = None
    why: RichText | None = None
    labels: tuple[Label, ...] = ()
    facts: tuple[Fact, ...] = ()
    owners: tuple[Owner, ...] = ()
    printed_role: str = ""
    controls: tuple[Link, ...] = ()
    notes: tuple[RichText, ...] = ()
    also_called: tuple[str, ...] = ()
    source: Citation | None = None
    gap: Link | None = None
    origin: Link | None = None
    is_repeated: bool = False
    """Whether the record itself stands on another page, so that search passes this place over."""
    held: Label | None = None
    """The mark in place of a box to tick, where there is nothing left to do."""
    facets: tuple[Facet, ...] = ()
    tick: Tick | None = None

    @property
    def guide_facts(self) -> tuple[Fact, ...]:
        """What the guide says, or what was recorded; the source of a card is the source of these."""
        return tuple(fact for fact in self.facts if not fact.is_ours)

    @property
    def our_facts(self) -> tuple[Fact, ...]:
        """What we advise."""
        return tuple(fact for fact in self.facts if fact.is_ours)

    @property
    def has_advice(self) -> bool:
        """Whether we say anything beside the guide."""
        return bool(self.why or self.notes or self.our_facts)


@dataclass(frozen=True, slots=True)
class ValueIn:
    """The name of an environment, and a setting's value there; None where the setting does not exist there."""

    environment: str
    value: Value | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A setting in every environment of its provider."""

    card: Card
    values: tuple[ValueIn, ...]

    @property
    def shared(self) -> Value | None:
        """The value that all environments have; None where they differ, or where one value is not known."""
        first, *others = (one.value for one in self.values) if self.values else (None,)
        is_shared = first is not None and first.is_settled and others and all(value == first for value in others)
        return first if is_shared else None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A step on a run sheet: when it is, counted from T, on the clocks of the place and in UTC."""

    card: Card
    at: str
    local: str
    """Day and time where the cutover is: `Mon 1 Feb 2027, 22:00–22:15`."""
    utc: str
    """The same in UTC, without the day where that is the same."""
    is_decision: bool = False

    @property
    def day(self) -> str:
        """The day of the local time, or everything where it has no time."""
        return self.local.partition(", ")[0]

    @property
    def clock(self) -> str:
        """The local time."""
        return self.local.partition(", ")[2]


@dataclass(frozen=True, slots=True)
class SmokeTestCard:
    """A test in production: what to run, and what has to be there before."""

    card: Card
    command: str
    """Empty where the guide names no call."""
    before: RichText | None = None


@dataclass(frozen=True, slots=True)
class ContactCard:
    """Somebody to turn to."""

    card: Card
    phone: Value | None
    email: Value | None
    hours: str
    gap: Link | None


@dataclass(frozen=True, slots=True)
class IssueActionView:
    """One thing to do about an issue."""

    text: RichText
    call: Link | None


@dataclass(frozen=True, slots=True)
class IssueCard:
    """What people see when it breaks, and what to do."""

    card: Card
    symptoms: tuple[str, ...]
    actions: tuple[IssueActionView, ...]
    call: Link | None
    call_when: RichText | None


@dataclass(frozen=True, slots=True)
class GapCard:
    """Something the guide does not say."""

    anchor: str
    title: str
    cause: str
    detail: RichText | None
    do: RichText
    answers: tuple["Fact", ...]
    """What you found out yourselves."""
    source: Citation | None
    controls: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    text: str = ""
    link: Link | None = None
    tone: str = ""
    words: RichText | None = None
    value: Value | None = None
    links: tuple[Link, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    """A way on from here: where it leads and what is there."""

    link: Link
    words: RichText
    facts: tuple[str, ...] = ()
