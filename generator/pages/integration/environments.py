"""The environments of an integration: what must differ, and under which names the configuration holds it."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.pages.addresses import ENVIRONMENTS
from generator.pages.integration.env_file import env_file, env_file_name
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.model import Page
from generator.pages.provider.environments import (
    COPIED,
    SHOWN_AS_CODE,
    comparison,
    facts_by_environment,
    value_in,
    where,
)
from generator.pages.record_models import Comparison, ValueIn
from generator.pages.sections import Doors, Environments, Listing, Section, Table, Words
from generator.pages.view_models import Address, Cell, Door, Fact, Link, RichText, Value
from generator.pages.words import PARITIES, count
from generator.schema.by_environment import ByEnvironment
from generator.schema.environments import Credential, Environment, Setting, SettingKind
from generator.schema.provider import ProviderPage
from generator.schema.text import Text
from generator.schema.values import PerAccount

NOT_CONFIGURED = frozenset({SettingKind.WORDS, SettingKind.QUANTITY, SettingKind.ENDPOINT})
"""Kinds of settings that a configuration need not hold."""


def own_environments_page(context: IntegrationContext) -> Page:
    """What the configuration of each environment has to hold."""
    return Page(
        path=context.page(ENVIRONMENTS),
        boost=0.5,
        title=f"{context.name}: our environments",
        short="Environments",
        description=f"What our configuration holds for {context.provider_context.name}, in each environment.",
        lead=RichText("What must differ between the environments, and the names that our configuration has for it."),
        edit=context.file("integration"),
        sections=tuple(_sections(context)),
    )


def _sections(context: IntegrationContext) -> Iterator[Section]:
    environments = context.provider_context.provider.environments
    for parity, title in PARITIES.items():
        rows = tuple(_setting(context, setting) for setting in environments.settings if setting.parity is parity)
        if rows:
            yield Environments(f"settings-{parity.value}", title, rows)
    if environments.credentials:
        held = tuple(_credential(context, credential) for credential in environments.credentials)
        yield Table("credentials", "Credentials", ("Credential", "Our name for it", "Where", "Secret"), held)
    yield from _files(context)
    link = Link(
        f"{context.provider_context.name}: environments",
        Address(context.provider_context.page(ProviderPage.ENVIRONMENTS)),
    )
    yield Doors("ways-on", "Related pages", (Door(link, RichText("What the guide says about each, and its limits.")),))


def _setting(context: IntegrationContext, setting: Setting) -> Comparison:
    """A setting with what the configuration calls it; the section says already what must be true of it."""
    shown = comparison(context.provider_context, setting)
    named = next((known for known in context.integration.profile.settings if known.setting == setting.id), None)
    environments = context.provider_context.provider.environments
    is_live = any(setting.values.of(environment.id) for environment in environments.production)
    is_missing = named is None and setting.kind not in NOT_CONFIGURED and is_live
    ours = named.values if named else ByEnvironment[Text]()
    facts = (
        *((Fact("Our name", Value(named.name, is_code=True, is_copied=True)),) if named else ()),
        *((Fact("Our name", Value("not recorded", is_unknown=True)),) if is_missing else ()),
        *facts_by_environment(context.provider_context, "We found out", ours, is_code=True),
    )
    values = tuple(ValueIn(one.name, _value_in(setting, ours, one), one.production) for one in context.environments)
    notes = (RichText(named.note, context.provider_context.provider.id),) if named and named.note else ()
    card = replace(shown.card, labels=(), facts=facts, controls=(), also_called=(), notes=(*notes, *shown.card.notes))
    return Comparison(card, values)


def _value_in(setting: Setting, ours: ByEnvironment[Text], environment: Environment) -> Value | None:
    """What the guide gives for an environment, or yours where it differs for each account and you recorded it."""
    own = ours.of(environment.id)
    if own and isinstance(setting.values.of(environment.id), PerAccount):
        return Value(own, is_code=setting.kind in SHOWN_AS_CODE, is_copied=setting.kind in COPIED)
    return value_in(setting, environment)


def _credential(context: IntegrationContext, credential: Credential) -> tuple[Cell, ...]:
    page = Address(context.provider_context.page(ProviderPage.ENVIRONMENTS), credential.id)
    named = next(
        (known for known in context.integration.profile.credentials if known.credential == credential.id), None
    )
    is_live = context.provider_context.provider.environments.in_production(credential.environments)
    lacking = Cell("not recorded" if is_live else "", tone="gap")
    if context.applies(credential) is False:
        lacking = Cell("does not apply to us", tone="none")
    return (
        Cell(link=Link(credential.name, page)),
        Cell(value=Value(named.name, is_code=True)) if named else lacking,
        Cell(where(context.provider_context, credential.environments)),
        Cell("yes" if credential.secret else "no"),
    )


def _files(context: IntegrationContext) -> Iterator[Section]:
    profile = context.integration.profile
    named = len(profile.settings) + len(profile.credentials)
    record = f"`integrations/{context.id}/integration.yaml`"
    if not named:
        words = RichText(f"Record the names under `settings` and `credentials` in {record}, and the files appear here.")
        yield Words("env-file", "Your environment files", (words,))
        return
    intro = RichText(f"Made from {count(named, 'name')} in {record}. Public values are filled in; secrets never are.")
    production_first = sorted(context.environments, key=lambda environment: not environment.production)
    for number, environment in enumerate(production_first):
        anchor = f"env-file-{environment.id}" if number else "env-file"
        title = f"Your {env_file_name(environment)}"
        yield Listing(anchor, title, env_file(context, environment), intro=None if number else intro)
