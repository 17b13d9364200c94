"""Records of a shape of their own: settings, steps with their times, tests, contacts, issues, gaps."""

from msgspec import Struct

from generator.pages.view_models import Card, Citation, Fact, Link, RichText, Value


class ValueIn(Struct, frozen=True):
    """The name of an environment, and a setting's value there; None where the setting does not exist there."""

    environment: str
    value: Value | None
    is_production: bool = False


class Comparison(Struct, frozen=True):
    """A setting in every environment of its provider."""

    card: Card
    values: tuple[ValueIn, ...]

    @property
    def production(self) -> ValueIn | None:
        """What it is in production, which its closed line says; None where that is not known, or differs."""
        found = [one for one in self.values if one.is_production and one.value and one.value.is_settled]
        return found[0] if found else None

    @property
    def shared(self) -> Value | None:
        """The value that all environments have; None where they differ, or where one value is not known."""
        first, *others = (one.value for one in self.values) if self.values else (None,)
        is_shared = first is not None and first.is_settled and others and all(value == first for value in others)
        return first if is_shared else None


class SheetRow(Struct, frozen=True):
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


class SmokeTestCard(Struct, frozen=True):
    """A test in production: what to run, and what has to be there before."""

    card: Card
    command: str
    """Empty where the guide names no call."""
    before: RichText | None = None


class ContactCard(Struct, frozen=True):
    """Somebody to turn to."""

    card: Card
    phone: Value | None
    email: Value | None
    hours: str
    gap: Link | None
    blank: Fact | None = None
    """What is to be written in by hand on paper, and why nobody knows it; None where a number is known."""


class IssueActionView(Struct, frozen=True):
    """One thing to do about an issue."""

    text: RichText
    call: Link | None


class IssueCard(Struct, frozen=True):
    """What people see when it breaks, and what to do."""

    card: Card
    symptoms: tuple[str, ...]
    actions: tuple[IssueActionView, ...]
    call: Link | None
    call_when: RichText | None


class GapCard(Struct, frozen=True):
    """Something the guide does not say."""

    anchor: str
    title: str
    cause: str
    detail: RichText | None
    do: RichText
    answers: tuple[Fact, ...]
    """What you found out yourselves."""
    source: Citation | None
    controls: tuple[Link, ...]
