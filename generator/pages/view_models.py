"""What sections are made of: links, values, facts, cards."""

from collections.abc import Iterator

from msgspec import Struct

from generator.pages.words import ASSIGNED_BY_US


class Address(Struct, frozen=True):
    """A place in the book: a page, and an anchor on it; or a file beside the pages, such as `runbooks/finance.pdf`."""

    page: str
    anchor: str = ""
    query: str = ""
    """What is chosen on the page, such as `team=finance`."""


class RichText(Struct, frozen=True):
    """Prose, and the provider whose records its links name."""

    text: str
    provider: str = ""


class Link(Struct, frozen=True):
    """Words that lead to another place in the book."""

    text: str
    to: Address


class Owner(Struct, frozen=True):
    """Who does a thing: the role, or those of one team, the team, and whether the guide says so of any of them."""

    role: str
    team: Link | None
    is_stated: bool


class Citation(Struct, frozen=True):
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


class Value(Struct, frozen=True):
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


class Fact(Struct, frozen=True):
    """A name and what it is: `When`, `T-24h`."""

    name: str
    value: Value | None = None
    words: RichText | None = None
    link: Link | None = None
    links: tuple[Link, ...] = ()
    is_ours: bool = False
    """Whether it is our advice and not what the guide says."""
    glance: str = ""
    """What the line of a closed record says of it; empty where that says nothing."""


class Label(Struct, frozen=True):
    """A short word that stands beside a title, such as a gate; `tone` says how it is drawn."""

    text: str
    tone: str
    aside: str = ""
    """The end of its text that a closed record leaves out; empty where it says all of it."""

    @property
    def head(self) -> str:
        """Its text without what a closed record leaves out."""
        return self.text.removesuffix(self.aside)


class Facet(Struct, frozen=True):
    """What somebody may look for records by, and what it is of one record: `team`, and the ids of its teams."""

    name: str
    values: tuple[str, ...]


class Tick(Struct, frozen=True):
    """What ticking an item off in a browser needs to know about it, beside the anchor of its card, which is its id."""

    digest: str
    """Short for the item's words: a tick with another digest was made before they changed."""
    recorded: str
    """The state that is recorded already; empty where there is none."""
    needs_evidence: bool
    about: str = ""
    """The key under which it is recorded where that is not `item`."""
    words: str = ""
    """The stamp of the item's wording, as it is recorded."""


class Glance(Struct, frozen=True):
    """What is seen of a record beside its title while it is closed."""

    labels: tuple[Label, ...]
    """Its state first, then by when it must hold, its level and its condition."""
    said: tuple[str, ...]
    """When it is due, and what keeps it from being complete."""
    owners: tuple[Label, ...]
    """Who does it."""
    origin: str
    """The integration or provider it is of, where records of several stand together."""


class Card(Struct, frozen=True):
    """A record as it is shown: one thing to do or to know."""

    anchor: str
    title: str
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
    more: Link | None = None
    """Where the rest of it stands, where that is left out here."""
    is_repeated: bool = False
    """Whether the record itself stands on another page, so that search passes this place over."""
    held: Label | None = None
    """The mark in place of a box to tick, where there is nothing left to do."""
    facets: tuple[Facet, ...] = ()
    tick: Tick | None = None
    recorded_as: str = ""
    """The id by which it is recorded, on a page that is about recording."""
    number: str = ""
    """Which step it is, the same on every page and print: `7`, `1a`; empty where it is none of several."""

    @property
    def glance(self) -> Glance:
        """What the closed record shows beside its title."""
        said = tuple(fact.glance for fact in self.facts if fact.glance)
        return Glance(self.labels, said, tuple(self._named_owners()), self.origin.text if self.origin else "")

    def _named_owners(self) -> Iterator[Label]:
        *_, last = self.owners or (None,)
        for owner in self.owners:
            printed = f" (the guide says “{self.printed_role}”)" if self.printed_role and owner is last else ""
            aside = ("" if owner.is_stated else f" ({ASSIGNED_BY_US})") + printed
            yield Label((owner.team.text if owner.team else owner.role) + aside, "owner", aside)

    @property
    def team_links(self) -> tuple[Link, ...]:
        """The pages of the teams that do it."""
        return tuple(owner.team for owner in self.owners if owner.team)

    @property
    def facts_below(self) -> tuple[Fact, ...]:
        """What the guide says or what was recorded, as far as the line of the record does not say it."""
        return tuple(fact for fact in self.guide_facts if not (fact.value and fact.value.text == fact.glance))

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


class Cell(Struct, frozen=True):
    """A cell of a table."""

    text: str = ""
    link: Link | None = None
    tone: str = ""
    words: RichText | None = None
    value: Value | None = None
    links: tuple[Link, ...] = ()
    anchor: str = ""
    label: Label | None = None
    facts: tuple[Fact, ...] = ()
    """Each on a line of its own, with its name where it has one."""


class Door(Struct, frozen=True):
    """A way on from here: where it leads and what is there."""

    link: Link
    words: RichText
    facts: tuple[str, ...] = ()
