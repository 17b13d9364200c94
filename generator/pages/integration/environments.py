"""Sandbox and production of an integration: what must differ, and under which names the configuration holds it."""

from collections.abc import Iterator
from dataclasses import replace

from generator.pages.integration.env_file import env_file
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.model import Page
from generator.pages.provider.environments import comparison
from generator.pages.provider_context import ENVIRONMENTS
from generator.pages.sections import Doors, Environments, Listing, Section, Table, Words
from generator.pages.view_models import Address, Cell, Comparison, Door, Fact, Link, RichText, Value
from generator.pages.words import ENVIRONMENT_NAMES, PARITIES, count
from generator.schema.environments import Credential, Environment, Parity, Setting, SettingKind
from generator.schema.provider import ProviderPage

NOT_CONFIGURED = frozenset({SettingKind.WORDS, SettingKind.QUANTITY, SettingKind.ENDPOINT})
"""Kinds of settings that a configuration need not hold."""


def own_environments_page(context: IntegrationContext) -> Page:
    """What the configuration of production has to hold."""
    return Page(
        path=context.page(ENVIRONMENTS),
        boost=0.5,
        title=f"{context.name}: our environments",
        short="Environments",
        description=f"What our configuration holds for {context.provider_context.name}, in sandbox and in production.",
        lead=RichText(
            "What must differ between sandbox and production, and the names that our configuration has for it."
        ),
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
    yield from _file(context)
    link = Link(
        f"{context.provider_context.name}: environments",
        Address(context.provider_context.page(ProviderPage.ENVIRONMENTS)),
    )
    yield Doors("ways-on", "Related pages", (Door(link, RichText("What the guide says about each, and its limits.")),))


def _setting(context: IntegrationContext, setting: Setting) -> Comparison:
    """A setting with what the configuration calls it; the section says already what must be true of it."""
    shown = comparison(context.provider_context, setting)
    named = next((known for known in context.integration.profile.settings if known.setting == setting.id), None)
    is_missing = named is None and setting.kind not in NOT_CONFIGURED and setting.parity is not Parity.SANDBOX_ONLY
    facts = (
        *((Fact("Our name", Value(named.name, is_code=True, is_copied=True)),) if named else ()),
        *((Fact("Our name", Value("not recorded", is_unknown=True)),) if is_missing else ()),
        *((Fact("We found out", Value(named.production, is_code=True)),) if named and named.production else ()),
    )
    notes = (RichText(named.note, context.provider_context.provider.id),) if named and named.note else ()
    card = replace(shown.card, labels=(), facts=facts, controls=(), also_called=(), notes=(*notes, *shown.card.notes))
    return replace(shown, card=card)


def _credential(context: IntegrationContext, credential: Credential) -> tuple[Cell, ...]:
    page = Address(context.provider_context.page(ProviderPage.ENVIRONMENTS), credential.id)
    named = next(
        (known for known in context.integration.profile.credentials if known.credential == credential.id), None
    )
    lacking = Cell("" if credential.environment is Environment.SANDBOX else "not recorded", tone="gap")
    return (
        Cell(link=Link(credential.name, page)),
        Cell(value=Value(named.name, is_code=True)) if named else lacking,
        Cell(ENVIRONMENT_NAMES[credential.environment]),
        Cell("yes" if credential.secret else "no"),
    )


def _file(context: IntegrationContext) -> Iterator[Section]:
    profile = context.integration.profile
    named = len(profile.settings) + len(profile.credentials)
    where = f"`integrations/{context.id}/integration.yaml`"
    if not named:
        words = RichText(f"Record the names under `settings` and `credentials` in {where}, and the file appears here.")
        yield Words("env-file", "Your .env.production", (words,))
        return
    intro = RichText(f"Made from {count(named, 'name')} in {where}. Public values are filled in; secrets never are.")
    yield Listing("env-file", "Your .env.production", env_file(context), intro=intro)
