"""`environments.yaml`: how sandbox and production differ, which credentials there are, and which limits hold."""

from enum import StrEnum
from typing import Self

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from generator.schema.addresses import AddressWord, Endpoint, Host, Prefix, Url
from generator.schema.record import Model, Record, Subject
from generator.schema.text import Flag, GapRef, Line, Prose, SettingRef, Text
from generator.schema.values import OrUnknown, Quantity, Unknown


class Environment(StrEnum):
    """Where something holds."""

    SANDBOX = "sandbox"
    PRODUCTION = "production"
    BOTH = "both"


class Parity(StrEnum):
    """What must be true of a setting across the two environments."""

    MUST_DIFFER = "must-differ"
    MUST_MATCH = "must-match"
    PRODUCTION_ONLY = "production-only"
    SANDBOX_ONLY = "sandbox-only"
    NOT_STATED = "not-stated"


class SettingKind(StrEnum):
    """What the values of a setting are."""

    URL = "url"
    HOST = "host"
    PREFIX = "prefix"
    ENDPOINT = "endpoint"
    QUANTITY = "quantity"
    WORDS = "words"


READERS: dict[SettingKind, type[Text]] = {
    SettingKind.URL: Url,
    SettingKind.HOST: Host,
    SettingKind.PREFIX: Prefix,
    SettingKind.ENDPOINT: Endpoint,
    SettingKind.QUANTITY: Quantity,
    SettingKind.WORDS: Line,
}


class OwnAddress(Model):
    """How the scan recognises an address that is yours, which no guide can print. The words are ours."""

    words: tuple[AddressWord, ...] = Field(min_length=1)
    """Words for what it is, such as `webhook`; the address has one of them, or its plural."""
    sandbox_words: tuple[AddressWord, ...] = Field(min_length=1)
    """Words that only the one of sandbox has beside, such as `test`."""


class Setting(Record):
    """One row of the comparison of sandbox and production."""

    name: Line
    """What is compared."""
    kind: SettingKind
    """What the values are; each is checked as one."""
    parity: Parity
    """What must be true of it across the two environments; `not-stated` where the guide does not say."""
    sandbox: OrUnknown[Line] | None = None
    """Its value in sandbox; left out where it does not exist there."""
    production: OrUnknown[Line] | None = None
    """Its value in production; left out where it does not exist there."""
    own_address: OwnAddress | None = None
    """How to recognise the one of sandbox, where it is an address of yours and the values only describe it."""
    detail: Prose | None = None
    """What to know about it."""
    gap: GapRef | None = None
    """The gap that says what to do about an unknown value."""

    @field_validator("sandbox", "production")
    @classmethod
    def _value_fits_its_kind(cls, value: str | None, others: ValidationInfo) -> str | None:
        kind = others.data.get("kind")
        if kind is not None and value is not None and not isinstance(value, Unknown):
            READERS[kind].read(value)
        return value

    @model_validator(mode="after")
    def _values_fit_together(self) -> Self:
        if self.gap is None and "unknown" in (self.sandbox, self.production):
            raise PydanticCustomError("unknown-without-gap", "has an unknown value but names no `gap`")
        contradiction = self._contradiction()
        if contradiction:
            raise PydanticCustomError(
                "parity", "is `{parity}`, but {what}", {"parity": self.parity, "what": contradiction}
            )
        return self

    def _contradiction(self) -> str:
        equal = self.sandbox == self.production
        if self.parity is Parity.MUST_MATCH and not equal:
            return "the two values differ"
        if self.parity is Parity.MUST_DIFFER and equal and self.sandbox != "unknown":
            return "the two values are the same"
        if self.parity is Parity.MUST_DIFFER and None in (self.sandbox, self.production):
            return "one of the two values is missing"
        if self.parity is Parity.PRODUCTION_ONLY and self.sandbox is not None:
            return "has a value for sandbox"
        if self.parity is Parity.SANDBOX_ONLY and self.production is not None:
            return "has a value for production"
        return ""

    def value_in(self, environment: Environment) -> str | None:
        """The value in one environment; None where it does not exist there."""
        return self.sandbox if environment is Environment.SANDBOX else self.production


class Credential(Record):
    """A key, token, password or name that opens the provider's interface. Never its value."""

    name: Line
    """The credential's name as the guide prints it."""
    environment: Environment
    """Where it is used."""
    secret: Flag
    """Whether it must stay secret."""
    prefix: Prefix | None = None
    """The first characters of it."""
    pattern: Line | None = None
    """Its form, with placeholders: `merchant-{id}`, `XXXX-XXXX-XXXX-XXXX`."""
    obtained: Prose
    """How you get it."""
    keep: Prose | None = None
    """Where it belongs, and where it must not be."""


class LimitKind(StrEnum):
    """What a limit bounds."""

    RATE = "rate"
    POLLING = "polling"
    ATTEMPTS = "attempts"
    TIMEOUT = "timeout"
    RESPONSE = "response"
    VALIDITY = "validity"
    AMOUNT = "amount"
    LENGTH = "length"


class Limit(Record):
    """A number that the guide sets."""

    name: Line
    """What is limited."""
    kind: LimitKind
    """What the limit bounds."""
    environment: Environment
    """Where it holds."""
    value: Quantity
    """The limit, exactly as printed."""
    meaning: Prose
    """What it asks of you."""


class EnvironmentsFile(Subject):
    """A provider's environments: settings side by side, credentials, limits."""

    settings: tuple[Setting, ...] = ()
    """What is compared, in the guide's order."""
    base_url: SettingRef | None = None
    """The setting that stands before the paths of calls."""
    credentials: tuple[Credential, ...] = ()
    """Keys, tokens, passwords and names."""
    limits: tuple[Limit, ...] = ()
    """Numbers that the guide sets."""
