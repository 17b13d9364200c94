"""What stands side by side: providers on a question of the comparison, and on a control."""

from dataclasses import dataclass

from generator.pages.view_models import Fact, Label, Link, RichText, Value


@dataclass(frozen=True, slots=True)
class Said:
    """What a provider says on a control: its records, and what its guide leaves open."""

    records: tuple[Link, ...] = ()
    gaps: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedAnswer:
    """What a provider says on a question: the record that says it, its value first."""

    link: Link
    value: Value | None = None
    labels: tuple[Label, ...] = ()
    words: RichText | None = None
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something that a guide leaves open, and why: it is silent, it hides it, or the page has lost it."""

    gap: Link
    cause: str


@dataclass(frozen=True, slots=True)
class Column:
    """One provider beside the others: its answers, what its guide leaves open, or where it is silent."""

    provider: Link
    answers: tuple[ComparedAnswer, ...] = ()
    gaps: tuple[OpenPoint, ...] = ()
    silent: Link | None = None
    """Where its guide would say it, and says nothing."""
    silence: str = ""
    """That it says nothing, or that nobody knows yet, as a sentence."""


@dataclass(frozen=True, slots=True)
class ControlRow:
    """What one provider says on a control."""

    provider: str
    said: Said
    silence: str
    """That its guide says nothing, or that nobody knows yet, as a sentence."""


@dataclass(frozen=True, slots=True)
class EvidenceNeeded:
    """What one provider's items want shown, in the order of its checklist."""

    provider: Link
    wanted: tuple[RichText, ...]
