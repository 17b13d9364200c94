"""Findings as a person reads them: the place, the line with a caret, the message and what to do."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.text import Text

from generator.findings import LINE_END, Finding, visible
from generator.secrets.detectors import masked

_MOST_SHOWN = 100
"""What YAML takes for the end of a line."""


def print_findings(findings: Sequence[Finding], texts: Mapping[str, str], console: Console) -> None:
    """Every finding, then how many there are; `texts` holds the content of the files by name."""
    for finding in findings:
        console.print(_block(finding, texts.get(finding.position.file, "")), soft_wrap=True)
    files = len({finding.position.file for finding in findings})
    problems = "1 problem" if len(findings) == 1 else f"{len(findings)} problems"
    where = "1 file" if files == 1 else f"{files} files"
    console.print(Text(f"{problems} in {where}.", style="bold"))


def _block(finding: Finding, text: str) -> Text:
    at = finding.position
    block = Text()
    block.append(f"{at.file}:{at.line}:{at.column}", style="bold")
    block.append(f" {finding.code}", style="red")
    if finding.record:
        block.append(f" in {finding.record}", style="cyan")
    block.append(f": {finding.message}\n")
    block.append(_quoted(text, at.line, at.column), style="dim")
    if finding.hint:
        block.append(f"  {finding.hint}\n", style="green")
    return block


def _quoted(text: str, line: int, column: int) -> str:
    lines = LINE_END.split(text)
    if not 0 < line <= len(lines) or not lines[line - 1].strip():
        return ""
    shown, start = visible(masked(lines[line - 1])), 0
    if len(shown) > _MOST_SHOWN:
        start = max(0, min(column - _MOST_SHOWN // 2, len(shown) - _MOST_SHOWN))
        shown = shown[start : start + _MOST_SHOWN]
    number = str(line)
    caret = " " * (column - 1 - start) + "^"
    return f"  {number} | {shown}\n  {' ' * len(number)} | {caret}\n"
