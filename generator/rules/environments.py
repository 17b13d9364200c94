"""Environments: a value of one is not given as that of another."""

import re
from collections.abc import Iterator

from generator.facts.qualifiers import sentence_around
from generator.facts.shapes import shaped_values
from generator.facts.spelling import canonical, implied
from generator.findings import Finding, problem
from generator.project import DataFile
from generator.rules.data_index import DataIndex, DataPlace
from generator.rules.prose_values import ProseValue, prose_values
from generator.rules.statements import is_fact
from generator.schema.environments import Environment, Setting
from generator.schema.statements import Statement
from generator.schema.walk import Mapping, fields
from generator.source.document import Data

_WORDS = {
    Environment.SANDBOX: r"\b(?:sandbox|tests?|testing|staging|simulat\w+|trial)\b",
    Environment.PRODUCTION: r"\b(?:production|live|real money)\b",
}


@problem("wrong-environment")
def wrong_environments(index: DataIndex) -> Iterator[Finding]:
    """A value that the guide gives for one environment is given for the other one.

    A sandbox address in a sentence on production, or the production limit under `sandbox`. Write the value of the right
    environment; if the guide gives it for both, leave `environment` out at the statement.
    """
    for provider in index.providers:
        roles = _roles(index, provider)
        for file in index.in_folder("providers", provider):
            for mapping in file.mappings:
                yield from _in_record(file, mapping, roles)
    for found in index.once(prose_values):
        environment = _roles(index, found.file.folder[1]).get(canonical(found.value))
        if environment and _speaks_of_the_other(found, environment):
            message = f"`{found.value.text}` is of {environment}, and this sentence speaks of another environment"
            yield found.finding("wrong-environment", message, "Give the value of the environment that is meant.")


def _in_record(file: DataFile, mapping: Mapping, roles: dict[str, Environment]) -> Iterator[Finding]:
    for key, environment in _keys_with_environment(mapping):
        value = mapping.data.get(key)
        other = next(
            (roles[spelling] for spelling in _spellings(value) if roles.get(spelling, environment) != environment), None
        )
        if other:
            message = f"`{value}` is of {other}, and stands here as that of {environment}"
            hint = "Give the value of the environment that is meant."
            yield DataPlace(file, (*mapping.path, key)).finding("wrong-environment", message, hint)


def _keys_with_environment(mapping: Mapping) -> Iterator[tuple[str, Environment]]:
    """The keys whose value holds in one environment: those named so, and all facts of a record that is of one."""
    if mapping.model is Setting:
        yield from ((str(one), one) for one in _WORDS)
    elif mapping.model is not Statement and str(mapping.data.get("environment")) in {*_WORDS}:
        for key, kinds in fields(mapping.model).items():
            if is_fact(mapping, key, kinds):
                yield key, Environment(str(mapping.data["environment"]))


def _roles(index: DataIndex, provider: str) -> dict[str, Environment]:
    """The values that the guide gives for one environment alone, in their one spelling."""
    return index.once(_all_roles).get(provider, {})


def _all_roles(index: DataIndex) -> dict[str, dict[str, Environment]]:
    found: dict[str, dict[str, set[Environment]]] = {}
    for (kind, provider), statements in index.ids.items():
        for place in statements.values() if kind == "statement" else ():
            environment, facts = place.mapping.get("environment"), place.mapping.get("facts")
            if str(environment) in {*_WORDS} and isinstance(facts, list):
                for spelling in (spelling for fact in facts for spelling in _spellings(str(fact))):
                    found.setdefault(provider, {}).setdefault(spelling, set()).add(Environment(str(environment)))
    return {
        provider: {value: min(environments) for value, environments in values.items() if len(environments) == 1}
        for provider, values in found.items()
    }


def _spellings(fact: Data) -> Iterator[str]:
    if isinstance(fact, str):
        yield fact
    for value in shaped_values(fact) if isinstance(fact, str) else ():
        yield from implied(value)


def _speaks_of_the_other(found: ProseValue, environment: Environment) -> bool:
    sentence = re.sub(r"`[^`]*`|\]\([^)]*\)", " ", sentence_around(found.text, found.value))
    named = {name for name, words in _WORDS.items() if re.search(words, sentence, re.IGNORECASE)}
    return bool(named) and environment not in named
