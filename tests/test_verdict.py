"""Where an item stands: every state with every evidence, condition, waiver and day, as a table that can be read.

The day of the table is 1 February 2027. Every combination that may be written matches exactly one row.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import NamedTuple

import pytest
from pydantic import ValidationError

from generator.readiness.item_status import ALWAYS, EXPIRED, HOLDS, Applies, ItemStatus, status_of
from generator.readiness.verdict import ITEM_BUCKETS, WITHOUT_WAIVERS, Bucket
from generator.schema.progress import ItemState, State

DAY = date(2027, 2, 1)
EVE, MORROW = DAY - timedelta(1), DAY + timedelta(1)

TABLE = """
condition    state           recorded  evidence       waiver until  evidence is   stands

unanswered   *               *         *              *             *             unknown
not so       *               *         *              *             *             not-applicable

none, holds  (nothing)       so far    -              -             *             open
none, holds  open            so far    -              -             *             open
none, holds  blocked         so far    -              -             *             blocked
none, holds  in-progress     so far    *              -             *             in-progress
none, holds  *               to come   *              *             *             later

none, holds  done            so far    -              -             wanted        no-evidence
none, holds  done            so far    -              -             not wanted    done
none, holds  done            so far    undated        -             *             done
none, holds  done            so far    to tomorrow    -             *             done
none, holds  done            so far    to today       -             *             done
none, holds  done            so far    to yesterday   -             *             evidence-expired

none         not-applicable  so far    -              -             *             not-applicable
holds        not-applicable  so far    -              -             *             applies

