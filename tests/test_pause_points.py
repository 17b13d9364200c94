"""Pause points: before real payments flow and before each go or no go, a few sentences are read aloud."""

from datetime import date

import pytest

from generator.pages.book_context import BookContext
from generator.pages.integration.pause_points import PausePoint, pause_points
from generator.pages.integration.run_sheet_print import make_room_sheet
from tests.runbook_fixtures import read
from tests.shipped import EXAMPLES, SHIPPED_DATA

DAY = date(2026, 11, 28)
INTEGRATIONS = [
    (example, folder.name)
    for example in ("kestrel-market", "harbour-tickets")
    for folder in sorted((EXAMPLES / example / "integrations").iterdir())
]


@pytest.fixture(scope="module")
def contexts() -> dict[str, BookContext]:
    return {name: BookContext.of(read(EXAMPLES / name), DAY) for name in ("kestrel-market", "harbour-tickets")}


def pauses(contexts: dict[str, BookContext], example: str, integration: str) -> tuple[PausePoint, ...]:
    return pause_points(contexts[example].integration(integration))


@pytest.mark.parametrize(("example", "integration"), INTEGRATIONS)
def test_a_pause_has_five_to_nine_lines(contexts: dict[str, BookContext], example: str, integration: str) -> None:
    for pause in pauses(contexts, example, integration):
        assert 5 <= len(pause.lines) <= 9


@pytest.mark.parametrize(("example", "integration"), INTEGRATIONS)
def test_there_is_one_before_each_decision_and_before_t(
    contexts: dict[str, BookContext], example: str, integration: str
) -> None:
    rows = contexts[example].integration(integration).sheet_rows
    decisions = {row.card.number for row in rows if row.is_decision}
    found = [pause.before for pause in pauses(contexts, example, integration)]
    assert decisions <= set(found)
    assert len(found) - len(decisions) <= 1
    assert found


def test_what_is_forbidden_is_read_aloud(contexts: dict[str, BookContext]) -> None:
    first, *_ = pauses(contexts, "kestrel-market", "scan-to-pay")
    (said,) = [line.text for line in first.lines if "Do not stop accepting webhooks during a rollback." in line.text]
    assert (
        "Release no new code for the integration in the first days unless necessary. This holds for Days 1–7." in said
    )


@pytest.mark.parametrize(
    ("integration", "step"),
    [
        ("mintcash", "Switch your customers over to Mintcash"),
        ("modulus-labs", "Deploy the release to production"),
        ("multipaga", "Replicate the sandbox connectors on the production account"),
        ("payca", "Open the change window and an active monitoring room"),
        ("scan-to-pay", "Cutover: pay once yourself, then open to customers"),
    ],
)
def test_everybody_stops_before_the_step_that_lets_real_payments_through(integration: str, step: str) -> None:
    context = BookContext.of(read(SHIPPED_DATA), DAY).integration(integration)
    (pause,) = [pause for pause in pause_points(context) if pause.title.startswith("Before real payments flow")]
    assert pause.title.endswith(f", {step}")


def test_the_row_on_the_sheet_says_that_there_is_a_pause(contexts: dict[str, BookContext]) -> None:
    sheet = make_room_sheet(contexts["kestrel-market"].integration("scan-to-pay"))
    assert sheet is not None
    assert {row.number for row in sheet.rows if row.has_pause} == {pause.before for pause in sheet.pauses}
