"""Which record carries which statement of a guide, and which statements were set aside."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from generator.project import Provider
from generator.schema.statements import Statement


@dataclass(frozen=True)
class Placing:
    """A statement, the ids of the records that cite it, and the reason where it was set aside."""

    statement: Statement
    records: tuple[str, ...]
    reason: str

    @property
    def is_placed(self) -> bool:
        """Whether some record carries it."""
        return bool(self.records)


def placings(provider: Provider) -> list[Placing]:
    """Every statement of a provider's guide, in its order."""
    cited = _citations(provider)
    reasons = {str(name): str(aside.reason) for aside in provider.statements.set_aside for name in aside.statements}
    return [
        Placing(statement, tuple(cited.get(statement.id, ())), reasons.get(statement.id, ""))
        for statement in provider.statements.statements
    ]


def _citations(provider: Provider) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for subject in vars(provider).values():
        if isinstance(subject, BaseModel) and subject is not provider.statements:
            for statement, record in _cites(subject, provider.id):
                if record not in found.setdefault(statement, []):
                    found[statement].append(record)
    return found


def _cites(model: BaseModel, around: str) -> Iterator[tuple[str, str]]:
    """Statement and nearest record id, for everything in the model that cites."""
    record = getattr(model, "id", getattr(model, "place", around))
    for name in getattr(model, "cites", ()):
        yield str(name), str(record)
    for value in vars(model).values():
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, BaseModel):
                yield from _cites(part, str(record))


@dataclass(frozen=True)
class Tally:
    """How many statements of one kind stand where."""

    kind: str
    placed: int
    aside: int
    lost: int


def tallies(provider: Provider) -> list[Tally]:
    """The primary statements of a provider counted by kind, in the order of the kinds' names."""
    counts: Counter[tuple[str, str]] = Counter()
    for placing in placings(provider):
        if not placing.statement.part_of:
            where = "placed" if placing.is_placed else "aside" if placing.reason else "lost"
            counts[placing.statement.kind, where] += 1
    kinds = sorted({kind for kind, _ in counts})
    return [Tally(kind, counts[kind, "placed"], counts[kind, "aside"], counts[kind, "lost"]) for kind in kinds]
