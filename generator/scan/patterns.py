"""What to look for: addresses, keys and calls outside production, and live keys."""

from collections.abc import Iterable

from msgspec import Struct


class Origin(Struct, frozen=True):
    """The record that a pattern comes from."""

    provider: str
    provider_name: str
    record: str
    name: str
    see: str = ""
    """Where you find the value of your account; empty where it does not differ for each account."""

    @property
    def place(self) -> str:
        """The record as links in the data name it."""
        return f"{self.provider}#{self.record}"

    @property
    def unknown(self) -> str:
        """What to do where the guide does not give the value for production."""
        if self.see:
            return f"Write the one of your account ({self.name}), which {self.provider_name} shows you: {self.see}."
        return f"Ask {self.provider_name} for the value in production ({self.name}); the guide does not give it."


class PrintedAddress(Struct, frozen=True):
    """An address that a guide prints, without its scheme; the path is empty where it has none."""

    origin: Origin
    host: str
    path: str
    environment: str
    """The environment that it is of, where production does not have it; empty where production does."""
    production: tuple[str, ...]
    """What stands in its place in production; empty where the guide does not say."""

    @property
    def is_leftover(self) -> bool:
        """Whether it must not be in production."""
        return bool(self.environment)


class KeyPrefix(Struct, frozen=True):
    """The first characters of a key."""

    prefix: str
    environments: tuple[str, ...]
    """The environments whose keys begin so, where those of production do not; empty where they do."""
    origins: tuple[Origin, ...]
    production: tuple[str, ...]
    """How the keys begin that take its place in production; empty where the guide does not say."""

    @property
    def is_live(self) -> bool:
        """Whether keys of production begin so."""
        return not self.environments


class LeftoverCall(Struct, frozen=True):
    """A call that production does not have."""

    origin: Origin
    endpoint: str
    path: str
    environment: str
    """The environment that has it."""
    needs_method: bool
    """Whether production has the same path with another method, so that the path alone tells nothing."""
    production: tuple[str, ...]


class OwnUrl(Struct, frozen=True):
    """Words by which an address of yours is known for that of test events."""

    origin: Origin
    words: tuple[str, ...]
    test_words: tuple[str, ...]
    names: frozenset[str]
    """Words that name the provider."""
    other_names: frozenset[str]
    """Words that name other providers."""
    production: tuple[str, ...]


class Patterns(Struct, frozen=True):
    """All that a scan looks for."""

    addresses: tuple[PrintedAddress, ...] = ()
    keys: tuple[KeyPrefix, ...] = ()
    calls: tuple[LeftoverCall, ...] = ()
    own_urls: tuple[OwnUrl, ...] = ()
    prefixes: tuple[str, ...] = ()
    """How the keys of all providers begin, those included that nobody looks for; none is ever printed."""


def either(values: Iterable[str]) -> str:
    """Values as one may write them: "`a`" or "`a` or `b`"."""
    return " or ".join(f"`{value}`" for value in values)
