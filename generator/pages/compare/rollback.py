"""Rollback compared: the first move, the steps, the rules, and who decides."""

from collections.abc import Iterator

from generator.pages.compare.answers import Told, answer
from generator.pages.compare.topic import Asked, Topic
from generator.pages.provider_context import ProviderContext
from generator.pages.view_models import Address, ComparedAnswer, Label, Link
from generator.schema.provider import ProviderPage
from generator.schema.questions import Question

_PAGE = ProviderPage.ROLLBACK


def _first_move(scope: ProviderContext) -> Iterator[Told]:
    rollback = scope.provider.rollback
    if rollback.steps:
        yield Told(answer(scope, _PAGE, rollback.steps[0]))
    elif rollback.first_move:
        link = Link("The first move", Address(scope.page(_PAGE), "steps"))
        label = Label("Our advice, not the guide's", "condition")
        yield Told(ComparedAnswer(link, labels=(label,), words=scope.rich(rollback.first_move)), is_ours=True)


def _steps(scope: ProviderContext) -> Iterator[Told]:
    return (Told(answer(scope, _PAGE, each), each.gap) for each in scope.provider.rollback.steps)


def _rules(scope: ProviderContext) -> Iterator[Told]:
    return (Told(answer(scope, _PAGE, each)) for each in scope.provider.rollback.advice)


def _triggers(scope: ProviderContext) -> Iterator[Told]:
    return (Told(answer(scope, _PAGE, each)) for each in scope.provider.rollback.triggers)


ROLLBACK = Topic(
    "rollback",
    "Rollback compared",
    "Rollback",
    "How to go back from every provider, as far as its guide says. In an incident, open the provider's own page.",
    (
        Asked(Question.FIRST_MOVE, "The first move of a rollback", _first_move, _PAGE),
        Asked(Question.ROLLBACK_STEPS, "The steps of the rollback", _steps, _PAGE, (_PAGE,)),
        Asked(Question.ROLLBACK_RULES, "Rules on the way back", _rules, _PAGE),
        Asked(Question.ROLLBACK_DECISION, "When to go back, and who decides", _triggers, _PAGE),
    ),
)
