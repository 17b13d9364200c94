"""Credentials compared: what they are, how you get them, where they belong, how they are replaced."""

from collections.abc import Iterator

from generator.pages.cards import condition_labels
from generator.pages.compare.answers import Finder, Told, answer, link_to, on_controls
from generator.pages.compare.topic import Asked, Topic
from generator.pages.comparison_models import ComparedAnswer
from generator.pages.provider_context import ProviderContext, value
from generator.pages.view_models import Address, Fact, Link, Value
from generator.schema.access import Wait
from generator.schema.checklists import Item
from generator.schema.environments import Credential, Environment
from generator.schema.maintenance import Task
from generator.schema.provider import ProviderPage
from generator.schema.questions import Question
from generator.schema.record import Advice

_PAGE = ProviderPage.ENVIRONMENTS
LIVE = (Environment.PRODUCTION, Environment.BOTH)


def _of(*places: Environment) -> Finder:
    def find(context: ProviderContext) -> Iterator[Told]:
        return (Told(_form(context, credential)) for credential in _credentials(context, *places))

    return find


def _credentials(context: ProviderContext, *places: Environment) -> Iterator[Credential]:
    return (credential for credential in context.provider.environments.credentials if credential.environment in places)


def _form(context: ProviderContext, credential: Credential) -> ComparedAnswer:
    facts = (
        Fact("Secret", Value("Yes" if credential.secret else "No")),
        Fact("Starts with", value(credential.prefix, is_code=True)),
        Fact("Form", value(credential.pattern, is_code=True)),
    )
    return ComparedAnswer(
        link_to(context, _PAGE, credential),
        labels=condition_labels(context, credential.when),
        facts=tuple(fact for fact in facts if fact.value),
    )


def _obtained(context: ProviderContext) -> Iterator[Told]:
    for credential in _credentials(context, *LIVE):
        yield Told(ComparedAnswer(link_to(context, _PAGE, credential), words=context.rich(credential.obtained)))
    for wait in context.provider.access.waits:
        yield Told(_waiting(context, wait))


def _waiting(context: ProviderContext, wait: Wait) -> ComparedAnswer:
    link = Link("How long it takes", Address(context.page(ProviderPage.ACCESS), wait.id))
    return ComparedAnswer(link, value(wait.takes), words=context.rich(wait.detail))


def _kept(context: ProviderContext) -> Iterator[Told]:
    for credential in _credentials(context, *LIVE):
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
            _of(*LIVE),
            _PAGE,
            (_PAGE,),
        ),
        Asked(Question.SANDBOX_CREDENTIALS, "Which credentials sandbox has", _of(Environment.SANDBOX), _PAGE),
        Asked(
            Question.OBTAINING,
            "How you get the production credentials, and how long it takes",
            _obtained,
            ProviderPage.ACCESS,
            (ProviderPage.ACCESS,),
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
