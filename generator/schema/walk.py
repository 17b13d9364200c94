"""Walks plain data along the schema, so that rules see what each value is meant to be even in a file with mistakes."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_args, get_origin

from msgspec import Struct

from generator.findings import DataPath
from generator.schema.by_environment import EVERY_ENVIRONMENT, ByEnvironment
from generator.schema.record import Model, to_kebab
from generator.schema.text import EnvironmentRef, Text
from generator.source.document import Data


class Mapping(Struct, frozen=True):
    """A mapping of the data, the model the schema wants there, and the record it was read as where that is known."""

    path: DataPath
    model: type[Model]
    data: dict[str, Data]
    record: Model | None = None
    outer: "Mapping | None" = None

    @property
    def around(self) -> Iterator["Mapping"]:
        """It and every mapping that it stands in, inner ones first."""
        here: Mapping | None = self
        while here is not None:
            yield here
            here = here.outer


class TextValue(Struct, frozen=True):
    """A scalar of the data, the mapping that holds it, and what the schema wants there: the kinds of text it may be."""

    path: DataPath
    kinds: tuple[type[Text], ...]
    text: str
    holder: Mapping


def mappings(
    model: type[Model], data: Data, record: Model | None = None, path: DataPath = (), outer: Mapping | None = None
) -> Iterator[Mapping]:
    """Every mapping of the data that the schema knows, outer ones first, in the order in which it is written.

    `record` is what the data was read as; where it is given, each mapping comes with its part of it.
    """
    if not isinstance(data, dict):
        return
    here = Mapping(path, model, data, record, outer)
    yield here
    for key, value in data.items():
        for kind in fields(model).get(key, ()):
            if issubclass(kind, Model):
                for inner, entry in _entries(value, (*path, key)):
                    yield from mappings(kind, entry, _part(record, inner[len(path) :]), inner, here)


def mappings_inside(record: Model) -> Iterator[Mapping]:
    """Every mapping of a record that was read, in the order of the schema."""
    return mappings(type(record), record.model_dump(mode="json", by_alias=True), record)


def values(found: Iterable[Mapping]) -> Iterator[TextValue]:
    """The texts that mappings hold, as far as the schema knows them."""
    for mapping in found:
        texts = _texts(mapping.model)
        for key in mapping.data:
            if kinds := texts.get(key):
                for place, text in entries(mapping, key):
                    if isinstance(text, str):
                        yield TextValue(place, kinds, text, mapping)


def environment_keys(found: Iterable[Mapping]) -> Iterator[TextValue]:
    """The environments that mappings name as keys, as references; the place of each is that of its value."""
    for mapping in found:
        for key, value in mapping.data.items():
            if key in _by_environment(mapping.model) and isinstance(value, dict):
                for name in value:
                    if name != EVERY_ENVIRONMENT:
                        yield TextValue((*mapping.path, key, name), (EnvironmentRef,), name, mapping)


def entries(mapping: Mapping, key: str) -> Iterator[tuple[DataPath, Data]]:
    """What stands under a key, each with its place: the value, the entries of a list, or one for each environment."""
    value, path = mapping.data.get(key), (*mapping.path, key)
    if isinstance(value, dict) and key in _by_environment(mapping.model):
        yield from (((*path, name), entry) for name, entry in value.items())
    elif key in mapping.data:
        yield from _entries(value, path)


def _entries(value: Data, path: DataPath) -> Iterator[tuple[DataPath, Data]]:
    """A value, or the entries of a list, each with its place."""
    if isinstance(value, list):
        yield from (((*path, index), entry) for index, entry in enumerate(value))
    else:
        yield path, value


def _part(record: Model | None, path: DataPath) -> Model | None:
    """What stands at a place inside a record."""
    if record is None:
        return None
    key, *index = path
    part = getattr(record, _names(type(record))[str(key)])
    found = part[index[0]] if index else part
    return found if isinstance(found, Model) else None


@cache
def fields(model: type[Model]) -> dict[str, tuple[type, ...]]:
    """Each key of a model in the YAML, and the classes its value or the entries of its list may have."""
    return {to_kebab(name): tuple(_classes(field.annotation)) for name, field in model.model_fields.items()}


@cache
def _texts(model: type[Model]) -> dict[str, tuple[type[Text], ...]]:
    """The keys of a model under which texts stand, with the kinds of text that they may be."""
    found = {key: tuple(kind for kind in kinds if issubclass(kind, Text)) for key, kinds in fields(model).items()}
    return {key: kinds for key, kinds in found.items() if kinds}


@cache
def _by_environment(model: type[Model]) -> frozenset[str]:
    """The keys of a model under which there is a value for each environment."""
    found = (name for name, field in model.model_fields.items() if get_origin(field.annotation) is ByEnvironment)
    return frozenset(map(to_kebab, found))


@cache
def reachable(model: type[Model]) -> tuple[type[Model], ...]:
    """A model and every model that can stand inside of it, outer ones first, each once."""
    found = {model: None}
    for kinds in fields(model).values():
        for kind in kinds:
            if issubclass(kind, Model) and kind not in found:
                found |= dict.fromkeys(reachable(kind))
    return tuple(found)


@cache
def _names(model: type[Model]) -> dict[str, str]:
    """The name in Python of each key in the YAML."""
    return {to_kebab(name): name for name in model.model_fields}


def _classes(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type) and not get_origin(annotation):
        yield annotation
        return
    for part in get_args(annotation):
        yield from _classes(part)
