"""What a scan found as SARIF 2.1.0, the format that code scanning services take."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath, PurePosixPath
from urllib.parse import quote

from generator import __version__
from generator.scan.leftovers import RULES, Leftover, Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
NUMBERS = {rule: number for number, rule in enumerate(RULES)}


def leftovers_as_sarif(leftovers: Sequence[Leftover]) -> str:
    """The leftovers as one run of the scan."""
    run = {
        "tool": {"driver": {"name": "Launchbook", "version": __version__, "rules": [_rule(each) for each in RULES]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(leftovers)],
        "results": _results(leftovers),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(rule: Rule) -> dict[str, object]:
    words = RULES[rule]
    return {
        "id": rule.value,
        "shortDescription": {"text": words.title},
        "fullDescription": {"text": f"{words.title}. {words.why}"},
        "defaultConfiguration": {"level": "error"},
    }


def _invocation(leftovers: Sequence[Leftover]) -> dict[str, object]:
    unread = [each for each in leftovers if each.rule is Rule.UNREAD_FILE]
    notes = [{"level": "error", "message": {"text": f"{each.position.file}: {each.message}"}} for each in unread]
    return {"executionSuccessful": not unread, "toolExecutionNotifications": notes}


def _results(leftovers: Sequence[Leftover]) -> list[dict[str, object]]:
    seen: Counter[tuple[str, Rule, str]] = Counter()
    results = []
    for each in leftovers:
        same = (each.position.file, each.rule, each.text)
        seen[same] += 1
        results.append(_result(each, seen[same]))
    return results


def _result(leftover: Leftover, occurrence: int) -> dict[str, object]:
    at = leftover.position
    identity = "\n".join((at.file, leftover.rule, leftover.text, str(occurrence)))
    region: dict[str, object] = {"startLine": at.line, "startColumn": at.column}
    if leftover.excerpt.text:
        region |= {"endColumn": leftover.end_column, "snippet": {"text": leftover.excerpt.text}}
    return {
        "ruleId": leftover.rule.value,
        "ruleIndex": NUMBERS[leftover.rule],
        "level": "error",
        "message": {"text": f"{leftover.message}. {leftover.why} {leftover.instead}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(at.file)}, "region": region}}],
        # the line is no part of it, so that a leftover stays the same when lines are added above
        "partialFingerprints": {"leftover/v1": hashlib.sha256(identity.encode()).hexdigest()},
        "properties": {"providers": list(leftover.providers), "records": list(leftover.records)},
    }


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(str(PurePosixPath(path)))
