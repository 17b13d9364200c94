"""Hostile text for every field of the schema that takes text: what no output may take for anything but text.

Everything that could become markup carries the letters `zq`, which no word of ours has.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, get_origin
from urllib.parse import unquote, urlsplit

import tinyhtml5
from msgspec import Struct
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from generator.schema.by_environment import ByEnvironment
from generator.schema.files import FILE_KINDS
from generator.schema.record import Model, to_kebab
from generator.schema.text import Folder, Prose, Text
from generator.schema.walk import fields
from generator.source.document import Data

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
TINY = "</script><svg/onload=zq()>{{7}}\"'[a](zq:zq)"
"""For fields that take 60 characters."""
CODE = "</code><svg/onload=zq()>\"'{{7}}[a](javascript:zq)"
"""For the code span in each sentence, which is a value that the prose of a provider has to account for."""
CODES = 100_000
"""What the number of a sentence and that of its code span differ by."""
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
MARK = re.compile(r"Zq(\d+)")
REWORDED = {"Statement.kind"}
"""Shown with blanks in place of its hyphens."""
NAME = re.compile(r"(?:\{[^}]*\})*[a-zA-Z][\w:.-]*")
"""Of an attribute, after the namespaces of SVG."""
ADDRESSES = {"href", "src", "action"}
SCHEMES = {"", "http", "https", "mailto", "tel", "data"}
FORMATS = {"em", "strong", "code", "b", "i"}
Planted = dict[int, "tuple[Field, str]"]


class Field(Struct, frozen=True):
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
    def is_by_environment(self) -> bool:
        """Whether there is a text for each environment."""
        return get_origin(self._info.annotation) is ByEnvironment

    def holding(self, text: str, before: Data = None) -> Data:
        """What the field holds with the text in it: one text, one more of a list, or that of one environment."""
        if self.is_by_environment:
            given = before if isinstance(before, dict) else {"production": None}
            return {**given, next(iter(given)): text}
        return text if self.is_one else [*(before if isinstance(before, list) else ()), text]

    @property
    def _info(self) -> FieldInfo:
        return next(info for name, info in self.model.model_fields.items() if to_kebab(name) == self.key)

    def takes(self, text: str) -> bool:
        """Whether the schema lets the text stand there."""
        wanted: TypeAdapter[Any] = TypeAdapter(Annotated[self._info.annotation, *self._info.metadata, None])  # type: ignore[arg-type]
        return is_valid(wanted, self.holding(text)) or is_valid(wanted, self.holding(text, ["Another"]))

    def payload(self, number: int) -> str | None:
        """The most hostile text that the field takes; None where its shape takes none."""
        if Prose in self.kinds:
            return f"Zq{number} {SENTENCE} `{code(number)}`"
        if Folder in self.kinds:
            return f"../Zq{number} {SHORT}"
        start = STARTS[number % len(STARTS)]
        tried = (
            f"{start}Zq{number} {LONG}",
            f"{start}Zq{number} {SHORT}",
            f"Zq{number} {SHORT}",
            f"Zq{number} {PLAIN}",
            f"Zq{number} {TINY}",
        )
        return next(filter(self.takes, tried), None)


def code(number: int) -> str:
    """The code span of a sentence, with a number of its own."""
    return f"Zq{number + CODES} {CODE}"


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


def is_valid(wanted: TypeAdapter[Any], value: object) -> bool:
    """Whether a value is what a field or a model wants."""
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
    """The payload from its mark on, as readers see it: in prose, `&lt;` is Markdown for `<`, and code stands apart."""
    text = payload[payload.index(mark) :]
    return text.partition("`")[0].rstrip().replace("&lt;", "<") if Prose in field.kinds else text


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
