"""The verdict on a gate: what it counts, what keeps it from being met, and what is said about that."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from generator.cutover.steps import all_steps
from generator.pages.blockers import blocker_lines
from generator.pages.provider_context import ProviderContext
from generator.project import Integration, Project
from generator.readiness.counts import Counts
from generator.readiness.item_status import ItemStatus
from generator.readiness.request import OpenCondition
from generator.readiness.verdict import GateReadiness, Verdict, assess_integration
from generator.schema.access import FieldKind
from generator.schema.integration import IntegrationFile
from generator.schema.progress import ProgressFile
from generator.schema.record import Gate
from tests.conftest import MINIMAL
from tests.reading import project_in
from tests.shipped import SHIPPED_DATA

DAY = date(2027, 2, 1)
SHIPPED = ("mintcash", "modulus-labs", "multipaga", "payca", "scan-to-pay")
ITEMS = ("store-live-key", "name-key-holder", "test-health", "count-the-stock")
"""What the smallest data wants done: one item before the access request, one of the confirmed group, a step before
traffic, an item of our own."""
LAUNCH = date(2027, 3, 1)
"""The day of its launch."""
NO_WEBHOOKS = {"condition": "uses-webhooks", "applies": "false", "by": "Sam", "on": "2026-11-02", "reason": "None."}
OUR_OWN = {"id": "tell-the-bank", "title": "Tell the bank", "roles": ["engineering"]}


@cache
def project_of(data: Path = MINIMAL) -> Project:
    return project_in(data)


def done(item: str, **more: Any) -> dict[str, Any]:
    said = {"state": "done", "by": "Sam", "on": "2026-11-02", "evidence": [{"text": "Seen."}]}
    return {about(item): item, **said, **more}


def waived(item: str, until: str = "2027-03-31", **more: Any) -> dict[str, Any]:
    said = {"by": "Sam", "on": "2026-11-02", "reason": "It must wait.", "approver": "Kim", "until": until}
    return {about(item): item, "state": "waived", **said, **more}


def about(item: str) -> str:
    return "step" if item == "test-health" else "item"


def context(*items: dict[str, Any], **profile: Any) -> Integration:
    """The going-live of the smallest data, whose request is complete, with these records and other keys of it."""
    acme = project_of().integrations["acme"]
    said = acme.profile.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    file = IntegrationFile.model_validate({**_flags_as_text(said), **profile})
    return Integration("acme", file, ProgressFile.model_validate({"items": list(items)}))


def _flags_as_text(data: Any) -> Any:
    if isinstance(data, bool):
        return str(data).lower()
    if isinstance(data, dict):
        return {key: _flags_as_text(value) for key, value in data.items()}
    return [_flags_as_text(value) for value in data] if isinstance(data, list) else data


COMPLETE = tuple(done(item) for item in ITEMS)


def never_sent() -> dict[str, Any]:
    """The request of the smallest data, complete and not sent."""
    request = context().profile.request.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    return {key: value for key, value in request.items() if key != "sent"}


def assessed(integration: Integration, gate: Gate, day: date = DAY, project: Project | None = None) -> GateReadiness:
    return assess_integration(project or project_of(), integration, day).gate(gate)


def why(readiness: GateReadiness) -> dict[str, str]:
    """What is missing, by id, and why."""
    project = project_of()
    return {
        blocker_line.id: blocker_line.why
        for blocker_line in blocker_lines(ProviderContext(project, project.providers["acme-pay"]), readiness)
    }


@pytest.mark.parametrize("gate", Gate)
@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_is_ready_as_shipped(name: str, gate: Gate) -> None:
    project = project_of(SHIPPED_DATA)
    found = assess_integration(project, project.integrations[name], DAY).gate(gate)
    assert found.verdict is Verdict.NOT_READY
    assert [item.id for item in found.items if item.holds] == []


@pytest.mark.parametrize("gate", Gate)
def test_a_gate_is_ready_when_everything_that_it_needs_holds(gate: Gate) -> None:
    found = assessed(context(*COMPLETE), gate)
    assert (found.verdict, found.blockers) == (Verdict.READY, ())


@pytest.mark.parametrize("gate", Gate)
def test_a_waiver_is_part_of_the_verdict(gate: Gate) -> None:
    found = assessed(context(waived(ITEMS[0]), *COMPLETE[1:]), gate)
    assert (found.verdict, found.blockers) == (Verdict.READY_WITH_WAIVERS, ())


@pytest.mark.parametrize("gate", Gate)
def test_one_item_that_is_open_is_enough(gate: Gate) -> None:
    found = assessed(context(*COMPLETE[1:]), gate)
    assert found.verdict is Verdict.NOT_READY
    others = {"request-sent": "not sent, or sent with something missing"} if gate is Gate.GO_LIVE else {}
    assert why(found) == {"store-live-key": "open", **others}


@pytest.mark.parametrize(("until", "verdict"), [("2027-03-01", "READY WITH WAIVERS"), ("2027-02-28", "NOT READY")])
def test_a_waiver_counts_where_it_lasts_until_the_launch(until: str, verdict: str) -> None:
    assert assessed(context(*COMPLETE[:3], waived(ITEMS[3], until)), Gate.GO_LIVE).verdict == verdict


@pytest.mark.parametrize(("expires", "verdict"), [("2027-03-01", "READY"), ("2027-02-28", "NOT READY")])
def test_evidence_counts_where_it_lasts_until_the_launch(expires: str, verdict: str) -> None:
    evidence = [{"text": "Certificate.", "expires": expires}]
    integration = context(*COMPLETE[:3], done(ITEMS[3], evidence=evidence))
    assert assessed(integration, Gate.GO_LIVE).verdict == verdict


def test_what_ends_before_the_launch_is_named_with_its_last_day_while_it_still_holds() -> None:
    found = assessed(context(*COMPLETE[:3], waived(ITEMS[3], "2027-02-28")), Gate.GO_LIVE)
    assert why(found) == {"count-the-stock": "holds until 28 February 2027, which is before the launch"}
    assert (found.verdict, found.verdict_today) == (Verdict.NOT_READY, Verdict.READY_WITH_WAIVERS)


def test_before_the_request_a_waiver_counts_up_to_its_last_day() -> None:
    integration = context(waived(ITEMS[0], until="2027-02-28"), *COMPLETE[1:], request=never_sent())
    days = (date(2027, 2, 28), date(2027, 3, 1))
    verdicts = [assessed(integration, Gate.ACCESS_REQUEST, day).verdict for day in days]
    assert verdicts == [Verdict.READY_WITH_WAIVERS, Verdict.NOT_READY]


def test_what_is_recorded_for_later_counts_from_its_day() -> None:
    integration = context(*COMPLETE[:3], done(ITEMS[3], on="2027-02-28"))
    verdicts = [assessed(integration, Gate.GO_LIVE, day).verdict for day in (date(2027, 2, 27), date(2027, 2, 28))]
    assert verdicts == [Verdict.NOT_READY, Verdict.READY]


def test_a_waiver_is_counted_apart_and_as_open_before_waivers() -> None:
    found = assessed(context(waived(ITEMS[0]), *COMPLETE[1:]), Gate.GO_LIVE)
    assert found.after == Counts(done=3, waived=1)
    assert found.before == Counts(done=3, open=1)


def test_a_waiver_that_ended_is_counted_as_expired_and_as_open_before_waivers() -> None:
    found = assessed(context(*COMPLETE[:3], waived(ITEMS[3], until="2027-01-31")), Gate.GO_LIVE)
    assert found.after == Counts(done=3, expired=1)
    assert found.before == Counts(done=3, open=1)


def test_what_nobody_can_say_is_counted_as_unknown() -> None:
    found = assessed(context(*COMPLETE, conditions=[]), Gate.GO_LIVE)
    # the item, and with it the request
    assert found.after == found.before == Counts(done=3, unknown=1, open=1)


def test_what_is_begun_or_blocked_is_counted_as_open() -> None:
    items = [{"item": ITEMS[0], "state": "in-progress"}, {"item": ITEMS[1], "state": "blocked"}]
    # the four, and with them the request
    assert assessed(context(*items), Gate.GO_LIVE).after == Counts(open=5)


def test_the_request_counts_its_fields_its_sender_and_its_recipients() -> None:
    found = assessed(context(*COMPLETE), Gate.ACCESS_REQUEST)
    facts = [field for field in project_of().providers["acme-pay"].access.fields if field.confirms is None]
    values = sum(len(field.environments) or 1 for field in facts)
    assert found.after == Counts(done=2 + values + 3)


def test_an_item_whose_condition_does_not_hold_is_not_applicable_whatever_is_recorded() -> None:
    integration = context(*COMPLETE, conditions=[NO_WEBHOOKS])
    found = assessed(integration, Gate.GO_LIVE)
    assert {item.id: item.status for item in found.items}["store-live-key"] is ItemStatus.NOT_APPLICABLE


def test_a_condition_that_is_not_answered_says_what_to_answer() -> None:
    missing = why(assessed(context(*COMPLETE, conditions=[]), Gate.ACCESS_REQUEST))
    words = "unknown, because a question is not answered: Do you receive webhooks?"
    assert missing == {"store-live-key": words, "ask-merchant-id": words}


def test_a_question_on_which_only_what_comes_back_depends_keeps_no_request_from_being_sent() -> None:
    project = project_of(SHIPPED_DATA)
    found = assess_integration(project, project.integrations["scan-to-pay"], DAY)
    asked = found.gate(Gate.ACCESS_REQUEST).request
    assert asked is not None
    assert asked.questions == ()
    assert OpenCondition("uses-library-lite") in found.gate(Gate.GO_LIVE).blockers


def test_a_question_that_the_fields_ask_is_not_asked_twice() -> None:
    found = assessed(context(*COMPLETE, conditions=[]), Gate.ACCESS_REQUEST)
    assert found.request is not None
    assert found.request.questions == ()


@pytest.mark.parametrize("gate", Gate)
def test_an_item_of_our_own_keeps_its_gate_from_being_met(gate: Gate) -> None:
    integration = context(*COMPLETE, **{"own-items": [{**OUR_OWN, "gate": gate.value}]})
    assert "tell-the-bank" in why(assessed(integration, gate))


def test_an_item_of_our_own_for_traffic_does_not_hold_up_the_request() -> None:
    found = assessed(context(*COMPLETE[:2]), Gate.ACCESS_REQUEST)
    assert (found.verdict, [item.id for item in found.items]) == (Verdict.READY, ["store-live-key", "name-key-holder"])


def test_an_item_of_our_own_is_marked_as_ours() -> None:
    project = project_of()
    lines = blocker_lines(
        ProviderContext(project, project.providers["acme-pay"]), assessed(context(*COMPLETE[:3]), Gate.GO_LIVE)
    )
    assert [(line.id, line.is_ours) for line in lines] == [("count-the-stock", True)]


def test_an_item_of_our_own_that_needs_no_evidence_is_done_without() -> None:
    own = {**OUR_OWN, "gate": "go-live", "needs-evidence": "false"}
    record = done("tell-the-bank", evidence=[])
    assert assessed(context(*COMPLETE[:3], record, **{"own-items": [own]}), Gate.GO_LIVE).verdict is Verdict.READY


def test_what_the_request_confirms_must_hold_before_it_though_its_gate_is_traffic() -> None:
    found = assessed(context(COMPLETE[0], *COMPLETE[2:]), Gate.ACCESS_REQUEST)
    gates = {item.id: item.gate for item in found.items}
    assert gates["name-key-holder"] is Gate.GO_LIVE
    assert why(found) == {"name-key-holder": "open"}


def test_what_no_request_confirms_waits_for_its_gate() -> None:
    project = project_of()
    provider = project.providers["acme-pay"]
    fields = tuple(field for field in provider.access.fields if field.kind is not FieldKind.CONFIRMATION)
    request = provider.access.model_copy(update={"fields": fields})
    other = replace(project, providers={"acme-pay": replace(provider, access=request)})
    found = assessed(context(*COMPLETE), Gate.ACCESS_REQUEST, project=other)
    assert [item.id for item in found.items] == ["store-live-key"]


def test_scan_to_pay_confirms_the_whole_integration_verification_before_it_is_asked() -> None:
    project = project_of(SHIPPED_DATA)
    found = assess_integration(project, project.integrations["scan-to-pay"], DAY).gate(Gate.ACCESS_REQUEST)
    groups = {str(group.id): group for group in project.providers["scan-to-pay"].checklists.groups}
    confirmed = {item.id for item in groups["integration-verification"].items}
    assert confirmed <= {item.id for item in found.items}


def test_every_item_and_what_the_guide_wants_done_before_it_must_hold_before_traffic() -> None:
    project = project_of(SHIPPED_DATA)
    for name, provider in project.providers.items():
        found = assess_integration(project, project.integrations[name], DAY).gate(Gate.GO_LIVE)
        items = [item.id for group in provider.checklists.groups for item in group.items]
        steps = [step.id for step in all_steps(provider.cutover) if step.before_traffic]
        assert [item.id for item in found.items] == items + steps


def test_the_request_must_have_been_sent_before_traffic() -> None:
    found = assessed(context(*COMPLETE, request=never_sent()), Gate.GO_LIVE)
    assert why(found) == {"request-sent": "not sent, or sent with something missing"}


def test_a_request_that_was_sent_with_something_missing_opens_no_launch() -> None:
    late = done(ITEMS[0], on="2026-11-04")
    found = assessed(context(late, *COMPLETE[1:]), Gate.GO_LIVE)
    assert why(found) == {"request-sent": "not sent, or sent with something missing"}


def test_a_launch_needs_a_day() -> None:
    profile = context(*COMPLETE).profile.model_copy(update={"go_live": None})
    found = assessed(replace(context(*COMPLETE), profile=profile), Gate.GO_LIVE)
    assert (why(found), found.after.unknown) == ({"launch-day": "not planned"}, 1)


def test_a_launch_may_be_today_and_not_yesterday() -> None:
    integration = replace(context(*COMPLETE), profile=context().profile.model_copy(update={"live_since": None}))
    found = [assessed(integration, Gate.GO_LIVE, day) for day in (LAUNCH, date(2027, 3, 2))]
    assert [readiness.verdict for readiness in found] == [Verdict.READY, Verdict.NOT_READY]
    assert why(found[1]) == {"launch-day": "has passed: record `live-since`, or plan another day"}


@pytest.mark.parametrize(("day", "verdict"), [(date(2027, 2, 28), "READY"), (LAUNCH, "LIVE")])
def test_it_is_live_from_its_day_on(day: date, verdict: str) -> None:
    assert assessed(context(*COMPLETE), Gate.GO_LIVE, day).verdict == verdict


def test_after_the_launch_what_is_open_is_still_named() -> None:
    found = assessed(context(*COMPLETE[:3]), Gate.GO_LIVE, LAUNCH)
    assert (found.verdict, why(found)) == (Verdict.LIVE, {"count-the-stock": "open"})
