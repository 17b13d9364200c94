"""Citations: which statements stand behind a place in the data, and what facts they have."""

from collections.abc import Iterable

from generator.rules.data_index import DataIndex
from generator.schema.walk import Mapping


def cited_around(mapping: Mapping) -> tuple[str, ...] | None:
    """The statements that the nearest record at or around a mapping cites; None where nothing around it cites any."""
    for found in mapping.around:
        if "cites" in found.data:
            cites = found.data["cites"]
            return tuple(str(name) for name in cites) if isinstance(cites, list) else ()
    return None


def facts_of(index: DataIndex, provider: str, statements: Iterable[str] | None) -> list[str]:
    """What some statements print: their facts, and the headings above them; unknown statements are left out."""
    known = index.ids.get(("statement", provider), {})
    found: list[str] = []
    for name in statements or ():
        statement = known[name].mapping if name in known else {}
        facts = statement.get("facts")
        found += [str(fact) for fact in facts] if isinstance(facts, list) else []
        found.append(str(statement.get("section", "")))
    return found
