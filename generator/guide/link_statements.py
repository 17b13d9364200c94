"""Finds the statements of the data in a guide that was read: by their headings, their facts and their order."""

import re
from collections.abc import Sequence

from generator.guide.read_statements import ReadStatement
from generator.guide.spelled_alike import spelled_alike, without_blanks
from generator.schema.statements import Statement

_LEAST = 0.5
"""How much two must have in common to be taken for one."""


def linked(reads: Sequence[ReadStatement], statements: Sequence[Statement]) -> tuple[tuple[str, ...], ...]:
    """The ids that each read statement has in the data, none where nobody can tell.

    Both are in the order of the guide, so what is linked keeps its order.
    """
    whole = [statement for statement in statements if not statement.part_of]
    scores = _scores(reads, whole)
    best = _best_sums(scores, len(reads), len(whole))
    found: list[tuple[str, ...]] = [()] * len(reads)
    i, j = len(reads), len(whole)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found[i] = (str(whole[j].id),)
    return tuple(found)


def _scores(reads: Sequence[ReadStatement], statements: Sequence[Statement]) -> list[list[float]]:
    said = [without_blanks(f"{read.words} {' '.join(read.headings)} {read.lead}") for read in reads]
    headings = [_last(read.headings[-1]) if read.headings else "" for read in reads]
    wanted = [(_last(one.section.split(" > ")[-1]), [without_blanks(fact) for fact in one.facts]) for one in statements]
    return [
        [
            _score(read, statement, headings[i] == wanted[j][0], [fact in said[i] for fact in wanted[j][1]])
            for j, statement in enumerate(statements)
        ]
        for i, read in enumerate(reads)
    ]


def _score(read: ReadStatement, statement: Statement, is_same_heading: bool, hits: list[bool]) -> float:
    facts = sum(hits) / len(hits) if hits else 0.15
    score = 0.45 * is_same_heading + 0.25 * (read.kind is statement.kind) + facts + 0.01 * sum(hits)
    return score if score >= _LEAST else 0.0


def _last(heading: str) -> str:
    return re.sub(r"^\d+[.)]? ", "", spelled_alike(heading))


def _best_sums(scores: list[list[float]], rows: int, columns: int) -> list[list[float]]:
    """For each number of first statements of both, the most that pairs of them in order can have in common."""
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows):
        for j in range(columns):
            paired = best[i][j] + scores[i][j] if scores[i][j] else 0.0
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], paired)
    return best
