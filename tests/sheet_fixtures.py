"""Printed books of the shipped data, drawn once, and what is looked up on their pages."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from pypdf import PdfReader

from generator.build.order import Order
from generator.build.prints import book_jobs, letter_jobs, letters_of
from generator.pages.book_context import BookContext
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.model import Part, Runbook, Stamp
from generator.pages.sections import Section
from generator.project import Project
from generator.render.pdf.draw import Drawn
from generator.render.pdf.jobs import runbook_job
from generator.render.pdf.print_job import Paper, PrintJob
from generator.schema.organisation import PaperSize
from tests.conftest import MINIMAL
from tests.runbook_fixtures import read
from tests.shipped import CONFIG, SHIPPED_DATA

DAY = date(2026, 11, 21)
STAMP = Stamp("Edition 42", "21 November 2026", "19 February 2027", "0123456789", "", "edition=42&day=2026-11-21")
FOOT = "Edition 42, 21 November 2026, 0123456789. Check again by 19 February 2027."


def _text(value: Any) -> str:
    action = value.get_object()
    return str(action.get("/URI", "") if isinstance(action, dict) else action)


def folded(text: str) -> str:
    return " ".join(text.split())


def bare(text: str) -> str:
    """Without any white space: a long path breaks after its slashes."""
    return "".join(text.split())


class Sheets(Struct, frozen=True, dict=True):
    """A book, and the pages that were drawn from it."""

    book: Runbook
    drawn: Drawn

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(BytesIO(self.drawn.pdf))

    @cached_property
    def pages(self) -> list[str]:
        return [folded(page.extract_text()) for page in self.reader.pages]

    @cached_property
    def text(self) -> str:
        """All of it without white space, and without the pages that links lead to."""
        return re.sub(r"\(p\.\d+\)", "", bare("".join(self.pages)))

    @property
    def parts(self) -> Iterator[Part]:
        return (part for chapter in self.book.chapters for part in chapter.parts)

    @property
    def sections(self) -> Iterator[Section]:
        return (section for part in self.parts for section in part.sections)

    def missing(self, wanted: list[str]) -> list[str]:
        assert wanted
        return [words for words in wanted if bare(words) not in self.text]

    def marks(self, kind: str) -> list[dict[str, str]]:
        """Links (`/Link`) and check boxes (`/Widget`), each with its texts."""
        pages = [page.get("/Annots", []) for page in self.reader.pages]
        found = [mark.get_object() for page in pages for mark in page]
        return [{key: _text(mark[key]) for key in mark} for mark in found if mark["/Subtype"] == kind]


def book_of(team: str, data: Path = SHIPPED_DATA) -> Runbook:
    project = read(data)
    book = make_runbook(BookContext.of(project, DAY), project.teams[team])
    assert book is not None
    return book


def sheets_of(book: Runbook, paper: Paper) -> Sheets:
    return Sheets(book, runbook_job("book.pdf", book, STAMP, paper, DAY).draw())


@pytest.fixture(scope="session")
def shipped_prints(shipped_project: Project, shipped_books: dict[str, Runbook]) -> dict[str, PrintJob]:
    """Everything that is printed of the shipped data, by its path on the site."""
    context, order = BookContext.of(shipped_project, DAY), Order(SHIPPED_DATA, CONFIG, DAY)
    books = {f"runbooks/{team}.pdf": book for team, book in shipped_books.items()}
    runbooks = [runbook_job(name, book, STAMP, Paper(), DAY) for name, book in books.items()]
    others = [job for job in book_jobs(context, order) if job.name not in books]
    return {job.name: job for job in (*runbooks, *others, *letter_jobs(letters_of(context), context, order))}


@pytest.fixture(scope="session")
def on_call(shipped_books: dict[str, Runbook], shipped_prints: dict[str, PrintJob]) -> Sheets:
    return Sheets(shipped_books["on-call"], shipped_prints["runbooks/on-call.pdf"].draw())


@pytest.fixture(scope="session")
def treasury(shipped_books: dict[str, Runbook], shipped_prints: dict[str, PrintJob]) -> Sheets:
    return Sheets(shipped_books["treasury"], shipped_prints["runbooks/treasury.pdf"].draw())


@pytest.fixture(params=["on_call", "treasury"])
def sheets(request: pytest.FixtureRequest) -> Sheets:
    found: Sheets = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def letter() -> Sheets:
    return sheets_of(book_of("watch", MINIMAL), Paper(PaperSize.LETTER, "https://book.example/launch/"))
