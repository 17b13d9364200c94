"""Conditions: each is used, and each answer is one that its question can have."""

from collections.abc import Iterator

from generator.data_file import DataFile
from generator.findings import Finding, problem
from generator.rules.data_index import DataIndex, DataPlace
from generator.schema.integration import ConditionAnswer, IntegrationFile
from generator.schema.provider import Condition, Pick, ProviderFile
from generator.schema.text import ConditionRef


@problem("unused-condition")
def unused_conditions(index: DataIndex) -> Iterator[Finding]:
    """A question is asked, and no record depends on its answer.

    Nobody should have to answer it. Name it, or one of its choices, in the `when` of a record, or delete it.
    """
    for provider in index.providers:
        if index.are_read(provider):
            used = _named(index, provider)
            for file in index.in_folder("providers", provider):
                for number, condition in enumerate(_conditions(file)):
                    if not used & {*condition.names}:
                        place = DataPlace(file, ("conditions", number, "id"))
                        message = f"no record depends on the condition `{condition.id}`"
                        yield place.finding(
                            "unused-condition", message, "Name it in the `when` of a record, or delete it."
                        )


def _named(index: DataIndex, provider: str) -> set[str]:
    files = index.in_folder("providers", provider)
    return {value.text for file in files for value in file.values if ConditionRef in value.kinds}


def _conditions(file: DataFile) -> tuple[Condition, ...]:
    profile = file.read_as(ProviderFile)
    return profile.conditions if profile else ()


@problem("question-without-choice")
def questions_without_choice(index: DataIndex) -> Iterator[Finding]:
    """A record depends on a question that has choices, but does not say on which choice.

    Name one of the choices in `when`, not the question.
    """
    for file, value in index.values:
        if ConditionRef in value.kinds and value.path[-2:-1] == ("when",):
            found = index.known("condition", file).get(value.text)
            choices = found.mapping.get("choices") if found else None
            if isinstance(choices, list):
                names = ", ".join(f"`{choice.get('id')}`" for choice in choices if isinstance(choice, dict))
                message = f"`{value.text}` has choices, but this does not say which"
                place = DataPlace(file, value.path)
                yield place.finding("question-without-choice", message, f"Name a choice: {names}.")


@problem("wrong-answer")
def wrong_answers(index: DataIndex) -> Iterator[Finding]:
    """An answer is not one that its question can have.

    Answer a yes/no question with `applies`, and one with choices with `chosen`: with exactly one where it says
    `pick: one`. Under `condition`, name the question, not one of its choices.
    """
    for file in index.files:
        if profile := file.read_as(IntegrationFile):
            asked = conditions_asked(index, file)
            for number, answer in enumerate(profile.conditions):
                condition = next((one for one in asked if str(answer.condition) in one.names), None)
                message, hint = _wrong(answer, condition) if condition else ("", "")
                if message:
                    place = DataPlace(file, ("conditions", number, "condition"))
                    yield place.finding("wrong-answer", message, hint)


def conditions_asked(index: DataIndex, file: DataFile) -> tuple[Condition, ...]:
    """The conditions of the provider that a file speaks about."""
    files = index.in_folder("providers", index.scope(file))
    return tuple(condition for other in files for condition in _conditions(other))


def _wrong(answer: ConditionAnswer, condition: Condition) -> tuple[str, str]:
    """What is wrong with an answer, and what to do about it; empty where nothing is."""
    names = {str(choice.id) for choice in condition.choices}
    others = [name for name in answer.chosen if name not in names]
    listed = ", ".join(f"`{name}`" for name in condition.names[1:])
    if answer.condition != condition.id:
        return f"`{answer.condition}` is a choice, not a question", f"Answer `{condition.id}` with `chosen`."
    if names and not answer.chosen:
        return f"`{condition.id}` is not a yes/no question", f"Write `chosen` with its choices: {listed}."
    if not names and answer.chosen:
        return f"`{condition.id}` has no choices", "Write `applies: true` or `applies: false`."
    if others:
        return f"`{others[0]}` is not a choice of `{condition.id}`", f"Its choices are {listed}."
    if condition.pick is Pick.ONE and len(answer.chosen) > 1:
        return f"`{condition.id}` takes one choice, but several are chosen", "Keep the one that applies."
    return "", ""
