"""What a scan found, for programs and beside the changed lines of a pull request."""

import json
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import asdict

from generator.findings import Finding
from generator.report.machine import as_github
from generator.scan.leftovers import Leftover
from generator.scan.roots import Roots
from generator.scan.run import NotSearched

NOWHERE = Roots(())


class Report(Struct, frozen=True):
    """What a scan has to say."""

    leftovers: Sequence[Leftover]
    not_searched: Sequence[NotSearched] = ()
    files: int = 0
    """How many files it went through."""
    roots: Roots = NOWHERE


def leftovers_as_json(report: Report) -> str:
    """The leftovers, one object each, and the files that were not looked into."""
    said = {
        "leftovers": [_object(leftover) for leftover in report.leftovers],
        "files": report.files,
        "not_searched": [asdict(file) for file in report.not_searched],
    }
    return json.dumps(said, ensure_ascii=False, indent=2)


def _object(leftover: Leftover) -> dict[str, object]:
    at = leftover.position
    return {
        "file": at.file,
        "line": at.line,
        "column": at.column,
        "end_column": leftover.end_column,
        "rule": leftover.rule.value,
        "providers": list(leftover.providers),
        "records": list(leftover.records),
        "text": leftover.text,
        "message": leftover.message,
        "why": leftover.why,
        "instead": leftover.instead,
        "excerpt": leftover.excerpt.text,
    }


def leftovers_as_github(report: Report) -> str:
    """The leftovers as workflow commands, one line each."""
    return as_github(
        [
            Finding(leftover.position, leftover.rule.value, leftover.message, f"{leftover.why} {leftover.instead}")
            for leftover in report.leftovers
        ]
    )
