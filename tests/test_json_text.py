"""The JSON inside of prints and requests is what the standard library writes, byte for byte."""

import json
from dataclasses import asdict

import pytest

from generator.pages.book_context import BookContext
from generator.pages.runbooks.book import make_runbook
from generator.render.export.json_text import indented_json
from tests.conftest import MINIMAL
from tests.reading import project_in
from tests.test_prints import DAY


@pytest.mark.parametrize("value", [[], {}, [[]], {"a": {}}, ["x", 1, -1, None, True, {"b": ['é\n"\u2028\x7f']}], "q"])
def test_a_value_is_written_as_by_the_standard_library(value: object) -> None:
    assert indented_json(value) == json.dumps(value, ensure_ascii=False, indent=1)


def test_a_book_is_written_as_by_the_standard_library() -> None:
    context = BookContext.of(project_in(MINIMAL), DAY)
    book = make_runbook(context, context.project.teams["builders"])
    assert book is not None
    assert indented_json(book) == json.dumps(asdict(book), ensure_ascii=False, indent=1)


def test_what_json_does_not_know_is_an_error() -> None:
    with pytest.raises(TypeError, match="frozenset"):
        indented_json({"a": frozenset("x")})
