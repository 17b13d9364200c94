"""Levels, routes and lead times: what is true of every verdict, whatever is recorded and on whatever day."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.project import Integration, Project, Provider
from generator.readiness.items import assess_items, launch_day
from generator.readiness.lead_time import NOT_STARTED, Urgency, lead_time
from generator.readiness.request import MissingReason
from generator.readiness.verdict import GateReadiness, assess_integration
from generator.schema.access import AccessRoute
from generator.schema.checklists import Item, ItemLevel
from generator.schema.record import Gate
from generator.schema.values import Duration
from tests.any_integration import PROJECT, PROVIDER, contexts, days, gates

GUIDES = frozenset(item.id for group in PROVIDER.checklists.groups for item in group.items)
WISHED = st.dictionaries(
    st.sampled_from(sorted(GUIDES)), st.sampled_from([ItemLevel.RECOMMENDED, ItemLevel.OPTIONAL]), max_size=6
)
FEW = settings(max_examples=30)
"""Each example assesses an integration several times."""
TAKES = st.sampled_from(["1 day", "15 working days", "3-5 weeks", "36 hours", "20 business days"]).map(Duration.read)


def with_items(updates: dict[str, dict[str, Any]]) -> Project:
    """The project with these keys of its items changed."""

    def changed(item: Item) -> Item:
        return item.model_copy(update=updates.get(item.id, {}))

    groups = tuple(
        group.model_copy(update={"items": tuple(changed(item) for item in group.items)})
        for group in PROVIDER.checklists.groups
    )
    return with_provider(replace(PROVIDER, checklists=PROVIDER.checklists.model_copy(update={"groups": groups})))


def with_provider(provider: Provider) -> Project:
    return replace(PROJECT, providers={**PROJECT.providers, provider.id: provider})


def of_gate(project: Project, integration: Integration, gate: Gate, day: date) -> GateReadiness:
    return assess_integration(project, integration, day).gate(gate)


def ids(readiness: GateReadiness) -> list[str]:
    return [str(getattr(blocker, "id", blocker)) for blocker in readiness.blockers]


@FEW
@given(contexts(), gates, days, WISHED)
def test_what_is_not_required_keeps_no_gate_from_being_met_and_is_counted_apart(
    integration: Integration, gate: Gate, day: date, wished: dict[str, ItemLevel]
) -> None:
    required = of_gate(PROJECT, integration, gate, day)
    found = of_gate(with_items({item: {"level": level} for item, level in wished.items()}), integration, gate, day)
    # the request before it may now hold where it did not
    assert set(ids(found)) <= set(ids(required)) - wished.keys()
    assert set(ids(required)) - set(ids(found)) <= {*wished, "not-sent"}
    counted = sum(counts.total for counts in found.wishes.values())
    apart = {item.id for item in required.items} & wished.keys()
    assert counted == len(apart)
    assert {item.id for item in found.wished} == apart


@FEW
@given(contexts(), days, WISHED)
def test_what_is_recorded_of_what_is_not_required_changes_no_verdict(
    integration: Integration, day: date, wished: dict[str, ItemLevel]
) -> None:
    project = with_items({item: {"level": level} for item, level in wished.items()})
    others = tuple(state for state in integration.progress.items if state.about not in wished)
    bare = replace(integration, progress=integration.progress.model_copy(update={"items": others}))
    for gate in Gate:
        one, other = of_gate(project, integration, gate, day), of_gate(project, bare, gate, day)
        assert (one.verdict, one.before, one.after) == (other.verdict, other.before, other.after)


@FEW
@given(contexts(), days, st.sampled_from([AccessRoute.SELF_SERVICE, AccessRoute.ONBOARDING]))
def test_without_a_request_the_launch_waits_for_its_own_items_alone(
    integration: Integration, day: date, route: AccessRoute
) -> None:
    access = PROVIDER.access.model_copy(update={"route": route})
    found = assess_integration(with_provider(replace(PROVIDER, access=access)), integration, day)
    asked = of_gate(PROJECT, integration, Gate.GO_LIVE, day)
    assert [gate.gate for gate in found.gates] == [Gate.GO_LIVE]
    assert ids(found.gate(Gate.GO_LIVE)) == [name for name in ids(asked) if name != MissingReason.NOT_SENT]


@FEW
@given(contexts(), gates, days, st.sampled_from(sorted(GUIDES)), TAKES)
def test_a_lead_time_changes_no_verdict_and_is_told_of_what_nobody_began(
    integration: Integration, gate: Gate, day: date, item: str, takes: Duration
) -> None:
    project = with_items({item: {"lead_time": takes}})
    one, other = of_gate(project, integration, gate, day), of_gate(PROJECT, integration, gate, day)
    assert (one.verdict, one.before, one.after) == (other.verdict, other.before, other.after)
    launch = launch_day(integration, day)
    found = next(found for found in assess_items(project, integration, day) if found.id == item)
    is_told = launch is not None and day <= launch and found.status in NOT_STARTED
    assert (found.lead_time is not None) == is_told
    assert [each.id for each in assess_items(project, integration, day) if each.lead_time and each.id != item] == []


@FEW
@given(TAKES, days, st.integers(0, 200), st.integers(0, 60))
def test_a_lead_time_only_grows_more_urgent(takes: Duration, launch: date, before: int, later: int) -> None:
    order = [*Urgency]
    day = launch - timedelta(before)
    now, then = lead_time(takes, launch, day), lead_time(takes, launch, day + timedelta(later))
    assert order.index(now.urgency) <= order.index(then.urgency)
    assert now.start_by == then.start_by < launch


TUESDAY = date(2027, 3, 2)


@pytest.mark.parametrize(
    ("takes", "start_by"),
    [
        ("1 day", date(2027, 3, 1)),
        ("36 hours", date(2027, 2, 28)),
        ("3-5 weeks", date(2027, 1, 26)),
        ("1 working day", date(2027, 3, 1)),
        ("2 working days", date(2027, 2, 26)),
        ("15 working days", date(2027, 2, 9)),
        ("20 business days", date(2027, 2, 2)),
    ],
)
def test_the_last_day_to_begin_leaves_out_weekends_where_working_days_are_meant(takes: str, start_by: date) -> None:
    assert Duration.read(takes).before(TUESDAY) == start_by


@pytest.mark.parametrize(
    ("day", "urgency"),
    [
        (date(2027, 1, 25), Urgency.IN_TIME),
        (date(2027, 1, 26), Urgency.SOON),
        (date(2027, 2, 9), Urgency.SOON),
        (date(2027, 2, 10), Urgency.TOO_LATE),
    ],
)
def test_it_is_soon_for_two_weeks_at_most_and_too_late_after_the_last_day(day: date, urgency: Urgency) -> None:
    assert lead_time(Duration.read("15 working days"), TUESDAY, day).urgency is urgency


def test_it_is_soon_for_no_longer_than_it_takes() -> None:
    found = [lead_time(Duration.read("2 days"), TUESDAY, date(2027, 2, day)).urgency for day in (25, 26, 28)]
    assert found == [Urgency.IN_TIME, Urgency.SOON, Urgency.SOON]


def test_what_has_no_level_is_required() -> None:
    found = assess_items(PROJECT, PROJECT.integrations["scan-to-pay"], date(2026, 11, 21))
    assert {item.level for item in found} == {ItemLevel.REQUIRED}
