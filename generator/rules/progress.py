"""Progress: nothing is recorded twice, and nothing that applies is set aside."""

from collections.abc import Iterator

from generator.findings import Finding, problem
from generator.project import DataFile
from generator.rules.data_index import DataIndex, DataPlace
from generator.schema.configuration import NamedCredential, NamedSetting
from generator.schema.integration import Answer, ConditionAnswer
from generator.schema.planning import StepPlan, TaskPlan
from generator.schema.progress import ItemState, State
from generator.schema.record import Model
from generator.schema.request import RequestValue

ABOUT: dict[type[Model], str] = {
    ItemState: "item",
    ConditionAnswer: "condition",
    Answer: "gap",
    RequestValue: "field",
    StepPlan: "step",
    TaskPlan: "task",
    NamedSetting: "setting",
    NamedCredential: "credential",
}
"""The key that says what a record of yours is about; a file has one record about each."""


@problem("recorded-twice")
def recorded_twice(index: DataIndex) -> Iterator[Finding]:
    """Two records of an integration are about the same item, condition, gap, field, step, task, setting or credential.

    Only one of them would count. Keep the one that is true, and move what else you want to keep into its `note`.
    """
    first: dict[tuple[str, str, str], DataPlace] = {}
    for file, mapping in index.mappings:
        key = ABOUT.get(mapping.model)
        name = mapping.data.get(key) if key else None
        if key is None or not isinstance(name, str):
            continue
        place = DataPlace(file, (*mapping.path, key))
        about = (file.document.name, key, name)
        if about in first:
            message = f"the {key} `{name}` is recorded already, on line {first[about].position.line}"
            yield place.finding("recorded-twice", message, "Keep one of the two.")
        first.setdefault(about, place)


@problem("applies-after-all")
def applies_after_all(index: DataIndex) -> Iterator[Finding]:
    """An item is recorded as `not-applicable`, but your integration says that its condition holds.

    One of the two is wrong. Correct the state in `progress.yaml`, or the answer under `conditions` in
    `integration.yaml`.
    """
    for file, mapping in index.mappings:
        if mapping.model is not ItemState or mapping.data.get("state") != State.NOT_APPLICABLE.value:
            continue
        item = index.known("item", file).get(str(mapping.data.get("item")))
        condition = item.mapping.get("when") if item else None
        answer = _said_to_hold(index, file).get(condition) if isinstance(condition, str) else None
        if answer:
            message = f"recorded as `not-applicable`, but its condition `{condition}` applies"
            hint = f"See {answer.position.file}:{answer.position.line}, and correct one of the two."
            yield DataPlace(file, (*mapping.path, "state")).finding("applies-after-all", message, hint)


def _said_to_hold(index: DataIndex, progress: DataFile) -> dict[str, DataPlace]:
    """The conditions that the integration of a file says hold, and where it says so."""
    return {
        str(mapping.data.get("condition")): DataPlace(file, (*mapping.path, "applies"))
        for file in index.in_folder(*progress.folder)
        for mapping in file.mappings
        if mapping.model is ConditionAnswer and mapping.data.get("applies") == "true"
    }
