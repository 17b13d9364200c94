"""A provider's cutover."""

from itertools import groupby

from generator.pages.cards import action_card, moment_card, step_card
from generator.pages.model import Page
from generator.pages.own_records import ours_sections
from generator.pages.provider_context import ProviderContext
from generator.pages.sections import Cards, Moments, Section, Steps
from generator.pages.subject import subject_page
from generator.schema.cutover import Step
from generator.schema.provider import ProviderPage


def cutover_page(scope: ProviderContext) -> Page:
    """Steps, timeline, smoke tests, first days, artefacts."""
    cutover = scope.provider.cutover
    roles = cutover.roles
    artefacts = tuple(action_card(scope, each, roles) for each in cutover.artefacts)
    sections: tuple[Section, ...] = (
        *_stages(scope, cutover.steps),
        timeline_section(scope),
        *ours_sections(scope, ProviderPage.CUTOVER),
        Steps(
            "smoke-tests",
            "Smoke tests in production",
            tuple(step_card(scope, each, roles) for each in cutover.smoke_tests),
        ),
        Cards("first-days", "First days live", tuple(step_card(scope, each, roles) for each in cutover.first_days)),
        Cards("artefacts", "What to keep as evidence", artefacts),
    )
    return subject_page(scope, ProviderPage.CUTOVER, sections)


def timeline_section(scope: ProviderContext) -> Moments:
    """What happens when, counted from the cutover."""
    cutover = scope.provider.cutover
    cards = tuple((step.at or "", moment_card(scope, step, cutover.roles)) for step in cutover.timeline)
    return Moments("timeline", "Timeline", cards)


def _stages(scope: ProviderContext, steps: tuple[Step, ...]) -> tuple[Section, ...]:
    sections = []
    for number, (stage, group) in enumerate(groupby(steps, key=lambda step: step.stage)):
        cards = tuple(step_card(scope, step, scope.provider.cutover.roles) for step in group)
        anchor = "steps" if number == 0 else f"steps-{number + 1}"
        sections.append(Steps(anchor, stage or "Steps", cards))
    return tuple(sections)
