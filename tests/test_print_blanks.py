"""Blanks to fill in by hand, which stand in one row however many there are."""

import pytest

from generator.pages.runbooks.chapters import BY_HAND, OF_A_PLAN, OF_A_TEST, OF_THE_DAY
from generator.render.templates import templates


@pytest.mark.parametrize("names", [BY_HAND, OF_A_PLAN, OF_A_TEST, OF_THE_DAY])
def test_the_style_sheet_knows_the_width_of_each_number_of_blanks(names: tuple[str, ...]) -> None:
    style = templates("pdf").get_template("print.css").render()
    assert f".for-{len(names)} span {{ width: " in style
