"""Records that were made of statements: where each belongs, and which statements it carries."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from generator.guide.numbered import NumberedStatement
from generator.schema.shared import Role

Fields = dict[str, Any]
"""A record as it will stand in the YAML: text, lists and mappings."""


class PlacedRecord(Struct, frozen=True):
    """A record, the file and the list in it that it belongs to, and the statements that it carries."""

    file: str
    list_: str
    fields: Fields
    group: str = ""
    """Of an item, the heading of its group."""
    is_part: bool = False
    """Whether its statements say more than it carries, so that they are still to be placed."""

    @property
    def statements(self) -> frozenset[str]:
        """The statements that it cites, at any depth."""
        return frozenset(_cited(self.fields))


def _cited(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from inner if key == "cites" else _cited(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _cited(inner)


@dataclass
class Ids:
    """The ids of a provider's records, no two alike."""

    given: set[str] = field(default_factory=set)

    def new(self, words: str) -> str:
        """An id from some words; a number is added where another record has it."""
        slug = slug_of(words)
        found, number = slug, 2
        while found in self.given:
            found, number = f"{slug[:37]}-{number}", number + 1
        self.given.add(found)
        return found


def slug_of(words: str) -> str:
    """Some words as an id: small letters and hyphens, at most 40 characters, no word cut in two."""
    slug = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
    return (slug if len(slug) <= 40 else slug[:41].rpartition("-")[0] or slug[:40]) or "record"


class RoleWords(Struct, frozen=True):
    """The roles of the catalogue, by the words that a guide may have for them."""

    roles: tuple[Role, ...]

    @property
    def everyone(self) -> str:
        """The role for what the guide gives to nobody: somebody has to say whose it is."""
        return str(next((role.id for role in self.roles if role.everyone), self.roles[0].id))

    def of(self, printed: str) -> Fields | None:
        """Who does a thing that a guide gives to somebody; None where the catalogue has no such role."""
        said = set(re.findall(r"[a-z]+", printed.lower()))
        named = [str(role.id) for role in self.roles if said and said >= {*re.findall("[a-z]+", role.name.lower())}]
        return {"stated": named, "printed": printed} if named else None


def record(ids: Ids, name: str, statement: NumberedStatement, /, **more: Any) -> Fields:
    """The fields that every record has, in the order in which people write them; what is empty is left out."""
    given = {key.rstrip("_").replace("_", "-"): value for key, value in more.items() if value or value is False}
    return {"id": ids.new(name), **given, "cites": [statement.id]}


def of_kind(statements: Iterable[NumberedStatement], *kinds: str) -> list[NumberedStatement]:
    """The statements of some kinds."""
    return [each for each in statements if each.read.kind.value in kinds]
