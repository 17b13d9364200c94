"""The `.env` of an integration in one environment: names and public values, with room for what is secret."""

import shlex
from collections.abc import Iterator

from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.words import PARITIES
from generator.schema.configuration import NamedCredential, NamedSetting
from generator.schema.environments import Credential, Environment, Setting, SettingKind
from generator.schema.values import PerAccount, Unknown


def env_file_name(environment: Environment) -> str:
    """What the file of an environment is called."""
    return f".env.{environment.id}"


def env_file(context: IntegrationContext, environment: Environment) -> str:
    """The file, which a shell and programs that read such files take alike."""
    environments, profile = context.provider_context.provider.environments, context.integration.profile
    settings = {str(setting.id): setting for setting in environments.settings}
    credentials = {str(credential.id): credential for credential in environments.credentials}
    lines = [
        f"# {context.name}: {environment.name}. Names and public values only.",
        "# What is secret stays in your secrets manager; never write it into a file.",
    ]
    for named in profile.settings:
        setting = settings[named.setting]
        is_there = setting.values.of(environment.id) or named.values.of(environment.id)
        if is_there and context.applies(setting) is not False:
            lines += ["", *_setting(setting, named, environment)]
    for held in profile.credentials:
        credential = credentials[held.credential]
        if environment in environments.of(credential.environments) and context.applies(credential) is not False:
            lines += ["", *_credential(credential, held)]
    return "\n".join(lines) + "\n"


def _setting(setting: Setting, named: NamedSetting, environment: Environment) -> Iterator[str]:
    yield f"# {setting.name}. {PARITIES[setting.parity]}."
    given, own = setting.values.of(environment.id), named.values.of(environment.id)
    value = ""
    if own:
        yield "# Found out by us; the guide does not give it."
        value = str(own)
    elif given is None or isinstance(given, Unknown):
        yield "# Unknown: the guide does not give it. Ask, and record it."
    elif isinstance(given, PerAccount):
        yield f"# It differs for each account; find yours here: {setting.see}"
    elif setting.kind is SettingKind.WORDS:
        yield f"# The guide says in words: {given}"
    elif setting.kind is SettingKind.PREFIX:
        yield f"# It starts with {given}"
    elif not _is_plain(given):
        yield f"# Fill it in by hand; quotes are read in different ways: {given}"
    else:
        value = str(given)
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
