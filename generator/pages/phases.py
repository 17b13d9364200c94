"""The phases of a team's work on a going-live, in the order in which they happen."""

from enum import StrEnum

from msgspec import Struct

from generator.cutover.steps import Phase
from generator.pages.status_labels import GATES
from generator.pages.words import FIRST_DAYS, PAGE_TITLES
from generator.schema.provider import ProviderPage
from generator.schema.record import Gate


class WorkPhase(StrEnum):
    """A phase; its value is its anchor on the page of a team and in its book."""

    BEFORE_REQUEST = "access-request"
    ASKING = "asking"
    BEFORE_GO_LIVE = "go-live"
    CUTOVER = "cutover"
    SMOKE_TESTS = "smoke-tests"
    FIRST_DAYS = "first-days"
    ALERTS = "alerts"
    METRICS = "metrics"
    INCIDENTS = "incidents"
    ROLLBACK = "rollback"
    MAINTENANCE = "maintenance"
    RULES = "rules"


class PhaseWords(Struct, frozen=True):
    """A phase: its title, the page of a provider its records stand on, and which checklist items or steps it has."""

    title: str
    page: ProviderPage
    gate: Gate | None = None
    """The gate whose items it has; None where it has no items."""
    steps: tuple[Phase, ...] = ()
    """The lists of the cutover whose steps it has."""


def _of_gate(gate: Gate) -> PhaseWords:
    return PhaseWords(GATES[gate].deadline, ProviderPage.CHECKLIST, gate=gate)


def _of_page(page: ProviderPage, *steps: Phase) -> PhaseWords:
    return PhaseWords(PAGE_TITLES[page], page, steps=steps)


PHASES = {
    WorkPhase.BEFORE_REQUEST: _of_gate(Gate.ACCESS_REQUEST),
    WorkPhase.ASKING: PhaseWords("Getting production access", ProviderPage.ACCESS),
    WorkPhase.BEFORE_GO_LIVE: _of_gate(Gate.GO_LIVE),
    WorkPhase.CUTOVER: _of_page(ProviderPage.CUTOVER, Phase.STEPS, Phase.TIMELINE, Phase.OWN),
    WorkPhase.SMOKE_TESTS: PhaseWords("Smoke tests in production", ProviderPage.CUTOVER, steps=(Phase.SMOKE_TESTS,)),
    WorkPhase.FIRST_DAYS: PhaseWords(FIRST_DAYS, ProviderPage.CUTOVER, steps=(Phase.FIRST_DAYS,)),
    WorkPhase.ALERTS: PhaseWords("Alerts", ProviderPage.MONITORING),
    WorkPhase.METRICS: PhaseWords("Metrics and dashboards", ProviderPage.MONITORING),
    WorkPhase.INCIDENTS: _of_page(ProviderPage.INCIDENTS),
    WorkPhase.ROLLBACK: _of_page(ProviderPage.ROLLBACK),
    WorkPhase.MAINTENANCE: _of_page(ProviderPage.MAINTENANCE),
    WorkPhase.RULES: PhaseWords("Rules and good practice", ProviderPage.OVERVIEW),
}
