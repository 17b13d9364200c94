"""`environments.yaml`: which environments there are and how they differ, the credentials, and the limits."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Self

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from generator.schema.addresses import AddressRange, AddressWord, Endpoint, Host, Prefix, Url
from generator.schema.by_environment import EVERY_ENVIRONMENT, ByEnvironment
from generator.schema.record import Model, Record, Refusal, Subject, refuse
from generator.schema.text import EnvironmentRef, Flag, GapRef, Line, Prose, RecordId, SettingRef, Text
from generator.schema.values import OrPerAccount, PerAccount, Quantity, Unknown, is_given


class EnvironmentId(RecordId):
    """The name of an environment: an id such as `sandbox`, and not `every`, which stands for all of them."""

    __slots__ = ()
    pattern = rf"(?!{EVERY_ENVIRONMENT}$){RecordId.pattern}"
    wanted = "the id of an environment"
    hint = f"{RecordId.hint} `{EVERY_ENVIRONMENT}` stands for all environments."


class Environment(Record):
    """A place in which the provider runs its interface, such as sandbox or production."""

    id: EnvironmentId
    """The environment's id, by which values name it."""
    name: Line = Field(examples=["Sandbox"])
    """What the guide calls it."""
    production: Flag = False
    """Whether real payments flow there; at least one environment has `true`."""
    purpose: Prose | None = Field(default=None, examples=["For tests; no money moves."])
    """What it is for; left out where the guide does not say."""


class Parity(StrEnum):
    """What must be true of a setting across the environments that have it."""

    MUST_DIFFER = "must-differ"
    MUST_MATCH = "must-match"
    ONLY_SOME = "only-some"
    NOT_STATED = "not-stated"


class SettingKind(StrEnum):
    """What the values of a setting are."""

    URL = "url"
    HOST = "host"
    PREFIX = "prefix"
    ENDPOINT = "endpoint"
    QUANTITY = "quantity"
    ADDRESSES = "addresses"
    WORDS = "words"


READERS: dict[SettingKind, type[Text]] = {
    SettingKind.URL: Url,
    SettingKind.HOST: Host,
    SettingKind.PREFIX: Prefix,
    SettingKind.ENDPOINT: Endpoint,
    SettingKind.QUANTITY: Quantity,
    SettingKind.ADDRESSES: AddressRange,
    SettingKind.WORDS: Line,
}


class OwnAddress(Model):
    """How the scan recognises an address that is yours, which no guide can print. The words are ours."""

    words: tuple[AddressWord, ...] = Field(min_length=1)
    """Words for what it is, such as `webhook`; the address has one of them, or its plural."""
    test_words: tuple[AddressWord, ...] = Field(min_length=1)
    """Words that only the address for tests has as well, such as `test`."""


class Setting(Record):
    """One row of the comparison of the environments."""

    name: Line = Field(examples=["Base URL"])
    """What is compared."""
    kind: SettingKind
    """What the values are; each is checked as one."""
    parity: Parity
    """What must be true of it across the environments; `not-stated` where the guide does not say."""
    values: ByEnvironment[OrPerAccount[Line]] = Field(
        examples=[{"sandbox": "https://sandbox.acme.example/v1", "production": "https://api.acme.example/v1"}]
    )
    """Its value in each environment; one is left out where the setting does not exist there."""
    see: Line | None = Field(default=None, examples=["The dashboard, below Developers"])
    """Where you find the value of your account, where it is `per-account`."""
    pattern: Line | None = Field(default=None, examples=["https://<prefix>.live.example.com"])
    """The form of a value that differs for each account, with placeholders: `https://<prefix>.live.example.com`."""
    own_address: OwnAddress | None = None
    """How to recognise the address for tests, where it is your own and the values only describe it."""
    detail: Prose | None = Field(default=None, examples=["Only the host differs; the paths are the same."])
    """What to know about it."""
    gap: GapRef | None = None
    """The gap that says what to do about an unknown value."""

    @field_validator("values")
    @classmethod
    def _values_fit_their_kind(cls, values: ByEnvironment[Text], others: ValidationInfo) -> ByEnvironment[Text]:
        kind = others.data.get("kind")
        if kind is None:
            return values
        refuse(_misfits(kind, values))
        return ByEnvironment(
            {name: READERS[kind].read(value) if is_given(value) else value for name, value in values.items()}
        )

    @model_validator(mode="after")
    def _leads_to_what_it_does_not_give(self) -> Self:
        given = self.values.values()
        if self.gap is None and any(isinstance(value, Unknown) for value in given):
            raise PydanticCustomError("unknown-without-gap", "has an unknown value but names no `gap`")
        if self.see is None and any(isinstance(value, PerAccount) for value in given):
            raise PydanticCustomError("per-account-without-see", "has a value `per-account` but no `see`")
        if self.see is not None and not any(isinstance(value, PerAccount) for value in given):
            hint = "Remove it, or write `per-account` where the value differs for each account."
            refuse([Refusal("wrong-value", "leads to a value `per-account`, and there is none", hint, "see")])
        return self


