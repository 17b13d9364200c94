"""Environments compared: addresses, what differs and what must match, what keeps the two apart."""

from collections.abc import Iterator

from generator.pages.compare.answers import Told, on_controls, setting_answer
from generator.pages.compare.topic import Asked, Topic
from generator.pages.provider_context import ProviderContext
from generator.schema.checklists import Item
from generator.schema.cutover import Step
from generator.schema.environments import Setting, SettingKind
from generator.schema.provider import ProviderPage
from generator.schema.questions import Question
from generator.schema.record import Advice

_PAGE = ProviderPage.ENVIRONMENTS


def _addresses(context: ProviderContext) -> Iterator[Told]:
    return (_told(context, setting) for setting in context.provider.environments.settings if _is_address(setting))


def _other_settings(context: ProviderContext) -> Iterator[Told]:
    return (_told(context, setting) for setting in context.provider.environments.settings if not _is_address(setting))


def _is_address(setting: Setting) -> bool:
    return setting.kind in {SettingKind.URL, SettingKind.HOST}


def _told(context: ProviderContext, setting: Setting) -> Told:
    return Told(setting_answer(context, setting), setting.gap)


ENVIRONMENTS = Topic(
    "environments",
    "Environments compared",
    "Environments",
    "The environments of every provider: the addresses, what differs, what must match, and what keeps tests and "
    "production apart.",
    (
        Asked(Question.ADDRESSES, "Which addresses to call", _addresses, _PAGE, (_PAGE,)),
        Asked(Question.PARITY, "What differs, and what must match", _other_settings, _PAGE, (_PAGE,)),
        Asked(
            Question.SEPARATION,
            "What keeps tests and production apart",
            on_controls(Question.SEPARATION, Item, Step, Advice, is_short=True),
            _PAGE,
        ),
    ),
)
