"""What recurs for a provider."""

from generator.pages.cards import record_card, task_card
from generator.pages.model import Page
from generator.pages.provider_context import ProviderContext
from generator.pages.sections import Cards, Section
from generator.pages.subject import subject_page
from generator.pages.words import cadence
from generator.schema.maintenance import BY_POLICY, ONCE, PERIODICALLY, Cadence
from generator.schema.provider import ProviderPage
from generator.schema.values import LONGEST_DAYS

_WITHOUT_TIME = (PERIODICALLY, BY_POLICY, ONCE)


def maintenance_page(context: ProviderContext) -> Page:
    """Tasks by cadence, rotations, growth."""
    maintenance = context.provider.maintenance
    roles = maintenance.roles
    growth = tuple(
        record_card(context, growth, growth.title, detail=context.rich(growth.detail), gap=context.gap_link(growth.gap))
        for growth in maintenance.growth
    )
    sections = (
        *task_sections(context),
        Cards(
            "rotations", "Rotations", tuple(task_card(context, rotation, roles) for rotation in maintenance.rotations)
        ),
        Cards("growth", "When volume grows", growth),
    )
    return subject_page(context, ProviderPage.MAINTENANCE, sections)


def task_sections(context: ProviderContext) -> tuple[Section, ...]:
    """Recurring tasks, one section for each cadence."""
    maintenance = context.provider.maintenance
    sections = []
    for every in sorted({task.every for task in maintenance.tasks}, key=_often):
        cards = tuple(task_card(context, task, maintenance.roles) for task in maintenance.tasks if task.every == every)
        sections.append(Cards(every.replace(" ", "-"), cadence(every), cards))
    return tuple(sections)


def _often(every: Cadence) -> int:
    """About how many days it takes to come again; what says no time comes last."""
    rhythm = every.rhythm
    return rhythm.days + 30 * rhythm.months if rhythm else LONGEST_DAYS + _WITHOUT_TIME.index(every)
