"""Hostile text for every field of the schema that takes text: what no output may take for anything but text.

Everything that could become markup carries the letters `zq`, which no word of ours has.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, get_origin
from urllib.parse import unquote, urlsplit

import tinyhtml5
import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from generator.schema.files import CATALOGUE, FILE_KINDS, kind_of
from generator.schema.record import Model, to_kebab
from generator.schema.text import Folder, Prose, Text
from generator.schema.walk import fields, mappings
from generator.source.document import Data
from generator.source.reader import read_yaml

SHORT = "-->]]></title></script><svg/onload=zq()>\"'&lt;{{7}}{%zq%}[a](javascript:zq)"
"""For titles, which may have 90 characters."""
LONG = (
    f"{SHORT}<zq onclick='zq()'>![](zq)<img src=x onerror=zq()>**zq**_zq_`zq`{{: onclick=zq }}[red]zq[/]</style>&amp;"
)
SENTENCE = (
    "-->]]></title></script><zq onload=zq()>\"'&lt;{{7}}{%zq%}<img src=x onerror=zq()>{: onclick=zq }[red]zq[/]</style>"
)
"""For prose, whose own Markdown is meant and whose links are checked."""
PLAIN = "-->]]></title></script><svg/onload=zq()>&lt;{{7}}{%zq%}[a](javascript:zq)"
"""Without the quotes that some fields refuse."""
STARTS = (
    "",
    "# ",
    "- ",
    ": ",
    "> ",
    "1. ",
    "| ",
    "=",
    "@",
    "!!! zq ",
    "~~~ ",
    "--- ",
    "    ",
    "::error::",
    "% ",
    "'",
    '"',
)
"""How a line must begin to mean something to YAML, Markdown, spreadsheets and the logs of builds."""
ALLOWED = {
    "RequestValue.value": ("field", "ask-company"),
    "RequestValue.documents": ("field", "ask-papers"),
    "NamedSetting.production": ("setting", "webhook-url"),
}
"""Where other files leave a value free."""
MARK = re.compile(r"Zq(\d+)")
REWORDED = {"Statement.kind"}
"""Shown with blanks in place of its hyphens."""
NAME = re.compile(r"(?:\{[^}]*\})*[a-zA-Z][\w:.-]*")
"""Of an attribute, after the namespaces of SVG."""
ADDRESSES = {"href", "src", "action"}
SCHEMES = {"", "http", "https", "mailto", "tel", "data"}
FORMATS = {"em", "strong", "code", "b", "i"}
Planted = dict[int, "tuple[Field, str]"]


@dataclass(frozen=True)
class Field:
    """A key of a model that takes text, and the kinds of text it may be."""

    model: type[Model]
    key: str
    kinds: tuple[type[Text], ...]

    def __str__(self) -> str:
        return f"{self.model.__name__}.{self.key}"

    @property
    def is_one(self) -> bool:
        """Whether there is one text and not a list of them."""
        return get_origin(self._info.annotation) is not tuple

    @property
    def _info(self) -> FieldInfo:
        return next(info for name, info in self.model.model_fields.items() if to_kebab(name) == self.key)

    def takes(self, text: str) -> bool:
        """Whether the schema lets the text stand there."""
        wanted: TypeAdapter[Any] = TypeAdapter(Annotated[self._info.annotation, *self._info.metadata, None])  # type: ignore[arg-type]
        return _is_valid(wanted, text if self.is_one else [text])

    def payload(self, number: int) -> str | None:
        """The most hostile text that the field takes; None where its shape takes none."""
        if Prose in self.kinds:
            return f"Zq{number} {SENTENCE}"
        if Folder in self.kinds:
            return f"../Zq{number} {SHORT}"
        start = STARTS[number % len(STARTS)]
        tried = (
            f"{start}Zq{number} {LONG}",
            f"{start}Zq{number} {SHORT}",
            f"Zq{number} {SHORT}",
            f"Zq{number} {PLAIN}",
        )
        return next(filter(self.takes, tried), None)


@cache
def text_fields() -> tuple[Field, ...]:
    """Every key of every model that takes text."""
    found = (
        Field(model, key, texts)
        for model in _models()
        for key, kinds in fields(model).items()
        if (texts := tuple(kind for kind in kinds if issubclass(kind, Text)))
    )
    return tuple(found)


@cache
def open_fields(model: type[Model] | None = None) -> tuple[Field, ...]:
    """The fields whose shape takes a payload: of a model, or all."""
    return tuple(field for field in text_fields() if model in {None, field.model} and field.payload(0) is not None)


def poison(data: Path) -> Planted:
    """Put a payload into each open field of every record of the minimal data; the field and the payload by number.

    Lists grow by an entry, so that what others refer to stays. The catalogue moves to a folder with a hostile name.
    """
    planted: Planted = {}
    numbers = itertools.count(10)
    files = sorted(data.rglob("*.yaml"), key=lambda file: (file.name == "statements.yaml", file))
    for file in files:  # statements last: they hold the facts of the rest
        kind = kind_of(file.relative_to(data).as_posix())
        assert kind is not None
        content = read_yaml(file.read_bytes(), file.name).data
        _prepare(file.name, content, planted)
        for mapping in list(mappings(kind.model, content)):
            for field in open_fields(mapping.model):
                number = next(numbers)
                payload = field.payload(number)
                if payload and _is_there(field, mapping.data) and _put(field, mapping.data, payload):
                    planted[number] = field, payload
        file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    _move_catalogue(data, next(text for field, text in planted.values() if str(field) == "OrganisationFile.catalogue"))
    return planted


def _prepare(name: str, content: Any, planted: Planted) -> None:
    """Add what the minimal data lacks: a setting in words."""
    if name == "environments.yaml":
        words = {"sandbox": "Ask for one.", "production": "Ask for another."}
        setting = {"id": "in-words", "name": "In words", "kind": "words", "parity": "must-differ", **words}
        content["settings"].append({**setting, "cites": ["ACME-003"]})
    if name == "statements.yaml":
        names = [text for field, text in planted.values() if str(field) == "ApiName.name"]
        next(each for each in content["statements"] if each["id"] == "ACME-002").setdefault("facts", []).extend(names)


def _is_there(field: Field, data: dict[str, Data]) -> bool:
    """Whether this is the record that takes free text, where another file says what a value must look like."""
    key, *allowed = ALLOWED.get(str(field), ("",))
    return not allowed or data[key] in allowed


def _move_catalogue(data: Path, folder: str) -> None:
    catalogue = data / folder
    catalogue.mkdir(parents=True)
    for name in CATALOGUE:
        (data / name).rename(catalogue / name)


def _put(field: Field, data: dict[str, Data], payload: str) -> bool:
    """Put the payload into a mapping, unless its model wants something else in this one."""
    before = data.get(field.key)
    data[field.key] = payload if field.is_one else [*(before if isinstance(before, list) else ()), payload]
    if _is_valid(TypeAdapter(field.model), data):
        return True
    data.pop(field.key)
    if before is not None:
        data[field.key] = before
    return False


def _is_valid(wanted: TypeAdapter[Any], value: object) -> bool:
    try:
        wanted.validate_python(value)
    except ValidationError:
        return False
    return True


@cache
def _models() -> tuple[type[Model], ...]:
    found: dict[type[Model], None] = {}
    waiting = [kind.model for kind in FILE_KINDS]
    while waiting:
        model = waiting.pop(0)
        if model not in found:
            found[model] = None
            waiting += [kind for kinds in fields(model).values() for kind in kinds if issubclass(kind, Model)]
    return tuple(found)


@cache
def elements(html: str) -> tuple[Any, ...]:
    """Everything in a page, as browsers read it."""
    return tuple(tinyhtml5.parse(html, namespace_html_elements=False).iter())


def leaks(html: str) -> list[str]:
    """What of the data a browser would take for markup in a page: elements, attributes, scripts, addresses."""
    return [f"{element.tag}: {what}" for element in elements(html) for what in _leaks(element)]


def changed(html: str, planted: Planted) -> list[str]:
    """Texts and attributes of a page that hold a payload in other words than it was written in."""
    return [wrong for text in texts(html) for wrong in altered(text, planted)]


def texts(html: str) -> list[str]:
    """Every text and every attribute of a page."""
    return [text for element in elements(html) for text in _texts(element) if text]


def altered(text: str, planted: Planted) -> list[str]:
    """Pieces of a text that hold a payload in other words than it was written in; white space counts as one blank."""
    text = " ".join(text.split())
    pieces = ((mark[0], text[mark.start() :], planted[int(mark[1])]) for mark in MARK.finditer(text))
    return [
        f"{field}: {piece[:200]}"
        for mark, piece, (field, payload) in pieces
        if not _is_whole(piece, shown(field, payload, mark)) and str(field) not in REWORDED
    ]


def shown(field: Field, payload: str, mark: str) -> str:
    """The payload from its mark on, as readers see it: in prose, `&lt;` is Markdown for `<`."""
    text = payload[payload.index(mark) :]
    return text.replace("&lt;", "<") if Prose in field.kinds else text


def _is_whole(piece: str, text: str) -> bool:
    """Whether a piece begins with a text, or with the start of it that a subject has room for."""
    start, cut, _ = piece.partition("…")
    return piece.startswith(text) or bool(cut and text.startswith(start))


def _texts(element: Any) -> Iterator[str | None]:
    if isinstance(element.tag, str):
        yield element.text
        yield from (unquote(value) if name in ADDRESSES else value for name, value in element.attrib.items())
    yield element.tail


def _leaks(element: Any) -> Iterator[str]:
    tag, text = element.tag, (element.text or "").strip()
    if not isinstance(tag, str):
        yield from ("a comment",) if "zq" in text else ()
        return
    if "zq" in tag or (tag in FORMATS and text == "zq"):
        yield "an element"
    if tag == "script" and "zq" in text and element.get("type") != "application/json":
        yield "a script"
    for name, value in element.attrib.items():
        if not NAME.fullmatch(str(name)) or str(name).startswith("on") or "zq" in str(name):
            yield f"the attribute {name}"
        if name in ADDRESSES and (urlsplit(value).scheme not in SCHEMES or value in ("x", "zq")):
            yield f"the address {value}"
