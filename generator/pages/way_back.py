"""The way back from a provider as one list: the guide's steps, each followed by what of yours carries it out."""

from collections.abc import Iterator
from string import ascii_lowercase

from msgspec.structs import replace

from generator.pages.cards import step_card
from generator.pages.own_records import own_step
from generator.pages.provider_context import ProviderContext
from generator.pages.view_models import Card
from generator.project import Integration
from generator.schema.own import OwnRollbackStep


def way_back(context: ProviderContext) -> tuple[Card, ...]:
    """Every step back with its number, whoever does it: nobody goes back by halves.

    A step of yours that carries out one of the guide's is numbered after it: `1`, `1a`, `2`.
    """
    return tuple(_numbered(context))


def _numbered(context: ProviderContext) -> Iterator[Card]:
    rollback = context.provider.rollback
    steps = context.that_apply(rollback.steps)
    left = {own.id: (integration, own) for integration, own in _own(context)}
    for number, step in enumerate(steps, start=1):
        yield replace(step_card(context, step, rollback.roles), number=str(number))
        carried = [name for name, (_, own) in left.items() if own.carries_out == step.id]
        for letter, name in zip(ascii_lowercase, carried, strict=False):
            integration, own = left.pop(name)
            yield replace(own_step(context, integration, own), number=f"{number}{letter}")
    for number, (integration, own) in enumerate(left.values(), start=len(steps) + 1):
        yield replace(own_step(context, integration, own), number=str(number))


def _own(context: ProviderContext) -> Iterator[tuple[Integration, OwnRollbackStep]]:
    for integration in context.integrations:
        for own in integration.profile.own_rollback_steps:
            yield integration, own
