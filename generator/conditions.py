"""Conditions: which hold for an integration by what you answered, and what that means for a record."""

from collections.abc import Iterable, Mapping
from datetime import date

from generator.schema.integration import ConditionAnswer
from generator.schema.provider import Condition

Answers = Mapping[str, bool]
"""Whether each condition and each choice holds, by id; those that nobody answered are not in it."""


def answers_of(conditions: Iterable[Condition], given: Iterable[ConditionAnswer], day: date | None = None) -> Answers:
    """What was answered by the end of a day, or at all; of a question with choices, those not chosen do not hold."""
    counted = {str(answer.condition): answer for answer in given if day is None or answer.on.date <= day}
    found: dict[str, bool] = {}
    for condition in conditions:
        answer = counted.get(condition.id)
        if answer and condition.choices:
            found |= {str(choice.id): choice.id in answer.chosen for choice in condition.choices}
        elif answer:
            found[condition.id] = bool(answer.applies)
    return found


def holds(when: Iterable[str], answers: Answers) -> bool | None:
    """Whether all of these conditions hold; None where that is open: one is not answered, and none is denied."""
    found = [answers.get(name) for name in when]
    if False in found:
        return False
    return None if None in found else True
