"""How well guides are read: what is found of the statements that a careful reader listed.

`python -m benchmarks.guides SOURCES` reads each `*.txt` in a folder and holds it against `ledger.jsonl` beside it.
That has one statement in a line: `id`, `provider` (the name of the text), `section`, `kind`, `text`, `facts`, and
`embedded_in` where it is a part of another one.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from generator.facts.known import known_facts
from generator.facts.shapes import Shape, shaped_values
from generator.guide.read_statements import ReadStatement, read_statements
from generator.guide.text import text_blocks

CLASSES = {
    "addresses": {Shape.URL, Shape.EMAIL, Shape.HOST, Shape.PHONE},
    "calls and paths": {Shape.ENDPOINT, Shape.PATH},
    "prefixes": {Shape.PREFIX},
    "durations": {Shape.DURATION, Shape.MOMENT, Shape.CADENCE, Shape.CLOCK},
    "amounts": {Shape.QUANTITY, Shape.RATE, Shape.PERCENT, Shape.MONEY, Shape.STATUS, Shape.VERSION},
    "names": {Shape.NAME, Shape.HEADER, Shape.FILE, Shape.CODE},
    "acronyms": {Shape.STANDARD},
    "numbers": {Shape.NUMBER},
}
Row = dict[str, Any]


class Pair(NamedTuple):
    """A statement of the ledger, and what was read as it."""

    row: Row
    read: ReadStatement


def pieces(text: str) -> Counter[str]:
    """Every three letters of a text in a row, for a comparison that does not mind lost blanks."""
    letters = "".join(sign for sign in text.lower() if not sign.isspace() and sign not in "|`")
    return Counter(letters[at : at + 3] for at in range(max(1, len(letters) - 2)))


def likeness(row: Row, read: ReadStatement) -> float:
    """How much of two statements is the same, from 0 to 1."""
    said = pieces(row["text"])
    return max(2 * (said & found).total() / (said + found).total() for found in map(pieces, (read.text, read.words)))


def pairs(rows: Sequence[Row], reads: Sequence[ReadStatement]) -> list[Pair]:
    """Each statement of the ledger with the one that was read as it, best first, each once."""
    scored = sorted(
        (
            (likeness(row, read) - abs(i / len(rows) - j / len(reads)) / 10, i, j)
            for i, row in enumerate(rows)
            for j, read in enumerate(reads)
        ),
        reverse=True,
    )
    rows_left, reads_left, found = set(range(len(rows))), set(range(len(reads))), []
    for score, i, j in scored:
        if score >= 0.5 and i in rows_left and j in reads_left:
            rows_left.remove(i)
            reads_left.remove(j)
            found.append(Pair(rows[i], reads[j]))
    return found


def last(section: str) -> str:
    """The last heading of a section, without its number."""
    return re.sub(r"^\d+[.)]? ", "", section.rsplit(" > ", maxsplit=1)[-1]).strip(" :").lower()


def facts_told(row: Row, parts: Iterable[Row]) -> list[str]:
    """The facts of a statement and of its parts."""
    return [fact for each in (row, *parts) for fact in each.get("facts") or []]


def count_facts(found: Counter[str], pair: Pair, told: list[str]) -> None:
    """Add up which values of a statement were found, by class, and which of those found are right."""
    read = [*(fact.text for fact in pair.read.facts), *pair.read.headings[-1:]]
    known, listed = known_facts(read), known_facts([*told, pair.row["text"], pair.row["section"]])
    for name, shapes in CLASSES.items():
        for value in (value for fact in told for value in shaped_values(fact) if value.shape in shapes):
            found[f"{name} told"] += 1
            found[f"{name} found"] += known.have(value)
        for value in (
            value
            for fact in (each.text for each in pair.read.facts)
            for value in shaped_values(fact)
            if value.shape in shapes
        ):
            found[f"{name} read"] += 1
            found[f"{name} right"] += listed.have(value)


def share(part: int, whole: int) -> str:
    """A share as printed, with the two numbers."""
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "-"


def main() -> None:
    """Read every guide of a folder and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", type=Path)
    parser.add_argument("--list", action="store_true", help="name what was missed, made up or taken for another kind")
    given = parser.parse_args()
    ledger = [json.loads(line) for line in (given.sources / "ledger.jsonl").read_text("utf-8").splitlines()]
    total: Counter[str] = Counter()
    for file in sorted(given.sources.glob("*.txt")):
        rows = [row for row in ledger if row["provider"] == file.stem]
        total += report(file, rows, is_listed=given.list)
    print_counts("all", total)


def report(file: Path, rows: list[Row], *, is_listed: bool) -> Counter[str]:
    """Read one guide and print what was found of it."""
    primary = [row for row in rows if not row.get("embedded_in")]
    parts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        parts[row.get("embedded_in") or ""].append(row)
    reads = read_statements(text_blocks(file.read_text("utf-8")))
    found = pairs(primary, reads)
    counts = Counter({"told": len(primary), "read": len(reads), "found": len(found)})
    for pair in found:
        counts["kind"] += pair.row["kind"] == pair.read.kind.value
        has_heading = last(pair.read.headings[-1]) if pair.read.headings else ""
        counts["heading"] += SequenceMatcher(None, has_heading, last(pair.row["section"])).ratio() > 0.9
        if owner := pair.row.get("owner_or_role"):
            counts["roles told"] += 1
            counts["roles found"] += owner in "\n".join([pair.read.owner, *(fact.text for fact in pair.read.facts)])
        count_facts(counts, pair, facts_told(pair.row, parts[pair.row["id"]]))
    print_counts(file.stem, counts)
    if is_listed:
        list_wrong(primary, reads, found)
    return counts


def print_counts(name: str, counts: Counter[str]) -> None:
    """One guide in a few lines."""
    print(
        f"{name}: recall {share(counts['found'], counts['told'])}, precision {share(counts['found'], counts['read'])}"
    )
    print(f"  last heading {share(counts['heading'], counts['found'])}, kind {share(counts['kind'], counts['found'])}")
    print(f"  roles: recall {share(counts['roles found'], counts['roles told'])}")
    for each in CLASSES:
        found, right = (
            share(counts[f"{each} found"], counts[f"{each} told"]),
            share(counts[f"{each} right"], counts[f"{each} read"]),
        )
        print(f"  {each}: recall {found}, precision {right}")


def list_wrong(rows: list[Row], reads: Sequence[ReadStatement], found: list[Pair]) -> None:
    """Name each statement that was missed, made up, or taken for another kind."""
    told, read = {pair.row["id"] for pair in found}, {id(pair.read) for pair in found}
    for row in rows:
        if row["id"] not in told:
            print(f"    missed {row['id']} [{row['kind']}] {row['text'][:100]}")
    for each in reads:
        if id(each) not in read:
            print(f"    made up [{each.kind.value}] {each.text[:100]}")
    for pair in found:
        if pair.row["kind"] != pair.read.kind.value:
            print(f"    kind {pair.row['id']} {pair.row['kind']}: {pair.read.kind.value} {pair.read.text[:70]}")
        if (
            not pair.read.headings
            or SequenceMatcher(None, last(pair.read.headings[-1]), last(pair.row["section"])).ratio() <= 0.9
        ):
            print(f"    heading {pair.row['id']} {pair.row['section']!r}: {pair.read.headings}")


if __name__ == "__main__":
    main()
