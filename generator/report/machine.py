"""Findings for programs: JSON, and the commands that GitHub shows beside the changed lines."""

import json
from collections.abc import Sequence

from generator.findings import Finding


def as_json(findings: Sequence[Finding]) -> str:
    """The findings as a JSON list, one object each."""
    return json.dumps([_object(finding) for finding in findings], ensure_ascii=False, indent=2)


def _object(finding: Finding) -> dict[str, object]:
    at = finding.position
    return {
        "file": at.file,
        "line": at.line,
        "column": at.column,
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
        "record": finding.record,
    }


def as_github(findings: Sequence[Finding]) -> str:
    """The findings as workflow commands, one line each."""
    return "\n".join(_command(finding) for finding in findings)


def _command(finding: Finding) -> str:
    at = finding.position
    text = " ".join(_sentence(words) for words in (finding.message, finding.hint) if words)
    title = f"{finding.code} in {finding.record}" if finding.record else finding.code
    where = f"file={_property(at.file)},line={at.line},col={at.column},title={_property(title)}"
    return f"::error {where}::{_escaped(text)}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
