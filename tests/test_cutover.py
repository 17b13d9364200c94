"""A cutover as a plan: an order that works, and times that are right when the clocks change."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cutover.clock import Clock, length
from generator.cutover.order import circle, edges
from generator.cutover.plan import Plan, make_plan
from generator.cutover.recurring import months_later, recurring
from generator.cutover.steps import cutover_steps
from generator.project import Project
from generator.schema.cutover import CutoverFile
from generator.schema.integration import GoLive, IntegrationFile
from generator.schema.planning import Planned
from generator.schema.values import Moment, Quantity
from tests.reading import project_in
from tests.shipped import SHIPPED_DATA

NIGHT = {"day": "2027-06-01", "time": "22:00", "zone": "Africa/Johannesburg"}
GUIDE = {"roles": {"assigned": ["engineering"]}}


@pytest.fixture(scope="module")
def project() -> Project:
    return project_in(SHIPPED_DATA)


def step(name: str, **keys: Any) -> dict[str, Any]:
    return {"id": name, "title": name, "cites": ["ACME-001"], **keys}


def integration(**keys: Any) -> IntegrationFile:
    return IntegrationFile.model_validate({"id": "acme", "provider": "acme-pay", "name": "Acme", **keys})


def own(name: str, **keys: Any) -> dict[str, Any]:
    return {"id": name, "title": name, "roles": ["engineering"], **keys}


def plan(*steps: dict[str, Any], **keys: Any) -> Plan:
    return make_plan(
        CutoverFile.model_validate({**GUIDE, "steps": list(steps)}), integration(**keys), {"uses-x": False}
    )


def order(made: Plan) -> list[str]:
    return [row.id for row in made.rows]


def go_live(day: str, time: str, zone: str) -> GoLive:
    return GoLive.model_validate({"day": day, "time": time, "zone": zone})


# Order


def test_steps_stand_in_the_order_of_time_and_not_as_they_are_listed() -> None:
    assert order(plan(step("late", at="T+2h"), step("early", at="T-24h"), step("day", at="Day 1"))) == [
        "early", "late", "day",
    ]  # fmt: skip


def test_a_step_without_a_time_that_waits_for_nothing_comes_first() -> None:
    made = plan(step("first", at="T-24h"), step("second", at="T-2h", after=["whenever"]), step("whenever"))
    assert order(made) == ["whenever", "first", "second"]


def test_what_is_done_in_the_night_stands_before_the_day_that_follows_it() -> None:
    made = plan(step("day", at="Day 1"), step("night", at="T+4h"), **{"go-live": NIGHT})
    assert order(made) == ["night", "day"]


def test_a_step_without_a_time_stands_behind_the_step_that_it_waits_for() -> None:
    made = plan(step("last", at="T+8h"), step("then", after=["start"]), step("start", at="T"))
    assert order(made) == ["start", "then", "last"]


def test_the_parts_of_a_step_stand_behind_it_and_before_what_follows_it() -> None:
    made = plan(step("open", after=["rehearse"]), step("rehearse"), step("one", within="rehearse"))
    assert order(made) == ["rehearse", "one", "open"]


def test_the_day_of_the_cutover_starts_with_the_cutover() -> None:
    made = plan(step("day", at="Day 0"), step("before", at="T-1h"))
    assert order(made) == ["before", "day"]


def test_steps_of_our_own_stand_among_those_of_the_guide() -> None:
    made = plan(step("a", at="T-2h"), step("b", at="T+2h"), **{"own-steps": [own("ours", at="T")]})
    assert order(made) == ["a", "ours", "b"]


def test_a_plan_puts_a_step_of_the_guide_behind_one_of_our_own() -> None:
    ours = {"own-steps": [own("ours", after=["b"])], "steps": [{"step": "a", "after": ["ours"]}]}
    assert order(plan(step("a"), step("b"), **ours)) == ["b", "ours", "a"]


def test_a_step_whose_condition_does_not_hold_is_left_out() -> None:
    made = plan(step("a", when=["uses-x"]), step("b"))
    assert order(made) == ["b"]


def test_payca_asks_its_account_manager_first_and_tops_a_card_up_before_closing_it(project: Project) -> None:
    names = order(make_plan(project.providers["payca"].cutover, project.integrations["payca"].profile, {}))
    assert names[:2] == ["final-readiness-settled", "credentials-taken-over"]
    assert names.index("test-topup") < names.index("test-close-card")
    assert names.index("test-real-authorisation") < names.index("test-close-card")


def test_modulus_labs_tests_before_it_watches(project: Project) -> None:
    names = order(
        make_plan(project.providers["modulus-labs"].cutover, project.integrations["modulus-labs"].profile, {})
    )
    tests = [smoke_test.id for smoke_test in project.providers["modulus-labs"].cutover.smoke_tests]
    first = names.index("verify-deployment") + 1
    assert names[first : first + len(tests)] == tests
    assert names[-1] == "watch-after-deployment"


MOMENTS = ["T-24h", "T-2h", "T-30m", "T", "T+1h", "T+2h", "Day 0", "Days 1–7", "week 1", "Ongoing"]


@st.composite
def guides(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Steps that wait for each other in no circle, listed in any order."""
    names = [f"step-{number}" for number in range(draw(st.integers(1, 9)))]
    made = []
    for index, name in enumerate(names):
        keys: dict[str, Any] = {"after": draw(st.lists(st.sampled_from(names[:index]), max_size=3)) if index else []}
        if index and draw(st.booleans()) and draw(st.booleans()):
            keys = {"within": draw(st.sampled_from(names[:index]))}
        if draw(st.booleans()):
            keys["at"] = draw(st.sampled_from(MOMENTS))
        if draw(st.booleans()):
            keys["lasts"] = draw(st.sampled_from(["15 minutes", "1-2 hours", "first 48h"]))
        made.append(step(name, **keys))
    return draw(st.permutations(made))


