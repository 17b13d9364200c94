"""A provider's environments: what each is for, the settings side by side, credentials, limits."""

from collections.abc import Iterable, Iterator

from generator.pages.cards import record_card
from generator.pages.model import Page
from generator.pages.provider_context import ProviderContext, value
from generator.pages.record_models import Comparison, ValueIn
from generator.pages.sections import Cards, Environments
from generator.pages.silence import silent_sentence
from generator.pages.subject import subject_page
from generator.pages.view_models import Card, Fact, Label, Value
from generator.pages.words import LIMIT_KINDS, PARITIES, listed
from generator.schema.by_environment import EVERY_ENVIRONMENT, ByEnvironment
from generator.schema.environments import Credential, Environment, Limit, Parity, Setting, SettingKind
from generator.schema.provider import ProviderPage
from generator.schema.text import Text
from generator.schema.values import PerAccount

COPIED = frozenset({SettingKind.URL, SettingKind.HOST, SettingKind.PREFIX})
SHOWN_AS_CODE = COPIED | {SettingKind.ENDPOINT}
PER_ACCOUNT = "differs for each account"


def environments_page(context: ProviderContext) -> Page:
    """What each environment is for, the settings side by side, credentials, limits."""
    environments = context.provider.environments
    sections = (
        _environments(context),
        settings_section(context),
        Cards(
            "credentials",
            "Credentials",
            tuple(_credential(context, credential) for credential in environments.credentials),
        ),
        Cards("limits", "Limits", tuple(limit_card(context, limit) for limit in environments.limits)),
    )
    return subject_page(context, ProviderPage.ENVIRONMENTS, sections)


def _environments(context: ProviderContext) -> Cards:
    environments = context.provider.environments.environments
    return Cards("environments", "The environments", tuple(_environment(context, found) for found in environments))


def _environment(context: ProviderContext, environment: Environment) -> Card:
    nothing = silent_sentence(context.provider, ProviderPage.ENVIRONMENTS, "the guide does not say what it is for")
    purpose = environment.purpose or nothing
    labels = (Label("Real payments", "production"),) if environment.production else ()
    return record_card(context, environment, environment.name, detail=context.rich(purpose), labels=labels)


def settings_section(context: ProviderContext) -> Environments:
    """The settings, all environments side by side."""
    rows = tuple(comparison(context, setting) for setting in context.provider.environments.settings)
    names = [environment.name for environment in context.provider.environments.environments]
    title = f"{listed(names)} side by side" if len(names) > 1 else "Settings"
    return Environments("settings", title, rows)


def comparison(context: ProviderContext, setting: Setting) -> Comparison:
    """A setting in every environment."""
    return Comparison(
        record_card(
            context,
            setting,
            setting.name,
            detail=context.rich(setting.detail),
            labels=(parity_label(context, setting),),
            facts=(Fact("Form", value(setting.pattern, is_code=True)),) if setting.pattern else (),
            gap=context.gap_link(setting.gap),
        ),
        tuple(
            ValueIn(environment.name, value_in(setting, environment), environment.production)
            for environment in context.provider.environments.environments
        ),
    )


def parity_label(context: ProviderContext, setting: Setting) -> Label:
    """What must be true of a setting; of one that only some environments have, which they are."""
    words = PARITIES[setting.parity]
    if setting.parity is Parity.ONLY_SOME:
        words = f"{where(context, setting.values)} only"
    return Label(words, setting.parity.value)


def value_in(setting: Setting, environment: Environment) -> Value | None:
    """A setting's value in an environment as it is shown; None where it does not exist there."""
    given = setting.values.of(environment.id)
    if isinstance(given, PerAccount):
        return Value(f"{PER_ACCOUNT}: {setting.see}", is_per_account=True)
    return value(given, is_code=setting.kind in SHOWN_AS_CODE, is_copied=setting.kind in COPIED)


def where(context: ProviderContext, values: Iterable[str]) -> str:
    """The environments that are named, or all of them, by their names."""
    named = [name for name in values if name != EVERY_ENVIRONMENT]
    return listed(environment.name for environment in context.provider.environments.of(named))


def facts_by_environment(
    context: ProviderContext, name: str, values: ByEnvironment[Text], *, is_code: bool = False, is_copied: bool = False
) -> Iterator[Fact]:
    """A fact for each value; where there are several, its name says in which environments each holds."""
    for given in dict.fromkeys(values.values()):
        shown = value(given, is_code=is_code, is_copied=is_copied)
        places = where(context, (environment for environment, found in values.items() if found == given))
        yield Fact(name if len(set(values.values())) == 1 else f"{name}: {places}", shown)


def _credential(context: ProviderContext, credential: Credential) -> Card:
    facts = [
        Fact("Where", Value(where(context, credential.environments))),
        Fact("Secret", Value("Yes" if credential.secret else "No")),
        *facts_by_environment(context, "Starts with", credential.prefixes, is_code=True, is_copied=True),
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


def limit_facts(context: ProviderContext, limit: Limit) -> tuple[Fact, ...]:
    """A limit in each environment, and where it holds."""
    values = facts_by_environment(context, LIMIT_KINDS[limit.kind], limit.values)
    return (*values, Fact("Where", Value(where(context, limit.values))))


def limit_card(context: ProviderContext, limit: Limit) -> Card:
    """A number that the guide sets."""
    return record_card(
        context,
        limit,
        limit.name,
        detail=context.rich(limit.meaning),
        facts=limit_facts(context, limit),
    )
