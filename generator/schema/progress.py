"""`progress.yaml`: where each checklist item stands, and what shows it."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.schema.addresses import Url
from generator.schema.record import Model, Refusal, refuse
from generator.schema.text import ItemRef, Line, Prose, StepRef
from generator.schema.times import Day


class State(StrEnum):
    """Where an item stands."""

    OPEN = "open"
    IN_PROGRESS = "in-progress"
    BLOCKED = "blocked"
    DONE = "done"
    WAIVED = "waived"


class WordsSign(Line):
    """The stamp of an item's wording: eight hexadecimal digits, such as `b8265576`."""

    __slots__ = ()
    pattern = r"[0-9a-f]{8}"
    wanted = "the stamp of an item's wording"
    hint = "Remove the key and run `launchbook stamp`, which adds it."


class Evidence(Model):
    """Something that shows that an item is done."""

    text: Prose | None = Field(default=None, examples=["Vault, acme/live, version 1"])
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
    State.WAIVED: ("by", "on", "reason", "approver", "until"),
}
ONLY_FOR = {
    "reason": (State.WAIVED,),
    "approver": (State.WAIVED,),
    "until": (State.WAIVED,),
    "evidence": (State.DONE, State.IN_PROGRESS, State.WAIVED),
}


class ItemState(Model):
    """What you recorded about one item."""

    item: ItemRef | None = None
    """The checklist item."""
    step: StepRef | None = None
    """The step that the guide wants done before real traffic, where it is about one in place of an item."""
    state: State
    """Where it stands. An item that is not recorded is `open`. `done` counts only with evidence."""
    by: Line | None = Field(default=None, examples=["Robin Example"])
    """Who did it, or who asked for the waiver."""
    on: Day | None = None
    """The day on which that was; evidence needs it too."""
    evidence: tuple[Evidence, ...] = Field(default=(), max_length=20)
    """What shows that it is done."""
    reason: Prose | None = Field(default=None, examples=["The sandbox is switched off in January."])
    """Why it is waived: why it must wait, or why it does not concern you."""
    approver: Line | None = Field(default=None, examples=["Kim Example"])
    """Who approved the waiver; never the one who asked for it."""
    until: Day | None = None
    """The last day on which the waiver counts."""
    note: Prose | None = Field(default=None, examples=["Version 2 is due in May."])
    """What the next reader should know."""
    words: WordsSign | None = None
    """The stamp of the item's wording when recorded, added by `launchbook stamp`. If it no longer fits, look again."""

    @model_validator(mode="after")
    def _has_what_its_state_needs(self) -> Self:
        refuse((*self._unclear(), *self._missing(), *self._superfluous(), *self._backwards(), *self._approved_alone()))
        return self

    @property
    def about(self) -> str:
        """The id of what it is about."""
        return str(self.item or self.step)

    def _unclear(self) -> Iterator[Refusal]:
        if (self.item is None) == (self.step is None):
            hint = "Name the item or the step that this is about."
            yield Refusal("state-and-keys", "a state needs one `item` or one `step`", hint, "state")

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
                yield Refusal("state-and-keys", f"an item that is `{self.state.value}` takes no `{name}`", hint, name)

    def _approved_alone(self) -> Iterator[Refusal]:
        if self.by and self.approver and _same_person(self.by, self.approver):
            hint = "Have somebody else approve it."
            yield Refusal("approved-alone", "nobody can approve a waiver that they asked for", hint, "approver")

    def _backwards(self) -> Iterator[Refusal]:
        if self.on and self.until and self.until.date < self.on.date:
            yield Refusal("runs-backwards", "the waiver ends before it starts", "Correct `on` or `until`.", "until")


def _same_person(one: str, other: str) -> bool:
    """Whether two texts name one person: what follows a comma, such as a position, does not matter."""
    first, second = (text.partition(",")[0].casefold().split() for text in (one, other))
    return first == second


def _listed(words: Iterable[str]) -> str:
    """WordsSign as a sentence lists them: a, b and c."""
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


class ProgressFile(Model):
    """What you recorded about the items of an integration."""

    items: tuple[ItemState, ...] = ()
    """The items; those that are not here are `open`."""
