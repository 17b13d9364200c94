"""How your own steps back fit the guide's."""

from collections.abc import Iterator

from generator.findings import Finding, problem
from generator.rules.data_index import DataIndex, DataPlace
from generator.schema.integration import IntegrationFile
from generator.schema.rollback import RollbackFile


@problem("not-in-rollback")
def steps_not_in_rollback(index: DataIndex) -> Iterator[Finding]:
    """A step back of your own carries out a step that is none of the guide's rollback.

    Name a step of the provider's `rollback.yaml`, or leave `carries-out` away.
    """
    for file in index.files:
        profile = file.read_as(IntegrationFile)
        if profile is None:
            continue
        known = _steps_back(index, index.scope(file))
        for at, own in enumerate(profile.own_rollback_steps):
            if known is not None and own.carries_out in index.known("step", file) and own.carries_out not in known:
                place = DataPlace(file, ("own-rollback-steps", at, "carries-out"))
                message = f"`{own.carries_out}` is no step of the guide's rollback"
                hint = "Name a step of the rollback, or remove `carries-out`."
                yield place.finding("not-in-rollback", message, hint)


def _steps_back(index: DataIndex, provider: str) -> frozenset[str] | None:
    """The steps of a provider's rollback; None where its file cannot be read."""
    for file in index.in_folder("providers", provider):
        if rollback := file.read_as(RollbackFile):
            return frozenset(step.id for step in rollback.steps)
    return None
