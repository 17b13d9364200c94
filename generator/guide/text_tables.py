"""Tables in a page that was copied as text, in the shapes that browsers and converters leave behind."""

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.guide.blocks import Block, on_one_line, paragraph, row
from generator.guide.text_lines import BULLET

_RULER = re.compile(r"\s*\|[\s:|-]+\|\s*")
_GLUED_TITLES = re.compile(r"(?P<first>[A-Z][a-z]+(?: [a-z]+)*)(?P<second>[A-Z][a-z]+(?: [a-z]+)*)")
_SENTENCE_ENDS = re.compile(r"(?<=[a-z)0-9][.!?])(?=[A-Z])")
_CELL_ENDS = re.compile(
    r"(?<=[\w)])(?=https?://)|(?<=[a-z)])(?=[A-Z][a-z]*\b)|(?<=[a-z])(?=\d+/\d)|(?<=[.!?])(?=[A-Z])"
)
_ENVIRONMENTS = re.compile(r"(?i)sandbox|test|staging|dev")


class FoundTable(Struct, frozen=True):
    """The blocks of a table, and the number of the first line after it."""

    blocks: tuple[Block, ...]
    end: int


def table_at(lines: Sequence[str], start: int, group: int) -> FoundTable | None:
    """The table that begins at a line; None where none does."""
    line = lines[start].strip()
    if len([cell for cell in line.split("\t") if cell.strip()]) >= 2:
        return _with_tabs(lines, start, group)
    if line.startswith("|") and start + 1 < len(lines) and _RULER.fullmatch(lines[start + 1]):
        return _with_pipes(lines, start, group)
    if line.startswith("| ") and line.endswith("|"):
        return _cell_by_line(lines, start, group)
    return _glued(lines, start, group)


def _run(lines: Sequence[str], start: int, belongs: str) -> int:
    """The first line from `start` on in which a pattern is not found."""
    end = start
    while end < len(lines) and re.search(belongs, lines[end]):
        end += 1
    return end


def _with_tabs(lines: Sequence[str], start: int, group: int) -> FoundTable:
    end = start
    while end < len(lines) and (
        "\t" in lines[end] or (not lines[end].strip() and "\t" in "".join(lines[end + 1 : end + 2]))
    ):
        end += 1
    titles, *rows = [line.split("\t") for line in lines[start:end] if line.strip()]
    if not rows:  # one line is no table, and must not be lost
        return FoundTable((row(titles, (), group),), end)
    return FoundTable(tuple(row(cells, titles, group) for cells in rows), end)


def _with_pipes(lines: Sequence[str], start: int, group: int) -> FoundTable:
    end = _run(lines, start, r"^\s*\|")
    titles = lines[start].strip().strip("|").split("|")
    rows = (line.strip().removeprefix("|").removesuffix("|").split("|") for line in lines[start + 2 : end])
    return FoundTable(tuple(row(cells, titles, group) for cells in rows), end)


def _cell_by_line(lines: Sequence[str], start: int, group: int) -> FoundTable:
    """Each cell stands on a line of its own, and the first of a row has a bar before it."""
    end = _run(lines, start, r"\|\s*$|^\s*\|")
    rows: list[list[str]] = []
    for line in lines[start:end]:
        if line.strip().startswith("| "):
            rows.append([])
        rows[-1].append(on_one_line(line.strip().strip("|")))
    width = min(map(len, rows[1:]), default=len(rows[0]))
    if len(rows[0]) == 2 * width:  # the first row ran into the titles
        rows[:1] = [rows[0][:width], rows[0][width:]]
    titles, *others = rows
    empty = [
        title
        for number, title in enumerate(titles)
        if others and not any(cells[number] for cells in others if len(cells) > number)
    ]
    blocks = (*(row(cells, titles, group) for cells in others), *map(paragraph, empty))
    return FoundTable(blocks, end)


def _glued(lines: Sequence[str], start: int, group: int) -> FoundTable | None:
    """Cells without anything between them: `ItemWhy it matters`. A row is cut only where that is certain."""
    found = _GLUED_TITLES.fullmatch(lines[start].strip())
    end = _run(lines, start + 1, r"\S.{3}")
    if not found or len(lines[start]) > 45 or end - start < 3 or BULLET.match(lines[start + 1]):
        return None
    has_environments = _ENVIRONMENTS.search(found["first"]) is not None
    titles = (*([""] if has_environments else []), found["first"], found["second"])
    return FoundTable(tuple(_cut(line.strip(), titles, group) for line in lines[start + 1 : end]), end)


def _cut(line: str, titles: tuple[str, ...], group: int) -> Block:
    """The cells of a glued row, each below its title; the whole row in the first cell where nobody can tell."""
    pattern = _CELL_ENDS if len(titles) == 3 else _SENTENCE_ENDS
    cuts = [found.start() for found in pattern.finditer(line)]
    wanted = cuts[:1] if len(titles) == 2 else cuts
    if len(wanted) != len(titles) - 1:
        return row([line], (), group)
    ends = [0, *wanted, len(line)]
    return row([line[ends[n] : ends[n + 1]] for n in range(len(titles))], titles, group)
