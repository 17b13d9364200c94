"""How to go back from a provider."""

from generator.pages.cards import record_card, step_card
from generator.pages.model import Page
from generator.pages.own_records import ours_sections, own_steps
from generator.pages.provider_context import ProviderContext
from generator.pages.sections import Cards, Steps, Words
from generator.pages.subject import subject_page
from generator.pages.view_models import RichText
from generator.prose import verbatim
from generator.schema.provider import ProviderPage
from generator.schema.questions import Question


def rollback_page(context: ProviderContext) -> Page:
    """When to go back, the steps, and plain words where the guide has none."""
    rollback = context.provider.rollback
    triggers = tuple(
        record_card(context, trigger, trigger.title, detail=context.rich(trigger.detail))
        for trigger in rollback.triggers
    )
    steps = tuple(step_card(context, step, rollback.roles) for step in rollback.steps)
    ours = ours_sections(context, ProviderPage.ROLLBACK)
    guides = Steps("steps", "What to do, in order", steps, is_urgent=True) if steps else _silence(context)
    both = (guides, *ours) if steps else (*ours, guides)
    sections = (Cards("triggers", "When to roll back", triggers, is_urgent=True), *both)
    return subject_page(context, ProviderPage.ROLLBACK, sections)


def _silence(context: ProviderContext) -> Words:
    yours = "Yours is above: rehearse it" if own_steps(context) else "Write your own before you go live, rehearse it"
    words = (
        f"{verbatim(context.name)} gives **no rollback procedure** ({context.absence(Question.ROLLBACK_STEPS)}). "
        f"{yours}, and read what is missing below."
    )
    move = context.provider.rollback.first_move
    advice = (RichText(f"Our advice for the first move: {move}", context.provider.id),) if move else ()
    return Words("steps", "No procedure to follow", (RichText(words), *advice))
