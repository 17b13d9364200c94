"""What a scan found, for programs and beside the changed lines of a pull request."""

import json
from collections.abc import Sequence

from generator.findings import Finding
from generator.report.machine import as_github
from generator.scan.leftovers import Leftover


def leftovers_as_json(leftovers: Sequence[Leftover]) -> str:
    """The leftovers as a JSON list, one object each."""
    return json.dumps([_object(each) for each in leftovers], ensure_ascii=False, indent=2)


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


def leftovers_as_github(leftovers: Sequence[Leftover]) -> str:
    """The leftovers as workflow commands, one line each."""
    return as_github(
        [Finding(each.position, each.rule.value, each.message, f"{each.why} {each.instead}") for each in leftovers]
    )
