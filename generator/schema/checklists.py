"""`checklists.yaml`: the items that must hold before the access request or before traffic."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from generator.schema.record import Action, Gate, Model, Refusal, Roles, Sourced, Subject, refuse
from generator.schema.text import Flag, Line, Prose, RecordId, StatementRef


class ItemGate(Model):
    """By when an item must be complete: as the guide states it, or as we assign it where the guide is silent."""

    stated: Gate | None = None
    """The gate that the guide names."""
    assigned: Gate | None = None
    """The gate that we name because the guide does not."""

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if (self.stated is None) == (self.assigned is None):
            hint = "Write `{stated: go-live}` where the guide says so, and `{assigned: go-live}` where it does not."
            refuse([Refusal("missing-field", "names one gate: `stated` or `assigned`", hint, "stated")])
        return self

    @property
    def gate(self) -> Gate:
        """The gate, whoever names it."""
        found = self.stated or self.assigned
        assert found is not None
        return found

    @property
    def is_assigned(self) -> bool:
        """Whether the guide does not say it."""
        return self.stated is None


class ItemLevel(StrEnum):
    """How much an item is wanted. What is not required never keeps a gate from being met, and is counted apart."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"
    OPTIONAL = "optional"


class Item(Action):
    """A checklist item: one thing that can be done and shown."""

    printed: Line | None = Field(default=None, max_length=90, examples=["Live key stored securely"])
    """What the guide calls the item, exactly as printed; it is shown beside our title in what the provider reads."""
    level: ItemLevel = ItemLevel.REQUIRED
    """How much the guide wants it."""
    gate: ItemGate | None = None
    """By when it must be complete; where it is left out, the group says."""
    evidence: Prose | None = Field(default=None, examples=["The path in the vault, and who can read it."])
    """What shows that it is done."""
    needs_evidence: Flag = True
    """Whether `done` counts only with evidence."""
    formerly: tuple[RecordId, ...] = ()
    """The ids that it had before: the check names the new one to whoever recorded an old one."""


class ItemGroup(Sourced):
    """Checklist items that are together in the guide."""

    id: RecordId
    """The group's name, unique within its provider."""
    title: Line = Field(max_length=90, examples=["Before you start"])
    """The group's title."""
    intro: Prose | None = Field(default=None, examples=["All of it must be complete before you ask for production."])
    """What the group is about, or a rule for all of it."""
    roles: Roles
    """Who does the items, unless an item says otherwise."""
    gate: ItemGate
    """By when the items must be complete, unless an item says otherwise."""
    cites: tuple[StatementRef, ...] = ()
    """Statements about the group as a whole."""
    notes: tuple[Prose, ...] = Field(default=(), examples=[["The guide does not say who checks this group."]])
    """What the guide leaves open about the group."""
    items: tuple[Item, ...] = Field(min_length=1)
    """The items, in the guide's order."""

    def gate_of(self, item: Item) -> ItemGate:
        """By when one of its items must hold."""
        return item.gate or self.gate


class ChecklistsFile(Subject):
    """A provider's checklist, in groups."""

    groups: tuple[ItemGroup, ...] = Field(min_length=1)
    """The groups, in the order of the work."""
