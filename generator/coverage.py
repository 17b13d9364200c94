"""Which record carries which statement of a guide, and which statements were set aside."""

from collections import Counter

from msgspec import Struct

from generator.project import Provider
from generator.schema.statements import Statement
from generator.schema.walk import Mapping, mappings_inside


class Placing(Struct, frozen=True):
    """A statement, the ids of the records that cite it, and the reason where it was set aside."""

    statement: Statement
    records: tuple[str, ...]
    reason: str
    is_open: bool = False
    """Whether it is still to be placed."""
    is_to_be_read: bool = False
    """Whether a program placed it and nobody has read that yet."""

    @property
    def is_placed(self) -> bool:
        """Whether some record carries it."""
        return bool(self.records)


def placings(provider: Provider) -> list[Placing]:
    """Every statement of a provider's guide, in its order."""
    cited = _citations(provider)
    reasons = {str(name): str(aside.reason) for aside in provider.statements.set_aside for name in aside.statements}
    still_open, to_read = {*map(str, provider.statements.not_yet_placed)}, {*map(str, provider.statements.to_be_read)}
    return [
        Placing(
            statement,
            tuple(cited.get(statement.id, ())),
            reasons.get(statement.id, ""),
            statement.id in still_open,
            statement.id in to_read,
        )
        for statement in provider.statements.statements
    ]


def _citations(provider: Provider) -> dict[str, list[str]]:
    """The names of the records that cite each statement, each once."""
    found: dict[str, dict[str, None]] = {}
    for _, subject in provider.subjects():
        for mapping in mappings_inside(subject):
            cites = mapping.data.get("cites")
            for statement in cites if isinstance(cites, list) else ():
                found.setdefault(str(statement), {})[_record(mapping) or provider.id] = None
    return {statement: list(records) for statement, records in found.items()}


def _record(mapping: Mapping) -> str:
    """The id of the nearest record at or around a mapping, or the place of one that has no id."""
    names = (found.data.get("id") or getattr(found.model, "place", "") for found in mapping.around)
    return str(next((name for name in names if name), ""))


class Tally(Struct, frozen=True):
    """How many statements of one kind stand where."""

    kind: str
    placed: int
    aside: int
    lost: int
    open: int = 0
    """How many are still to be placed."""


def tallies(provider: Provider) -> list[Tally]:
    """The primary statements of a provider counted by kind, in the order of the kinds' names."""
    counts: Counter[tuple[str, str]] = Counter()
    for placing in placings(provider):
        if not placing.statement.part_of:
            counts[placing.statement.kind, _where(placing)] += 1
    kinds = sorted({kind for kind, _ in counts})
    places = ("placed", "aside", "lost", "open")
    return [Tally(kind, *(counts[kind, place] for place in places)) for kind in kinds]


def _where(placing: Placing) -> str:
    if placing.is_open:
        return "open"
    return "placed" if placing.is_placed else "aside" if placing.reason else "lost"
