"""Hosts that cannot take production traffic, and how one can tell."""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from generator.rules.data_index import DataIndex
from generator.schema.environments import Setting
from generator.source.document import Data

LOCAL = frozenset({"local", "localhost", "internal", "localdomain"})
TRIAL = frozenset(
    {"sandbox", "sbx", "staging", "stage", "test", "testing", "qa", "uat", "dev", "development", "preprod"}
)


def host_of(address: str) -> str:
    """The host of an address in lower case, whatever else is wrong with the address; nothing where there is none."""
    try:
        return urlsplit(address if "://" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""


def why_unreachable(host: str) -> str:
    """Why a provider cannot reach a host from outside; nothing where it can."""
    if _is_number(host):
        return f"has a number instead of a host name: `{host}`"
    last = host.rstrip(".").rpartition(".")[2]
    return f"cannot be reached from outside: `{host}` is local" if last in LOCAL else ""


def why_not_production(host: str, sandboxes: frozenset[str]) -> str:
    """Why a host is not one of production, judged by its name and the sandbox hosts of a provider; else nothing."""
    if any(host == sandbox or host.endswith(f".{sandbox}") for sandbox in sandboxes):
        return f"is not a production address: `{host}` is the provider's sandbox"
    sign = next(_signs(host), "")
    return f"is not a production address: `{host}` has `{sign}` in its name" if sign else ""


def _signs(host: str) -> Iterator[str]:
    """The parts of a host's name that say what it is for; the last label never does: `.test` is a reserved ending."""
    labels = host.split(".")[:-1]
    for place, label in enumerate(labels):
        # a registered name may hold any word, so `test-kitchen.example` is judged as a whole
        parts = [label] if place == len(labels) - 1 else [label, *label.split("-")]
        yield from (part for part in parts if re.sub(r"\d+$", "", part) in TRIAL | LOCAL)


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def sandbox_hosts(index: DataIndex, provider: str) -> frozenset[str]:
    """The hosts of a provider's sandbox that are not hosts of its production, too."""
    files = index.in_folder("providers", provider)
    records = (mapping for file in files for mapping in file.mappings)
    settings = [mapping.data for mapping in records if mapping.model is Setting]
    return frozenset(_hosts(settings, "sandbox")) - frozenset(_hosts(settings, "production"))


def _hosts(settings: list[dict[str, Data]], environment: str) -> Iterator[str]:
    for setting in settings:
        value = setting.get(environment)
        if setting.get("kind") in ("url", "host") and isinstance(value, str) and value != "unknown" and host_of(value):
            yield host_of(value)
