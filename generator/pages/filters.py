"""By what checklist items are chosen: team, gate, level, state, control."""

from collections.abc import Iterable

from msgspec.structs import replace

from generator.pages.addresses import control_named
from generator.pages.provider_context import ProviderContext
from generator.pages.readiness_view import Choice, Option
from generator.pages.sections import Checklist, Filters
from generator.pages.status_labels import BUCKETS, GATES, LEVELS
from generator.pages.view_models import Address, Card, Facet, RichText
from generator.schema.checklists import ItemLevel
from generator.schema.record import Gate, Roles

TO_DO = "to-do"
"""The state of everything that does not hold, whatever its own."""
RUNS_OUT = "runs-out"
"""The state of what holds today and will not at the launch, whatever its own."""


def facets(
    context: ProviderContext, card: Card, gate: Gate, roles: Roles | None, level: ItemLevel
) -> tuple[Facet, ...]:
    """By what an item can be chosen, but for its state."""
    controls = tuple(control_named(control.to.page) for control in card.controls)
    found = (
        Facet("team", context.teams(roles)),
        Facet("gate", (gate.value,)),
        Facet("level", (level.value,)),
        Facet("control", controls),
    )
    return tuple(facet for facet in found if facet.values)


def filters(guide: ProviderContext, cards: Iterable[Card]) -> Filters:
    """The choices that these items leave open."""
    items = tuple(cards)
    project = guide.project
    known: dict[str, dict[str, str]] = {
        "team": {team.id: team.name for team in project.teams.values()},
        "gate": {gate.value: words.deadline for gate, words in GATES.items()},
        "level": {level.value: words for level, words in LEVELS.items()},
        "state": {
            TO_DO: "To do",
            RUNS_OUT: "Runs out before the launch",
            **{bucket.value: words.chosen_as for bucket, words in BUCKETS.items()},
        },
        "control": {control.id: control.title for control in project.controls.values()},
    }
    choices = (_choice(name, words, items) for name, words in known.items())
    return Filters(
        "filters",
        "Show only",
        tuple(choice for choice in choices if len(choice.options) >= _FEWEST.get(choice.name, 1)),
        len(items),
        counted="{shown} of {all} items are shown.",
        nothing="No item matches all of these. Show all to start again.",
        script=Address("assets/launchbook/checklist.js"),
        intro=RichText("Your filters are part of the link, so you can send it."),
    )


_FEWEST = {"level": 2}
"""How many options a choice has at least; most checklists have but one level."""
TITLES = {
    "team": ("Team", "All teams"),
    "gate": ("Gate", "Both gates"),
    "level": ("Level", "All levels"),
    "state": ("State", "All states"),
    "control": ("Control", "All controls"),
}


def choosable(groups: Iterable[Checklist], choices: Filters) -> tuple[Checklist, ...]:
    """The groups with what one can choose their items by, and nothing that leaves no choice."""
    names = {choice.name for choice in choices.choices}
    return tuple(
        replace(group, cards=tuple(replace(card, facets=_among(card.facets, names)) for card in group.cards))
        for group in groups
    )


def _among(found: tuple[Facet, ...], names: set[str]) -> tuple[Facet, ...]:
    return tuple(facet for facet in found if facet.name in names)


def _choice(name: str, known: dict[str, str], cards: tuple[Card, ...]) -> Choice:
    there = [value for card in cards for facet in card.facets if facet.name == name for value in facet.values]
    options = tuple(
        Option(value, f"{words} ({there.count(value)})") for value, words in known.items() if value in there
    )
    return Choice(name, *TITLES[name], options)
