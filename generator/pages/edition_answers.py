"""What the page of the edition answers whoever holds a print, and its section."""

from msgspec import Struct

from generator.pages.sections import Section
from generator.pages.view_models import Address, Fact


class EditionAnswers(Struct, frozen=True):
    """What the page of the edition says of the print in your hand; `{print}` stands for what its foot says."""

    unasked: str
    """Where nobody asked, or without script."""
    latest: str
    replaced: str
    newer: str
    unknown: str


class EditionSection(Section, frozen=True):
    """Which edition is the latest, and whether a print is of it."""

    kind = "edition"
    entries = ("facts",)
    number: str
    """Empty where the edition has none, or has changes that are not committed."""
    day: str
    answers: EditionAnswers
    facts: tuple[Fact, ...]
    script: Address
