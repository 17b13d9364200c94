"""Everything that a build prints is printed on the paper of the organisation, and fits on it."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.build.order import Order
from generator.build.prints import book_jobs, letter_jobs, letters_of
from generator.pages.book_context import BookContext
from generator.render.pdf.print_job import PrintJob
from tests.reading import project_in
from tests.test_lapsed import edit

DAY = date(2026, 11, 21)
SIZES = {"A4": {595, 842}, "Letter": {612, 792}}
"""The sides of a sheet in points; a run sheet lies across."""

pytestmark = pytest.mark.xdist_group("paper-sizes")


def jobs_of(data: Path) -> Iterator[PrintJob]:
    context, order = BookContext.of(project_in(data), DAY), Order(data, Path("mkdocs.yml"), DAY)
    yield from book_jobs(context, order)
    yield from letter_jobs(letters_of(context), context, order)


def test_a_print_of_every_kind_is_on_the_paper_that_the_organisation_names(minimal: Path) -> None:
    edit(minimal / "organisation" / "organisation.yaml", "paper: A4", "paper: Letter")
    templates = {}
    for job in jobs_of(minimal):
        pages = PdfReader(io.BytesIO(job.draw().pdf)).pages
        assert [{round(page.mediabox.width), round(page.mediabox.height)} for page in pages] == [SIZES["Letter"]] * len(
            pages
        ), job.name
        templates[job.template] = job.name
    assert sorted(templates) == ["letter.html.j2", "pocket.html.j2", "run-sheet.html.j2", "runbook.html.j2"]


def test_where_the_organisation_names_no_paper_it_is_a4(minimal: Path) -> None:
    edit(minimal / "organisation" / "organisation.yaml", "paper: A4\n", "")
    assert {job.paper.size.value for job in jobs_of(minimal)} == {"A4"}
