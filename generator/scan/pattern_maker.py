"""Makes the patterns to look for from the providers' data."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from msgspec import Struct

from generator.scan.patterns import KeyPrefix, LeftoverCall, Origin, OwnUrl, Patterns, PrintedAddress
from generator.schema.environments import Credential, Environment, EnvironmentsFile, OwnAddress, Setting, SettingKind
from generator.schema.values import is_given


class ProviderFacts(Struct, frozen=True):
    """A provider as far as the scan needs it."""

    id: str
    name: str
    environments: EnvironmentsFile
    also_called: tuple[str, ...] = ()
    endpoints: tuple[str, ...] = ()
    """The calls that its guide names."""


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
    see = str(getattr(record, "see", None) or "")
    return Origin(source.id, source.name, str(record.id), str(record.name), see)


class _Compared(Struct, frozen=True):
    """A setting with the values that the guide gives: those of production, and others by their environment's name."""

    setting: Setting
    production: tuple[str, ...]
    leftovers: dict[str, str]
    """Each value that production does not have."""
    is_shared: bool
    """Whether another environment has a value of production."""


def _given(setting: Setting, environments: Iterable[Environment]) -> dict[str, str]:
    """What the guide gives in some environments, and the name of the first that has it."""
    found: dict[str, str] = {}
    for environment in environments:
        value = setting.values.of(environment.id)
        if value is not None and is_given(value):
            found.setdefault(str(value), str(environment.name))
    return found


def _compared(source: ProviderFacts, *kinds: SettingKind) -> Iterator[_Compared]:
    for setting in source.environments.settings:
        if setting.kind in kinds:
            live, others = _given(setting, source.environments.production), _given(setting, source.environments.others)
            leftovers = {value: name for value, name in others.items() if value not in live}
            yield _Compared(setting, tuple(live), leftovers, is_shared=leftovers != others)


def _addresses(source: ProviderFacts) -> Iterator[PrintedAddress]:
    for row in _compared(source, SettingKind.URL, SettingKind.HOST):
        origin = _origin(source, row.setting)
        for value, environment in (row.leftovers | dict.fromkeys(row.production, "")).items():
            parts = urlsplit(value if row.setting.kind is SettingKind.URL else f"//{value}")
            host, path = (parts.hostname or "").lower(), parts.path.rstrip("/")
            yield PrintedAddress(origin, host, path, environment, row.production)


def _keys(sources: tuple[ProviderFacts, ...], catalogue: tuple[ProviderFacts, ...]) -> tuple[KeyPrefix, ...]:
    wanted = {prefix.prefix for source in sources for prefix in _prefixes(source)}
    found: dict[str, list[KeyPrefix]] = {}
    for source in catalogue:
        for prefix in _prefixes(source):
            if prefix.prefix in wanted:
                found.setdefault(prefix.prefix, []).append(prefix)
    return tuple(_merged(keys) for keys in found.values())


def _prefixes(source: ProviderFacts) -> Iterator[KeyPrefix]:
    rows = list(_compared(source, SettingKind.PREFIX))
    swaps = {value: row.production for row in rows for value in row.leftovers}
    for credential in source.environments.credentials:
        if credential.secret:
            yield from _prefixes_of(source, credential, swaps)
    for row in rows:
        origins = (_origin(source, row.setting),)
        yield from (KeyPrefix(value, (name,), origins, row.production) for value, name in row.leftovers.items())
        if not row.is_shared:
            yield from (KeyPrefix(value, (), origins, ()) for value in row.production)


def _prefixes_of(
    source: ProviderFacts, credential: Credential, swaps: dict[str, tuple[str, ...]]
) -> Iterator[KeyPrefix]:
    """How a credential begins in each environment; `swaps` says what the settings give in place of a prefix."""
    prefixes = credential.prefixes
    live = {prefix for one in source.environments.production if (prefix := prefixes.of(one.id))}
    for prefix in dict.fromkeys(prefixes.values()):
        names = tuple(str(one.name) for one in source.environments.others if prefixes.of(one.id) == prefix)
        instead = tuple(map(str, sorted(live))) or swaps.get(prefix, ())
        is_live = prefix in live
        yield KeyPrefix(
            str(prefix), () if is_live else names, (_origin(source, credential),), () if is_live else instead
        )


def _merged(keys: list[KeyPrefix]) -> KeyPrefix:
    """One prefix of several records: each provider once, with the record that was seen first; live if any is."""
    origins = {origin.provider: origin for key in reversed(keys) for origin in key.origins}
    ordered = tuple(origins[name] for name in dict.fromkeys(key.origins[0].provider for key in keys))
    production = next((key.production for key in keys if key.production), ())
    environments = dict.fromkeys(name for key in keys for name in key.environments)
    is_live = any(key.is_live for key in keys)
    return KeyPrefix(keys[0].prefix, () if is_live else tuple(environments), ordered, production)


def _calls(source: ProviderFacts) -> Iterator[LeftoverCall]:
    rows = list(_compared(source, SettingKind.ENDPOINT))
    leftovers = {value for row in rows for value in row.leftovers}
    in_production = {*source.endpoints, *(value for row in rows for value in row.production)} - leftovers
    paths = {call.split(" ", 1)[-1] for call in in_production}
    for row in rows:
        for value, name in row.leftovers.items():
            path = value.split(" ", 1)[1]
            yield LeftoverCall(_origin(source, row.setting), value, path, name, path in paths, row.production)


def _own_urls(source: ProviderFacts, catalogue: tuple[ProviderFacts, ...]) -> Iterator[OwnUrl]:
    others = frozenset(name for other in catalogue if other.id != source.id for name in _names(other))
    for setting in source.environments.settings:
        own: OwnAddress | None = setting.own_address
        if own is not None:
            words, tests = tuple(map(str, own.words)), tuple(map(str, own.test_words))
            production = tuple(_given(setting, source.environments.production))
            yield OwnUrl(_origin(source, setting), words, tests, _names(source), others, production)


def _names(source: ProviderFacts) -> frozenset[str]:
    """How a provider is called in addresses: its id and names, without signs between the words."""
    called = (source.id, source.name, *source.also_called)
    return frozenset("".join(filter(str.isalnum, name)).lower() for name in called)
