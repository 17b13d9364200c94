"""Credentials compared: what they are, how you get them, where they belong, how they are replaced."""

from collections.abc import Iterator

from generator.pages.cards import condition_labels
from generator.pages.compare.answers import Finder, Told, answer, link_to, on_controls
from generator.pages.compare.topic import Asked, Topic
from generator.pages.comparison_models import ComparedAnswer
from generator.pages.provider.environments import facts_by_environment
from generator.pages.provider_context import ProviderContext, value
from generator.pages.view_models import Address, Fact, Link, Value
from generator.schema.access_request import Wait
from generator.schema.checklists import Item
from generator.schema.environments import Credential
from generator.schema.maintenance import Task
from generator.schema.provider import ProviderPage
from generator.schema.questions import Question
from generator.schema.record import Advice

_PAGE = ProviderPage.ENVIRONMENTS


def _of(*, production: bool) -> Finder:
    def find(context: ProviderContext) -> Iterator[Told]:
        return (Told(_form(context, credential)) for credential in _credentials(context, production=production))

    return find


def _credentials(context: ProviderContext, *, production: bool) -> Iterator[Credential]:
    """The credentials of production, or those that only other environments have."""
    environments = context.provider.environments
    return (
        credential
        for credential in environments.credentials
        if environments.in_production(credential.environments) is production
    )


def _form(context: ProviderContext, credential: Credential) -> ComparedAnswer:
    facts = (
        Fact("Secret", Value("Yes" if credential.secret else "No")),
        *facts_by_environment(context, "Starts with", credential.prefixes, is_code=True),
        Fact("Form", value(credential.pattern, is_code=True)),
    )
    return ComparedAnswer(
        link_to(context, _PAGE, credential),
        labels=condition_labels(context, credential.when),
        facts=tuple(fact for fact in facts if fact.value),
    )


def _obtained(context: ProviderContext) -> Iterator[Told]:
    for credential in _credentials(context, production=True):
        yield Told(ComparedAnswer(link_to(context, _PAGE, credential), words=context.rich(credential.obtained)))
    for wait in context.provider.access_request.waits:
        yield Told(_waiting(context, wait))


def _waiting(context: ProviderContext, wait: Wait) -> ComparedAnswer:
    link = Link("How long it takes", Address(context.page(ProviderPage.ACCESS_REQUEST), wait.id))
    return ComparedAnswer(link, value(wait.takes), words=context.rich(wait.detail))


def _kept(context: ProviderContext) -> Iterator[Told]:
    for credential in _credentials(context, production=True):
        if credential.keep:
            yield Told(ComparedAnswer(link_to(context, _PAGE, credential), words=context.rich(credential.keep)))
    yield from on_controls(Question.KEEPING, Item, Advice, is_short=True)(context)


def _replaced(context: ProviderContext) -> Iterator[Told]:
    for rotation in context.provider.maintenance.rotations:
        yield Told(answer(context, ProviderPage.MAINTENANCE, rotation), rotation.gap)
    for told in on_controls(Question.ROTATION, Item, Task, Advice)(context):
        if told.answer.link.to.anchor not in {rotation.id for rotation in context.provider.maintenance.rotations}:
            yield told


CREDENTIALS = Topic(
    "credentials",
    "Credentials compared",
    "Credentials",
    "Keys, tokens, passwords and names at every provider: what they look like, how you get them, where they belong and "
    "how they are replaced. Never their values.",
    (
        Asked(
            Question.PRODUCTION_CREDENTIALS,
            "Which credentials production has",
            _of(production=True),
            _PAGE,
            (_PAGE,),
        ),
        Asked(Question.TEST_CREDENTIALS, "Which credentials the other environments have", _of(production=False), _PAGE),
        Asked(
            Question.OBTAINING,
            "How you get the production credentials, and how long it takes",
            _obtained,
            ProviderPage.ACCESS_REQUEST,
            (ProviderPage.ACCESS_REQUEST,),
        ),
        Asked(Question.KEEPING, "Where credentials belong", _kept, _PAGE, (ProviderPage.CHECKLIST, _PAGE)),
        Asked(
            Question.ROTATION,
            "How credentials are replaced",
            _replaced,
            ProviderPage.MAINTENANCE,
            (ProviderPage.MAINTENANCE,),
        ),
    ),
)
