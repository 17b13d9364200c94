"""Which edition the prints of a build are, and how they say so: one for all that a build prints."""

from datetime import date, timedelta

from msgspec import Struct

from generator.pages.runbooks.model import Stamp
from generator.pages.words import format_date


class EarlierEdition(Struct, frozen=True):
    """The edition before: its number, and the day of the change that made it."""

    number: int
    day: date


class Edition(Struct, frozen=True):
    """Which state of the data prints show: the same for all prints of a build, and for builds of the same data."""

    day: date
    """The first day on which the prints could be as they are; the day of the build where nobody can know it."""
    number: int | None = None
    """How many changes were made to the data and the catalogue; None where nobody can know it."""
    revision: str = ""
    """The short id of the newest of those changes; empty where it is not known."""
    unknown: str = ""
    """Why it has no number; empty where it has one."""
    is_draft: bool = False
    """Whether there are changes that are not committed."""
    replaces: EarlierEdition | None = None
    is_turned: bool = False
    """Whether there are earlier prints of the same number, of before a state turned with the days."""

    @property
    def name(self) -> str:
        """What it is called."""
        name = f"Edition {self.number}" if self.number is not None else f"Edition without a number ({self.unknown})"
        return f"{name} with uncommitted changes" if self.is_draft else name

    @property
    def replaces_words(self) -> str:
        """Which prints it replaces, in a sentence; empty where there are none, or nobody can know them."""
        same = f"earlier prints of edition {self.number}" if self.is_turned and self.number else ""
        before = self.replaces
        earlier = f"edition {before.number} of {format_date(before.day)}" if before else ""
        both = " and ".join(part for part in (same, earlier) if part)
        return f"Replaces {both}." if both else ""

    @property
    def query(self) -> str:
        """By what the page of editions knows it, at the end of its address."""
        number = "" if self.number is None or self.is_draft else f"edition={self.number}&"
        return f"{number}day={self.day.isoformat()}"


def stamp_of(edition: Edition, check_again_after_days: int) -> Stamp:
    """What the prints of an edition say of it."""
    return Stamp(
        edition=edition.name,
        day=format_date(edition.day),
        check_again=format_date(edition.day + timedelta(days=check_again_after_days)),
        revision=edition.revision,
        replaces=edition.replaces_words,
        query=edition.query,
    )
