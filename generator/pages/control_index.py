"""Which records of which provider speak to which control."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import astuple

from generator.pages.addresses import control_named
from generator.pages.comparison_models import Said
from generator.pages.model import Page
from generator.pages.record_models import Comparison, ContactCard, GapCard, IssueCard, SheetRow, SmokeTestCard
from generator.pages.sections import Section
from generator.pages.view_models import Address, Card, Link


class Cited(Struct, frozen=True):
    """What each provider says on each control, by provider and control."""

    said: Mapping[str, Mapping[str, Said]]

    def by(self, provider: str, control: str) -> Said:
        """What a provider says on a control."""
        return self.said[provider].get(control, Said())


def cited_controls(pages: Iterable[Page]) -> dict[str, Said]:
    """What the pages of a provider say on each control."""
    records: dict[str, list[Link]] = {}
    gaps: dict[str, list[Link]] = {}
    for page, card in _cards(pages):
        found = gaps if isinstance(card, GapCard) else records
        for control in card.controls:
            link = Link(card.title, Address(page.path, card.anchor))
            found.setdefault(control_named(control.to.page), []).append(link)
    names = records.keys() | gaps.keys()
    return {name: Said(tuple(records.get(name, ())), tuple(gaps.get(name, ()))) for name in names}


def _cards(pages: Iterable[Page]) -> Iterator[tuple[Page, Card | GapCard]]:
    for page in pages:
        for section in page.sections:
            for card in cards(section):
                yield page, card


def cards(section: Section) -> Iterator[Card | GapCard]:
    """The records that a section shows."""
    for value in astuple(section):
        for part in value if isinstance(value, tuple) else ():
            shown = part[1] if isinstance(part, tuple) and len(part) == 2 else part
            if isinstance(shown, IssueCard | ContactCard | Comparison | SheetRow | SmokeTestCard):
                yield shown.card
            elif isinstance(shown, Card | GapCard):
                yield shown
