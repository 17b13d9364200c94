"""Hosts that cannot take production traffic, and how one can tell."""

import re
from collections.abc import Iterator, Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

from generator.schema.environments import Environment, EnvironmentsFile, SettingKind
from generator.schema.values import is_given

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


def why_not_production(host: str, outside: Mapping[str, str]) -> str:
    """Why a host is not one of production, judged by its name and a provider's other hosts; else nothing."""
    for known, environment in outside.items():
        if host == known or host.endswith(f".{known}"):
            return f"is not a production address: `{host}` belongs to the provider's {environment} environment"
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


def hosts_outside_production(environments: EnvironmentsFile) -> dict[str, str]:
    """The hosts that a provider has outside production alone, each with the name of an environment that has it."""
    live = {host for environment in environments.production for host in _hosts(environments, environment)}
    return {
        host: environment.name
        for environment in environments.others
        for host in _hosts(environments, environment)
        if host not in live
    }


def _hosts(environments: EnvironmentsFile, environment: Environment) -> Iterator[str]:
    for setting in environments.settings:
        value = setting.values.of(environment.id)
        if setting.kind in (SettingKind.URL, SettingKind.HOST) and value is not None and is_given(value):
            yield host_of(value)
