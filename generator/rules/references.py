"""References: every id that is named exists."""

from collections.abc import Iterator, Mapping

from generator.data_file import DataFile
from generator.findings import Finding, did_you_mean, problem
from generator.rules.data_index import DEFINED_IN, DataIndex, DataPlace
from generator.rules.routes import takes_no_request
from generator.schema.text import EnvironmentRef, Reference
from generator.schema.walk import TextValue

OF_THE_PROVIDER = "this provider's "
_MANY = 2
"""A record that may stand in more files than this is said to stand in the provider's files."""
_OWN = {("item", "item"): "own-items", ("step", "after"): "own-steps"}
"""Where an integration may add what it names, by the kind of it and the key that names it."""


def _where(kind: str) -> str:
    """Where records of a kind stand, in words."""
    if kind == "provider":
        return "`providers/`"
    places = DEFINED_IN[kind]
    if not any("*" in place for place in places):
        return " or ".join(f"`{place}`" for place in places)
    names = " or ".join(f"`{place.rpartition('/')[2]}`" for place in places)
    return f"{OF_THE_PROVIDER}{'files' if len(places) > _MANY else names}"


@problem("dead-reference")
def dead_references(index: DataIndex) -> Iterator[Finding]:
    """An id is named, but no record has it.

    It is misspelt, or the record was renamed or removed. The message says in which file the record should be.
    Items, steps, contacts, alerts, environments, settings, credentials, tasks, conditions and gaps must belong to the
    same provider.
    """
    for file, value in index.values:
        for place, message, hint in _dead(index, file, value):
            yield place.finding("dead-reference", message, hint)
    for file in index.files:
        for value in file.environment_keys:
            for place, message, hint in _dead(index, file, value):
                yield place.key_finding("dead-reference", message, hint)


def _dead(index: DataIndex, file: DataFile, value: TextValue) -> Iterator[tuple[DataPlace, str, str]]:
    """What is wrong with a reference that leads nowhere, and what to do."""
    kind = next((kind for kind in value.kinds if issubclass(kind, Reference)), None)
    known = index.known(kind.to, file) if kind else {}
    if kind is None or value.text in known or not index.is_whole(kind.to, file):
        return
    place = DataPlace(file, value.path)
    if issubclass(kind, EnvironmentRef) and not known:
        return  # the list of the environments is missing, which is a finding of its own
    if not _is_of_no_request(index, file, value):
        hint = (
            _renamed(value.text, known)
            or did_you_mean(value.text, sorted(known))
            or _environments(kind, known)
            or _advice(kind.to, place, is_first=not known)
        )
        yield place, f"there is no {kind.to} `{value.text}`", hint


def _environments(kind: type[Reference], known: Mapping[str, DataPlace]) -> str:
    """The environments that there are, of which no provider has many."""
    if not issubclass(kind, EnvironmentRef):
        return ""
    return f"Known here: {', '.join(f'`{name}`' for name in known)}."


def _is_of_no_request(index: DataIndex, file: DataFile, value: TextValue) -> bool:
    """Whether a value is part of a request that there should not be: another rule says so of the whole."""
    return value.path[0] == "request" and file.folder[0] == "integrations" and takes_no_request(index, file)


def _renamed(name: str, known: Mapping[str, DataPlace]) -> str:
    """What a record is called now that once had the name; empty where none had it."""
    now = (id_ for id_, place in known.items() if name in (place.mapping.get("formerly") or ()))
    return next((f"It is now called `{id_}`." for id_ in now), "")


def _advice(kind: str, place: DataPlace, *, is_first: bool) -> str:
    """What to do about a name that resembles no other. An integration cannot add to what a provider's guide says."""
    where = _where(kind)
    if place.file.folder[0] != "integrations" or not where.startswith(OF_THE_PROVIDER):
        if is_first:
            return f"There are no {kind}s yet. Add it to {where}, or remove it here."
        return f"Add it to {where}, or correct the name."
    key = next((part for part in reversed(place.path) if isinstance(part, str)), "")
    if (kind, key) in _OWN:
        return f"Correct the name, or add it to `{_OWN[kind, key]}` in `integration.yaml`."
    return f"Correct the name: each {kind} is in {where}."
