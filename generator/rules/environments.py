"""Environments: values stand with the one they are of, and keep to their parity."""

import re
from collections.abc import Iterator

from generator.data_file import DataFile
from generator.facts.qualifiers import sentence_around
from generator.facts.shapes import shaped_values
from generator.facts.spelling import canonical, implied
from generator.findings import Finding, problem
from generator.rules.data_index import DataIndex, DataPlace
from generator.rules.prose_values import ProseValue, prose_values
from generator.schema.by_environment import EVERY_ENVIRONMENT
from generator.schema.environments import EnvironmentsFile, Parity, Setting
from generator.schema.values import is_given
from generator.source.document import Data

_PRODUCTION = r"production|live|real money"
_TESTS = r"sandbox|tests?|testing|staging|simulat\w+|trial"
"""Words for an environment in which no real payments flow, where there is only one such."""
_Places = dict[str, frozenset[str]]
"""Values in their one spelling, and the environments for which alone the guide gives them."""


@problem("no-production")
def no_production(index: DataIndex) -> Iterator[Finding]:
    """No environment of a provider is marked as production.

    Rules about production would then check nothing. Write `production: true` at each environment in which real
    payments flow.
    """
    for file, mapping in index.mappings:
        listed = mapping.data.get("environments") if mapping.model is EnvironmentsFile else None
        entries = [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
        if entries and not any(_is_production(entry) for entry in entries):
            message = "none of the environments is production"
            hint = "Write `production: true` at the one in which real payments flow."
            yield DataPlace(file, (*mapping.path, "environments")).key_finding("no-production", message, hint)


def _is_production(environment: dict[str, Data]) -> bool:
    return environment.get("production") == "true"


@problem("parity")
def parities(index: DataIndex) -> Iterator[Finding]:
    """A setting's values contradict its `parity`.

    Correct one or the other: a setting that is `must-match` has the same value in every environment that has it, one
    that is `must-differ` does not, and one that is `only-some` does not exist in all of them.
    """
    for file, mapping in index.mappings:
        values = mapping.data.get("values")
        if mapping.model is Setting and isinstance(values, dict) and values:
            parity = str(mapping.data.get("parity"))
            contradiction = _contradiction(parity, values, _environments(index, index.scope(file)))
            if contradiction:
                message, hint = f"is `{parity}`, but {contradiction}", "Correct the values or the `parity`."
                yield DataPlace(file, (*mapping.path, "parity")).finding("parity", message, hint)


def _contradiction(parity: str, values: dict[str, Data], environments: dict[str, dict[str, Data]]) -> str:
    given = {str(value) for value in values.values()}
    is_everywhere = EVERY_ENVIRONMENT in values or {*environments} <= {*values}
    if parity == Parity.ONLY_SOME:
        return "every environment has a value" if is_everywhere else ""
    if parity not in (Parity.MUST_MATCH, Parity.MUST_DIFFER):
        return ""
    if len(values) == 1 and EVERY_ENVIRONMENT not in values:
        return "only one environment has a value"
    if parity == Parity.MUST_MATCH:
        return "the values differ" if len(given) > 1 else ""
    return "the values are the same" if len(given) == 1 and all(map(is_given, given)) else ""


def _environments(index: DataIndex, provider: str) -> dict[str, dict[str, Data]]:
    """The environments of a provider by their ids, in the guide's order."""
    return {name: place.mapping for name, place in index.ids.get(("environment", provider), {}).items()}


@problem("wrong-environment")
def wrong_environments(index: DataIndex) -> Iterator[Finding]:
    """A value that the guide gives for one environment is given for another one.

    A sandbox address in a sentence on production, or the limit of production under that of sandbox. Write the value of
    the right environment; if the guide gives it for all, leave `environments` out of the statement.
    """
    for provider in index.providers:
        places = _places(index, provider)
        for file in index.in_folder("providers", provider):
            yield from _in_records(file, places)
    for found in index.once(prose_values):
        provider = found.file.folder[1]
        environments = _places(index, provider).get(canonical(found.value))
        if environments and _speaks_of_another(found, environments, _words(_environments(index, provider))):
            message = (
                f"`{found.value.text}` belongs to {_all(environments)}, but this sentence is about another environment"
            )
            yield found.finding("wrong-environment", message, "Give the value of the environment that is meant.")


def _in_records(file: DataFile, places: _Places) -> Iterator[Finding]:
    for named in file.environment_keys:
        place = DataPlace(file, named.path)
        value = place.mapping.get(named.text)
        found = (places[spelling] for spelling in _spellings(value) if spelling in places)
        others = next((environments for environments in found if named.text not in environments), None)
        if others:
            message = f"`{value}` belongs to {_all(others)}, but is given here for {named.text}"
            hint = "Give the value of the environment that is meant."
            yield place.finding("wrong-environment", message, hint)


def _all(environments: frozenset[str]) -> str:
    return " and ".join(sorted(environments))


def _places(index: DataIndex, provider: str) -> _Places:
    return index.once(_all_places).get(provider, {})


def _all_places(index: DataIndex) -> dict[str, _Places]:
    found: dict[str, _Places] = {}
    for (kind, provider), statements in index.ids.items():
        for place in statements.values() if kind == "statement" else ():
            named, facts = place.mapping.get("environments"), place.mapping.get("facts")
            environments = _known(index, provider, named)
            if environments and isinstance(facts, list):
                places = found.setdefault(provider, {})
                for spelling in (spelling for fact in facts for spelling in _spellings(str(fact))):
                    places[spelling] = places.get(spelling, frozenset()) | environments
    return found


def _known(index: DataIndex, provider: str, named: Data) -> frozenset[str]:
    """Those of the environments named that there are; a name that leads nowhere is a finding of its own."""
    names = {str(name) for name in named} if isinstance(named, list) else set()
    return frozenset(names & {*_environments(index, provider)})


def _spellings(fact: Data) -> Iterator[str]:
    if isinstance(fact, str):
        yield fact
    for value in shaped_values(fact) if isinstance(fact, str) else ():
        yield from implied(value)


def _words(environments: dict[str, dict[str, Data]]) -> dict[str, str]:
    """The words by which a sentence speaks of each environment, as a pattern."""
    for_tests = [name for name, environment in environments.items() if not _is_production(environment)]
    found = {}
    for name, environment in environments.items():
        usual = _PRODUCTION if name not in for_tests else _TESTS if len(for_tests) == 1 else None
        own = (re.escape(name), re.escape(str(environment.get("name"))))
        found[name] = rf"\b(?:{'|'.join(filter(None, (usual, *own)))})\b"
    return found


def _speaks_of_another(found: ProseValue, environments: frozenset[str], words: dict[str, str]) -> bool:
    sentence = re.sub(r"`[^`]*`|\]\([^)]*\)", " ", sentence_around(found.text, found.value))
    named = {name for name, pattern in words.items() if re.search(pattern, sentence, re.IGNORECASE)}
    return bool(named) and not named & environments
