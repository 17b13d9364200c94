"""`progress.yaml`: where each checklist item stands, and what shows it."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.schema.addresses import Url
from generator.schema.record import Model, Refusal, refuse
from generator.schema.text import ItemRef, Line, Prose
from generator.schema.times import Day


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


SAYS = {
    "by": "who",
    "on": "on which day",
    "reason": "why",
    "approver": "who approved it",
    "until": "until which day",
}
"""What each key of a recorded state tells."""
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
    """The day on which that was; evidence needs it too."""
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
        refuse((*self._missing(), *self._superfluous(), *self._backwards()))
        return self

    def _missing(self) -> Iterator[Refusal]:
        needed = NEEDED.get(self.state, ())
        is_shown = self.evidence and self.state in ONLY_FOR["evidence"]
        dated = (*needed, "on") if is_shown and "on" not in needed else needed
        missing = [name for name in dated if getattr(self, name) is None]
        if missing:
            what = f"`{self.state.value}` with evidence" if missing[0] not in needed else f"`{self.state.value}`"
            hint = f"{_listed(f'`{name}` says {SAYS[name]}' for name in missing)}."
            names = _listed(f"`{name}`" for name in missing)
            yield Refusal("state-and-keys", f"{what} needs {names}", hint, "state")

    def _superfluous(self) -> Iterator[Refusal]:
        for name, states in ONLY_FOR.items():
            if getattr(self, name) and self.state not in states:
                belongs = _listed(f"`{state.value}`" for state in states)
                hint = f"`{name}` belongs to {belongs}. Correct the state, or remove the key."
                yield Refusal("state-and-keys", f"an item that is `{self.state.value}` has no `{name}`", hint, name)

    def _backwards(self) -> Iterator[Refusal]:
        if self.on and self.until and self.until.date < self.on.date:
            yield Refusal("runs-backwards", "the waiver ends before it starts", "Correct `on` or `until`.", "until")


def _listed(words: Iterable[str]) -> str:
    """Words as a sentence lists them: a, b and c."""
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


class ProgressFile(Model):
    """What you recorded about the items of an integration."""

    items: tuple[ItemState, ...] = ()
    """The items; those that are not here are `open`."""
