"""Limits compared: how many calls, how long to wait, how long things are valid, how large they may be."""

from collections.abc import Iterator

from generator.pages.cards import condition_labels
from generator.pages.compare.answers import Finder, Told, link_to, on_controls
from generator.pages.compare.topic import Asked, Topic
from generator.pages.comparison_models import ComparedAnswer
from generator.pages.provider.environments import limit_facts
from generator.pages.provider_context import ProviderContext
from generator.schema.checklists import Item
from generator.schema.environments import Limit, LimitKind
from generator.schema.issues import Issue
from generator.schema.provider import ProviderPage
from generator.schema.questions import Question
from generator.schema.record import Advice

_PAGE = ProviderPage.ENVIRONMENTS


def _of(*kinds: LimitKind) -> Finder:
    def find(context: ProviderContext) -> Iterator[Told]:
        for limit in context.provider.environments.limits:
            if limit.kind in kinds:
                yield Told(limit_answer(context, limit))

    return find


def limit_answer(context: ProviderContext, limit: Limit) -> ComparedAnswer:
    """A limit: the number as printed, where it holds, what it asks of you."""
    *values, where = limit_facts(context, limit)
    return ComparedAnswer(
        link_to(context, _PAGE, limit),
        values[0].value if len(values) == 1 else None,
        labels=condition_labels(context, limit.when),
        words=context.rich(limit.meaning),
        facts=(where,) if len(values) == 1 else tuple(values),
    )


_SIZES = (LimitKind.AMOUNT, LimitKind.LENGTH, LimitKind.COUNT, LimitKind.SIZE)
LIMITS_TOPIC = Topic(
    "limits",
    "Limits compared",
    "Limits",
    "The numbers that the guides set: calls, polling, time-outs, attempts, validity, amounts and lengths.",
    (
        Asked(
            Question.RATE_LIMITS,
            "How many calls you may make, and how often you may poll",
            _of(LimitKind.RATE, LimitKind.POLLING),
            _PAGE,
            (_PAGE,),
        ),
        Asked(
            Question.TIMEOUTS,
            "Time-outs, attempts and times to answer",
            _of(LimitKind.TIMEOUT, LimitKind.ATTEMPTS, LimitKind.RESPONSE),
            _PAGE,
            (_PAGE,),
        ),
        Asked(
            Question.AT_THE_LIMIT,
            "What to do about limits on your side",
            on_controls(Question.AT_THE_LIMIT, Item, Advice, Issue, is_short=True),
            _PAGE,
        ),
        Asked(Question.VALIDITY, "How long things are valid", _of(LimitKind.VALIDITY), _PAGE),
        Asked(Question.AMOUNTS, "Amounts and lengths", _of(*_SIZES), _PAGE),
    ),
    searched_as=("all limits, rate limits compared", "timeouts"),
)
