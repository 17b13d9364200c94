"""The drawing of a cutover: a lane for each team, steps in working order, and what waits for what."""

from datetime import UTC, date, datetime

import pytest

from generator.pages.book_context import BookContext
from generator.pages.charts.cutover import MARK, WIDTH, cutover_chart
from generator.pages.charts.sections import CutoverChart
from generator.pages.integration.integration_context import IntegrationContext
from tests.reading import project_in
from tests.script_fixtures import Scripts
from tests.shipped import EXAMPLE, HARBOUR, SHIPPED_DATA


@pytest.fixture(scope="module")
def book() -> BookContext:
    return BookContext.of(project_in(EXAMPLE), date(2026, 11, 20))


@pytest.fixture(scope="module")
def scan_to_pay(book: BookContext) -> CutoverChart:
    return cutover_chart(book.integration("scan-to-pay"))


EVERY_INTEGRATION = [
    pytest.param((data, folder.name), id=f"{data.name}-{folder.name}")
    for data in (SHIPPED_DATA, EXAMPLE, HARBOUR)
    for folder in sorted((data / "integrations").iterdir())
]


@pytest.fixture(scope="module", params=EVERY_INTEGRATION)
def context(request: pytest.FixtureRequest) -> IntegrationContext:
    data, integration = request.param
    return BookContext.of(project_in(data), date(2026, 11, 20)).integration(integration)


def test_every_step_of_the_run_sheet_is_drawn_with_its_number(context: IntegrationContext) -> None:
    assert [step.number for step in cutover_chart(context).steps] == [row.card.number for row in context.sheet_rows]


def test_a_step_stands_in_the_lane_of_each_team_that_does_it(context: IntegrationContext) -> None:
    drawn = cutover_chart(context)
    names = {lane.x: lane.name for lane in drawn.lanes}
    for step, row in zip(drawn.steps, context.sheet_rows, strict=True):
        teams = {owner.team.text if owner.team else owner.role for owner in row.card.owners}
        assert {names[x] for x in step.lanes} == teams


def test_nothing_is_drawn_outside_of_the_drawing(context: IntegrationContext) -> None:
    drawn = cutover_chart(context)
    xs = [x for step in drawn.steps for x in step.lanes]
    assert min(xs) - MARK > 0
    assert max(xs) + MARK <= WIDTH
    assert all(drawn.head < step.y < drawn.height for step in drawn.steps)


def test_each_step_that_waits_for_another_is_joined_to_it(context: IntegrationContext) -> None:
    ids = {row.id for row in context.plan.rows}
    waits = sum(first in ids for row in context.plan.rows for first in row.step.after)
    assert len(cutover_chart(context).curves) == waits


def test_t_stands_in_front_of_the_first_step_that_starts_then(scan_to_pay: CutoverChart) -> None:
    above = [step.number for step in scan_to_pay.steps if step.y < (scan_to_pay.t or 0)]
    assert above == [str(number) for number in range(1, 9)]


def test_the_words_beside_it_name_each_go_or_no_go_with_its_time_and_its_team(scan_to_pay: CutoverChart) -> None:
    decisions = [(fact.name, fact.value.text) for fact in scan_to_pay.facts if fact.value and fact.link]
    assert decisions == [
        ("Go or no go, T-30m", "Platform and duty"),
        ("Go or no go, T", "Launch desk"),
        ("Go or no go, T+90m", "Payments"),
    ]


def test_a_cutover_that_nobody_decides_says_so(book: BookContext) -> None:
    facts = {fact.name: fact.value for fact in cutover_chart(book.integration("mintcash")).facts}
    assert facts["Go or no go"] is not None
    assert facts["Go or no go"].is_unknown


def test_the_key_explains_only_what_is_drawn(book: BookContext) -> None:
    assert "decision" not in {sign.shape for sign in cutover_chart(book.integration("mintcash")).key}


def test_without_a_date_there_is_no_now() -> None:
    shipped = BookContext.of(project_in(SHIPPED_DATA), date(2026, 11, 20))
    assert cutover_chart(shipped.integration("payca")).clock == ()


def test_moments_on_the_drawing_only_rise(context: IntegrationContext) -> None:
    clock = cutover_chart(context).clock
    assert list(clock) == sorted(set(clock))
    assert [place for _, place in clock] == sorted(place for _, place in clock)


def test_now_is_between_the_steps_around_it(scan_to_pay: CutoverChart, scripts: Scripts) -> None:
    quarter_past = datetime(2026, 12, 8, 20, 7, 30, tzinfo=UTC).timestamp()  # half way from step 4 to step 5
    places = {step.number: step.y for step in scan_to_pay.steps}
    now = scripts("CutoverClock.place", [list(pair) for pair in scan_to_pay.clock], quarter_past)
    assert places["4"] - 14 < now < places["5"]


def test_before_and_after_the_cutover_no_now_is_drawn(scan_to_pay: CutoverChart, scripts: Scripts) -> None:
    clock = [list(pair) for pair in scan_to_pay.clock]
    assert scripts("CutoverClock.place", clock, clock[0][0] - 1) is None
    assert scripts("CutoverClock.place", clock, clock[-1][0] + 1) is None
