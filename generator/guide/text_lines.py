"""Mends the lines of a page that was copied as text, where a browser has broken them up or run them together."""

import re
from collections.abc import Iterable, Iterator

from generator.guide.blocks import on_one_line

BULLET = re.compile(r"^\s*(?:[•‣◦·▪●–*]|-(?=\s|$))\s*")
NUMBERED = re.compile(r"^(?P<indent>\s*)(?P<number>\d{1,2})[.)]\s+(?P<words>\S.*)$")
ENDED = re.compile(r"[.!?…]['\")\]”’]?$")
_FILE_NAME = re.compile(r"[\w-]+\.(?:js|ts|py|json|ya?ml|sh|env|toml)")
_GLUED_HEADING = re.compile(
    r"(?<=[a-z)][.:])(?=(?:\d\. )?[A-Z][a-z]+(?: (?:[A-Z(][\w()]*|[a-z]{1,3} [A-Z]\w*|[a-z]+))*$)"
    r"|(?<=[A-Z]{2}:)(?=[A-Z][a-z]+ )"
    r"|(?<=[a-z]:)(?=\d{1,2}(?:\. [A-Z]|$))"
    r"|(?<= [a-z]{4})(?=[A-Z][a-z]+ [A-Z][a-z]+$)|(?<=[a-z]{5})(?=[A-Z][a-z]+ [A-Z][a-z]+$)"
)
"""Where a sentence ends and the heading of the next section goes on without a break: `files:2. Load the keys`."""


def mended_lines(source: str) -> tuple[str, ...]:
    """The lines of a page, each whole, and no two things on one."""
    raw = source.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").split("\n")
    return tuple(part for line in _joined(line.rstrip() for line in raw) for part in _apart(line))


def _joined(lines: Iterable[str]) -> list[str]:
    """Lines that inline code or a list mark of its own broke in two are one again."""
    whole: list[str] = []
    for line in lines:
        before = whole[-1] if whole else ""
        if _goes_on(before.strip(), line.strip()):
            whole[-1:] = _items_of(before.strip(), line.strip())
        else:
            whole.append(line)
    return whole


def _goes_on(before: str, line: str) -> bool:
    """Whether a line is the rest of the one before it."""
    if not before or not line or BULLET.match(line) or "|" in (line[0], line[-1], before[-1]):
        return False
    if _is_lone_mark(before) or before.count("(") > before.count(")"):
        return True
    is_begun = re.match("[a-z]", line) and not _FILE_NAME.fullmatch(line)
    is_open = not re.search(r"[.:!?]$", before) and len(before.split()) < 8
    return bool(is_begun and is_open and not BULLET.match(before) and not before.isdigit())


def _is_lone_mark(line: str) -> bool:
    return re.fullmatch(r"[•*-]", line) is not None


def _items_of(before: str, line: str) -> list[str]:
    first, *others = re.split(r" - (?=[A-Z])", f"{before} {line}")
    return [first, *(f"- {other}" for other in others)]


def _apart(line: str) -> Iterator[str]:
    """The line, or the two that ran together in it."""
    is_table = "|" in line or "\t" in line
    parts = [line] if is_table or BULLET.match(line) else _GLUED_HEADING.split(line)
    yield from [line] if len(parts) == 1 else (part.strip() for part in parts if part.strip())


def is_heading(line: str) -> bool:
    """Whether a line reads like a title: short, with a capital, and without the end of a sentence."""
    words = on_one_line(line).split()
    if not words or len(words) > 9 or len(line) > 75 or ENDED.search(line) or line.endswith((":", ",", ";", "|")):
        return False
    if re.match(r"[A-Z][\w-]*(?: [a-z]+)?: \S", line) and not re.match(r"(?:Phase|Step|Part|Stage|Day)\b", line):
        return False  # a label and its value
    if re.match(r"(?:See|Refer|Contact|Please)\b", line) and len(words) > 3:
        return False
    if len(words) == 1 and re.search(r"[_./{}]|[a-z][A-Z]", line):
        return False  # a name from the interface
    return line[0].isupper() or re.match(r"\d+[.)] [A-Z]", line) is not None


def is_in_title_case(line: str) -> bool:
    """Whether every longer word of a line has a capital."""
    words = [word for word in re.findall(r"[A-Za-z][\w-]*", line) if len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words)
