"""Where in a file something stands, and the line around it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.findings import visible
from generator.scan.leftovers import Excerpt
from generator.scan.text import readable
from generator.secrets.detectors import masked

AROUND = 200
"""How many bytes of a line are looked at on either side; lines of minified files have millions."""
_MOST_SHOWN = 100

CUT_BEFORE = re.compile(rb"\A[\x80-\xbf]*[A-Za-z0-9_+/=.~%-]*")
CUT_AFTER = re.compile(rb"(?:(?<![A-Za-z0-9_+/=.~%-])[A-Za-z0-9_+/=.~%-]+|[\xc0-\xff][\x80-\xbf]*)\Z")
OPAQUE = re.compile(r"[A-Za-z0-9+/_=-]{32,}")
ASSIGNED = re.compile(
    r"(?i)((?:password|passwd|pwd|secret|token|credential|api[-_]?key)s?[\"']?\s*[:=]\s*[\"']?)([^\s\"',;]+)"
)


@dataclass
class Cursor:
    """Goes through a file from place to place and knows line and column, so that no byte is counted twice.

    A line ends with a line feed, with or without a carriage return before it. Columns count characters from 1.
    """

    data: bytes
    offset: int = 0
    line: int = 1
    column: int = 1
    line_start: int = 0

    def move(self, to: int) -> None:
        """Go on to a place that is not before the last one."""
        newlines = self.data.count(b"\n", self.offset, to)
        if newlines:
            self.line += newlines
            self.line_start = self.data.rfind(b"\n", self.offset, to) + 1
            self.column = 1
            self.offset = self.line_start
        self.column += characters(self.data[self.offset : to])
        self.offset = to


def characters(part: bytes) -> int:
    """How many characters a part of a file has."""
    return len(part) if part.isascii() else len(readable(part))


def line_around(data: bytes, line_start: int, start: int, end: int, most: int) -> tuple[int, int]:
    """Where the line around a place begins and ends, at most so many bytes away from it."""
    newline = data.find(b"\n", end, end + most)
    return max(line_start, start - most), min(len(data), end + most) if newline < 0 else newline


def excerpt(cursor: Cursor, end: int, shown: str, mask: Callable[[str], str]) -> Excerpt:
    """The line around the cursor's place as it may be printed: `shown` stands for it; secrets beside it are masked."""
    data, line_start, start = cursor.data, cursor.line_start, cursor.offset
    first, last = line_around(data, line_start, start, end, AROUND)
    before, after = data[first:start], data[end:last]
    if first > line_start:  # the line was cut, perhaps inside a key whose beginning would have told
        before = CUT_BEFORE.sub(b"", before, count=1)
    if last == end + AROUND:
        after = CUT_AFTER.sub(b"", after, count=1)
    left, right = mask(_masked(before)), mask(_masked(after.rstrip(b"\r")))
    room = max(0, _MOST_SHOWN - len(shown))
    left = left[max(0, len(left) - max(room // 2, room - len(right))) :]
    left = visible(left.lstrip())
    right = visible(right[: max(0, room - len(left))].rstrip())
    return Excerpt(left + shown + right, len(left))


def _masked(part: bytes) -> str:
    text = masked(readable(part))
    text = OPAQUE.sub(_opaque, text)
    return ASSIGNED.sub(lambda match: match[1] + "•" * len(match[2]), text)


def _opaque(match: re.Match[str]) -> str:
    """A long run of letters of both cases and digits is a key or a part of one; other long runs are names and paths."""
    run = match[0]
    is_random = any(map(str.isdigit, run)) and any(map(str.isupper, run)) and any(map(str.islower, run))
    return run[:4] + "•" * (len(run) - 4) if is_random else run
