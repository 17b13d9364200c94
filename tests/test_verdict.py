"""Where an item stands: every state with every evidence, condition, waiver and day, as a table that can be read.

The day of the table is 1 February 2027. Every combination that may be written matches exactly one row.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import NamedTuple

import pytest
from pydantic import ValidationError

from generator.conditions import holds
from generator.readiness.counts import ITEM_BUCKETS, WITHOUT_WAIVERS, Bucket
from generator.readiness.item_status import EXPIRED, HOLDS, ItemDemand, ItemStatus, status_of
from generator.schema.progress import ItemState, State

DAY = date(2027, 2, 1)
EVE, MORROW = DAY - timedelta(1), DAY + timedelta(1)

TABLE = """
condition    state        recorded  words    evidence       which is  waiver until     evidence is   stands

unanswered   *            *         *        *              *         *                *             unknown
not so       *            *         *        *              *         *                *             not-applicable

none, holds  (nothing)    so far    none     -              sound     -                *             open
none, holds  open         so far    *        -              sound     -                *             open
none, holds  blocked      so far    *        -              sound     -                *             blocked
none, holds  in-progress  so far    *        *              *         -                *             in-progress
none, holds  *            to come   *        *              *         *                *             later

none, holds  done         so far    other    *              *         -                *             changed
none, holds  done         so far    as then  -              sound     -                wanted        no-evidence
none, holds  done         so far    as then  -              sound     -                not wanted    done
none, holds  done         so far    as then  unexpired      sound     -                *             done
none, holds  done         so far    as then  unexpired      refused   -                wanted        evidence-refused
none, holds  done         so far    as then  unexpired      refused   -                not wanted    done
none, holds  done         so far    as then  to yesterday   *         -                *             evidence-expired

