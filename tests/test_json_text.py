"""The JSON that is laid out for people is what Python's own library gives."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.json_text import json_text
from generator.schema.record import Gate

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside) | st.tuples(inside, inside),
)


@given(VALUES)
def test_any_value_is_laid_out_as_python_does_it(value: object) -> None:
    assert json_text(value) == json.dumps(value, ensure_ascii=False, indent=1)


def test_a_value_inside_of_others_is_as_deep_as_they_are() -> None:
    value = {"a": [1, {"b": "c"}], "d": [], "e": {}}
    assert f'{{\n "x": {json_text(value, chr(10) + " ")}\n}}' == json.dumps({"x": value}, indent=1)


def test_a_state_is_told_by_its_word() -> None:
    assert json_text({"gate": Gate.GO_LIVE}) == '{\n "gate": "go-live"\n}'


def test_a_key_that_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError):
        json_text({1: "one"})
