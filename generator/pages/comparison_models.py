"""What stands side by side: providers on a question of the comparison, and on a control."""

from msgspec import Struct

from generator.pages.view_models import Fact, Label, Link, RichText, Value


class Said(Struct, frozen=True):
    """What a provider says on a control: its records, and what its guide leaves open."""

    records: tuple[Link, ...] = ()
    gaps: tuple[Link, ...] = ()


class ComparedAnswer(Struct, frozen=True):
    """What a provider says on a question: the record that says it, its value first."""

    link: Link
    value: Value | None = None
    labels: tuple[Label, ...] = ()
    words: RichText | None = None
    facts: tuple[Fact, ...] = ()


class OpenPoint(Struct, frozen=True):
    """Something that a guide leaves open, and why: it is silent, it hides it, or the page has lost it."""

    gap: Link
    cause: str


class Column(Struct, frozen=True):
    """One provider beside the others: its answers, what its guide leaves open, or where it is silent."""

    provider: Link
    answers: tuple[ComparedAnswer, ...] = ()
    gaps: tuple[OpenPoint, ...] = ()
    silent: Link | None = None
    """Where its guide would say it, and says nothing."""
    silence: str = ""
    """That it says nothing, or that nobody knows yet, as a sentence."""


class ControlRow(Struct, frozen=True):
    """What one provider says on a control."""

    provider: str
    said: Said
    silence: str
    """That its guide says nothing, or that nobody knows yet, as a sentence."""


class EvidenceNeeded(Struct, frozen=True):
    """What one provider's items want shown, in the order of its checklist."""

    provider: Link
    wanted: tuple[RichText, ...]
