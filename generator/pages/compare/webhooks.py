"""Webhooks compared: where your address goes, how fast and what to answer, what is genuine, whom to let in."""

from collections.abc import Iterator

from generator.pages.compare.answers import Told, on_controls
from generator.pages.compare.limits import limit_answer
from generator.pages.compare.topic import Asked, Topic
from generator.pages.provider_context import ProviderContext
from generator.schema.access import AccessStep, Deliverable, RequestField
from generator.schema.checklists import Item
from generator.schema.cutover import Step
from generator.schema.environments import Credential, LimitKind, Setting
from generator.schema.issues import Issue
from generator.schema.monitoring import Metric
from generator.schema.provider import ApiName, ProviderPage
from generator.schema.questions import Question
from generator.schema.record import Advice

_PAGE = ProviderPage.CHECKLIST
PAGES = (ProviderPage.CHECKLIST, ProviderPage.ENVIRONMENTS, ProviderPage.ACCESS)


def _answer_time(context: ProviderContext) -> Iterator[Told]:
    controls = context.controls_of(Question.WEBHOOK_ANSWER_TIME)
    for limit in context.provider.environments.limits:
        if limit.kind is LimitKind.RESPONSE and not controls.isdisjoint(limit.controls):
            yield Told(limit_answer(context, limit))


WEBHOOKS = Topic(
    "webhooks",
    "Webhooks compared",
    "Webhooks",
    "The messages that a provider sends you: where you register the address, how soon and with what you answer, "
    "how you tell a genuine one, and which addresses your firewall lets in.",
    (
        Asked(
            Question.WEBHOOK_ANSWER_TIME,
            "How soon you must answer a webhook",
            _answer_time,
            _PAGE,
            (_PAGE,),
        ),
        Asked(
            Question.WEBHOOK_ANSWER,
            "What to answer, and whether a webhook is sent again",
            on_controls(Question.WEBHOOK_ANSWER, Item, Step, Advice, Metric, Issue),
            _PAGE,
            (_PAGE,),
        ),
        Asked(
            Question.WEBHOOK_AUTHENTICITY,
            "How you tell a genuine webhook: signature or decryption",
            on_controls(Question.WEBHOOK_AUTHENTICITY, Item, Setting, Credential, Advice, ApiName),
            _PAGE,
            (ProviderPage.CHECKLIST, ProviderPage.ENVIRONMENTS),
        ),
        Asked(
            Question.WEBHOOK_REGISTRATION,
            "Where you register your webhook address",
            on_controls(Question.WEBHOOK_REGISTRATION, Item, RequestField, AccessStep, Advice),
            _PAGE,
            (_PAGE,),
        ),
        Asked(
            Question.WEBHOOK_SOURCES,
            "Which addresses webhooks come from",
            on_controls(Question.WEBHOOK_SOURCES, Item, Deliverable, Setting, Advice),
            _PAGE,
            PAGES,
        ),
    ),
    searched_as=("webhook response time", "how fast to answer a webhook"),
)
