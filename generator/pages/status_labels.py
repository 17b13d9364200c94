"""Gates and where things stand, in words and marks, each written once: neither a colour nor a sign alone says it.

What comes first in a table is shown first.
"""

from msgspec import Struct

from generator.pages.view_models import Label
from generator.pages.words import ASSIGNED_BY_US, capitalised, format_date
from generator.readiness.counts import ITEM_BUCKETS, Bucket, Counts
from generator.readiness.item_status import HOLDS, ItemStatus
from generator.readiness.lead_time import LeadTime, Urgency
from generator.readiness.verdict import Verdict
from generator.schema.checklists import ItemGate, ItemLevel
from generator.schema.record import Gate


class GateWords(Struct, frozen=True):
    """A gate: its name, and the same as a deadline."""

    name: str
    deadline: str


GATES = {
    Gate.ACCESS_REQUEST: GateWords("Access request", "Before the access request"),
    Gate.GO_LIVE: GateWords("Go-live", "Before go-live"),
}


class BucketWords(Struct, frozen=True):
    """What is counted together: the word for it, its mark, and the name of its colour in style sheets."""

    word: str
    mark: str
    tone: str
    choice: str = ""
    """What it is called where one chooses from states; empty where that is its word."""
    has_pattern: bool = False
    """Whether bars tell it from the others by a pattern, and not by being full or empty."""

    @property
    def chosen_as(self) -> str:
        """What it is called where one chooses from states."""
        return self.choice or capitalised(self.word)


BUCKETS = {
    Bucket.DONE: BucketWords("done", "✓", "done"),
    Bucket.NOT_APPLICABLE: BucketWords("not applicable", "–", "not_applicable"),
    Bucket.WAIVED: BucketWords("waived", "◇", "waived", has_pattern=True),
    Bucket.OPEN: BucketWords("open", "☐", "open", choice="Open or in progress"),
    Bucket.UNKNOWN: BucketWords("unknown", "?", "unknown", has_pattern=True),
    Bucket.EXPIRED: BucketWords("expired", "⚠", "expired", has_pattern=True),
}


class StatusWords(Struct, frozen=True):
    """Where an item stands: as a label, and as the reason why it holds or does not, where that says more."""

    label: str
    reason: str = ""

    @property
    def why(self) -> str:
        """Why it holds or does not, as words inside a sentence."""
        return self.reason or self.label[:1].lower() + self.label[1:]


STATUSES = {
    ItemStatus.DONE: StatusWords("Done"),
    ItemStatus.NOT_APPLICABLE: StatusWords("Not applicable"),
    ItemStatus.WAIVED: StatusWords("Waived"),
    ItemStatus.OPEN: StatusWords("Open"),
    ItemStatus.IN_PROGRESS: StatusWords("In progress"),
    ItemStatus.BLOCKED: StatusWords("Blocked"),
    ItemStatus.NO_EVIDENCE: StatusWords("Done, but without evidence"),
    ItemStatus.EVIDENCE_REFUSED: StatusWords("Evidence refused", "done, but the evidence does not count"),
    ItemStatus.LATER: StatusWords("Recorded for a later day"),
    ItemStatus.UNKNOWN: StatusWords("Unknown", "unknown, because a question is not answered"),
    ItemStatus.CHANGED: StatusWords("Changed since it was recorded", "changed since it was recorded: look again"),
    ItemStatus.EVIDENCE_EXPIRED: StatusWords("Evidence expired", "done, but evidence has expired"),
    ItemStatus.WAIVER_ENDED: StatusWords("Waiver ended", "the waiver has ended"),
}


class VerdictWords(Struct, frozen=True):
    """A verdict: its mark, and the name of its colour in style sheets. Its value is its word."""

    mark: str
    tone: str


VERDICTS = {
    Verdict.READY: VerdictWords("✓", "ready"),
    Verdict.READY_WITH_WAIVERS: VerdictWords("◇", "ready-with-waivers"),
    Verdict.NOT_READY: VerdictWords("✗", "not-ready"),
    Verdict.LIVE: VerdictWords("●", "live"),
}


class Shown(Struct, frozen=True):
    """Where an item stands: a mark, a word, and under which word it is counted."""

    mark: str
    word: str
    bucket: Bucket
    holds: bool

    @property
    def text(self) -> str:
        """The mark and the word."""
        return f"{self.mark} {self.word}"

    @property
    def tone(self) -> str:
        """The name of its colour in style sheets."""
        return BUCKETS[self.bucket].tone


def label_of(status: ItemStatus) -> Shown:
    """Where an item stands, as every page, book and table says it."""
    bucket = ITEM_BUCKETS[status]
    return Shown(BUCKETS[bucket].mark, STATUSES[status].label, bucket, status in HOLDS)


def gate_label(gate: Gate) -> Label:
    """By when something must hold, as a label."""
    return Label(GATES[gate].deadline, gate.value)


def item_gate_label(gate: ItemGate) -> Label:
    """By when an item of the guide must hold, and whether it is us who say so."""
    basis = f" ({ASSIGNED_BY_US})" if gate.is_assigned else ""
    return Label(GATES[gate.gate].deadline + basis, gate.gate.value, basis)


LEVELS = {
    ItemLevel.REQUIRED: "Required",
    ItemLevel.RECOMMENDED: "Recommended",
    ItemLevel.OPTIONAL: "Optional",
}


def level_labels(level: ItemLevel) -> tuple[Label, ...]:
    """How much an item is wanted, as a label; none for what is required, as most items are."""
    return () if level is ItemLevel.REQUIRED else (Label(LEVELS[level], level.value),)


def wished_words(wishes: dict[ItemLevel, Counts]) -> str:
    """`2 recommended open, 1 optional open`: what is left of what no gate waits for; empty where nothing is."""
    left = ((counts.missing, LEVELS[level].lower()) for level, counts in wishes.items())
    return ", ".join(f"{number} {word} open" for number, word in left if number)


def start_words(lead: LeadTime) -> str:
    """By when something has to be begun, as words inside a sentence."""
    day = format_date(lead.start_by)
    match lead.urgency:
        case Urgency.IN_TIME:
            return f"start by {day}"
        case Urgency.SOON:
            return f"start soon, by {day}"
    return f"too late for the launch: to be started by {day}"


def start_labels(lead: LeadTime | None) -> tuple[Label, ...]:
    """That something has to be begun soon, or should have been; none while there is time."""
    if lead is None or lead.urgency is Urgency.IN_TIME:
        return ()
    words = "Start soon" if lead.urgency is Urgency.SOON else "Too late for the launch"
    return (Label(f"{BUCKETS[Bucket.EXPIRED].mark} {words}", lead.urgency.value),)


def verdict_text(verdict: Verdict) -> str:
    """A verdict with its mark."""
    return f"{VERDICTS[verdict].mark} {verdict.value}"


def verdict_label(verdict: Verdict) -> Label:
    """A verdict with its mark, as a label."""
    return Label(verdict_text(verdict), VERDICTS[verdict].tone)
