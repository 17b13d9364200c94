"""The reference: what may be written in the data, and every problem code."""

import inspect
from collections.abc import Iterable, Iterator
from functools import cache

import generator.check  # so that every problem is registered
import generator.readiness.lapsed
import generator.rules.group_rules  # noqa: F401
from generator.findings import PROBLEMS
from generator.pages.model import Page
from generator.pages.sections import Cards, Doors, Section, Table
from generator.pages.view_models import Address, Card, Cell, Door, Fact, Link, RichText, Value
from generator.pages.words import count, listed
from generator.schema.describe import KeyWords, RecordWords, choices, described, first_sentence, spaced, text_kinds
from generator.schema.record import Model
from generator.schema.text import Reference, Text
from generator.source.plain_yaml import plain_yaml

DATA_PAGE = "reference/data"
PROBLEMS_PAGE = "reference/problems"


def reference_page(pages: Iterable[Page]) -> Page:
    """What there is to look up: a way to each of these pages."""
    doors = tuple(Door(Link(page.title, Address(page.path)), RichText(page.description)) for page in pages)
    return Page(
        has_menu=False,
        path="reference",
        boost=0.15,
        title="Reference",
        short="Reference",
        description="What may be written in the data, every problem code, and this edition.",
        lead=RichText("What to look up about the data, its checks and this edition of the site."),
        sections=(Doors("all", "What is here", doors),),
    )


@cache
def data_page() -> Page:
    """Every file, record and key of the data."""
    records = described()
    return Page(
        path=DATA_PAGE,
        boost=0.15,
        title="Data reference",
        short="Data",
        description="Every file, record and key of the data.",
        lead=RichText(
            "What may be written in each file of `data/`. A key that is not listed here is a problem; "
            "so is a value of another kind. All values are read as text: no quotes are needed to keep a zero or a plus."
        ),
        sections=(_files(records), *(_record(record) for record in records), _texts(records)),
    )


def _files(records: list[RecordWords]) -> Table:
    rows = tuple(
        (Cell(link=Link(record.name, Address(DATA_PAGE, _anchor(record)))), Cell(words=RichText(record.meaning)))
        for record in records
        if record.file
    )
    return Table("files", "The files", ("File below data/", "What it holds"), rows)


def _record(record: RecordWords) -> Section:
    rows = tuple(_key_row(key) for key in record.keys)
    names = listed(key.name for key in record.keys)
    return Table(
        _anchor(record),
        record.name,
        ("Key", "What it holds", "Kind", "Needed"),
        rows,
        closed_as=f"{count(len(rows), 'key')}: {names}",
        intro=RichText(record.meaning),
    )


def _anchor(record: RecordWords) -> str:
    return _model_anchor(record.model)


def _model_anchor(model: type) -> str:
    return "record-" + spaced(model.__name__).lower().replace(" ", "-")


def _key_row(key: KeyWords) -> tuple[Cell, ...]:
    return (
        Cell(value=Value(key.name, is_code=True)),
        Cell(words=RichText(key.meaning), facts=tuple(_examples(key))),
        _kind_cell(key),
        Cell("yes" if key.is_needed else "no"),
    )


def _examples(key: KeyWords) -> Iterator[Fact]:
    """The examples of a key as they are typed, line by line."""
    for example in key.examples:
        for number, line in enumerate(plain_yaml(example).split("\n")):
            yield Fact("" if number else "Example", Value(line, is_code=True))


def _kind_cell(key: KeyWords) -> Cell:
    words = [word for kind in key.kinds for word in choices(kind)]
    before = "list of " if key.is_list else "for each environment: " if key.is_by_environment else ""
    if words:
        return Cell(words=RichText(before + ", ".join(f"`{word}`" for word in words)))
    if bool in key.kinds:
        return Cell(words=RichText("`true` or `false`"))
    return Cell(text=before, links=tuple(_kind_link(kind) for kind in key.kinds))


def _kind_link(kind: type) -> Link:
    anchor = _model_anchor(kind) if issubclass(kind, Model) else _text_anchor(kind)
    return Link(spaced(kind.__name__).lower(), Address(DATA_PAGE, anchor))


def _text_anchor(kind: type) -> str:
    return "text-" + spaced(kind.__name__).lower().replace(" ", "-")


def _texts(records: list[RecordWords]) -> Table:
    rows = tuple(
        (Cell(spaced(text_kind.__name__), anchor=_text_anchor(text_kind)), *_text_cells(text_kind))
        for text_kind in text_kinds(records)
    )
    return Table("texts", "Kinds of text", ("Kind", "What it is", "Form"), rows)


def _text_cells(kind: type[Text]) -> tuple[Cell, Cell]:
    meaning = first_sentence(kind)
    form = Cell(words=RichText(kind.hint)) if kind.hint and not issubclass(kind, Reference) else Cell("—")
    return Cell(words=RichText(meaning)), form


def problem_codes() -> dict[str, str]:
    """Every code that a finding can have, with its documentation."""
    return dict(PROBLEMS)


@cache
def problems_page() -> Page:
    """Every code that a finding can have."""
    codes = tuple(_problem(code, text) for code, text in sorted(problem_codes().items()))
    return Page(
        path=PROBLEMS_PAGE,
        boost=0.15,
        title="Problem codes",
        short="Problems",
        description="What each problem code means, and what to do about it.",
        lead=RichText(
            "`launchbook check` names every problem by one of these codes. All problems of a run are shown together."
        ),
        sections=(Cards("codes", "All codes", codes),),
    )


def _problem(code: str, text: str) -> Card:
    meaning, *advice = (RichText(" ".join(part.split())) for part in inspect.cleandoc(text).split("\n\n"))
    return Card(code, code, detail=meaning, notes=tuple(advice))
