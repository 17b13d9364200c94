"""Records as answers: what each says, short enough to stand beside those of other providers."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from generator.pages.cards import condition_labels
from generator.pages.comparison_models import ComparedAnswer
from generator.pages.provider.environments import parity_label, value_in
from generator.pages.provider_context import ProviderContext
from generator.pages.template_words import TEMPLATE_WORDS
from generator.pages.view_models import Address, Fact, Label, Link, Value
from generator.pages.words import ADVICE, cadence
from generator.schema.environments import Credential, Setting
from generator.schema.issues import Issue
from generator.schema.maintenance import Task
from generator.schema.monitoring import Metric
from generator.schema.provider import ApiName, ProviderPage
from generator.schema.questions import Question
from generator.schema.record import Advice, Record


class Told(NamedTuple):
    """An answer, the gap that its record names, and whether it is our advice and not the guide's word."""

    answer: ComparedAnswer
    gap: str | None = None
    is_ours: bool = False


Finder = Callable[[ProviderContext], Iterator[Told]]
"""Finds what a provider says on one question."""

_KIND_LABELS: dict[type[Record], str] = {Issue: "Incident", Metric: "Metric", ApiName: "Name", Credential: "Credential"}


def on_controls(question: Question, *kinds: type[Record], is_short: bool = False) -> Finder:
    """What records of these kinds say that speak to a control of a question; their titles where that is enough."""

    def find(context: ProviderContext) -> Iterator[Told]:
        controls = context.controls_of(question)
        for page, record in context.records:
            if isinstance(record, kinds) and not controls.isdisjoint(record.controls):
                yield Told(answer(context, page, record, is_short=is_short))

    return find


def answer(context: ProviderContext, page: ProviderPage, record: Record, *, is_short: bool = False) -> ComparedAnswer:
    """What a record says, in the words that it has of its own."""
    if isinstance(record, Setting):
        return setting_answer(context, record)
    return ComparedAnswer(
        link_to(context, page, record),
        labels=(*_kind_label(record), *condition_labels(context, record.when)),
        words=None if is_short else context.rich(_sentences(record)),
        facts=(Fact("How often", Value(cadence(record.every))),) if isinstance(record, Task) else (),
    )


def _sentences(record: Record) -> str | None:
    found = getattr(record, "detail", None) or getattr(record, "meaning", None)
    return str(found) if found else None


def _kind_label(record: Record) -> tuple[Label, ...]:
    """What kind of record it is, where its title does not tell."""
    if isinstance(record, Advice):
        return (Label(ADVICE[record.kind], record.kind.value),)
    return tuple(Label(words, "kind") for kind, words in _KIND_LABELS.items() if isinstance(record, kind))


def link_to(context: ProviderContext, page: ProviderPage, record: Record) -> Link:
    """A record as a link to its place, by the name that it has there."""
    title = getattr(record, "title", None) or getattr(record, "name", None) or record.id
    return Link(str(title), Address(context.page(page), record.id))


def setting_answer(context: ProviderContext, setting: Setting) -> ComparedAnswer:
    """A setting: its values in every environment, and what must be true of them."""
    return ComparedAnswer(
        link_to(context, ProviderPage.ENVIRONMENTS, setting),
        labels=(parity_label(context, setting),),
        facts=tuple(
            Fact(environment.name, _not_copied(value_in(setting, environment)))
            for environment in context.provider.environments.environments
        ),
    )


def _not_copied(shown: Value | None) -> Value:
    return replace(shown, is_copied=False) if shown else Value(TEMPLATE_WORDS.not_there)
