"""Progress: nothing is recorded twice, and nothing that an answer takes away."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.data_file import DataFile
from generator.findings import Finding, problem
from generator.rules.data_index import DataIndex, DataPlace
from generator.schema.configuration import NamedCredential, NamedSetting
from generator.schema.integration import Answer, ConditionAnswer, RoleTeam
from generator.schema.planning import StepPlan, TaskPlan
from generator.schema.progress import ItemState
from generator.schema.record import Model
from generator.schema.request import Recipient, RequestValue
from generator.source.document import Data

ABOUT: dict[type[Model], str] = {
    ItemState: "item",
    ConditionAnswer: "condition",
    Answer: "gap",
    RequestValue: "field",
    Recipient: "recipient",
    StepPlan: "step",
    TaskPlan: "task",
    NamedSetting: "setting",
    NamedCredential: "credential",
    RoleTeam: "role",
}
"""The key that says what a record of yours is about; a file has one record about each."""


@problem("recorded-twice")
def recorded_twice(index: DataIndex) -> Iterator[Finding]:
    """Two records of an integration are about the same thing, such as an item, a condition, a gap or a field.

    Only one of them would count. Keep the one that is true, and move anything else worth keeping into its `note`.
    """
    first: dict[tuple[str, str, str], DataPlace] = {}
    for file, mapping in index.mappings:
        key = "step" if mapping.model is ItemState and "step" in mapping.data else ABOUT.get(mapping.model)
        name = mapping.data.get(key) if key else None
        if key is None or not isinstance(name, str):
            continue
        place = DataPlace(file, (*mapping.path, key))
        about = (file.name, key, f"{name} {mapping.data.get('environment', '')}")
        if about in first:
            message = f"the {key} `{name}` is recorded already, on line {first[about].position.line}"
            yield place.finding("recorded-twice", message, "Keep one of the two.")
        first.setdefault(about, place)


CONDITIONAL: dict[type[Model], str] = {
    ItemState: "item",
    RequestValue: "field",
    NamedSetting: "setting",
    NamedCredential: "credential",
    StepPlan: "step",
}
"""What you record about things that a condition may take away, and the key that says about which."""


@problem("not-before-traffic")
def steps_not_before_traffic(index: DataIndex) -> Iterator[Finding]:
    """A state is recorded for a step that no guide wants done before real traffic.

    Such a step belongs to the run sheet, where its proof is noted on the day. Remove the record; if the guide does want
    it done before, set `before-traffic: true` on the step.
    """
    for file, mapping in index.mappings:
        name = mapping.data.get("step") if mapping.model is ItemState else None
        step = index.known("step", file).get(str(name)) if name else None
        if step and step.mapping.get("before-traffic") != "true":
            place = DataPlace(file, (*mapping.path, "step"))
            message = f"real traffic does not wait for the step `{name}`"
            yield place.finding("not-before-traffic", message, "Remove the record; note the proof on the run sheet.")


class RuledOut(NamedTuple):
    """Something recorded that an answer to a condition rules out."""

    about: DataPlace
    """The key of the record that says what it is about."""
    answer: DataPlace


def ruled_out(index: DataIndex) -> Iterator[RuledOut]:
    """All that is recorded although an answer to a condition rules it out."""
    for file, mapping in index.mappings:
        kind = CONDITIONAL.get(mapping.model)
        about = index.known(kind, file).get(str(mapping.data.get(kind))) if kind else None
        answer = _denied(index, file, about.mapping.get("when")) if about else None
        if kind and answer:
            yield RuledOut(DataPlace(file, (*mapping.path, kind)), answer)


@problem("contradicts-answer")
def contradicts_answer(index: DataIndex) -> Iterator[Finding]:
    """Something is recorded that your answer to a condition rules out.

    One of the two is wrong. Remove the record, or correct the answer under `conditions` in `integration.yaml`.
    """
    for about, answer in ruled_out(index):
        message = f"your answer to `{answer.mapping['condition']}` rules this out"
        hint = f"See {answer.position.file}:{answer.position.line}, and correct one of the two."
        yield about.finding("contradicts-answer", message, hint)


def _denied(index: DataIndex, of: DataFile, when: Data) -> DataPlace | None:
    """Where the integration of a file gives an answer by which one of these conditions does not hold."""
    names = {str(name) for name in when} if isinstance(when, list) else set()
    for file in index.in_folder(*of.folder) if names else ():
        for mapping in file.mappings:
            if mapping.model is ConditionAnswer and names & _denied_by(index, file, mapping.data):
                key = "chosen" if "chosen" in mapping.data else "applies"
                return DataPlace(file, (*mapping.path, key))
    return None


def _denied_by(index: DataIndex, file: DataFile, answer: dict[str, Data]) -> set[str]:
    """The conditions and choices that an answer says do not hold."""
    name, chosen = str(answer.get("condition")), answer.get("chosen")
    asked = index.known("condition", file).get(name)
    choices = asked.mapping.get("choices") if asked else None
    if isinstance(choices, list) and isinstance(chosen, list):
        ids = {str(choice.get("id")) for choice in choices if isinstance(choice, dict)}
        return ids - {str(one) for one in chosen}
    return {name} if answer.get("applies") == "false" else set()
