"""Looks for keys by their first characters. Nothing that it gives back holds one."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from generator.scan.hits import Hit, begins_word, without
from generator.scan.leftovers import Rule
from generator.scan.patterns import KeyPrefix, either
from generator.secrets.looks import looks_random

BODY = rb"[A-Za-z0-9_-]{6,}"


class KeyDetector:
    """Looks for live keys and test keys."""

    def __init__(self, keys: tuple[KeyPrefix, ...]) -> None:
        self.keys = {key.prefix: key for key in keys}
        self.pattern = key_pattern(self.keys)
        self.prefixes = tuple(key.encode() for key in self.keys)

    @cached_property
    def needles(self) -> tuple[bytes, ...]:
        """The end of each prefix, which several share: `_live_`."""
        return without([key[key.index("_") :].encode() for key in self.keys])

    def find(self, data: bytes, lower: bytes) -> list[Hit]:  # noqa: ARG002 - keys are told apart by their case
        """Every key, without what makes it one."""
        starts = {start for prefix in self.prefixes for start in _places(data, prefix)}
        matches = [match for start in sorted(starts) if (match := self.pattern.match(data, start))]
        return [
            self._hit(match)
            for match in matches
            if begins_word(data, match.start()) and looks_random(match[2].decode())
        ]

    def _hit(self, match: re.Match[bytes]) -> Hit:
        key = self.keys[match[1].decode()]
        text = f"{key.prefix}…{hashlib.sha256(match[0]).hexdigest()[:8]}"
        rule, message, instead = _live(key, text) if key.is_live else _test(key, text)
        providers = tuple(origin.provider for origin in key.origins)
        records = tuple(origin.place for origin in key.origins)
        return Hit(match.start(), match.end(), rule, text, message, instead, providers, records)


def _places(data: bytes, literal: bytes) -> Iterator[int]:
    """Every place of a literal; many times faster than a pattern with alternatives."""
    place = data.find(literal)
    while place >= 0:
        yield place
        place = data.find(literal, place + 1)


def key_pattern(prefixes: Iterable[str]) -> re.Pattern[bytes]:
    """What begins with one of the prefixes, the longest that fits, and goes on like a key."""
    longest_first = sorted(sorted(prefixes), key=len, reverse=True)
    return re.compile(b"(" + b"|".join(re.escape(prefix.encode()) for prefix in longest_first) + b")(" + BODY + b")")


def _live(key: KeyPrefix, text: str) -> tuple[Rule, str, str]:
    names = [origin.provider_name for origin in key.origins]
    message = f"`{text}` is a live key of {names[0]} in plain text"
    if len(names) > 1:
        message = f"`{text}` is a live key in plain text; keys of {' and '.join(names)} start with `{key.prefix}`"
    instead = "Replace it at the provider, since anyone could read it; read the new one from your secrets manager."
    return Rule.LIVE_KEY, message, instead


def _test(key: KeyPrefix, text: str) -> tuple[Rule, str, str]:
    names = " or ".join(origin.provider_name for origin in key.origins)
    begins = f", which starts with {either(key.production)}," if key.production else ""
    instead = f"Read the production key{begins} from your secrets manager."
    return Rule.TEST_KEY, f"`{text}` is a key of {names} for the {' or '.join(key.environments)} environment", instead
