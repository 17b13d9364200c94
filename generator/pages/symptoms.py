"""The section of symptoms and alerts, for those on call."""

from msgspec import Struct

from generator.pages.sections import Section
from generator.pages.view_models import Address, Fact, Link


class SymptomEntry(Struct, frozen=True):
    """What somebody sees or is woken by, and where it says what to do."""

    text: str
    links: tuple[Link, ...]
    is_alert: bool = False
    also_called: tuple[str, ...] = ()


class SymptomGroup(Struct, frozen=True):
    """The symptoms and alerts of one integration, and how to reach people about it."""

    key: str
    heading: Link
    """Its name, which leads to everything that is known of it in an incident."""
    reached: tuple[Fact, ...]
    symptoms: tuple[SymptomEntry, ...]

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return f"symptoms-{self.key}"


class Symptoms(Section, frozen=True):
    """What somebody sees, integration by integration; what is typed leaves only what fits."""

    kind = "symptoms"
    entries = ("groups",)
    spread = 2.4  # short lines that all stand open, and a page that is loaded in a hurry
    groups: tuple[SymptomGroup, ...]
    label: str
    counted: str
    """How many are shown, with `{shown}` and `{all}` in place of the numbers."""
    more: str
    """What is said where more fit than are shown, with `{shown}` and `{fitting}`."""
    nothing: str
    nothing_here: str
    """What is said where nothing fits on one part of the page, and the others could not be read."""
    script: Address
    listed: Address
    """The file that lists what stands on all parts, where the page has several."""
    is_part: bool = False
    """Whether others of its groups stand on another part of the page."""

    @property
    def named_in_contents(self) -> tuple[tuple[str, str], ...]:
        """The integrations; what is seen stands in the list itself, in one line each."""
        return tuple((group.anchor, group.heading.text) for group in self.groups)
