"""By which names your configuration holds the provider's settings and credentials. Never the value of a secret."""

from pydantic import Field

from generator.schema.by_environment import ByEnvironment
from generator.schema.record import Model
from generator.schema.text import CredentialRef, Line, Prose, SettingRef


class ConfigName(Line):
    """The name of a value in your configuration: `ACME_BASE_URL`."""

    __slots__ = ()
    pattern = r"[A-Z][A-Z0-9_]{0,99}"
    wanted = "the name of a configuration value"
    hint = "Write capitals, digits and `_`, starting with a letter, such as `ACME_BASE_URL`."


class ConfigValue(Line):
    """A public value of your configuration, without quotes, backslashes and line breaks."""

    __slots__ = ()
    pattern = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029'\"`\\]{1,500}"
    wanted = "a value that can stand in an environment file"
    hint = "Write it without quotes and backslashes: shells and programs read those in different ways."


class HeaderName(Line):
    """The name of an HTTP header."""

    __slots__ = ()
    pattern = r"[A-Za-z0-9-]{1,60}"
    wanted = "the name of a header"
    hint = "Write the name alone, such as `Authorization`."


class NamedSetting(Model):
    """Where your configuration holds a setting of the provider."""

    setting: SettingRef
    """The setting."""
    name: ConfigName
    """The name that your configuration has for it."""
    values: ByEnvironment[ConfigValue] = Field(
        default=ByEnvironment(),
        examples=[{"sandbox": "https://sandbox.acme.example/v1", "production": "https://api.acme.example/v1"}],
    )
    """Its public value in each environment, where the guide does not give it and you found it out. Never a secret."""
    note: Prose | None = Field(default=None, examples=["It is set in the deployment and not in the code."])
    """What whoever sets it should know."""


class NamedCredential(Model):
    """Where your configuration holds a credential: its name, and never its value."""

    credential: CredentialRef
    """The credential."""
    name: ConfigName
    """The name that your configuration has for it."""
    header: HeaderName | None = None
    """The HTTP header in which your calls send it, as you found out; the commands of the smoke tests use it."""
    note: Prose | None = Field(
        default=None, examples=["It is read when the service starts, so restart it after a change."]
    )
    """What whoever sets it should know."""
