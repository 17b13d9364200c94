"""What to look for, from the providers' data: addresses, keys and calls of sandboxes, and live keys."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.schema.environments import Credential, Environment, EnvironmentsFile, OwnAddress, Setting, SettingKind
from generator.schema.values import Unknown


@dataclass(frozen=True)
class ProviderFacts:
    """A provider as far as the scan needs it."""

    id: str
    name: str
    environments: EnvironmentsFile
    also_called: tuple[str, ...] = ()
    endpoints: tuple[str, ...] = ()
    """The calls that its guide names."""


@dataclass(frozen=True)
class Origin:
    """The record that a pattern comes from."""

    provider: str
    provider_name: str
    record: str
    name: str

    @property
    def place(self) -> str:
        """The record as links in the data name it."""
        return f"{self.provider}#{self.record}"

    @property
    def unknown(self) -> str:
        """What to do where the guide does not give the value for production."""
        return f"Ask {self.provider_name} for the value in production ({self.name}); the guide does not give it."


@dataclass(frozen=True)
class SandboxAddress:
    """An address that a guide prints, without its scheme; the path is empty where it has none."""

    origin: Origin
    host: str
    path: str
    is_sandbox: bool
    production: str
    """What stands in its place in production; empty where the guide does not say."""


@dataclass(frozen=True)
class KeyPrefix:
    """The first characters of a key."""

    prefix: str
    is_live: bool
    origins: tuple[Origin, ...]
    production: str
    """How the key begins that takes its place in production; empty where the guide does not say."""


@dataclass(frozen=True)
class SandboxCall:
    """A call that production does not have."""

    origin: Origin
    endpoint: str
    path: str
    needs_method: bool
    """Whether production has the same path with another method, so that the path alone tells nothing."""
    production: str


@dataclass(frozen=True)
class OwnUrl:
    """Words by which an address of yours is known for that of test events."""

    origin: Origin
    words: tuple[str, ...]
    sandbox_words: tuple[str, ...]
    names: frozenset[str]
    """Words that name the provider."""
    other_names: frozenset[str]
    """Words that name other providers."""
    production: str


@dataclass(frozen=True)
class Patterns:
    """All that a scan looks for."""

    addresses: tuple[SandboxAddress, ...] = ()
    keys: tuple[KeyPrefix, ...] = ()
    calls: tuple[SandboxCall, ...] = ()
    own_urls: tuple[OwnUrl, ...] = ()
    prefixes: tuple[str, ...] = ()
    """How the keys of all providers begin, those included that nobody looks for; none is ever printed."""


def make_patterns(sources: Iterable[ProviderFacts], catalogue: Iterable[ProviderFacts]) -> Patterns:
    """The patterns of some providers. The rest of the catalogue tells which prefixes and names are shared."""
    sources, catalogue = tuple(sources), tuple(catalogue)
    return Patterns(
        addresses=tuple(address for source in sources for address in _addresses(source)),
        keys=_keys(sources, catalogue),
        calls=tuple(call for source in sources for call in _calls(source)),
        own_urls=tuple(url for source in sources for url in _own_urls(source, catalogue)),
        prefixes=tuple(sorted({prefix.prefix for source in catalogue for prefix in _prefixes(source)})),
    )


def _origin(source: ProviderFacts, record: Setting | Credential) -> Origin:
    return Origin(source.id, source.name, record.id, record.name)


def _known(value: str | None) -> str:
    return "" if value is None or isinstance(value, Unknown) else str(value)


def _settings(source: ProviderFacts, *kinds: SettingKind) -> Iterator[tuple[Setting, str, str]]:
    """The settings of some kinds with what the guide gives as their values; empty where it gives none."""
    for setting in source.environments.settings:
        if setting.kind in kinds:
            yield setting, _known(setting.sandbox), _known(setting.production)


def _addresses(source: ProviderFacts) -> Iterator[SandboxAddress]:
    for setting, sandbox, production in _settings(source, SettingKind.URL, SettingKind.HOST):
        origin = _origin(source, setting)
        for value in dict.fromkeys((sandbox, production)):
            if not value:
                continue
            parts = urlsplit(value if setting.kind is SettingKind.URL else f"//{value}")
            is_sandbox = value != production
            yield SandboxAddress(origin, (parts.hostname or "").lower(), parts.path.rstrip("/"), is_sandbox, production)


def _keys(sources: tuple[ProviderFacts, ...], catalogue: tuple[ProviderFacts, ...]) -> tuple[KeyPrefix, ...]:
    wanted = {prefix.prefix for source in sources for prefix in _prefixes(source)}
    found: dict[str, list[KeyPrefix]] = {}
    for source in catalogue:
        for prefix in _prefixes(source):
            if prefix.prefix in wanted:
                found.setdefault(prefix.prefix, []).append(prefix)
    return tuple(_merged(keys) for keys in found.values())


def _prefixes(source: ProviderFacts) -> Iterator[KeyPrefix]:
    settings = list(_settings(source, SettingKind.PREFIX))
    swaps = {sandbox: production for _, sandbox, production in settings}
    for credential in source.environments.credentials:
        if credential.prefix and credential.secret:
            is_live = credential.environment is not Environment.SANDBOX
            origin = _origin(source, credential)
            yield KeyPrefix(credential.prefix, is_live, (origin,), swaps.get(credential.prefix, ""))
    for setting, sandbox, production in settings:
        for value, is_live in ((sandbox, False), (production, True)):
            if value and sandbox != production:
                yield KeyPrefix(value, is_live, (_origin(source, setting),), swaps.get(value, ""))


def _merged(keys: list[KeyPrefix]) -> KeyPrefix:
    """One prefix of several records: each provider once, with the record that was seen first; live if any is."""
    origins = {origin.provider: origin for key in reversed(keys) for origin in key.origins}
    ordered = tuple(origins[name] for name in dict.fromkeys(key.origins[0].provider for key in keys))
    production = next((key.production for key in keys if key.production), "")
    return KeyPrefix(keys[0].prefix, any(key.is_live for key in keys), ordered, production)


def _calls(source: ProviderFacts) -> Iterator[SandboxCall]:
    settings = list(_settings(source, SettingKind.ENDPOINT))
    sandbox_only = {sandbox for _, sandbox, production in settings if sandbox != production}
    in_production = {*source.endpoints, *(production for _, _, production in settings)} - sandbox_only
    paths = {call.split(" ", 1)[-1] for call in in_production}
    for setting, sandbox, production in settings:
        if sandbox and sandbox != production:
            path = sandbox.split(" ", 1)[1]
            yield SandboxCall(_origin(source, setting), sandbox, path, path in paths, production)


def _own_urls(source: ProviderFacts, catalogue: tuple[ProviderFacts, ...]) -> Iterator[OwnUrl]:
    others = frozenset(name for other in catalogue if other.id != source.id for name in _names(other))
    for setting in source.environments.settings:
        own: OwnAddress | None = setting.own_address
        if own is not None:
            words, sandbox = tuple(map(str, own.words)), tuple(map(str, own.sandbox_words))
            production = _known(setting.production)
            yield OwnUrl(_origin(source, setting), words, sandbox, _names(source), others, production)


def _names(source: ProviderFacts) -> frozenset[str]:
    """How a provider is called in addresses: its id and names, without signs between the words."""
    called = (source.id, source.name, *source.also_called)
    return frozenset("".join(filter(str.isalnum, name)).lower() for name in called)
