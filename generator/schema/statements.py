"""`statements.yaml`: the list of a guide's statements, against which every citation is checked."""

import re
from enum import StrEnum

from pydantic import Field

from generator.schema.record import Model, Sourced
from generator.schema.text import Count, EnvironmentRef, Line, Prose, SourcePageRef, StatementId, StatementRef


def statement_letters(provider: str) -> str:
    """The letters with which the ids of a provider's statements begin, made of the provider's id."""
    return re.sub(r"[^A-Z0-9]", "", provider.upper())[:8].ljust(2, "X")


class StatementKind(StrEnum):
    """What a statement of a guide is."""

    ACCESS_REQUEST_DELIVERABLE = "access-request-deliverable"
    ACCESS_REQUEST_FIELD = "access-request-field"
    ALERT_THRESHOLD = "alert-threshold"
    API_NAME = "api-name"
    ARTIFACT = "artifact"
    BASE_URL = "base-url"
    BEST_PRACTICE = "best-practice"
    CHECKLIST_ITEM = "checklist-item"
    CONDITIONAL_ACCESS_STEP = "conditional-access-step"
    CREDENTIAL = "credential"
    CREDENTIAL_FORMAT = "credential-format"
    CROSS_REFERENCE = "cross-reference"
    CUTOVER_STEP = "cutover-step"
    DEADLINE_OR_DURATION = "deadline-or-duration"
    ELIDED_CONTENT = "elided-content"
    ENVIRONMENT_DIFFERENCE = "environment-difference"
    HEADING = "heading"
    KEY_ROTATION = "key-rotation"
    KNOWN_ISSUE_ACTION = "known-issue-action"
    KNOWN_ISSUE_SYMPTOM = "known-issue-symptom"
    MAINTENANCE_TASK = "maintenance-task"
    MONITORING_METRIC = "monitoring-metric"
    POST_LAUNCH_TASK = "post-launch-task"
    PREREQUISITE = "prerequisite"
    RATE_LIMIT = "rate-limit"
    ROLLBACK_STEP = "rollback-step"
    SCALING_TOPIC = "scaling-topic"
    SMOKE_TEST = "smoke-test"
    STATUS_PAGE = "status-page"
    SUPPORT_CONTACT = "support-contact"
    SUPPORT_HOURS_SLA = "support-hours-sla"
    TIMELINE_ENTRY = "timeline-entry"
    WARNING = "warning"


class Statement(Model):
    """One atomic statement of the guide. Its sentence stays in the guide; its place and facts are here."""

    id: StatementId
    """The statement's id."""
    kind: StatementKind
    """What the statement is, such as `checklist-item` or `rate-limit`."""
    page: SourcePageRef | None = None
    """The page of the guide on which it stands; left out where the guide has one page."""
    section: Line = Field(examples=["Going live > Before you start"])
    """The guide's headings above it, joined by ` > `."""
    environments: tuple[EnvironmentRef, ...] = ()
    """The environments in which its facts hold, where the guide gives them for some alone."""
    part_of: StatementRef | None = None
    """The statement whose text contains this one, which then need not be cited by itself."""
    facts: tuple[Line, ...] = Field(default=(), examples=[["acme_live_", "5 seconds"]])
    """Its exact words, names and numbers. Each must be shown on the provider's pages."""
    changes: Count | None = None
    """How often the guide has changed it since it was first read, as far as that was accepted. What was recorded about
    an item before counts as changed."""


class SetAside(Sourced):
    """Statements that no record carries, and why."""

    statements: tuple[StatementRef, ...] = Field(min_length=1)
    """The statements."""
    reason: Prose = Field(examples=["A heading whose content was lost; the gap in provider.yaml says so."])
    """Why no record carries them."""


class FactSetAside(Sourced):
    """Facts that are not shown in these exact words, and why."""

    statement: StatementRef
    """The statement that has the facts."""
    facts: tuple[Line, ...] = Field(min_length=1, examples=[["step 4"]])
    """The facts."""
    reason: Prose = Field(examples=["The number is that of the page; our steps have their own order."])
    """Why, and what is shown instead."""


class StatementsFile(Model):
    """Every statement of a provider's guide."""

    statements: tuple[Statement, ...]
    """The statements, in the guide's order; `[]` while nobody has looked at the guide."""
    set_aside: tuple[SetAside, ...] = ()
    """Statements that no record carries."""
    facts_set_aside: tuple[FactSetAside, ...] = ()
    """Facts that are not shown in these exact words."""
    to_be_read: tuple[StatementRef, ...] = ()
    """Statements whose records a program wrote, and which nobody has compared with the guide yet."""
    not_yet_placed: tuple[StatementRef, ...] = ()
    """Statements that still have to go into records, or to be set aside; their facts need not be shown yet."""