def _misfits(kind: SettingKind, values: ByEnvironment[Text]) -> Iterator[Refusal]:
    """What is wrong with each value that is not of its setting's kind."""
    for environment, value in values.items():
        try:
            if is_given(value):
                READERS[kind].read(value)
        except PydanticCustomError as error:
            yield Refusal(error.type, error.message(), str((error.context or {}).get("hint", "")), environment)


class Credential(Record):
    """A key, token, password or name that opens the provider's interface. Never its value."""

    name: Line = Field(examples=["Secret key"])
    """The credential's name as the guide prints it."""
    environments: tuple[EnvironmentRef, ...] = ()
    """Where it is used; left out where it is used in all environments."""
    secret: Flag
    """Whether it must stay secret."""
    prefixes: ByEnvironment[Prefix] = ByEnvironment()
    """The first characters of it in each environment."""
    pattern: Line | None = Field(default=None, examples=["merchant-{id}"])
    """Its form, with placeholders: `merchant-{id}`, `XXXX-XXXX-XXXX-XXXX`."""
    obtained: Prose = Field(examples=["Copy it from the dashboard, below Developers."])
    """How you get it."""
    keep: Prose | None = Field(default=None, examples=["In the vault, and never in the code."])
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
    COUNT = "count"
    SIZE = "size"


class Limit(Record):
    """A number that the guide sets."""

    name: Line = Field(examples=["Requests"])
    """What is limited."""
    kind: LimitKind
    """What the limit bounds."""
    values: ByEnvironment[Quantity] = Field(
        examples=[{"sandbox": "10 requests/second", "production": "100 requests/second"}]
    )
    """The limit in each environment in which it holds, exactly as printed; `every` for all of them."""
    meaning: Prose = Field(examples=["Keep below it, and wait before you try again."])
    """What it asks of you."""


class EnvironmentsFile(Subject):
    """A provider's environments: settings side by side, credentials, limits."""

    environments: tuple[Environment, ...] = Field(min_length=1)
    """The environments, in the guide's order."""
    settings: tuple[Setting, ...] = ()
    """What is compared, in the guide's order."""
    base_url: SettingRef | None = None
    """The setting that stands before the paths of calls."""
    credentials: tuple[Credential, ...] = ()
    """Keys, tokens, passwords and names."""
    limits: tuple[Limit, ...] = ()
    """Numbers that the guide sets."""

    @property
    def production(self) -> tuple[Environment, ...]:
        """The environments in which real payments flow."""
        return tuple(environment for environment in self.environments if environment.production)

    @property
    def others(self) -> tuple[Environment, ...]:
        """The environments in which no real payments flow."""
        return tuple(environment for environment in self.environments if not environment.production)

    def in_production(self, named: Iterable[str]) -> bool:
        """Whether production is among the environments that are named; `every` names all of them, and so does none."""
        return any(environment.production for environment in self.of(named))

    def of(self, named: Iterable[str]) -> tuple[Environment, ...]:
        """The environments that are named, in the guide's order; all where none is, or `every`."""
        names = {*map(str, named)}
        is_all = not names or EVERY_ENVIRONMENT in names
        return tuple(environment for environment in self.environments if is_all or environment.id in names)
