"""What a scan found as SARIF 2.1.0, the format that code scanning services take."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePath
from urllib.parse import quote

from generator import __version__
from generator.report.leftovers import Report
from generator.scan.leftovers import RULE_WORDS, Leftover, Rule
from generator.scan.roots import Roots

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
NUMBERS = {rule: number for number, rule in enumerate(RULE_WORDS)}
MOST_RESULTS = 25_000
"""How many results GitHub takes in one run; it refuses a file with more."""
BASE = "SRCROOT"
"""By this name, between percent signs, services know the folder that a repository is checked out to."""


def leftovers_as_sarif(report: Report) -> str:
    """The leftovers as one run of the scan."""
    run = {
        "tool": {
            "driver": {"name": "Launchbook", "version": __version__, "rules": [_rule(rule) for rule in RULE_WORDS]}
        },
        "originalUriBaseIds": {
            _base(number): {"uri": Path(folder).as_uri().rstrip("/") + "/"}
            for number, folder in enumerate(report.roots.folders)
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": _results(report.leftovers[:MOST_RESULTS], report.roots),
        "properties": {"filesSearched": report.files, "notSearched": [file.file for file in report.not_searched]},
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _base(number: int) -> str:
    return f"%{BASE}{number or ''}%"


def _rule(rule: Rule) -> dict[str, object]:
    words = RULE_WORDS[rule]
    return {
        "id": rule.value,
        "name": rule.value.title().replace("-", ""),
        "shortDescription": {"text": words.title},
        "fullDescription": {"text": f"{words.title}. {words.why}"},
        "help": {
            "text": f"{words.title}. {words.why} {words.what_to_do}",
            "markdown": f"**{words.title}**\n\n{words.why}\n\n{words.what_to_do}",
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["deployment"], "precision": "high", "problem.severity": "error"},
    }


def _invocation(report: Report) -> dict[str, object]:
    unread = [leftover for leftover in report.leftovers if leftover.rule is Rule.UNREAD_FILE]
    notes = [_note("error", f"{leftover.position.file}: {leftover.message}") for leftover in unread]
    notes += [_note("note", f"{file.file}: not searched, {file.what}") for file in report.not_searched]
    if len(report.leftovers) > MOST_RESULTS:
        notes.append(_note("warning", f"{len(report.leftovers) - MOST_RESULTS} more leftovers were found"))
    return {"executionSuccessful": not unread, "toolExecutionNotifications": notes}


def _note(level: str, text: str) -> dict[str, object]:
    return {"level": level, "message": {"text": text}}


def _results(leftovers: Sequence[Leftover], roots: Roots) -> list[dict[str, object]]:
    seen: Counter[tuple[str, Rule, str]] = Counter()
    results = []
    for leftover in leftovers:
        same = (leftover.position.file, leftover.rule, leftover.text)
        seen[same] += 1
        results.append(_result(leftover, seen[same], roots))
    return results


def _result(leftover: Leftover, occurrence: int, roots: Roots) -> dict[str, object]:
    at = leftover.position
    artifact = _artifact(at.file, roots)
    identity = "\n".join((artifact["uri"], leftover.rule, leftover.text, str(occurrence)))
    digest = hashlib.sha256(identity.encode()).hexdigest()
    region: dict[str, object] = {"startLine": at.line, "startColumn": at.column}
    if leftover.excerpt.text:
        region |= {"endColumn": leftover.end_column, "snippet": {"text": leftover.excerpt.text}}
    return {
        "ruleId": leftover.rule.value,
        "ruleIndex": NUMBERS[leftover.rule],
        "level": "error",
        "message": {"text": f"{leftover.message}. {leftover.why} {leftover.instead}"},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        # the line is no part of it, so that a leftover stays the same when lines are added above; GitHub reads the
        # first of the two names alone
        "partialFingerprints": {"primaryLocationLineHash": f"{digest[:16]}:1", "leftover/v1": digest},
        "properties": {"providers": list(leftover.providers), "records": list(leftover.records)},
    }


def _artifact(file: str, roots: Roots) -> dict[str, str]:
    number, path = roots.of(file)
    if number is None:
        return {"uri": PurePath(path).as_uri()}
    return {"uri": quote(PurePath(path).as_posix()), "uriBaseId": _base(number)}
