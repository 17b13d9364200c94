"""Reads one YAML file strictly: everything is text, nothing is resolved, expanded or guessed."""

from array import array
from dataclasses import dataclass, field
from typing import NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.findings import Finding, Position
from generator.source import problems
from generator.source.document import MAX_BYTES, Data, Document
from generator.source.tree import FoundFile

MAX_DEPTH = 40
MAX_VALUES = 50_000
_EMPTY = ("", "~", "null")


class _UnreadableError(Exception):
    """The file cannot be read any further."""


@dataclass
class _Reading:
    """What is known of a file while it is read."""

    file: str
    events: list[Event] = field(default_factory=list)
    next: int = 0
    marks: "array[int]" = field(default_factory=lambda: array("I"))
    """The line and the column of each key and value, in the order of the file; see `Document.marks`."""
    findings: list[Finding] = field(default_factory=list)

    def at(self, event: Event) -> Position:
        mark = event.start_mark
        return Position(self.file, mark.line + 1, mark.column + 1) if mark else Position(self.file)

    def mark(self, event: Event) -> None:
        mark = event.start_mark
        self.marks.extend((mark.line + 1, mark.column + 1) if mark else (1, 1))

    def take(self) -> Event:
        self.next += 1
        return self.events[self.next - 1]

    def peek(self) -> Event:
        return self.events[self.next]


def read_found(found: FoundFile) -> Document:
    """A file that was found as a document; what cannot be opened is one with a finding."""
    if found.refused:
        return Document(found.file, found.name, findings=(found.refused,))
    return read_yaml(found.content, found.file, found.name)


def read_yaml(content: bytes, file: str, name: str = "") -> Document:
    """The file as a document. What is wrong with it stands in the document's findings."""
    reading = _Reading(file)
    text = ""
    data: Data = None
    try:
        text = _decode(content, reading)
        _parse(text, reading)
        data = _document(reading)
        is_read = True
    except _UnreadableError:
        is_read = False
    return Document(file, name, text, data, is_read, reading.marks, tuple(reading.findings))


def _decode(content: bytes, reading: _Reading) -> str:
    top = Position(reading.file)
    if len(content) > MAX_BYTES:
        reading.findings.append(problems.too_large(top, f"the file is larger than {MAX_BYTES:,} bytes"))
        raise _UnreadableError
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reading.findings.append(problems.not_text(Position(reading.file, line)))
        raise _UnreadableError from None


def _parse(text: str, reading: _Reading) -> None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    depth = values = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            reading.events.append(event)
            if isinstance(event, NodeEvent):
                values += 1
                depth += isinstance(event, CollectionStartEvent)
                if depth > MAX_DEPTH or values > MAX_VALUES:
                    _stop(reading, event, depth)
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError as error:
        reading.findings.append(problems.bad_syntax(error, reading.file, text))
        raise _UnreadableError from None


def _stop(reading: _Reading, event: Event, depth: int) -> NoReturn:
    # judged while the events arrive: the parser itself takes ever longer the deeper it goes
    is_deep = depth > MAX_DEPTH
    message = (
        f"values are nested deeper than {MAX_DEPTH}" if is_deep else f"the file holds more than {MAX_VALUES:,} values"
    )
    reading.findings.append(problems.too_large(reading.at(event), message))
    raise _UnreadableError


def _document(reading: _Reading) -> Data:
    reading.take()  # the stream's start
    if not isinstance(reading.peek(), DocumentStartEvent):
        reading.findings.append(problems.empty_file(Position(reading.file)))
        raise _UnreadableError
    reading.take()
    data = _value(reading)
    reading.take()  # the document's end
    if isinstance(reading.peek(), DocumentStartEvent):
        reading.findings.append(problems.second_document(reading.at(reading.peek())))
    if data is None:
        reading.findings.append(problems.empty_file(Position(reading.file)))
        raise _UnreadableError
    return data


def _value(reading: _Reading) -> Data:
    event = reading.events[reading.next]
    reading.next += 1
    reading.mark(event)
    if isinstance(event, ScalarEvent) and event.anchor is None and event.tag is None:  # nearly all of them
        return None if not event.style and event.value in _EMPTY else event.value
    return _other_value(reading, event)


def _other_value(reading: _Reading, event: Event) -> Data:
    at = reading.at(event)
    if isinstance(event, AliasEvent):
        reading.findings.append(problems.alias(at, event.anchor or ""))
        return None
    if not isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent):
        raise _UnreadableError  # pragma: no cover - the parser yields nothing else here
    if event.anchor is not None:
        reading.findings.append(problems.alias(at, event.anchor))
    if event.tag is not None and event.tag != "!":
        reading.findings.append(problems.tag(at, event.tag))
    if isinstance(event, ScalarEvent):
        return None if not event.style and event.value in _EMPTY else event.value
    return _mapping(reading) if isinstance(event, MappingStartEvent) else _list(reading)


def _list(reading: _Reading) -> list[Data]:
    entries: list[Data] = []
    while not isinstance(reading.events[reading.next], SequenceEndEvent):
        entries.append(_value(reading))
    reading.next += 1
    return entries


def _mapping(reading: _Reading) -> dict[str, Data]:
    entries: dict[str, Data] = {}
    lines: dict[str, int] = {}
    while not isinstance(event := reading.events[reading.next], MappingEndEvent):
        before = len(reading.marks)
        key = _value(reading)
        if isinstance(key, str) and key not in entries:
            del reading.marks[before + 2 :]
            lines[key] = reading.marks[before]
            entries[key] = _value(reading)
            continue
        if isinstance(key, str):
            reading.findings.append(problems.duplicate_key(reading.at(event), key, lines[key]))
        else:
            reading.findings.append(problems.odd_key(reading.at(event)))
        _value(reading)
        del reading.marks[before:]  # what is refused is not kept
    reading.next += 1
    return entries
