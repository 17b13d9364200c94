"""What may not be claimed: ways in which a verdict once said more than anybody could defend, a test for each.

All but three look at the example's Scan to Pay on the day for which it is written. Nothing is missing from it then, so
whatever a test takes away is all that keeps it from being ready.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pydantic import ValidationError

from generator.check import check_data
from generator.pages.integration.readiness_summary import GateSummary, summarise
from generator.pages.provider_context import ProviderContext
from generator.pages.request.build_pack import make_pack
from generator.project import Integration, Project
from generator.readiness.verdict import Verdict, assess_integration
from generator.schema.progress import Evidence, ItemState, State
from generator.schema.record import Gate
from generator.schema.text import Line, Prose
from generator.schema.times import Day
from tests.reading import project_in
from tests.shipped import EXAMPLE

DAY, LAUNCH = date(2026, 11, 21), date(2026, 12, 8)
NAME = "scan-to-pay"
WAIVED = {
    "state": State.WAIVED,
    "evidence": (),
    "reason": Prose("It must wait."),
    "approver": Line("Ibis Harrier"),
    "until": Day("2027-06-30"),
}

Changed = Callable[[str, str], list[str]]


@cache
def example() -> Project:
    return project_in(EXAMPLE)


def scan_to_pay(**profile: Any) -> Integration:
    """The going-live with these keys of its profile in place of its own."""
    integration = example().integrations[NAME]
    return replace(integration, profile=integration.profile.model_copy(update=profile))


def with_records(change: Callable[[ItemState], ItemState | None]) -> Integration:
    """The going-live with each record changed; None takes it away."""
    integration = scan_to_pay()
    states = tuple(state for state in map(change, integration.progress.items) if state)
    return replace(integration, progress=integration.progress.model_copy(update={"items": states}))


def with_record(item: str, **keys: Any) -> Integration:
    """The going-live with some keys of one record changed."""
    return with_records(lambda state: state.model_copy(update=keys) if state.about == item else state)


def gate(
    integration: Integration, gate: Gate = Gate.GO_LIVE, day: date = DAY, project: Project | None = None
) -> GateSummary:
    """What is said of a gate."""
    made_of = project or example()
    context = ProviderContext(made_of, made_of.providers[integration.profile.provider])
    return summarise(context, assess_integration(made_of, integration, day)).gate(gate)


def missing(
    integration: Integration, named: Gate = Gate.GO_LIVE, day: date = DAY, project: Project | None = None
) -> dict[str, str]:
    """What keeps a gate from being met, by id, and why."""
    return {blocker.id: blocker.why for blocker in gate(integration, named, day, project).blockers}


def confirmations(integration: Integration, day: date = DAY) -> Iterator[str]:
    """What the letter says in place of a confirmation."""
    pack = make_pack(example(), assess_integration(example(), integration, day))
    yield from (line for field in pack.fields if field.id == "ask-checklist-confirmation" for line in field.lines)


@pytest.fixture
def changed(minimal: Path) -> Changed:
    """The problems of the smallest data in which one text of its going-live is another."""

    def codes(old: str, new: str) -> list[str]:
        file = minimal / "integrations/acme/integration.yaml"
        text = file.read_text("utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), "utf-8")
        return [finding.code for finding in check_data(minimal).findings]

    return codes


@pytest.mark.parametrize("named", Gate)
def test_as_it_stands_nothing_is_missing(named: Gate) -> None:
    assert gate(scan_to_pay(), named).verdict is Verdict.READY


def test_1_no_item_of_the_guide_is_left_out_without_a_waiver() -> None:
    said = {"item": "happy-path", "state": "not-applicable", "by": "x", "on": "2026-11-20", "reason": "no."}
    with pytest.raises(ValidationError):
        ItemState.model_validate(said)
    assert {state.value for state in State} == {"open", "in-progress", "blocked", "done", "waived"}


def test_2_nobody_approves_their_own_waiver() -> None:
    said = {"item": "happy-path", "state": "waived", "by": "Robin Nightjar", "on": "2026-11-01", "reason": "Later."}
    with pytest.raises(ValidationError, match="nobody can approve a waiver that they asked for"):
        ItemState.model_validate({**said, "until": "2099-12-31", "approver": "robin nightjar, head of payments"})


def test_2_what_is_waived_is_confirmed_to_nobody() -> None:
    waived = with_records(lambda state: state.model_copy(update=WAIVED))
    first, *others = confirmations(waived)
    assert first == "Not confirmed yet: 0 of 8 items are done."
    assert [line.partition(":")[0] for line in others] == ["Waived on our side, and not done"]
    assert gate(waived).verdict is Verdict.READY_WITH_WAIVERS


def test_3_no_launch_without_the_request_before_it() -> None:
    assert missing(scan_to_pay(request=type(scan_to_pay().profile.request)())) == {
        "request-sent": "not sent, or sent with something missing"
    }


@pytest.mark.parametrize(
    "keys",
    [
        {"evidence": (Evidence(text=Prose("Seen."), expires=Day("2026-11-25")),)},
        {**WAIVED, "until": Day("2026-11-25")},
    ],
    ids=["evidence", "waiver"],
)
def test_4_what_runs_out_before_the_launch_is_not_ready_for_it(keys: dict[str, Any]) -> None:
    integration = with_record("own-alerting", **keys)
    assert missing(integration) == {"own-alerting": "holds until 25 November 2026, which is before the launch"}
    assert gate(integration).verdict_today is not Verdict.NOT_READY


def test_5_no_launch_without_what_the_guide_wants_before_real_traffic() -> None:
    unpaid = with_records(lambda state: None if state.about == "small-live-transaction" else state)
    assert missing(unpaid) == {"small-live-transaction": "open"}


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        (
            "mintcash",
            "live-charge funds-in-settlement-account refund-live-charge subscribe-yourself cancel-subscription",
        ),
        ("payca", "test-health test-accounts test-issue-card test-topup test-real-authorisation test-close-card"),
        ("modulus-labs", "rollback-plan-prepared"),
        (NAME, "small-live-transaction"),
    ],
)
def test_5_rehearsals_smoke_tests_and_a_rollback_plan_are_counted(name: str, steps: str) -> None:
    readiness = assess_integration(example(), example().integrations[name], DAY)
    assert set(steps.split()) <= {item.id for item in readiness.gate(Gate.GO_LIVE).items}


def test_6_what_was_sent_is_judged_by_the_day_on_which_it_was_sent() -> None:
    early = scan_to_pay(request=scan_to_pay().profile.request.model_copy(update={"sent": Day("2026-10-07")}))
    found = gate(early, Gate.ACCESS_REQUEST)
    assert found.verdict is Verdict.NOT_READY
    assert {"refund-and-reversal-test", "polling-and-timeouts"} <= {blocker.id for blocker in found.blockers}
    assert missing(early) == {"request-sent": "not sent, or sent with something missing"}


def test_7_the_window_given_to_the_provider_holds_the_launch(changed: Changed) -> None:
    assert changed("  day: 2027-03-01\n  time: 09:30", "  day: 2027-03-03\n  time: 09:30") == ["window-misses-go-live"]


@pytest.mark.parametrize("text", ["Will follow.", "The report is to follow", "Signed copy pending."])
def test_8_a_promise_is_no_evidence(text: str) -> None:
    integration = with_record("happy-path", evidence=(Evidence(text=Prose(text)),), on=Day("2026-11-20"))
    assert missing(integration)["happy-path"] == "done, but the evidence does not count: it only promises evidence"


def test_8_an_address_that_is_kept_for_examples_shows_nothing_outside_of_one() -> None:
    organisation = example().organisation.model_copy(update={"fictional": False})
    real = replace(example(), organisation=organisation)
    reason = "done, but the evidence does not count: its address is reserved for examples"
    assert missing(scan_to_pay(), project=real)["support-details-shared"] == reason


def test_8_a_look_at_the_sandbox_shows_nothing_about_production() -> None:
    settings = example().providers[NAME].environments.settings
    portal = next(str(setting.values["sandbox"]) for setting in settings if setting.id == "portal-url")
    item = next(
        item.id
        for group in example().providers[NAME].checklists.groups
        for item in group.items
        if item.id == "notification-url-set"
    )
    link = portal if portal.startswith("https://") else f"https://{portal}"
    integration = with_record(item, evidence=(Evidence.model_validate({"link": link}),))
    reason = "done, but the evidence does not count: it does not show production, which is asked for"
    assert missing(integration) == {item: reason}


def test_8_evidence_of_last_century_is_too_old() -> None:
    reason = "done, but the evidence does not count: it is too old"
    assert missing(with_record("notification-url-set", on=Day("1999-01-01"))) == {"notification-url-set": reason}


def test_9_an_answer_of_no_says_why_and_takes_nothing_that_is_recorded(changed: Changed) -> None:
    assert changed("applies: true", "applies: false") == ["contradicts-answer"] * 3
    assert "missing-field" in changed("    reason: The shop listens for every payment.\n", "")


@pytest.mark.parametrize("key", ["by", "on"])
def test_9_an_answer_says_who_gave_it_and_when(changed: Changed, key: str) -> None:
    old = {"by": "    by: Robin Example\n    on: 2026-11-02\n", "on": "    on: 2026-11-02\n"}[key]
    assert "missing-field" in changed(old, "    on: 2026-11-02\n" if key == "by" else "")


def test_9_an_answer_counts_from_its_day() -> None:
    answers = tuple(
        answer.model_copy(update={"on": Day("2026-11-22")}) if answer.condition == "offers-ussd" else answer
        for answer in scan_to_pay().profile.conditions
    )
    later = scan_to_pay(conditions=answers)
    found = [assess_integration(example(), later, day).by_id for day in (DAY, date(2026, 11, 22))]
    unknown = [sum(item.status == "unknown" for item in items.values()) for items in found]
    assert unknown[0] >= unknown[1] == 0


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("value: SHOP-0001", "value: sandbox", "wrong-request-value"),
        ("value: Example Shop, registered in Exampletown", "value: SHOP-0001", "same-value"),
        ("email: access@acme.example", "email: access@shop.example", "own-recipient"),
    ],
    ids=["an environment for a merchant", "one value in two fields", "a request to ourselves"],
)
def test_10_values_that_belong_to_somebody_else_are_refused(changed: Changed, old: str, new: str, code: str) -> None:
    assert changed(old, new) == [code]


def test_11_no_launch_without_a_day() -> None:
    assert missing(scan_to_pay(go_live=None)) == {"launch-day": "not planned"}


def test_11_a_launch_that_has_passed_is_not_ready_but_missed_or_live() -> None:
    after = date(2026, 12, 28)
    missed = {"launch-day": "has passed: record `live-since`, or plan another day"}
    assert missing(scan_to_pay(), day=after) == missed
    assert gate(scan_to_pay(live_since=Day("2026-12-08")), day=after).verdict is Verdict.LIVE


def test_12_what_was_recorded_for_other_words_is_open_until_somebody_looks_again() -> None:
    # the record holds the sign of the words that the item has now; another sign stands for other words
    found = missing(with_record("own-alerting", words="0a1b2c3d"))
    assert found == {"own-alerting": "changed since it was recorded: look again"}


def test_12_a_record_under_an_old_id_is_told_the_new_one(minimal: Path) -> None:
    file = minimal / "integrations/acme/progress.yaml"
    file.write_text(file.read_text("utf-8").replace("item: name-key-holder", "item: name-a-key-holder"), "utf-8")
    found = [(finding.code, finding.hint) for finding in check_data(minimal).findings]
    assert found == [("dead-reference", "It is now called `name-key-holder`.")]