@given(guides())
def test_every_plan_keeps_to_what_comes_first(steps: list[dict[str, Any]]) -> None:
    guide = CutoverFile.model_validate({**GUIDE, "steps": steps})
    assert not circle(edges(cutover_steps(guide, integration(), {})))
    places = {name: place for place, name in enumerate(order(make_plan(guide, integration(), {})))}
    assert sorted(places) == sorted(str(step["id"]) for step in steps)
    for step in steps:
        waits_for = [*step.get("after", ()), *([step["within"]] if "within" in step else [])]
        assert all(places[str(name)] < places[str(step["id"])] for name in waits_for)


@given(guides(), st.data())
def test_a_circle_is_found_wherever_it_is_closed(steps: list[dict[str, Any]], data: st.DataObject) -> None:
    plain = [step for step in steps if step.get("after")]
    if not plain:
        return
    last = data.draw(st.sampled_from(plain))
    first = str(last["after"][0])
    closed = [
        {**step, "after": [*step.get("after", ()), last["id"]]} if step["id"] == first else step for step in steps
    ]
    guide = CutoverFile.model_validate({**GUIDE, "steps": closed})
    found = circle(edges(cutover_steps(guide, None, {})))
    assert found[0] == found[-1]
    assert len(found) > 1


# Times


@pytest.mark.parametrize(
    ("at", "utc", "local"),
    [
        ("T-26h", "27T00:00", "27T00:00"),  # before the change both are the same
        ("T-2h", "28T00:00", "28T00:00"),
        ("T-1h", "28T01:00", "28T02:00"),  # 01:00 is skipped
        ("T", "28T02:00", "28T03:00"),
        ("T-1d", "27T03:00", "27T03:00"),  # a day before 03:00 is 03:00, which is 23 hours
        ("T-24h", "27T02:00", "27T02:00"),  # and 24 hours before it is 02:00
    ],
)
def test_times_across_the_hour_that_clocks_skip(at: str, utc: str, local: str) -> None:
    clock = Clock(go_live("2027-03-28", "03:00", "Europe/Lisbon"))
    span = clock.span(Planned.read(at), None)
    assert span is not None
    assert f"{span.start:%dT%H:%M}" == utc
    assert f"{clock.local(span.start):%dT%H:%M}" == local


@pytest.mark.parametrize(
    ("at", "utc", "local"),
    [
        ("T", "30T23:30", "31T00:30"),
        ("T+1h", "31T00:30", "31T01:30"),  # clocks show 01:30
        ("T+2h", "31T01:30", "31T01:30"),  # and show it again
        ("T+3h", "31T02:30", "31T02:30"),
        ("T+1d", "01T00:30", "01T00:30"),  # 25 hours later
    ],
)
def test_times_across_the_hour_that_clocks_show_twice(at: str, utc: str, local: str) -> None:
    clock = Clock(go_live("2027-10-31", "00:30", "Europe/Lisbon"))
    span = clock.span(Planned.read(at), None)
    assert span is not None
    assert f"{span.start:%dT%H:%M}" == utc
    assert f"{clock.local(span.start):%dT%H:%M}" == local


