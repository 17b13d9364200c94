"""`monitoring.yaml`: what to measure and when to be woken."""

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.schema.record import Record, Roles, Subject
from generator.schema.text import GapRef, Line, Prose, Reference
from generator.schema.values import Moment, Quantity


class Metric(Record):
    """Something to measure."""

    title: Line = Field(max_length=90, examples=["Share of failed payments"])
    """What is measured, in the guide's word."""
    detail: Prose | None = Field(default=None, examples=["Failed payments among all payments."])
    """How, or what it tells."""
    target: Quantity | None = Field(default=None, examples=["under 2 s"])
    """The number that the guide wants it to keep to: `under 2 s`."""
    during: Moment | None = None
    """When the guide asks for it; left out if that is always."""
    roles: Roles | None = None
    """Who watches it; where it is left out, the file says."""


class AlertRef(Reference):
    """The id of an alert in the same provider's `monitoring.yaml`, such as `many-payments-fail`."""

    __slots__ = ()
    to = "alert"


class Alert(Record):
    """Something to be woken for."""

    title: Line = Field(max_length=90, examples=["Many payments fail"])
    """What has happened."""
    threshold: Quantity | None = Field(default=None, examples=["> 1% in 5 minutes"])
    """The number at which it fires, where the guide gives one."""
    sign: Line | None = Field(default=None, examples=["sudden spikes"])
    """The guide's word where it gives no number, such as `sudden spikes`."""
    meaning: Prose | None = Field(default=None, examples=["The key is wrong, or the provider is down."])
    """What it usually means."""
    roles: Roles | None = None
    """Who is woken; where it is left out, the file says."""
    gap: GapRef | None = None
    """The gap that says what to do about a missing number."""

    @model_validator(mode="after")
    def _can_fire(self) -> Self:
        if self.threshold is None and self.sign is None:
            raise PydanticCustomError("missing-field", "has neither `threshold` nor `sign`")
        return self


class MonitoringFile(Subject):
    """What to measure for a provider and when to be woken."""

    metrics: tuple[Metric, ...] = ()
    """What to measure."""
    alerts: tuple[Alert, ...] = ()
    """When to be woken."""
    dashboards: tuple[Metric, ...] = ()
    """What to show on dashboards."""
