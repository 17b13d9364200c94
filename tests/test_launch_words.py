"""What is said of a launch: of which one the verdict is, what it would be today, and since when it is live."""

from datetime import date
from typing import Any

import pytest

from generator.pages.book_context import BookContext
from generator.pages.integration.readiness_summary import ReadinessSummary, go_live_words, summarise
from generator.pages.integration.summary_block import for_the_launch, readiness_block, said
from generator.pages.provider_context import ProviderContext
from generator.project import Integration
from generator.readiness.verdict import assess_integration
from generator.render.readiness import readiness_data
from generator.schema.record import Gate
from tests.reading import project_in
from tests.shipped import EXAMPLE
from tests.test_readiness import COMPLETE, DAY, LAUNCH, context, project_of, waived

ENDS_EARLY = (*COMPLETE[:3], waived("count-the-stock", "2027-02-28"))
AFTER = date(2027, 3, 5)


def guide() -> ProviderContext:
    return ProviderContext(project_of(), project_of().providers["acme-pay"])


def summary(integration: Integration, day: date = DAY) -> ReadinessSummary:
    return summarise(guide(), assess_integration(project_of(), integration, day))


def never_live(*items: dict[str, Any]) -> Integration:
    integration = context(*items)
    profile = integration.profile.model_copy(update={"live_since": None})
    return Integration(integration.id, profile, integration.progress)


@pytest.mark.parametrize(
    ("integration", "day", "words"),
    [
        (context(*COMPLETE), DAY, "For the launch on 1 March 2027"),
        (context(*ENDS_EARLY), DAY, "Today: READY WITH WAIVERS. For the launch on 1 March 2027: NOT READY"),
        (never_live(*COMPLETE), AFTER, "The planned day, 1 March 2027, has passed"),
        (context(*COMPLETE), AFTER, "Live since 1 March 2027"),
    ],
    ids=["the same", "another", "passed", "live"],
)
def test_it_is_said_of_which_launch_the_verdict_is(integration: Integration, day: date, words: str) -> None:
    assert for_the_launch(summary(integration, day).gate(Gate.GO_LIVE)) == words


def test_of_the_access_request_no_launch_is_named() -> None:
    assert for_the_launch(summary(context(*COMPLETE)).gate(Gate.ACCESS_REQUEST)) == ""


@pytest.mark.parametrize(
    ("day", "words"), [(DAY, "1 March 2027, in 28 days"), (LAUNCH, "live since 1 March 2027")], ids=["before", "after"]
)
def test_after_the_launch_no_days_are_counted(day: date, words: str) -> None:
    assert go_live_words(summary(context(*COMPLETE), day)) == words


def test_after_the_launch_what_is_open_is_counted_and_is_what_is_next() -> None:
    after = summary(context(*COMPLETE[:3]), AFTER)
    assert said(after.gate(Gate.GO_LIVE)) == "3 of 4 complete, 1 still open"
    assert [todo.link.text for todo in after.next] == ["Count the stock"]


def test_how_much_is_complete_is_said_in_the_same_words_whether_all_is_or_not() -> None:
    assert said(summary(context(*COMPLETE)).gate(Gate.GO_LIVE)) == "4 of 4 complete"
    # the step itself
    assert said(summary(context(*COMPLETE[:2], COMPLETE[3])).gate(Gate.GO_LIVE)) == "3 of 4 complete, 1 blocker"


def test_programs_read_both_verdicts_and_since_when_it_is_live() -> None:
    early = readiness_data(guide(), summary(context(*ENDS_EARLY)))
    assert early["gates"]["go-live"]["verdict"] == "NOT READY"
    assert early["gates"]["go-live"]["verdict-today"] == "READY WITH WAIVERS"
    assert early["live-since"] is None
    assert readiness_data(guide(), summary(context(*COMPLETE), AFTER))["live-since"] == "2027-03-01"


def test_the_signs_below_a_gate_add_up_to_what_is_complete_and_to_its_blockers() -> None:
    for view in BookContext.of(project_in(EXAMPLE), date(2026, 11, 29)).summaries:
        for gate, block in zip(view.gates, readiness_block(view).gates, strict=True):
            signs = {key.title: sum(int(part.words.split()[0]) for part in key.segments) for key in block.keys}
            assert signs.get("Complete", 0) == gate.after.holding
            assert signs.get("Blockers", 0) == len(gate.blockers)
            assert gate.items <= gate.after.total
