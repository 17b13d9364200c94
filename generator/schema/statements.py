"""`statements.yaml`: the list of a guide's statements, against which every citation is checked."""

from pydantic import Field

from generator.schema.record import Model
from generator.schema.text import Line, Prose, StatementId, StatementRef


class Statement(Model):
    """One atomic statement of the guide. Its sentence stays in the guide; its place and facts are here."""

    id: StatementId
    """The statement's id."""
    kind: Line
    """What the statement is, such as `checklist-item` or `rate-limit`."""
    section: Line
    """The guide's headings above it, joined by ` > `."""
    part_of: StatementRef | None = None
    """The statement whose text holds this one; such a statement types a piece of the other."""
    facts: tuple[Line, ...] = ()
    """Its exact words, names and numbers. Each must be shown on the provider's pages."""


class SetAside(Model):
    """Statements that no record carries, and why."""

    statements: tuple[StatementRef, ...] = Field(min_length=1)
    """The statements."""
    reason: Prose
    """Why no record carries them."""


class FactSetAside(Model):
    """Facts that are not shown in these exact words, and why."""

    statement: StatementRef
    """The statement that has the facts."""
    facts: tuple[Line, ...] = Field(min_length=1)
    """The facts."""
    reason: Prose
    """Why, and what stands in their place."""


class StatementsFile(Model):
    """Every statement of a provider's guide."""

    statements: tuple[Statement, ...] = Field(min_length=1)
    """The statements, in the guide's order."""
    set_aside: tuple[SetAside, ...] = ()
    """Statements that no record carries."""
    facts_set_aside: tuple[FactSetAside, ...] = ()
    """Facts that are not shown in these exact words."""
