"""Walks plain data along the schema, so that rules see what each value is meant to be even in a file with mistakes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from generator.findings import DataPath
from generator.schema.record import Model, to_kebab
from generator.schema.text import Text
from generator.source.document import Data


@dataclass(frozen=True)
class TextValue:
    """A scalar of the data and what the schema wants there: the kinds of text it may be."""

    path: DataPath
    kinds: tuple[type[Text], ...]
    text: str


@dataclass(frozen=True)
class Mapping:
    """A mapping of the data and the model the schema wants there."""

    path: DataPath
    model: type[Model]
    data: dict[str, Data]


def values(model: type[Model], data: Data, path: DataPath = ()) -> Iterator[TextValue]:
    """Every text of the data that the schema knows, in the order in which it is written."""
    for mapping in mappings(model, data, path):
        for key, value in mapping.data.items():
            kinds = fields(mapping.model).get(key, ())
            texts = tuple(kind for kind in kinds if issubclass(kind, Text))
            for place, text in _texts(value, (*mapping.path, key)):
                if texts:
                    yield TextValue(place, texts, text)


def mappings(model: type[Model], data: Data, path: DataPath = ()) -> Iterator[Mapping]:
    """Every mapping of the data that the schema knows, outer ones first."""
    if not isinstance(data, dict):
        return
    yield Mapping(path, model, data)
    for key, value in data.items():
        for kind in fields(model).get(key, ()):
            if issubclass(kind, Model):
                entries = enumerate(value) if isinstance(value, list) else [(None, value)]
                for index, entry in entries:
                    inner = (*path, key) if index is None else (*path, key, index)
                    yield from mappings(kind, entry, inner)


def _texts(value: Data, path: DataPath) -> Iterator[tuple[DataPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            if isinstance(entry, str):
                yield (*path, index), entry


@cache
def fields(model: type[Model]) -> dict[str, tuple[type, ...]]:
    """Each key of a model in the YAML, and the classes its value or the entries of its list may have."""
    return {to_kebab(name): tuple(_classes(field.annotation)) for name, field in model.model_fields.items()}


def _classes(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type) and not get_origin(annotation):
        yield annotation
        return
    for part in get_args(annotation):
        yield from _classes(part)
