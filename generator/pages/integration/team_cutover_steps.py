"""The steps of a cutover that a team does, each with the times at which you planned it."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.cutover.plan import Row
from generator.cutover.steps import Phase
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.run_sheet_rows import step_row_card
from generator.pages.integration.time_format import times
from generator.pages.item_state_card import with_state
from generator.pages.own_records import from_integration, own_address
from generator.pages.template_words import TEMPLATE_WORDS
from generator.pages.view_models import Address, Card, Fact, Link, Value
from generator.schema.organisation import Team
from generator.schema.provider import ProviderPage


class TeamStep(Struct, frozen=True):
    """A step that a team does: the list it stands in, and its card."""

    phase: Phase
    card: Card


def team_steps(context: IntegrationContext, team: Team) -> Iterator[TeamStep]:
    """The team's steps in working order, as the integration plans them."""
    for number, row in enumerate(context.plan.rows, start=1):
        if team.id in context.provider_context.teams(row.step.roles):
            yield TeamStep(row.step.phase, replace(_card(context, row), number=str(number)))


def _card(context: IntegrationContext, row: Row) -> Card:
    guide, integration = context.provider_context, context.integration
    steps = {planned.id: planned.step for planned in context.plan.rows}

    def link(step: str) -> Link:
        title = steps[step].record.title
        if steps[step].is_own:
            return Link(title, own_address(integration.id, ProviderPage.CUTOVER, step))
        return Link(title, Address(guide.page(ProviderPage.CUTOVER), step))

    card = step_row_card(guide, row.step, link, integration)
    card = replace(card, facts=(*_facts(context, row), *card.facts))
    if row.step.is_own:
        return from_integration(card, integration, ProviderPage.CUTOVER)
    return with_state(card, context)  # of steps that the guide wants done before real traffic


def _facts(context: IntegrationContext, row: Row) -> Iterator[Fact]:
    plan = context.plan
    when = times(row, plan.clock)
    if when.at:
        yield Fact("When", Value(when.at), glance=when.at)
    if when.local:
        utc = f" ({when.utc} UTC)" if when.utc else ""
        yield Fact("Planned", Value(f"{when.local} {plan.clock.zone}{utc}"), glance=when.local)
    elif plan.is_dated:
        yield Fact("Planned", Value(TEMPLATE_WORDS.no_time))
