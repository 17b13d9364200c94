"""How to go back from a provider."""

from generator.pages.cards import record_card, step_card
from generator.pages.model import Page
from generator.pages.own_records import ours_sections, own_steps
from generator.pages.provider_context import ProviderContext
from generator.pages.sections import Cards, Steps, Words
from generator.pages.silence import no_rollback
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


_TO_DO = {
    (True, True): "Yours is above: rehearse it, and read what is missing below.",
    (True, False): "Yours is above: rehearse it.",
    (False, True): "Write your own before you go live, rehearse it, and read what is missing below.",
    (False, False): "Write your own before you go live, and rehearse it.",
}
"""What to do, by whether you have steps of your own, and whether gaps say what is missing."""


def _silence(context: ProviderContext) -> Words:
    has_own, has_gaps = bool(own_steps(context)), bool(context.provider.rollback.gaps)
    why = context.absence(Question.ROLLBACK_STEPS, ProviderPage.ROLLBACK)
    words = f"{no_rollback(verbatim(context.name), why)} {_TO_DO[has_own, has_gaps]}"
    move = context.provider.rollback.first_move
    advice = (RichText(f"Our advice for the first move: {move}", context.provider.id),) if move else ()
    return Words("steps", "No procedure to follow", (RichText(words), *advice))