def test_two_hours_of_work_across_a_change_of_clocks_take_two_hours() -> None:
    clock = Clock(go_live("2027-03-28", "03:00", "Europe/Lisbon"))
    span = clock.span(Planned.read("T-3h"), Quantity("2 hours"))
    assert span is not None
    assert span.end - span.start == timedelta(hours=2)
    assert f"{clock.local(span.end):%H:%M}" == "02:00"


def test_days_are_days_of_the_calendar_where_the_cutover_is() -> None:
    clock = Clock(go_live("2027-03-27", "22:00", "Europe/Lisbon"))
    span = clock.span(Moment("Day 1"), None)
    assert span is not None
    assert span.days is not None
    assert [day.isoformat() for day in span.days] == ["2027-03-28", "2027-03-28"]
    assert span.end - span.start == timedelta(hours=23)


def test_without_a_go_live_there_are_no_moments_but_an_order() -> None:
    made = plan(step("b", at="T+1h"), step("a", at="T-1h"))
    assert not made.is_dated
    assert order(made) == ["a", "b"]


@pytest.mark.parametrize(
    ("at", "seconds"), [("T-2h to T-1h", 3600), ("T to T+90m", 5400), ("T-1d to T", 86400), ("T", 0)]
)
def test_a_window_has_its_length(at: str, seconds: int) -> None:
    span = Clock(go_live("2027-06-01", "12:00", "UTC")).span(Planned.read(at), None)
    assert span is not None
    assert (span.end - span.start).total_seconds() == seconds


@pytest.mark.parametrize(
    ("lasts", "hours"), [("1-2 hours", 2), ("first 48h", 48), ("90 minutes", 1.5), ("3-5 attempts", None)]
)
def test_a_length_is_the_longest_that_is_meant(lasts: str, hours: float | None) -> None:
    found = length(Quantity(lasts))
    assert found == (None if hours is None else timedelta(hours=hours))


def test_a_step_without_a_time_is_held_between_what_surrounds_it() -> None:
    made = plan(
        step("a", at="T-2h", lasts="30 minutes"),
        step("b", after=["a"]),
        step("c", at="T", after=["b"]),
        **{"go-live": {"day": "2027-06-01", "time": "12:00", "zone": "UTC"}},
    )
    row = next(found for found in made.rows if found.id == "b")
    assert row.not_before is not None
    assert row.by is not None
    assert row.not_before.at == datetime(2027, 6, 1, 10, 30, tzinfo=UTC)
    assert row.by.at == datetime(2027, 6, 1, 12, tzinfo=UTC)


def test_a_step_of_the_guide_keeps_its_own_time_unless_we_plan_another() -> None:
    made = plan(step("a", at="T-24h"), step("b", at="T-2h"), steps=[{"step": "a", "at": "T-12h"}])
    assert [str(row.step.at) for row in made.rows] == ["T-12h", "T-2h"]


# What recurs


def test_a_month_that_is_too_short_has_its_last_day() -> None:
    day = datetime(2027, 1, 31, tzinfo=UTC).date()
    assert months_later(day, 1).isoformat() == "2027-02-28"
    assert months_later(day, 3).isoformat() == "2027-04-30"
    assert months_later(day, 12).isoformat() == "2028-01-31"


def test_what_recurs_counts_from_the_go_live(project: Project) -> None:
    profile = project.integrations["modulus-labs"].profile.model_copy(
        update={"go_live": go_live("2027-02-10", "02:00", "Asia/Manila")}
    )
    first = {
        str(found.task.id): found.first and found.first.isoformat()
        for found in recurring(project.providers["modulus-labs"].maintenance, profile, {})
    }
    assert first["daily-error-rates"] == "2027-02-11"
    assert first["weekly-documentation"] == "2027-02-17"
    assert first["monthly-updates"] == "2027-03-10"
    assert first["quarterly-load-test"] == "2027-05-10"
    assert first["production-credential-rotation"] is None
