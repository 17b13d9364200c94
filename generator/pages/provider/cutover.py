"""A provider's cutover."""

from itertools import groupby

from generator.pages.cards import action_card, moment_card, step_card
from generator.pages.model import Page
from generator.pages.own_records import ours_sections
from generator.pages.phases import PHASES, WorkPhase
from generator.pages.provider_context import ProviderContext
from generator.pages.sections import Cards, Moments, Section, Steps
from generator.pages.subject import subject_page
from generator.schema.cutover import Step
from generator.schema.provider import ProviderPage


def cutover_page(context: ProviderContext) -> Page:
    """Steps, timeline, smoke tests, first days, artefacts."""
    cutover = context.provider.cutover
    roles = cutover.roles
    artefacts = tuple(action_card(context, artefact, roles) for artefact in cutover.artefacts)
    sections: tuple[Section, ...] = (
        *_stages(context, cutover.steps),
        timeline_section(context),
        *ours_sections(context, ProviderPage.CUTOVER),
        Steps(
            WorkPhase.SMOKE_TESTS.value,
            PHASES[WorkPhase.SMOKE_TESTS].title,
            tuple(step_card(context, smoke_test, roles) for smoke_test in cutover.smoke_tests),
        ),
        Cards(
            WorkPhase.FIRST_DAYS.value,
            PHASES[WorkPhase.FIRST_DAYS].title,
            tuple(step_card(context, first_day, roles) for first_day in cutover.first_days),
        ),
        Cards("artefacts", "What to keep as evidence", artefacts),
    )
    return subject_page(context, ProviderPage.CUTOVER, sections)


def timeline_section(context: ProviderContext) -> Moments:
    """What happens when, counted from the cutover."""
    cutover = context.provider.cutover
    cards = tuple((step.at or "", moment_card(context, step, cutover.roles)) for step in cutover.timeline)
    return Moments("timeline", "Timeline", cards)


def _stages(context: ProviderContext, steps: tuple[Step, ...]) -> tuple[Section, ...]:
    sections = []
    for number, (stage, group) in enumerate(groupby(steps, key=lambda step: step.stage)):
        cards = tuple(step_card(context, step, context.provider.cutover.roles) for step in group)
        anchor = "steps" if number == 0 else f"steps-{number + 1}"
        sections.append(Steps(anchor, stage or "Steps", cards))
    return tuple(sections)
