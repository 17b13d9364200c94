"""The steps of a cutover that a team does, each with the times at which you planned it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.cutover.plan import Plan, Row, make_plan
from generator.cutover.steps import Phase
from generator.pages.integration.sheet import step_row_card
from generator.pages.integration.when import times
from generator.pages.owned import Owned
from generator.pages.parts import Address, Card, Fact, Link, Value
from generator.project import Integration
from generator.schema.provider import ProviderPage


@dataclass(frozen=True)
class _Planned:
    """A step as one integration plans it."""

    integration: Integration
    plan: Plan
    row: Row


def planned_steps(owned: Owned, *phases: Phase) -> tuple[Card, ...]:
    """The team's steps of these phases in working order, over all of your integrations with the provider."""
    found: dict[str, list[_Planned]] = {}
    for each in _planned(owned):
        if each.row.step.phase in phases and owned.has(each.row.step.roles):
            found.setdefault(each.row.id, []).append(each)
    return tuple(_card(owned, each) for each in found.values())


def is_dated(owned: Owned) -> bool:
    """Whether the day of every integration with the provider is recorded."""
    return all(each.profile.go_live for each in _integrations(owned))


def _integrations(owned: Owned) -> Iterator[Integration]:
    for each in owned.project.integrations.values():
        if each.profile.provider == owned.scope.provider.id:
            yield each


def _planned(owned: Owned) -> Iterator[_Planned]:
    for integration in _integrations(owned):
        plan = make_plan(owned.scope.provider.cutover, integration.profile)
        for row in plan.rows:
            yield _Planned(integration, plan, row)


def _card(owned: Owned, planned: list[_Planned]) -> Card:
    first = planned[0]
    page = owned.scope.page(ProviderPage.CUTOVER)
    titles = {row.id: Link(row.step.record.title, Address(page, row.id)) for row in first.plan.rows}
    card = step_row_card(owned.scope, first.row.step, titles.__getitem__)
    is_one = len(list(_integrations(owned))) == 1
    facts = tuple(
        fact for each in planned for fact in _facts(each, "" if is_one else f": {each.integration.profile.name}")
    )
    return replace(card, facts=(*facts, *card.facts))


def _facts(planned: _Planned, of: str) -> Iterator[Fact]:
    when = times(planned.row, planned.plan.clock)
    if when.at:
        yield Fact(f"When{of}", Value(when.at))
    if when.local:
        utc = f" ({when.utc} UTC)" if when.utc else ""
        yield Fact(f"Planned{of}", Value(f"{when.local} {planned.plan.clock.zone}{utc}"))
    elif planned.plan.is_dated:
        yield Fact(f"Planned{of}", Value("no time yet"))
