"""Credentials compared: what they are, how you get them, where they belong, how they are replaced."""

from collections.abc import Iterator

from generator.pages.cards import condition_labels
from generator.pages.compare.answers import Finder, Told, answer, link_to, on_controls
from generator.pages.compare.topic import Asked, Topic
from generator.pages.parts import Address, Answer, Fact, Link, Value
from generator.pages.scope import Scope, value
from generator.schema.access_request import Wait
from generator.schema.checklists import Item
from generator.schema.environments import Credential, Environment
from generator.schema.maintenance import Task
from generator.schema.provider import ProviderPage
from generator.schema.questions import Question
from generator.schema.record import Advice

HERE = ProviderPage.ENVIRONMENTS
LIVE = (Environment.PRODUCTION, Environment.BOTH)


def _of(*places: Environment) -> Finder:
    def find(scope: Scope) -> Iterator[Told]:
        return (Told(_form(scope, each)) for each in _credentials(scope, *places))

    return find


def _credentials(scope: Scope, *places: Environment) -> Iterator[Credential]:
    return (each for each in scope.provider.environments.credentials if each.environment in places)


def _form(scope: Scope, credential: Credential) -> Answer:
    facts = (
        Fact("Secret", Value("Yes" if credential.secret else "No")),
        Fact("Starts with", value(credential.prefix, is_code=True)),
        Fact("Form", value(credential.pattern, is_code=True)),
    )
    return Answer(
        link_to(scope, HERE, credential),
        labels=condition_labels(scope, credential.when),
        facts=tuple(fact for fact in facts if fact.value),
    )


def _obtained(scope: Scope) -> Iterator[Told]:
    for credential in _credentials(scope, *LIVE):
        yield Told(Answer(link_to(scope, HERE, credential), words=scope.rich(credential.obtained)))
    for wait in scope.provider.access_request.waits:
        yield Told(_waiting(scope, wait))


def _waiting(scope: Scope, wait: Wait) -> Answer:
    link = Link("How long it takes", Address(scope.page(ProviderPage.ACCESS_REQUEST), wait.id))
    return Answer(link, value(wait.takes), words=scope.rich(wait.detail))


def _kept(scope: Scope) -> Iterator[Told]:
    for credential in _credentials(scope, *LIVE):
        if credential.keep:
            yield Told(Answer(link_to(scope, HERE, credential), words=scope.rich(credential.keep)))
    yield from on_controls(Question.KEEPING, Item, Advice, is_short=True)(scope)


def _replaced(scope: Scope) -> Iterator[Told]:
    for rotation in scope.provider.maintenance.rotations:
        yield Told(answer(scope, ProviderPage.MAINTENANCE, rotation), rotation.gap)
    for told in on_controls(Question.ROTATION, Item, Task, Advice)(scope):
        if told.answer.link.to.anchor not in {each.id for each in scope.provider.maintenance.rotations}:
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
            HERE,
            (HERE,),
        ),
        Asked(Question.SANDBOX_CREDENTIALS, "Which credentials sandbox has", _of(Environment.SANDBOX), HERE),
        Asked(
            Question.OBTAINING,
            "How you get the production credentials, and how long it takes",
            _obtained,
            ProviderPage.ACCESS_REQUEST,
            (ProviderPage.ACCESS_REQUEST,),
        ),
        Asked(Question.KEEPING, "Where credentials belong", _kept, HERE, (ProviderPage.CHECKLIST, HERE)),
        Asked(
            Question.ROTATION,
            "How credentials are replaced",
            _replaced,
            ProviderPage.MAINTENANCE,
            (ProviderPage.MAINTENANCE,),
        ),
    ),
)
