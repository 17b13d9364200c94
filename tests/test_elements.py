"""Prints have a style sheet of elements of their own, which takes less time and changes nothing about how they look."""

from pathlib import Path

import pytest

from generator.build.order import Order
from generator.build.prints import book_jobs, letter_jobs, letters_of
from generator.pages.book_context import BookContext
from generator.render.pdf import typeset
from tests.conftest import MINIMAL
from tests.draw_fixtures import DAY, draw_sample
from tests.reading import project_in


def all_prints() -> dict[str, bytes]:
    """Every print of the minimal data, and a document that has what no print has."""
    context = BookContext.of(project_in(MINIMAL), DAY)
    order = Order(MINIMAL, Path("mkdocs.yml"), DAY)
    jobs = [*book_jobs(context, order), *letter_jobs(letters_of(context), context, order)]
    return {"sample": draw_sample().pdf, **{job.name: job.draw().pdf for job in jobs}}


def test_elements_look_as_they_do_in_the_sheet_of_weasyprint(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = all_prints()
    monkeypatch.delattr(typeset._Source, "_ua_stylesheets")
    theirs = all_prints()
    assert {Path(name).name.partition("-")[0] for name in ours} >= {"run", "pocket", "request.pdf", "watch.pdf"}
    assert [name for name in ours if ours[name] != theirs[name]] == []
