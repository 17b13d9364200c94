"""`checklists.yaml`: the items that must hold before the access request or before traffic."""

from pydantic import Field

from generator.schema.record import Action, Gate, Roles, Sourced, Subject
from generator.schema.text import Flag, Line, Prose, RecordId, StatementRef


class Item(Action):
    """A checklist item: one thing that can be done and shown."""

    gate: Gate | None = None
    """By when it must hold; where it is left out, the group says."""
    evidence: Prose | None = None
    """What shows that it is done."""
    needs_evidence: Flag = True
    """Whether `done` counts only with evidence."""
    formerly: tuple[RecordId, ...] = ()
    """The ids that it had before: a record under one of them is told the new one."""


class ItemGroup(Sourced):
    """Checklist items that stand together in the guide."""

    id: RecordId
    """The group's name, unique within its provider."""
    title: Line = Field(max_length=90)
    """The group's title."""
    intro: Prose | None = None
    """What the group is about, or a rule for all of it."""
    roles: Roles
    """Who does the items, unless an item says otherwise."""
    gate: Gate
    """By when the items must hold, unless an item says otherwise."""
    cites: tuple[StatementRef, ...] = ()
    """Statements about the group as a whole."""
    notes: tuple[Prose, ...] = ()
    """What the guide leaves open about the group."""
    items: tuple[Item, ...] = Field(min_length=1)
    """The items, in the guide's order."""


class ChecklistsFile(Subject):
    """A provider's checklist, in groups."""

    groups: tuple[ItemGroup, ...] = Field(min_length=1)
    """The groups, in the order in which they are worked through."""
