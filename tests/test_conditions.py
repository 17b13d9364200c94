"""Conditions: what holds by what was answered."""

from datetime import date
from typing import Any

import pytest

from generator.conditions import answers_of, holds
from generator.schema.integration import ConditionAnswer
from generator.schema.provider import Condition

ASKED = [
    Condition.model_validate({"id": "uses-jwt", "question": "JWT?", "when": "if you use JWT", "cites": ["ACME-001"]}),
    Condition.model_validate(
        {
            "id": "region",
            "question": "Where?",
            "pick": "any",
            "choices": [
                {"id": "europe", "name": "Europe", "when": "in Europe"},
                {"id": "asia", "name": "Asia", "when": "in Asia"},
            ],
            "cites": ["ACME-001"],
        }
    ),
]


def answer(condition: str, **said: Any) -> ConditionAnswer:
    return ConditionAnswer.model_validate(
        {"condition": condition, "by": "Sam", "on": "2026-11-02", "reason": "Asked.", **said}
    )


JWT, NO_JWT = answer("uses-jwt", applies="true"), answer("uses-jwt", applies="false")
EUROPE, BOTH = answer("region", chosen=["europe"]), answer("region", chosen=["europe", "asia"])


def test_a_question_that_nobody_answered_is_open() -> None:
    assert answers_of(ASKED, []) == {}


def test_what_was_not_chosen_does_not_hold() -> None:
    assert answers_of(ASKED, [EUROPE]) == {"europe": True, "asia": False}


def test_several_choices_may_hold() -> None:
    assert answers_of(ASKED, [BOTH]) == {"europe": True, "asia": True}


def test_an_answer_counts_from_its_day() -> None:
    assert answers_of(ASKED, [JWT], date(2026, 11, 1)) == {}
    assert answers_of(ASKED, [JWT], date(2026, 11, 2)) == {"uses-jwt": True}


@pytest.mark.parametrize(
    ("when", "given", "expected"),
    [
        ([], [], True),
        (["uses-jwt"], [], None),
        (["uses-jwt"], [JWT], True),
        (["uses-jwt"], [NO_JWT], False),
        (["asia"], [EUROPE], False),
        (["europe", "uses-jwt"], [EUROPE, JWT], True),
        (["europe", "uses-jwt"], [EUROPE], None),
        (["asia", "uses-jwt"], [EUROPE], False),
    ],
)
def test_all_conditions_of_a_record_must_hold(
    when: list[str], given: list[ConditionAnswer], expected: bool | None
) -> None:
    assert holds(when, answers_of(ASKED, given)) is expected
