"""A provider's environments."""

from generator.pages.cards import record_card
from generator.pages.model import Page
from generator.pages.provider_context import ProviderContext, value
from generator.pages.sections import Cards, Environments
from generator.pages.subject import subject_page
from generator.pages.view_models import Card, Comparison, Fact, Label, Value
from generator.pages.words import ENVIRONMENT_NAMES, LIMIT_KINDS, PARITIES
from generator.schema.environments import Credential, Environment, Limit, Setting, SettingKind
from generator.schema.provider import ProviderPage

COPIED = frozenset({SettingKind.URL, SettingKind.HOST, SettingKind.PREFIX})
_SHOWN_AS_CODE = COPIED | {SettingKind.ENDPOINT}


def environments_page(context: ProviderContext) -> Page:
    """Sandbox and production side by side, credentials, limits."""
    environments = context.provider.environments
    sections = (
        settings_section(context),
        Cards(
            "credentials",
            "Credentials",
            tuple(_credential(context, credential) for credential in environments.credentials),
        ),
        Cards("limits", "Limits", tuple(_limit(context, limit) for limit in environments.limits)),
    )
    return subject_page(context, ProviderPage.ENVIRONMENTS, sections)


def settings_section(context: ProviderContext) -> Environments:
    """The settings, sandbox and production side by side."""
    rows = tuple(comparison(context, setting) for setting in context.provider.environments.settings)
    return Environments("settings", "Sandbox and production side by side", rows)


def comparison(context: ProviderContext, setting: Setting) -> Comparison:
    """A setting in both environments."""
    return Comparison(
        card=record_card(
            context,
            setting,
            setting.name,
            detail=context.rich(setting.detail),
            labels=(Label(PARITIES[setting.parity], setting.parity.value),),
            gap=context.gap_link(setting.gap),
        ),
        sandbox=_value(setting, Environment.SANDBOX),
        production=_value(setting, Environment.PRODUCTION),
        is_equal=setting.sandbox is not None and setting.sandbox == setting.production != "unknown",
    )


def _value(setting: Setting, environment: Environment) -> Value | None:
    return value(
        setting.value_in(environment), is_code=setting.kind in _SHOWN_AS_CODE, is_copied=setting.kind in COPIED
    )


def _credential(context: ProviderContext, credential: Credential) -> Card:
    facts = [
        Fact("Where", Value(ENVIRONMENT_NAMES[credential.environment])),
        Fact("Secret", Value("Yes" if credential.secret else "No")),
        Fact("Starts with", value(credential.prefix, is_code=True, is_copied=True)),
        Fact("Form", value(credential.pattern, is_code=True)),
        Fact("How you get it", words=context.rich(credential.obtained)),
        Fact("Where to keep it", words=context.rich(credential.keep), is_ours=True),
    ]
    return record_card(
        context,
        credential,
        credential.name,
        facts=tuple(fact for fact in facts if fact.value or fact.words),
    )


def _limit(context: ProviderContext, limit: Limit) -> Card:
    facts = (
        Fact(LIMIT_KINDS[limit.kind], value(limit.value)),
        Fact("Where", Value(ENVIRONMENT_NAMES[limit.environment])),
    )
    return record_card(
        context,
        limit,
        limit.name,
        detail=context.rich(limit.meaning),
        facts=facts,
    )
