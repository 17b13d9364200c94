"""Looks for hosts and addresses that are not of production, and for addresses that were run together."""

import re
from collections.abc import Iterable
from functools import cached_property
from urllib.parse import urlsplit

from generator.scan.hits import ESCAPE, SCHEME, SLASH, Hit, shortened, without
from generator.scan.leftovers import Rule
from generator.scan.patterns import PrintedAddress, either

_END = rb"(?![a-z0-9-])(?!\.[a-z0-9])"
"""Where a host ends: no letter, digit or further label follows."""
ESCAPE_FROM = re.compile(ESCAPE)
BEFORE_HOST = re.compile(rb"[a-z0-9.-]{0,253}\Z")
SCHEME_BEFORE = re.compile(SCHEME + rb"\Z")
LONGEST_SCHEME = 24


def _host(host: str) -> bytes:
    """A host as a pattern; its dots may be escaped, as in regular expressions."""
    return rb"\\{0,2}\.".join(re.escape(label.encode()) for label in host.split("."))


def _path(path: str) -> bytes:
    return rb"(?::[0-9]{1,5})?" + SLASH.join(re.escape(part.lower().encode()) for part in path.split("/"))


def _any(patterns: Iterable[bytes]) -> bytes:
    longest_first: list[bytes] = sorted(sorted(set(patterns)), key=len, reverse=True)
    return b"|".join(longest_first)


def _bare(host: bytes) -> str:
    return host.replace(b"\\", b"").decode()


class AddressDetector:
    """Looks for the addresses that the guides print."""

    def __init__(self, addresses: tuple[PrintedAddress, ...]) -> None:
        self.addresses = addresses
        self.production_hosts = frozenset(address.host for address in addresses if not address.is_leftover)
        self.hosts = re.compile(_any(_host(address.host) for address in addresses))
        self.end = re.compile(_END)
        self.paths = {
            address: re.compile(_path(address.path) + rb"(?![a-z0-9_-])(?!\.[a-z0-9])") for address in addresses
        }

    @cached_property
    def needles(self) -> tuple[bytes, ...]:
        """The longest label of each host."""
        return without([max(address.host.split(".")[:-1], key=len).encode() for address in self.addresses])

    @cached_property
    def run_on(self) -> dict[str, re.Pattern[bytes]]:
        """For each host what follows it where a second address of the same provider is run together with it."""
        found = {}
        for address in self.addresses:
            same = [other for other in self.addresses if other.origin.provider == address.origin.provider]
            paths, hosts = _any(_path(other.path) for other in same), _any(_host(other.host) for other in same)
            found[address.host] = re.compile(b"(?:" + paths + b")?(?:" + SCHEME + b")?(?:" + hosts + b")" + _END)
        return found

    def find(self, data: bytes, lower: bytes) -> list[Hit]:
        """Every host that production does not have with what belongs to it, and hosts that were run together."""
        hits: list[Hit] = []
        past = 0
        for match in self.hosts.finditer(lower):
            if match.start() >= past:
                hit = self._hit(data, lower, match)
                if hit is not None:
                    hits.append(hit)
                    past = hit.end
        return hits

    def _hit(self, data: bytes, lower: bytes, match: re.Match[bytes]) -> Hit | None:
        host = _bare(match[0])
        start, is_whole = _token_start(lower, match.start())
        if start is None:
            return None
        of_host = [known for known in self.addresses if known.host == host]
        together = self.run_on[host].match(lower, match.end())
        if together:
            found = (data, _with_scheme(lower, start), together.end())
            return _run_together(of_host[0], found, self._right_hosts(of_host))
        if not self.end.match(lower, match.end()):
            return None
        if is_whole:
            scheme_start = _with_scheme(lower, start)
            url = self._url(of_host, lower, match.end(), has_scheme=scheme_start < start)
            if url is not None:
                address, end = url
                return _leftover_url(address, (data, scheme_start, end)) if address.is_leftover else None
        if host in self.production_hosts:
            return None
        return _leftover_host(of_host, (data, start, match.end()))

    def _url(
        self, of_host: list[PrintedAddress], lower: bytes, at: int, *, has_scheme: bool
    ) -> tuple[PrintedAddress, int] | None:
        """The address with the longest path that stands here, and where it ends."""
        for known in sorted(of_host, key=lambda known: (-len(known.path), known.is_leftover)):
            match = self.paths[known].match(lower, at)
            if match and (known.path or has_scheme):
                return known, match.end()
        return None

    def _right_hosts(self, of_host: list[PrintedAddress]) -> list[str]:
        provider = of_host[0].origin.provider
        hosts = {
            address.host
            for address in self.addresses
            if address.origin.provider == provider and not address.is_leftover
        }
        return sorted(hosts)


def _token_start(lower: bytes, start: int) -> tuple[int | None, bool]:
    """Where the host begins that ends with the one found, and whether it is the one found; None where it is another."""
    match = BEFORE_HOST.search(lower, max(0, start - 253), start)
    begin = match.start() if match else start
    escape = ESCAPE_FROM.match(lower, max(0, begin - 1), start)
    begin = escape.end() if escape else begin
    begin += len(lower[begin:start]) - len(lower[begin:start].lstrip(b"."))
    if begin == start:
        return start, True
    return (begin, False) if lower[start - 1 : start] == b"." else (None, False)


def _with_scheme(lower: bytes, start: int) -> int:
    match = SCHEME_BEFORE.search(lower, max(0, start - LONGEST_SCHEME), start)
    return match.start() if match else start


def _hit(rule: Rule, found: tuple[bytes, int, int], of: list[PrintedAddress], said: str, instead: str) -> Hit:
    data, start, end = found
    text = shortened(data[start:end])
    providers = tuple(dict.fromkeys(known.origin.provider for known in of))
    places = tuple(known.origin.place for known in of)
    return Hit(start, end, rule, text, f"`{text}` is {said}", instead, providers, places)


def _leftover_url(address: PrintedAddress, found: tuple[bytes, int, int]) -> Hit:
    origin = address.origin
    instead = f"Write {either(address.production)}." if address.production else origin.unknown
    said = f"in the {address.environment} environment of {origin.provider_name} ({origin.name})"
    return _hit(Rule.SANDBOX_URL, found, [address], said, instead)


def _leftover_host(of_host: list[PrintedAddress], found: tuple[bytes, int, int]) -> Hit:
    names = " and ".join(
        dict.fromkeys(f"the {known.environment} environment of {known.origin.provider_name}" for known in of_host)
    )
    hosts = dict.fromkeys(urlsplit(value).hostname or value for known in of_host for value in known.production)
    instead = f"Write {either(hosts)}." if hosts else of_host[0].origin.unknown
    return _hit(Rule.SANDBOX_HOST, found, of_host, f"a host of {names}", instead)


def _run_together(address: PrintedAddress, found: tuple[bytes, int, int], hosts: list[str]) -> Hit:
    instead = "Write one of them alone"
    instead += f"; in production that is {either(hosts)}." if hosts else "."
    said = f"two addresses of {address.origin.provider_name} run together"
    return _hit(Rule.HOSTS_RUN_TOGETHER, found, [address], said, instead)
