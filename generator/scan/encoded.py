"""Looks into the values of Kubernetes Secrets, which are base64 of what they hold."""

import base64
import binascii
import re
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from generator.scan.hits import Hit

_SECRET = re.compile(rb"^[ \t{,-]*[\"']?kind[\"']?[ \t]*:[ \t]*[\"']?Secret(?:List)?\b", re.MULTILINE)
DOCUMENT_END = re.compile(rb"^---", re.MULTILINE)
_VALUE = re.compile(
    rb"(?<![A-Za-z0-9+/=_.-])[A-Za-z0-9+/]{8,}={0,2}(?:\r?\n[ \t]+[A-Za-z0-9+/]+={0,2}(?=[ \t]*\r?(?:\n|\Z)))*"
)
"""Base64 on one line or several."""


def in_secrets(data: bytes, hits: Callable[[bytes], list[Hit]]) -> Iterator[Hit]:
    """What `hits` finds in the decoded values, each at the place of its value."""
    for start, end in _documents(data):
        if _SECRET.search(data, start, end):
            for match in _VALUE.finditer(data, start, end):
                for hit in hits(_decoded(match[0])):
                    first = match.start() + len(match[0].split(None, 1)[0])
                    yield replace(hit, start=match.start(), end=first, message=f"{hit.message}, in base64")


def _documents(data: bytes) -> Iterator[tuple[int, int]]:
    """Where the documents of a file begin and end."""
    start = 0
    for match in DOCUMENT_END.finditer(data):
        yield start, match.start()
        start = match.end()
    yield start, len(data)


def _decoded(value: bytes) -> bytes:
    joined = b"".join(value.split())
    try:
        plain = base64.b64decode(joined, validate=True)
    except binascii.Error:
        return b""
    return b"" if b"\0" in plain else plain
