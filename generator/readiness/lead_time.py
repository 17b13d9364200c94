"""Lead times: by which day something has to be begun, and whether there is still time for it."""

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from generator.readiness.item_status import ItemStatus
from generator.schema.values import Duration

_LONGEST_WARNING = timedelta(days=14)
NOT_STARTED = frozenset({ItemStatus.OPEN, ItemStatus.UNKNOWN, ItemStatus.LATER})
"""Where an item stands of which nobody has recorded that it was begun."""


class Urgency(StrEnum):
    """How much time is left to begin."""

    IN_TIME = "in-time"
    SOON = "soon"
    TOO_LATE = "too-late"


class LeadTime(Struct, frozen=True):
    """The last day on which something can be begun for the launch, and how near that is."""

    takes: Duration
    start_by: date
    urgency: Urgency
    soon_from: date
    """The first day on which that is soon."""


def lead_time(takes: Duration, launch: date, day: date) -> LeadTime:
    """What a lead time leaves on a day: it is soon once no more time remains than it takes, and at most 14 days."""
    last = takes.before(launch)
    soon_from = last - min(launch - last, _LONGEST_WARNING)
    if day > last:
        return LeadTime(takes, last, Urgency.TOO_LATE, soon_from)
    return LeadTime(takes, last, Urgency.SOON if day >= soon_from else Urgency.IN_TIME, soon_from)
