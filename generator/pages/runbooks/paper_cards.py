"""What paper shows of a record: no more than is needed with the book in hand."""

from collections.abc import Iterable

from msgspec.structs import replace

from generator.pages.addresses import team_page
from generator.pages.cards import prefixed_card
from generator.pages.team_records import TeamRecords
from generator.pages.view_models import Card

_OF_A_DONE_ITEM = frozenset({"Waived until", "Our note"})
"""What is still worth reading about an item with nothing left to do."""


def on_paper(owned: TeamRecords, cards: Iterable[Card]) -> tuple[Card, ...]:
    """The cards as the team's book shows them."""
    return tuple(_on_paper(owned, card) for card in cards)


def steps_on_paper(owned: TeamRecords, cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """Steps of a cutover, each of which says whose it is: their numbers lead through the work of several teams."""
    shown = zip(cards, on_paper(owned, cards), strict=True)
    return tuple(step if card.held else replace(step, owners=card.owners) for card, step in shown)


def _on_paper(owned: TeamRecords, card: Card) -> Card:
    shown = prefixed_card(owned.provider_context, card)
    shown = replace(shown, owners=() if _is_of_team_alone(owned, card) else card.owners)
    return _in_one_line(shown) if card.held else shown


def _is_of_team_alone(owned: TeamRecords, card: Card) -> bool:
    """Whether nobody but the team does it; a book need not say on each line whose it is."""
    page = team_page(owned.team.id)
    return all(owner.team is not None and owner.team.to.page == page for owner in card.owners)


def _in_one_line(card: Card) -> Card:
    facts = tuple(fact for fact in card.facts if fact.name in _OF_A_DONE_ITEM)
    return replace(card, detail=None, why=None, notes=(), owners=(), gap=None, facts=facts)
