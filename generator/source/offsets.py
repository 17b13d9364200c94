"""Where a character of a value stands in the YAML, however the value is quoted or folded."""

from generator.findings import DataPath, Position
from generator.source.document import Document

_OPENING = frozenset("'\"|>-+ \t\r\n0123456789")


def position_within(document: Document, path: DataPath, text: str, offset: int) -> Position:
    """The position of the character at `offset` in the value `text` at `path`.

    Where the source cannot be followed, as with escapes, it is that of the value.
    """
    start = document.position(path)
    source = document.text
    at = _after_opening(source, _index(source, start), text)
    for character in text[:offset]:
        at = _after(source, at, character)
        if at < 0:
            return start
    at = _skip_blanks(source, at) if offset and text[offset - 1].isspace() else at
    return _position(start.file, source, at)


def _index(source: str, position: Position) -> int:
    lines = source.split("\n")
    return sum(len(line) + 1 for line in lines[: position.line - 1]) + position.column - 1


def _after_opening(source: str, at: int, text: str) -> int:
    """Past a quotation mark, or past the sign of a folded block and the blanks after it."""
    while at < len(source) and source[at] in _OPENING and source[at] != text[0]:
        at += 1
    return at


def _after(source: str, at: int, character: str) -> int:
    """Past one character of the value; -1 where something else stands there."""
    if character.isspace():
        return _skip_blanks(source, at) if at < len(source) and source[at].isspace() else -1
    if source.startswith(("''", '\\"', "\\\\"), at) and source[at + 1] == character:
        return at + 2
    return at + 1 if source.startswith(character, at) else -1


def _skip_blanks(source: str, at: int) -> int:
    while at < len(source) and source[at].isspace():
        at += 1
    return at


def _position(file: str, source: str, at: int) -> Position:
    before = source[:at]
    return Position(file, before.count("\n") + 1, at - before.rfind("\n"))
