"""Falsehoods planted in data: one true value of a text is changed into a false one, everything else stays."""

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.data_file import DataFile
from generator.facts.shapes import Shape, ShapedValue, shaped_values
from generator.findings import DataPath
from generator.rules.data_index import DataIndex
from generator.rules.prose_values import ProseValue, prose_values
from generator.rules.statements import facts_in
from generator.schema.values import is_given
from generator.source.offsets import position_within

_WORDS = {"one": "two", "two": "three", "three": "four", "four": "five", "five": "six", "six": "nine", "seven": "nine"}
_UNITS = {
    "seconds": "minutes", "minutes": "hours", "hours": "days", "days": "weeks", "week": "month", "day": "week",
    "minute": "second", "5s": "5h", "hour": "minute", "h": "d", "chars": "bytes", "attempts": "days",
}  # fmt: skip


class Falsehood(Struct, frozen=True):
    """A value that is to stand in the place of a true one."""

    file: DataFile
    path: DataPath
    text: str
    value: ShapedValue
    false: str

    @property
    def kind(self) -> str:
        """What was changed."""
        return f"{self.value.shape}: {self.value.text} -> {self.false}"


def falsehoods(index: DataIndex) -> Iterator[Falsehood]:
    """Every value of the prose of the catalogue, falsified in each way that its shape allows."""
    for found in index.once(prose_values):
        for false in dict.fromkeys(_false(found.value)):
            if false != found.value.text and not _is_known(found, false):
                yield Falsehood(found.file, found.path, found.text, found.value, false)


def _is_known(found: ProseValue, false: str) -> bool:
    # a change can hit upon another true value of the provider by chance: that is no falsehood to look for here
    return any(found.provider.have(value) for value in shaped_values(false) if value.text == false)


def _false(value: ShapedValue) -> Iterator[str]:
    yield from _other_digits(value.text)
    yield from _other_words(value.text)
    if value.shape in (Shape.DURATION, Shape.RATE, Shape.QUANTITY, Shape.MOMENT):
        yield from _other_units(value.text)
    if value.shape in (Shape.URL, Shape.HOST, Shape.EMAIL):
        yield from _other_hosts(value.text)
    if value.shape in (Shape.PREFIX, Shape.NAME, Shape.HEADER, Shape.CODE, Shape.ENDPOINT, Shape.PATH):
        yield from _other_letters(value.text)


def _other_digits(text: str) -> Iterator[str]:
    digits = list(re.finditer(r"\d", text))
    for digit in digits[:1] + digits[-1:]:
        yield text[: digit.start()] + str((int(digit[0]) + 3) % 10 or 4) + text[digit.end() :]


def _other_words(text: str) -> Iterator[str]:
    for word in re.finditer(rf"\b({'|'.join(_WORDS)})\b", text):
        yield text[: word.start()] + _WORDS[word[1]] + text[word.end() :]


def _other_units(text: str) -> Iterator[str]:
    for unit, other in _UNITS.items():
        yield re.sub(rf"(?<![a-z]){unit}\b", other, text, count=1)


def _other_hosts(text: str) -> Iterator[str]:
    yield re.sub(r"\.(\w+)(?=$|/)", r".example", text, count=1)
    yield text.replace("://", "://x", 1) if "://" in text else text + ".evil.example"


def _other_letters(text: str) -> Iterator[str]:
    letters = list(re.finditer(r"[a-zA-Z]", text))
    middle = letters[len(letters) // 2]
    yield text[: middle.start()] + ("x" if middle[0] != "x" else "y") + text[middle.end() :]
    yield re.sub(r"^(?:GET|POST|PUT)\b", "DELETE", text)


def typed_falsehoods(index: DataIndex) -> Iterator[Falsehood]:
    """Every typed fact of the catalogue, falsified; most of the false values contain the true one."""
    for file, mapping in index.mappings:
        for path, value in facts_in(mapping):
            if file.folder[0] == "providers" and is_given(value):
                whole = ShapedValue(Shape.CODE, value, 0)
                for false in _false_typed(value):
                    yield Falsehood(file, path, value, whole, false)


_LONGER = (
    (r"(https?://[^/]+)(.*)", r"\1.evil.example\2"),
    (r"(\+[\d ]+)", r"\1 55"),
    (r"(\S+@\S+)", r"\1.example"),
    (r"(\D*)(\d.*)", r"\g<1>9\2"),
    (r"(?s)(.+)", r"\1x"),
)
_OTHER = (
    ("_live_", "_test_"),
    ("_test_", "_live_"),
    ("inside ", ""),
    ("typically ", ""),
    ("no faster than ", ""),
    ("3-5", "5"),
)


def _false_typed(value: str) -> Iterator[str]:
    pattern, longer = next(change for change in _LONGER if re.fullmatch(change[0], value))
    yield re.sub(pattern, longer, value, count=1)
    yield from (value.replace(true, false) for true, false in _OTHER if true in value)


def planted(root: Path, chosen: list[Falsehood]) -> list[tuple[Falsehood, int, int]]:
    """Write the falsehoods into a copy of the data, at most one a line; where each stands now, by line and column."""
    places = []
    for falsehood in chosen:
        document = falsehood.file.document
        at = position_within(document, falsehood.path, falsehood.text, falsehood.value.start)
        path = root / document.name
        lines = path.read_text(encoding="utf-8").split("\n")
        line = lines[at.line - 1]
        assert line.startswith(falsehood.value.text, at.column - 1), falsehood.kind
        rest = line[at.column - 1 + len(falsehood.value.text) :]
        lines[at.line - 1] = line[: at.column - 1] + falsehood.false + rest
        path.write_text("\n".join(lines), encoding="utf-8")
        places.append((falsehood, at.line, at.column))
    return places


def one_a_line(falsehoods: Iterator[Falsehood]) -> list[Falsehood]:
    """The first of the falsehoods for each line of the data, so that all of them can be planted at once."""
    chosen: dict[tuple[str, int], Falsehood] = {}
    for falsehood in falsehoods:
        document = falsehood.file.document
        at = position_within(document, falsehood.path, falsehood.text, falsehood.value.start)
        is_on_one_line = document.text.split("\n")[at.line - 1].startswith(falsehood.value.text, at.column - 1)
        if is_on_one_line:
            chosen.setdefault((document.name, at.line), falsehood)
    return list(chosen.values())
