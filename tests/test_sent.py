"""`request: sent: DAY`: the day on which the access request was sent, and what depends on it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.request import request_page
from generator.pages.integration.summary_block import said
from generator.readiness.lapsed import lapsed
from generator.render.readiness import readiness_data
from tests.integration_fixtures import integration_of
from tests.reading import project_in

# the window of the smallest data is on 1 March 2027
BEFORE, AFTER = date(2027, 2, 20), date(2027, 3, 2)

SentOn = Callable[[str], Path]


@pytest.fixture
def sent_on(minimal: Path) -> SentOn:
    """Records the day on which the request of the smallest data was sent; an empty one for never."""

    def write(day: str) -> Path:
        file = minimal / "integrations" / "acme" / "integration.yaml"
        text = file.read_text("utf-8")
        file.write_text(text.replace("  sent: 2026-11-03\n", f"  sent: {day}\n" if day else ""), "utf-8")
        return minimal

    return write


def context(data: Path, day: date) -> IntegrationContext:
    return replace(integration_of(data, "acme"), day=day)


def lacking(data: Path, day: date) -> dict[str, str]:
    return {blocker.id: blocker.why for blocker in context(data, day).summary.gates[0].blockers}


def gate(data: Path, day: date) -> dict[str, Any]:
    integration = context(data, day)
    gates: dict[str, dict[str, Any]] = readiness_data(integration.provider_context, integration.summary)["gates"]
    return gates["access-request"]


def codes(data: Path, day: date) -> list[str]:
    project = project_in(data)
    return [
        f"{finding.position.line} {finding.code}"
        for finding in lapsed(project, day)
        if finding.position.file.endswith("integration.yaml")
    ]


def test_a_window_that_nobody_asked_for_in_time_is_in_the_past(sent_on: SentOn) -> None:
    data = sent_on("")
    assert lacking(data, AFTER)["ask-window"] == "in the past"
    assert codes(data, AFTER) == ["43 window-in-the-past"]


def test_a_window_asked_for_in_time_stays_good_after_its_day(sent_on: SentOn) -> None:
    data = sent_on("2027-02-19")
    assert "ask-window" not in lacking(data, AFTER)
    assert codes(data, AFTER) == []


def test_a_window_asked_for_too_late_is_in_the_past(sent_on: SentOn) -> None:
    assert lacking(sent_on("2027-03-02"), AFTER)["ask-window"] == "in the past"


def test_before_its_day_a_request_is_not_sent(sent_on: SentOn) -> None:
    data = sent_on("2027-02-21")
    assert "sent" not in gate(data, BEFORE)
    assert codes(data, BEFORE) == ["89 recorded-for-later"]


def test_a_sent_request_says_so_wherever_its_gate_is_shown(sent_on: SentOn) -> None:
    data = sent_on("2027-02-19")
    assert gate(data, BEFORE)["sent"] == "2027-02-19"
    access, go_live = context(data, BEFORE).summary.gates
    assert said(access).endswith(", sent on 19 February 2027, no copy kept")
    assert "sent" not in said(go_live)
    lead = request_page(context(data, BEFORE), frozenset()).lead
    assert lead is not None
    assert lead.text.startswith("**Sent** to Acme Pay on 19 February 2027, as you recorded. But 1 thing was missing")
