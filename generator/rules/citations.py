"""Citations: which statements stand behind a place in the data, and what facts they have."""

from collections.abc import Iterable, Iterator

from generator.rules.data_index import DataIndex
from generator.schema.walk import Mapping
from generator.source.document import Data

_NO_FACTS = ("",)
"""What an unknown statement prints."""


def cited_around(mapping: Mapping) -> tuple[str, ...] | None:
    """The statements that the nearest record at or around a mapping cites; None where nothing around it cites any."""
    for found in mapping.around:
        if "cites" in found.data:
            cites = found.data["cites"]
            return tuple(str(name) for name in cites) if isinstance(cites, list) else ()
    return None


def facts_of(index: DataIndex, provider: str, statements: Iterable[str] | None) -> list[str]:
    """What some statements print: their facts, and the headings above them; unknown statements are left out."""
    known = index.once(_facts_by_statement).get(provider, {})
    return [fact for name in statements or () for fact in known.get(name, _NO_FACTS)]


def _facts_by_statement(index: DataIndex) -> dict[str, dict[str, tuple[str, ...]]]:
    """What each statement prints, by provider."""
    statements = ((provider, places) for (kind, provider), places in index.ids.items() if kind == "statement")
    return {
        provider: {name: tuple(_printed(place.mapping)) for name, place in places.items()}
        for provider, places in statements
    }


def _printed(statement: dict[str, Data]) -> Iterator[str]:
    facts = statement.get("facts")
    yield from map(str, facts if isinstance(facts, list) else ())
    yield str(statement.get("section", ""))
