"""What is true of every verdict, whatever is recorded and on whatever day."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pydantic_core import PydanticCustomError

from generator.pages.blockers import blocker_lines
from generator.pages.provider_context import ProviderContext
from generator.project import Integration
from generator.readiness.item_status import EXPIRED, ItemStatus
from generator.readiness.items import assess_items, launch_day
from generator.readiness.request import OpenCondition, WantedRecipient, sent_on
from generator.readiness.verdict import GateReadiness, Verdict, assess_integration
from generator.schema.integration import IntegrationFile
from generator.schema.progress import Evidence, ItemState, ProgressFile, State
from generator.schema.record import Gate
from generator.schema.text import Line, Prose
from generator.schema.times import Day
from tests.any_integration import ITEMS, LAST, OWN, PROJECT, PROVIDER, SENDER, SHIPPED, contexts, days, done, gates


def recorded(integration: Integration, items: list[ItemState]) -> Integration:
    return replace(integration, progress=ProgressFile(items=tuple(items)))


def assessed(integration: Integration, gate: Gate, day: date) -> GateReadiness:
    return assess_integration(PROJECT, integration, day).gate(gate)


def missing(readiness: GateReadiness) -> set[str]:
    """What is missing, by name."""
    return {
        blocker.condition
        if isinstance(blocker, OpenCondition)
        else blocker.recipient.id
        if isinstance(blocker, WantedRecipient)
        else str(getattr(blocker, "id", blocker))
        for blocker in readiness.blockers
    }


@given(contexts(), gates, days)
def test_a_gate_is_not_ready_where_and_only_where_something_is_missing(
    integration: Integration, gate: Gate, day: date
) -> None:
    found = assessed(integration, gate, day)
    assert (found.verdict is Verdict.NOT_READY) == bool(found.blockers)
    assert found.after.missing == len(found.blockers)


@given(contexts(), gates, days)
def test_waivers_are_in_the_verdict_where_and_only_where_they_are_counted(
    integration: Integration, gate: Gate, day: date
) -> None:
    found = assessed(integration, gate, day)
    is_said = found.verdict is Verdict.READY_WITH_WAIVERS
    assert is_said == (not found.blockers and found.after.waived > 0)


@given(contexts(), gates, days)
def test_waivers_change_what_things_are_counted_as_and_not_how_many_there_are(
    integration: Integration, gate: Gate, day: date
) -> None:
    found = assessed(integration, gate, day)
    before, after = found.before, found.after
    assert (before.total, before.done, before.not_applicable, before.unknown) == (
        after.total,
        after.done,
        after.not_applicable,
        after.unknown,
    )
    assert before.waived == 0
    assert before.missing >= after.missing


@given(contexts(), gates, st.dates(LAST, date(2027, 5, 1)), st.integers(0, 400))
def test_time_alone_makes_nothing_ready(integration: Integration, gate: Gate, day: date, more: int) -> None:
    # from the last day on, nothing is recorded for later
    assert missing(assessed(integration, gate, day)) <= missing(assessed(integration, gate, day + timedelta(more)))


@given(contexts(), gates, days, st.data())
def test_evidence_that_something_is_done_never_makes_more_of_it_missing(
    integration: Integration, gate: Gate, day: date, data: st.DataObject
) -> None:
    item = data.draw(st.sampled_from(ITEMS))
    others = [state for state in integration.progress.items if state.about != item]
    better = recorded(integration, [*others, ItemState.model_validate(done(item))])
    assert missing(assessed(better, gate, day)) <= missing(assessed(integration, gate, day))


@given(contexts(), gates, days, st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(integration: Integration, gate: Gate, day: date, order: Any) -> None:
    items = list(integration.progress.items)
    order.shuffle(items)
    one, other = assessed(integration, gate, day), assessed(recorded(integration, items), gate, day)
    assert (one.verdict, one.items, one.before, one.after) == (other.verdict, other.items, other.before, other.after)


@given(contexts(), days)
def test_while_the_request_lacks_something_or_was_not_sent_there_is_no_launch(
    integration: Integration, day: date
) -> None:
    request, traffic = assessed(integration, Gate.ACCESS_REQUEST, day), assessed(integration, Gate.GO_LIVE, day)
    is_sent_whole = sent_on(integration, day) is not None and not request.blockers
    assert ("not-sent" in missing(traffic)) == (not is_sent_whole)


@given(contexts(), days)
def test_ready_is_said_only_of_a_launch_that_nothing_stands_in_the_way_of(integration: Integration, day: date) -> None:
    found = assessed(integration, Gate.GO_LIVE, day)
    if found.verdict in {Verdict.READY, Verdict.READY_WITH_WAIVERS}:
        launch = launch_day(integration, day)
        assert launch is not None
        assert day <= launch
        assert sent_on(integration, day) is not None
        assert all(item.holds and item.runs_out is None for item in found.items)
        assert all(item.holds for item in assess_items(PROJECT, integration, launch))


@given(contexts(), gates, days)
def test_ready_never_stands_alone_beside_a_waiver(integration: Integration, gate: Gate, day: date) -> None:
    found = assessed(integration, gate, day)
    if found.verdict is Verdict.READY:
        assert [item.id for item in found.items if item.status is ItemStatus.WAIVED] == []
        assert found.before == found.after


@given(contexts(), days, st.integers(0, 400))
def test_what_is_ready_for_the_launch_stays_so_until_the_launch(integration: Integration, day: date, more: int) -> None:
    launch = launch_day(integration, day)
    found = assessed(integration, Gate.GO_LIVE, day)
    if launch and found.verdict is not Verdict.NOT_READY:
        later = min(launch, day + timedelta(more))
        assert assessed(integration, Gate.GO_LIVE, later).verdict is found.verdict


@given(contexts(), days)
def test_the_verdict_for_the_launch_is_never_better_than_that_of_today(integration: Integration, day: date) -> None:
    found = assessed(integration, Gate.GO_LIVE, day)
    if found.verdict_today is Verdict.NOT_READY:
        assert found.verdict is Verdict.NOT_READY
    if found.verdict is not Verdict.NOT_READY:
        assert found.verdict_today is found.verdict


@given(contexts(), days, st.integers(0, 400))
def test_what_has_ended_never_holds_again_by_itself(integration: Integration, day: date, more: int) -> None:
    ended = {item.id for item in assess_items(PROJECT, integration, day) if item.status in EXPIRED}
    later = assess_items(PROJECT, integration, day + timedelta(more))
    assert [item.id for item in later if item.id in ended and item.holds] == []


@given(contexts(), gates, days, st.data())
def test_one_more_piece_of_evidence_never_makes_more_missing(
    integration: Integration, gate: Gate, day: date, data: st.DataObject
) -> None:
    shown = [state for state in integration.progress.items if state.state is State.DONE]
    if not shown:
        return
    chosen = data.draw(st.sampled_from(shown))
    better = chosen.model_copy(update={"evidence": (*chosen.evidence, Evidence(text=Prose("Seen again.")))})
    states = [better if state is chosen else state for state in integration.progress.items]
    assert missing(assessed(recorded(integration, states), gate, day)) <= missing(assessed(integration, gate, day))


@given(contexts(), days, days)
def test_it_is_live_from_its_day_on_and_what_is_open_is_still_named(
    integration: Integration, day: date, since: date
) -> None:
    profile = integration.profile.model_copy(update={"live_since": Day(since.isoformat())})
    live = assessed(replace(integration, profile=profile), Gate.GO_LIVE, day)
    assert (live.verdict is Verdict.LIVE) == (since <= day)
    still_open = {item.id for item in live.items if not item.holds}
    assert still_open <= missing(live)


def is_line(text: str) -> bool:
    try:
        Line.read(text)
    except PydanticCustomError:
        return False
    return True


@given(st.text(max_size=80).filter(is_line), gates, st.dates())
def test_no_text_and_no_day_is_too_odd_for_a_verdict(text: str, gate: Gate, day: date) -> None:
    about = {"by": text, "on": "2027-01-01"}
    items = [
        {"item": ITEMS[0], "state": "done", **about, "evidence": [{"text": "Seen."}]},
        {
            "item": ITEMS[1],
            "state": "waived",
            **about,
            "reason": "So.",
            "approver": f"Kim of {text}",
            "until": "2099-12-31",
        },
    ]
    profile = {
        "id": "scan-to-pay",
        "provider": "scan-to-pay",
        "name": text,
        "request": {"sender": {**SENDER, "name": text}, "values": [{"field": "ask-public-key", "value": text}]},
        "own-items": [{**OWN, "gate": gate.value, "also-called": [text]}],
    }
    integration = Integration(
        SHIPPED.id, IntegrationFile.model_validate(profile), ProgressFile.model_validate({"items": items})
    )
    found = assessed(integration, gate, day)
    assert found.verdict is Verdict.NOT_READY
    assert len(blocker_lines(ProviderContext(PROJECT, PROVIDER), found)) == len(found.blockers)
