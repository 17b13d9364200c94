"""The steps of a cutover that a team does, each with the times at which you planned it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.cutover.plan import Row
from generator.cutover.steps import Phase
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.run_sheet_rows import step_row_card
from generator.pages.integration.time_format import times
from generator.pages.own_records import from_integration, own_address
from generator.pages.provider_context import ProviderContext
from generator.pages.template_words import TEMPLATE_WORDS
from generator.pages.view_models import Address, Card, Fact, Link, Value
from generator.schema.organisation import Team
from generator.schema.provider import ProviderPage


@dataclass(frozen=True)
class TeamStep:
    """A step that a team does: the list it stands in, and its card."""

    phase: Phase
    card: Card


@dataclass(frozen=True)
class _Planned:
    """A step as one integration plans it."""

    context: IntegrationContext
    row: Row


def team_steps(guide: ProviderContext, integrations: tuple[IntegrationContext, ...], team: Team) -> Iterator[TeamStep]:
    """The team's steps in working order, over your integrations with the provider."""
    found: dict[tuple[Phase, str], list[_Planned]] = {}
    for context in integrations:
        for row in context.plan.rows:
            if team.id in guide.teams(row.step.roles):
                found.setdefault((row.step.phase, row.id), []).append(_Planned(context, row))
    for (phase, _), planned in found.items():
        yield TeamStep(phase, _card(guide, planned, is_only_one=len(integrations) == 1))


def _card(guide: ProviderContext, planned: list[_Planned], *, is_only_one: bool) -> Card:
    first = planned[0]
    integration = first.context.integration
    rows = {row.id: row for row in first.context.plan.rows}

    def link(step: str) -> Link:
        title = rows[step].step.record.title
        if rows[step].step.is_own:
            return Link(title, own_address(integration.id, ProviderPage.CUTOVER, step))
        return Link(title, Address(guide.page(ProviderPage.CUTOVER), step))

    card = step_row_card(guide, first.row.step, link, integration if is_only_one else None)
    facts = tuple(fact for step in planned for fact in _facts(step, is_only_one=is_only_one))
    card = replace(card, facts=(*facts, *card.facts))
    return from_integration(card, integration, ProviderPage.CUTOVER) if first.row.step.is_own else card


def _facts(planned: _Planned, *, is_only_one: bool) -> Iterator[Fact]:
    of = "" if is_only_one else f": {planned.context.name}"
    plan = planned.context.plan
    when = times(planned.row, plan.clock)
    if when.at:
        yield Fact(f"When{of}", Value(when.at))
    if when.local:
        utc = f" ({when.utc} UTC)" if when.utc else ""
        yield Fact(f"Planned{of}", Value(f"{when.local} {plan.clock.zone}{utc}"))
    elif plan.is_dated:
        yield Fact(f"Planned{of}", Value(TEMPLATE_WORDS.no_time))
