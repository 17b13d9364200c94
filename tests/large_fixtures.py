"""A book of twenty providers, for what has to stay small when there are many."""

from datetime import date

import pytest

from benchmarks.large_data import make_data
from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.model import Book
from tests.reading import project_in


@pytest.fixture(scope="session")
def large_book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    data = tmp_path_factory.mktemp("large") / "data"
    make_data(data, 20)
    return make_book(BookContext.of(project_in(data), date(2026, 11, 28)))