none, holds  waived          so far    *              tomorrow      *             waived
none, holds  waived          so far    *              today         *             waived
none, holds  waived          so far    *              yesterday     *             waiver-ended
"""


class Combination(NamedTuple):
    """What a row of the table speaks of, in its words."""

    condition: str
    state: str
    recorded: str
    evidence: str
    until: str
    wanted: str


CONDITIONS = {
    "none": ALWAYS,
    "unanswered": Applies(is_conditional=True),
    "holds": Applies(is_conditional=True, answer=True),
    "not so": Applies(is_conditional=True, answer=False),
}
NOTHING = "(nothing)"
RECORDED = {"-": None, "early": DAY - timedelta(9), "today": DAY, "tomorrow": MORROW}
SO_FAR, TO_COME = ("-", "early", "today"), ("tomorrow",)
EVIDENCE = {
    "-": [],
    "undated": [{"text": "Seen."}],
    "to tomorrow": [{"text": "Seen.", "expires": MORROW.isoformat()}],
    "to today": [{"text": "Seen.", "expires": DAY.isoformat()}],
    "to yesterday": [{"text": "Seen.", "expires": EVE.isoformat()}],
}
UNTIL = {"-": None, "tomorrow": MORROW, "today": DAY, "yesterday": EVE}
WANTED = {"wanted": True, "not wanted": False}


def rows() -> list[tuple[Combination, ItemStatus]]:
    lines = [re.split(" {2,}", line) for line in TABLE.splitlines()[2:] if line]
    return [(Combination(*cells), ItemStatus(stands)) for *cells, stands in lines]


ROWS = rows()


def matches(row: Combination, each: Combination) -> bool:
    return all(cell == "*" or value in alternatives(cell) for cell, value in zip(row, each, strict=True))


def alternatives(cell: str) -> tuple[str, ...]:
    return {"so far": SO_FAR, "to come": TO_COME}.get(cell) or tuple(cell.split(", "))


def record(each: Combination) -> ItemState | None:
    """The record of a combination; None where nothing is recorded. What may not be written raises an error."""
    if each.state == NOTHING:
        if (each.recorded, each.evidence, each.until) != ("-", "-", "-"):
            raise ValueError(each)
        return None
    on, until = RECORDED[each.recorded], UNTIL[each.until]
    said: dict[str, object] = {"item": "an-item", "state": each.state, "by": "Sam", "evidence": EVIDENCE[each.evidence]}
    said |= {"on": on.isoformat()} if on else {}
    said |= {"until": until.isoformat()} if until else {}
    said |= {"reason": "It must wait."} if each.state in ("waived", "not-applicable") else {}
    said |= {"approver": "Kim"} if each.state == "waived" else {}
    return ItemState.model_validate(said)


def may_be_written(each: Combination) -> bool:
    try:
        record(each)
    except ValueError:  # pydantic's ValidationError is one
        return False
    return True


def combinations() -> Iterator[Combination]:
    states = (NOTHING, *(state.value for state in State))
    for cells in product(CONDITIONS, states, RECORDED, EVIDENCE, UNTIL, WANTED):
        each = Combination(*cells)
        if may_be_written(each):
            yield each


ALL = list(combinations())


@pytest.mark.parametrize("each", ALL, ids="/".join)
def test_an_item_stands_where_the_table_says(each: Combination) -> None:
    expected = [stands for row, stands in ROWS if matches(row, each)]
    assert [status_of(record(each), CONDITIONS[each.condition], WANTED[each.wanted], DAY)] == expected


@pytest.mark.parametrize("row", [row for row, _ in ROWS], ids="/".join)
def test_every_row_of_the_table_speaks_of_something_that_may_be_written(row: Combination) -> None:
    assert any(matches(row, each) for each in ALL)


@pytest.mark.parametrize("stands", ItemStatus)
def test_every_standing_is_in_the_table(stands: ItemStatus) -> None:
    assert stands in [each for _, each in ROWS]


@pytest.mark.parametrize("state", State)
def test_every_state_may_be_written(state: State) -> None:
    assert any(each.state == state.value for each in ALL)


REFUSED = [
    {"state": "done", "by": "Sam"},
    {"state": "done", "on": "2027-02-01"},
    {"state": "in-progress", "evidence": [{"text": "Seen."}]},
    {"state": "done", "by": "Sam", "on": "2027-02-01", "evidence": [{"expires": "2027-02-01"}]},
    {"state": "done", "by": "Sam", "on": "2027-02-01", "until": "2027-02-02"},
    {"state": "open", "evidence": [{"text": "Seen."}], "on": "2027-02-01"},
    {"state": "not-applicable", "by": "Sam", "on": "2027-02-01"},
    {"state": "not-applicable", "by": "Sam", "on": "2027-02-01", "reason": "It is.", "evidence": [{"text": "Seen."}]},
    {"state": "waived", "approver": "Kim", "until": "2027-02-02"},
    {"state": "waived", "reason": "It must wait.", "until": "2027-02-02"},
    {"state": "waived", "reason": "It must wait.", "approver": "Kim"},
    {"state": "waived", "reason": "It must wait.", "approver": "Kim", "on": "2027-02-03", "until": "2027-02-02"},
]


@pytest.mark.parametrize("said", REFUSED, ids="/".join)
def test_what_could_not_be_defended_may_not_be_written(said: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        ItemState.model_validate({"item": "an-item", **said})


def test_a_waiver_may_end_on_the_day_on_which_it_starts() -> None:
    waiver = {"item": "an-item", "state": "waived", "reason": "It must wait.", "approver": "Kim"}
    read = ItemState.model_validate({**waiver, "on": DAY.isoformat(), "until": DAY.isoformat()})
    assert status_of(read, ALWAYS, True, DAY) is ItemStatus.WAIVED


def done(*expires: date | None) -> ItemState:
    evidence = [{"text": "Seen."} | ({"expires": each.isoformat()} if each else {}) for each in expires]
    return ItemState.model_validate(
        {"item": "an-item", "state": "done", "by": "Sam", "on": EVE.isoformat(), "evidence": evidence}
    )


@pytest.mark.parametrize("expires", [(EVE, None), (None, EVE), (MORROW, EVE), (EVE, EVE)])
def test_one_piece_of_evidence_that_has_expired_is_one_too_many(expires: tuple[date | None, ...]) -> None:
    assert status_of(done(*expires), ALWAYS, True, DAY) is ItemStatus.EVIDENCE_EXPIRED


def test_evidence_that_is_not_wanted_may_expire_all_the_same() -> None:
    assert status_of(done(EVE), ALWAYS, False, DAY) is ItemStatus.EVIDENCE_EXPIRED


@pytest.mark.parametrize("stands", sorted(HOLDS))
def test_what_holds_is_never_counted_as_missing(stands: ItemStatus) -> None:
    assert ITEM_BUCKETS[stands] in {Bucket.DONE, Bucket.NOT_APPLICABLE, Bucket.WAIVED}


@pytest.mark.parametrize("stands", sorted(set(ItemStatus) - HOLDS))
def test_what_does_not_hold_is_counted_as_missing(stands: ItemStatus) -> None:
    assert ITEM_BUCKETS[stands] in {Bucket.OPEN, Bucket.UNKNOWN, Bucket.EXPIRED}


@pytest.mark.parametrize("stands", sorted(EXPIRED))
def test_what_held_once_is_counted_as_expired(stands: ItemStatus) -> None:
    assert ITEM_BUCKETS[stands] is Bucket.EXPIRED


def test_without_waivers_only_what_was_waived_is_counted_otherwise() -> None:
    changed = {each for each in ItemStatus if WITHOUT_WAIVERS[each] is not ITEM_BUCKETS[each]}
    assert changed == {ItemStatus.WAIVED, ItemStatus.WAIVER_ENDED}