none, holds  waived       so far    other    *              *         *                *             changed
none, holds  waived       so far    as then  *              *         tomorrow, today  *             waived
none, holds  waived       so far    as then  *              *         yesterday        *             waiver-ended
"""


class Combination(NamedTuple):
    """What a row of the table speaks of, in its words."""

    condition: str
    state: str
    recorded: str
    words: str
    evidence: str
    quality: str
    until: str
    wanted: str


CONDITIONS = {
    "none": holds((), {}),
    "unanswered": holds(("uses-x",), {}),
    "holds": holds(("uses-x",), {"uses-x": True}),
    "not so": holds(("uses-x",), {"uses-x": False}),
}
NOTHING = "(nothing)"
RECORDED = {"-": None, "early": DAY - timedelta(9), "today": DAY, "tomorrow": MORROW}
WORDS = {"none": "", "same": "0a1b2c3d", "other": "9f8e7d6c"}
EVIDENCE = {
    "-": [],
    "undated": [{"text": "Seen."}],
    "to tomorrow": [{"text": "Seen.", "expires": MORROW.isoformat()}],
    "to today": [{"text": "Seen.", "expires": DAY.isoformat()}],
    "to yesterday": [{"text": "Seen.", "expires": EVE.isoformat()}],
}
QUALITY = {"sound": "", "refused": "it only promises evidence"}
UNTIL = {"-": None, "tomorrow": MORROW, "today": DAY, "yesterday": EVE}
WANTED = {"wanted": True, "not wanted": False}
SHORT = {
    "so far": ("-", "early", "today"),
    "to come": ("tomorrow",),
    "as then": ("none", "same"),
    "unexpired": ("undated", "to tomorrow", "to today"),
}
"""What stands in a cell for several alternatives."""


def rows() -> list[tuple[Combination, ItemStatus]]:
    lines = [re.split(" {2,}", line) for line in TABLE.splitlines()[2:] if line]
    return [(Combination(*cells), ItemStatus(stands)) for *cells, stands in lines]


ROWS = rows()


def matches(row: Combination, found: Combination) -> bool:
    return all(cell == "*" or value in alternatives(cell) for cell, value in zip(row, found, strict=True))


def alternatives(cell: str) -> tuple[str, ...]:
    return SHORT.get(cell) or tuple(cell.split(", "))


def record(found: Combination) -> ItemState | None:
    """The record of a combination; None where nothing is recorded. What may not be written raises an error."""
    if found.quality != "sound" and found.evidence == "-":
        raise ValueError(found)
    if found.state == NOTHING:
        if (found.recorded, found.words, found.evidence, found.until) != ("-", "none", "-", "-"):
            raise ValueError(found)
        return None
    on, until, words = RECORDED[found.recorded], UNTIL[found.until], WORDS[found.words]
    evidence = EVIDENCE[found.evidence]
    said: dict[str, object] = {"item": "an-item", "state": found.state, "by": "Sam", "evidence": evidence}
    said |= {"on": on.isoformat()} if on else {}
    said |= {"until": until.isoformat()} if until else {}
    said |= {"words": words} if words else {}
    said |= {"reason": "It must wait.", "approver": "Kim"} if found.state == "waived" else {}
    return ItemState.model_validate(said)


def stands(found: Combination) -> ItemStatus:
    """Where the item of a combination stands."""
    asked = ItemDemand(CONDITIONS[found.condition], WANTED[found.wanted], QUALITY[found.quality], WORDS["same"])
    return status_of(record(found), asked, DAY)


@cache
def combinations(state: str) -> tuple[Combination, ...]:
    """Everything that may be written with a state."""
    cells = product(CONDITIONS, (state,), RECORDED, WORDS, EVIDENCE, QUALITY, UNTIL, WANTED)
    return tuple(_writable(Combination(*found) for found in cells))


def _writable(candidates: Iterator[Combination]) -> Iterator[Combination]:
    for found in candidates:
        try:
            record(found)
        except ValueError:  # pydantic's ValidationError is one
            continue
        yield found


STATES = (NOTHING, *(state.value for state in State))


@pytest.mark.parametrize("state", STATES)
def test_an_item_stands_where_the_table_says(state: str) -> None:
    wrong = {
        "/".join(found): (stands(found), said)
        for found in combinations(state)
        if [stands(found)] != (said := [status for row, status in ROWS if matches(row, found)])
    }
    assert wrong == {}


@pytest.mark.parametrize("row", [row for row, _ in ROWS], ids="/".join)
def test_every_row_of_the_table_speaks_of_something_that_may_be_written(row: Combination) -> None:
    assert any(matches(row, found) for state in STATES for found in combinations(state))


@pytest.mark.parametrize("status", ItemStatus)
def test_every_standing_is_in_the_table(status: ItemStatus) -> None:
    assert status in [found for _, found in ROWS]


@pytest.mark.parametrize("state", State)
def test_every_state_may_be_written(state: State) -> None:
    assert combinations(state.value)


WAIVER: dict[str, object] = {
    "state": "waived",
    "by": "Sam",
    "on": "2027-02-01",
    "reason": "It must wait.",
    "approver": "Kim",
    "until": "2027-02-02",
}
REFUSED: list[dict[str, object]] = [
    {"state": "done", "by": "Sam"},
    {"state": "done", "on": "2027-02-01"},
    {"state": "in-progress", "evidence": [{"text": "Seen."}]},
    {"state": "done", "by": "Sam", "on": "2027-02-01", "evidence": [{"expires": "2027-02-01"}]},
    {"state": "done", "by": "Sam", "on": "2027-02-01", "until": "2027-02-02"},
    {"state": "open", "evidence": [{"text": "Seen."}], "on": "2027-02-01"},
    {"state": "not-applicable", "by": "Sam", "on": "2027-02-01", "reason": "It is."},
    *({key: text for key, text in WAIVER.items() if key != left_out} for left_out in ("by", "on", "reason")),
    *({key: text for key, text in WAIVER.items() if key != left_out} for left_out in ("approver", "until")),
    WAIVER | {"on": "2027-02-03"},
    WAIVER | {"approver": "Sam"},
    WAIVER | {"approver": "  SAM, head of risk"},
    WAIVER | {"step": "a-step"},
]


@pytest.mark.parametrize("said", REFUSED, ids="/".join)
def test_what_could_not_be_defended_may_not_be_written(said: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        ItemState.model_validate({"item": "an-item", **said})


def test_a_waiver_may_end_on_the_day_on_which_it_starts() -> None:
    read = ItemState.model_validate({"item": "an-item", **WAIVER, "on": DAY.isoformat(), "until": DAY.isoformat()})
    assert status_of(read, ItemDemand(), DAY) is ItemStatus.WAIVED


def test_a_state_is_about_something() -> None:
    with pytest.raises(ValidationError):
        ItemState.model_validate({"state": "open"})


def done(*expires: date | None) -> ItemState:
    evidence = [{"text": "Seen."} | ({"expires": each.isoformat()} if each else {}) for each in expires]
    return ItemState.model_validate(
        {"item": "an-item", "state": "done", "by": "Sam", "on": EVE.isoformat(), "evidence": evidence}
    )


@pytest.mark.parametrize("expires", [(EVE, None), (None, EVE), (MORROW, EVE), (EVE, EVE)])
def test_one_piece_of_evidence_that_has_expired_is_one_too_many(expires: tuple[date | None, ...]) -> None:
    assert status_of(done(*expires), ItemDemand(), DAY) is ItemStatus.EVIDENCE_EXPIRED


def test_evidence_that_is_not_wanted_may_expire_all_the_same() -> None:
    assert status_of(done(EVE), ItemDemand(needs_evidence=False), DAY) is ItemStatus.EVIDENCE_EXPIRED


@pytest.mark.parametrize("status", sorted(HOLDS))
def test_what_holds_is_never_counted_as_missing(status: ItemStatus) -> None:
    assert ITEM_BUCKETS[status] in {Bucket.DONE, Bucket.NOT_APPLICABLE, Bucket.WAIVED}


@pytest.mark.parametrize("status", sorted(set(ItemStatus) - HOLDS))
def test_what_does_not_hold_is_counted_as_missing(status: ItemStatus) -> None:
    assert ITEM_BUCKETS[status] in {Bucket.OPEN, Bucket.UNKNOWN, Bucket.EXPIRED}


@pytest.mark.parametrize("status", sorted(EXPIRED))
def test_what_held_once_is_counted_as_expired(status: ItemStatus) -> None:
    assert ITEM_BUCKETS[status] is Bucket.EXPIRED


def test_without_waivers_only_what_was_waived_is_counted_otherwise() -> None:
    changed = {each for each in ItemStatus if WITHOUT_WAIVERS[each] is not ITEM_BUCKETS[each]}
    assert changed == {ItemStatus.WAIVED, ItemStatus.WAIVER_ENDED}
