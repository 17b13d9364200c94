"""The schema in words: every file, record, key and kind of text, from the schema's own sentences."""

import ast
import inspect
import re
import sys
from enum import StrEnum
from functools import cache
from itertools import pairwise
from types import ModuleType

from msgspec import Struct
from pydantic.fields import FieldInfo

from generator.schema.by_environment import ByEnvironment
from generator.schema.files import FILE_KINDS
from generator.schema.record import Model, to_kebab
from generator.schema.text import Text
from generator.schema.walk import fields, reachable

Example = str | list[str] | dict[str, str]
"""What may stand at a key: a text, a list of texts, or a text for each environment."""


class KeyWords(Struct, frozen=True):
    """A key of a record: what it holds, the kinds of value, whether it is needed, and examples of its own.

    A key has examples of its own where its kind of text takes anything and so says little, as `Line` and `Prose` do.
    """

    name: str
    meaning: str
    kinds: tuple[type, ...]
    is_list: bool
    is_by_environment: bool
    is_needed: bool
    examples: tuple[Example, ...] = ()


class RecordWords(Struct, frozen=True):
    """A record: its name, what it is, the file it is the whole of, and its keys."""

    model: type[Model]
    name: str
    meaning: str
    file: str
    keys: tuple[KeyWords, ...]


def described() -> list[RecordWords]:
    """Every file of the data and every record in it, outer ones first, each once."""
    found: dict[type[Model], RecordWords] = {}
    for kind in FILE_KINDS:
        for model in reachable(kind.model):
            if model not in found:
                found[model] = record_words(model, kind.where if model is kind.model else "")
    return list(found.values())


def text_kinds(records: list[RecordWords]) -> list[type[Text]]:
    """The kinds of text that these records use, by name."""
    kinds = {kind for record in records for key in record.keys for kind in key.kinds if issubclass(kind, Text)}
    return sorted(kinds, key=lambda kind: kind.__name__)


def first_sentence(documented: type) -> str:
    """The first line of a class's docstring."""
    return (inspect.getdoc(documented) or "").split("\n", 1)[0]


def spaced(name: str) -> str:
    """A class name as words: `ItemGroup` is `Item group`."""
    return to_kebab(name).replace("-", " ").capitalize().replace("Api ", "API ")


def record_words(model: type[Model], file: str) -> RecordWords:
    """A record in words; `file` is where it stands, when it is the whole of a file."""
    sentences, kinds = _sentences(model), fields(model)
    keys = tuple(
        _key(name, info, sentences.get(name, ""), kinds[to_kebab(name)]) for name, info in model.model_fields.items()
    )
    name = file or spaced(model.__name__.removesuffix("File"))
    return RecordWords(model, name, first_sentence(model), file, keys)


def _sentences(model: type[Model]) -> dict[str, str]:
    """What stands under each field of a model, and under those of the models that it derives from."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if issubclass(base, Model):
            found |= _own_sentences(base)
    return found


@cache
def _own_sentences(model: type[Model]) -> dict[str, str]:
    definition = _definitions(sys.modules[model.__module__])[model.__name__]
    return {
        field.target.id: inspect.cleandoc(below.value.value)
        for field, below in pairwise(definition.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str)
    }


@cache
def _definitions(module: ModuleType) -> dict[str, ast.ClassDef]:
    """The classes of a module as they are written."""
    # read from the source when somebody asks, since pydantic would read it each time a command starts
    written = ast.parse(inspect.getsource(module)).body
    return {definition.name: definition for definition in written if isinstance(definition, ast.ClassDef)}


def _key(name: str, info: FieldInfo, meaning: str, kinds: tuple[type, ...]) -> KeyWords:
    is_list = "tuple[" in str(info.annotation)
    is_by_environment = ByEnvironment.__name__ in str(info.annotation)
    shown = tuple(kind for kind in kinds if kind not in (type(None), Ellipsis))
    return KeyWords(
        to_kebab(name), meaning, shown, is_list, is_by_environment, info.is_required(), tuple(info.examples or ())
    )


def kind_examples(kind: type[Text]) -> tuple[str, ...]:
    """What stands between backticks in the words about a kind of text and is one."""
    said = re.findall(r"`([^`]+)`", f"{first_sentence(kind)} {kind.hint}")
    return tuple(text for text in dict.fromkeys(said) if kind.pattern and re.fullmatch(kind.pattern, text))


def choices(kind: type) -> tuple[str, ...]:
    """The words that may stand where one of a few is wanted; none for other kinds."""
    return tuple(choice.value for choice in kind) if issubclass(kind, StrEnum) else ()
