"""The steps of a cutover that a team does, each with the times at which you planned it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.cutover.plan import Plan, Row, make_plan
from generator.cutover.steps import Phase
from generator.pages.integration.run_sheet_rows import step_row_card
from generator.pages.integration.time_format import times
from generator.pages.own_records import from_integration, integrations_of, own_address
from generator.pages.provider_context import ProviderContext
from generator.pages.team_records import TeamRecords
from generator.pages.template_words import TEMPLATE_WORDS
from generator.pages.view_models import Address, Card, Fact, Link, Value
from generator.project import Integration
from generator.schema.provider import ProviderPage


@dataclass(frozen=True)
class _Planned:
    """A step as one integration plans it."""

    integration: Integration
    plan: Plan
    row: Row


def planned_steps(owned: TeamRecords, *phases: Phase) -> tuple[Card, ...]:
    """The team's steps of these phases in working order, over all of your integrations with the provider."""
    found: dict[str, list[_Planned]] = {}
    for each in _planned(owned):
        if each.row.step.phase in phases and owned.has(each.row.step.roles):
            found.setdefault(each.row.id, []).append(each)
    return tuple(_card(owned.provider_context, each) for each in found.values())


def is_dated(owned: TeamRecords) -> bool:
    """Whether the day of every integration with the provider is recorded."""
    return all(each.profile.go_live for each in integrations_of(owned.provider_context))


def _planned(owned: TeamRecords) -> Iterator[_Planned]:
    for integration in integrations_of(owned.provider_context):
        plan = make_plan(owned.provider_context.provider.cutover, integration.profile)
        for row in plan.rows:
            yield _Planned(integration, plan, row)


def _card(context: ProviderContext, planned: list[_Planned]) -> Card:
    first = planned[0]
    rows = {row.id: row for row in first.plan.rows}

    def link(step: str) -> Link:
        title = rows[step].step.record.title
        if rows[step].step.is_own:
            return Link(title, own_address(first.integration.id, ProviderPage.CUTOVER, step))
        return Link(title, Address(context.page(ProviderPage.CUTOVER), step))

    is_only_one = len(integrations_of(context)) == 1
    card = step_row_card(context, first.row.step, link, first.integration if is_only_one else None)
    facts = tuple(fact for each in planned for fact in _facts(each, is_only_one))
    card = replace(card, facts=(*facts, *card.facts))
    return from_integration(card, first.integration, ProviderPage.CUTOVER) if first.row.step.is_own else card


def _facts(planned: _Planned, is_only_one: bool) -> Iterator[Fact]:
    of = "" if is_only_one else f": {planned.integration.profile.name}"
    when = times(planned.row, planned.plan.clock)
    if when.at:
        yield Fact(f"When{of}", Value(when.at))
    if when.local:
        utc = f" ({when.utc} UTC)" if when.utc else ""
        yield Fact(f"Planned{of}", Value(f"{when.local} {planned.plan.clock.zone}{utc}"))
    elif planned.plan.is_dated:
        yield Fact(f"Planned{of}", Value(TEMPLATE_WORDS.no_time))
