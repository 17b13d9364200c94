"""`progress.yaml`: where each checklist item stands, and what shows it."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.schema.record import Model
from generator.schema.text import ItemRef, Line, Prose
from generator.schema.times import Day
from generator.schema.values import Url


class State(StrEnum):
    """Where an item stands."""

    OPEN = "open"
    IN_PROGRESS = "in-progress"
    BLOCKED = "blocked"
    DONE = "done"
    NOT_APPLICABLE = "not-applicable"
    WAIVED = "waived"


class Evidence(Model):
    """Something that shows that an item is done."""

    text: Prose | None = None
    """What it is, and where it is kept."""
    link: Url | None = None
    """Where it stands."""
    expires: Day | None = None
    """The last day on which it counts, such as the end of a certificate."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.text or self.link):
            raise PydanticCustomError("missing-field", "shows nothing: give `text` or `link`")
        return self


NEEDED = {
    State.DONE: ("by", "on"),
    State.NOT_APPLICABLE: ("by", "on", "reason"),
    State.WAIVED: ("reason", "approver", "until"),
}
ONLY_FOR = {
    "reason": (State.NOT_APPLICABLE, State.WAIVED),
    "approver": (State.WAIVED,),
    "until": (State.WAIVED,),
    "evidence": (State.DONE, State.IN_PROGRESS, State.WAIVED),
}


class ItemState(Model):
    """What you recorded about one item."""

    item: ItemRef
    """The checklist item."""
    state: State
    """Where it stands. An item that is not recorded is `open`. `done` counts only with evidence."""
    by: Line | None = None
    """Who did it, or found out that it does not apply."""
    on: Day | None = None
    """The day on which that was."""
    evidence: tuple[Evidence, ...] = Field(default=(), max_length=20)
    """What shows that it is done."""
    reason: Prose | None = None
    """Why it does not apply, or why it is waived."""
    approver: Line | None = None
    """Who approved the waiver."""
    until: Day | None = None
    """The last day on which the waiver counts."""
    note: Prose | None = None
    """What the next reader should know."""

    @model_validator(mode="after")
    def _has_what_its_state_needs(self) -> Self:
        missing = [f"`{name}`" for name in NEEDED.get(self.state, ()) if getattr(self, name) is None]
        if missing:
            self._refuse(f"`{self.state.value}` needs {' and '.join(missing)}", "Add what is missing.")
        for name, states in ONLY_FOR.items():
            if getattr(self, name) and self.state not in states:
                hint = f"`{name}` belongs to {' and '.join(f'`{each.value}`' for each in states)}."
                self._refuse(f"`{self.state.value}` has no `{name}`", hint)
        if self.on and self.until and self.until < self.on:
            hint = "Correct one of the two days."
            raise PydanticCustomError("runs-backwards", "the waiver ends before it starts", {"hint": hint})
        return self

    def _refuse(self, message: str, hint: str) -> None:
        raise PydanticCustomError("state-and-keys", "{said}", {"said": message, "hint": hint})


class ProgressFile(Model):
    """What you recorded about the items of an integration."""

    items: tuple[ItemState, ...] = ()
    """The items; those that are not here are `open`."""
