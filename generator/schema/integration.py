"""`integrations/<id>/`: your own going-live with a provider."""

from enum import StrEnum

from generator.schema.record import Model
from generator.schema.text import GapRef, ItemRef, Line, Prose, ProviderRef, RecordId


class Answer(Model):
    """What you found out about something that the guide does not say."""

    gap: GapRef
    """The gap."""
    answer: Prose
    """What you found out, and from whom."""


class IntegrationFile(Model):
    """Your own going-live with a provider."""

    id: RecordId
    """The integration's id: the name of its folder."""
    provider: ProviderRef
    """The provider it goes live with."""
    name: Line
    """What you call it."""
    summary: Prose | None = None
    """What it is for."""
    answers: tuple[Answer, ...] = ()
    """What you found out where the guide does not say. It is shown as yours, never as the guide's."""


class State(StrEnum):
    """Where an item stands."""

    OPEN = "open"
    IN_PROGRESS = "in-progress"
    BLOCKED = "blocked"


class ItemState(Model):
    """What you recorded about one item."""

    item: ItemRef
    """The checklist item."""
    state: State
    """Where it stands. An item that is not recorded is `open`."""
    note: Prose | None = None
    """What the next reader should know."""


class ProgressFile(Model):
    """What you recorded about the items of an integration."""

    items: tuple[ItemState, ...] = ()
    """The items; those that are not here are `open`."""
