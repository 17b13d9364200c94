"""The `.env.production` of an integration: names and public values, with room for what the secrets manager holds."""

import shlex
from collections.abc import Iterator

from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.words import PARITIES
from generator.schema.configuration import NamedCredential, NamedSetting
from generator.schema.environments import Credential, Environment, Parity, Setting, SettingKind


def env_file(context: IntegrationContext) -> str:
    """The file, which a shell and programs that read such files take alike."""
    environments, profile = context.provider_context.provider.environments, context.integration.profile
    settings = {str(setting.id): setting for setting in environments.settings}
    credentials = {str(credential.id): credential for credential in environments.credentials}
    lines = [
        f"# {context.name}: production. Names and public values only.",
        "# What is secret stays in your secrets manager; never write it into a file.",
    ]
    for named in profile.settings:
        setting = settings[named.setting]
        if setting.parity is not Parity.SANDBOX_ONLY and context.applies(setting) is not False:
            lines += ["", *_setting(setting, named)]
    for held in profile.credentials:
        if _is_needed(context, credentials[held.credential]):
            lines += ["", *_credential(credentials[held.credential], held)]
    return "\n".join(lines) + "\n"


def _is_needed(context: IntegrationContext, credential: Credential) -> bool:
    return credential.environment is not Environment.SANDBOX and context.applies(credential) is not False


def _setting(setting: Setting, named: NamedSetting) -> Iterator[str]:
    yield f"# {setting.name}. {PARITIES[setting.parity]}."
    value = named.production or (setting.production if setting.kind is not SettingKind.WORDS else None)
    if named.production:
        yield "# Found out by us; the guide does not give it."
    elif setting.production is None or setting.production == "unknown":
        yield "# Unknown: the guide does not give it. Ask, and record it."
        value = None
    elif value is None:
        yield f"# The guide says in words: {setting.production}"
    elif setting.kind is SettingKind.PREFIX:
        yield f"# It starts with {value}"
        value = None
    elif not _is_plain(value):
        yield f"# Fill it in by hand; quotes are read in different ways: {value}"
        value = None
    yield f"{named.name}={shlex.quote(value) if value else ''}"


def _is_plain(value: str) -> bool:
    """Whether a value can be written so that a shell and programs that read such files take it alike."""
    return not set(value) & set("'\"`\\")


def _credential(credential: Credential, named: NamedCredential) -> Iterator[str]:
    yield f"# {credential.name}."
    if credential.secret:
        yield "# Secret: your secrets manager holds it. Leave it empty here."
    else:
        yield "# Not secret. Fill it in."
    yield f"{named.name}="
