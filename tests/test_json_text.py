"""The JSON that is laid out for people is what Python's own library gives."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.view_models import Address, Link
from generator.render.json_text import json_text
from generator.schema.record import Gate

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside) | st.tuples(inside, inside),
)


@given(VALUES)
def test_any_value_is_laid_out_as_python_does_it(value: object) -> None:
    assert json_text(value) == json.dumps(value, ensure_ascii=False, indent=1)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_read_back_as_it_was(number: float) -> None:
    assert json.loads(json_text(number)) == number


def test_a_state_is_told_by_its_word() -> None:
    assert json_text({"gate": Gate.GO_LIVE}) == '{\n "gate": "go-live"\n}'


def test_a_record_has_the_names_of_its_fields() -> None:
    assert json_text(Link("Go-live", Address("payca", "go"))) == (
        '{\n "text": "Go-live",\n "to": {\n  "page": "payca",\n  "anchor": "go",\n  "query": ""\n }\n}'
    )


def test_what_is_neither_a_value_nor_a_record_is_refused() -> None:
    with pytest.raises(TypeError):
        json_text(object())
