"""Rollback compared: the first move, the steps, the rules, and who decides."""

from collections.abc import Iterator

from generator.pages.compare.answers import Told, answer
from generator.pages.compare.topic import Asked, Topic
from generator.pages.comparison_models import ComparedAnswer
from generator.pages.provider_context import ProviderContext
from generator.pages.view_models import Address, Label, Link
from generator.schema.provider import ProviderPage
from generator.schema.questions import Question

_PAGE = ProviderPage.ROLLBACK


def _first_move(context: ProviderContext) -> Iterator[Told]:
    rollback = context.provider.rollback
    if rollback.steps:
        yield Told(answer(context, _PAGE, rollback.steps[0]))
    elif rollback.first_move:
        link = Link("The first move", Address(context.page(_PAGE), "steps"))
        label = Label("Our advice, not the guide's", "condition")
        yield Told(ComparedAnswer(link, labels=(label,), words=context.rich(rollback.first_move)), is_ours=True)


def _steps(context: ProviderContext) -> Iterator[Told]:
    return (Told(answer(context, _PAGE, step), step.gap) for step in context.provider.rollback.steps)


def _rules(context: ProviderContext) -> Iterator[Told]:
    return (Told(answer(context, _PAGE, advice)) for advice in context.provider.rollback.advice)


def _triggers(context: ProviderContext) -> Iterator[Told]:
    return (Told(answer(context, _PAGE, trigger)) for trigger in context.provider.rollback.triggers)


ROLLBACK = Topic(
    "rollback",
    "Rollback compared",
    "Rollback",
    "How to roll back from every provider, as far as its guide says. In an incident, open the provider's own page.",
    (
        Asked(Question.FIRST_MOVE, "The first move of a rollback", _first_move, _PAGE),
        Asked(Question.ROLLBACK_STEPS, "The steps of the rollback", _steps, _PAGE, (_PAGE,)),
        Asked(Question.ROLLBACK_RULES, "Rules for rolling back", _rules, _PAGE),
        Asked(Question.ROLLBACK_DECISION, "When to roll back, and who decides", _triggers, _PAGE),
    ),
)
