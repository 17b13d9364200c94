"""What is recorded about an item, as labels and facts of its card."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from generator.pages.blockers import status_words
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.provider_context import ProviderContext
from generator.pages.status_labels import label_of, start_labels, start_words
from generator.pages.view_models import Card, Fact, Label, RichText, Value
from generator.pages.words import capitalised, format_date
from generator.prose import plain
from generator.readiness.item_status import ItemStatus
from generator.readiness.items import AssessedItem
from generator.schema.progress import Evidence, ItemState, State
from generator.schema.record import Gate

EXPLAINED = frozenset(
    {
        ItemStatus.UNKNOWN,
        ItemStatus.LATER,
        ItemStatus.EVIDENCE_EXPIRED,
        ItemStatus.EVIDENCE_REFUSED,
        ItemStatus.WAIVER_ENDED,
    }
)
"""Where an item stands although something else is recorded, or for a reason that is not in the record."""


def state_label(assessed: AssessedItem, name: str = "") -> Label:
    """Where an item stands, as a label; `name` says in which integration."""
    state = label_of(assessed.status)
    return Label(f"{state.text}: {name}" if name else state.text, f"state-{state.tone}")


def held_mark(assessed: Iterable[AssessedItem]) -> Label | None:
    """The mark in place of a box to tick; None where something is left to do."""
    items = tuple(assessed)
    if not items or not all(item.holds for item in items):
        return None
    state = label_of(items[0].status)
    return Label(state.mark, state.tone)


def recorded_facts(context: ProviderContext, assessed: AssessedItem) -> tuple[Fact, ...]:
    """Everything that is recorded about an item, and why it stands where it stands."""
    found = assessed.recorded
    facts = (*_why(context, assessed), *(_of_record(context, found) if found else ()))
    return tuple(fact for fact in facts if fact.value or fact.words)


def brief_facts(context: ProviderContext, assessed: AssessedItem) -> tuple[Fact, ...]:
    """What is recorded about an item as far as it fits into a book: its start, how long a waiver counts, the note."""
    found, lead = assessed.recorded, assessed.lead_time
    until = Fact("Waived until", Value(format_date(found.until.date))) if found and found.until else None
    note = Fact("Our note", words=context.rich(found.note)) if found and found.note else None
    start = Fact("Launch", Value(f"{capitalised(start_words(lead))}.")) if lead else None
    return tuple(fact for fact in (start, until, note) if fact)


def _why(context: ProviderContext, assessed: AssessedItem) -> Iterator[Fact]:
    if assessed.status in EXPLAINED or assessed.runs_out or assessed.lead_time:
        words = capitalised(status_words(context, assessed))
        sentence = words if words.endswith("?") else f"{words}."
        yield Fact("Why", Value(sentence), glance=sentence)
    elif assessed.status is ItemStatus.NOT_APPLICABLE:
        yield Fact("Why", Value(f"The answer is no: {context.questions(assessed.asks)}"))


def _of_record(context: ProviderContext, found: ItemState) -> Iterator[Fact]:
    for evidence in found.evidence:
        yield _evidence(context, evidence)
    said = ", ".join(part for part in (found.by, format_date(found.on.date) if found.on else "") if part)
    yield Fact("Recorded", Value(said) if said else None)
    yield Fact("Reason", words=context.rich(found.reason))
    if found.until:
        until = found.until.date
        yield Fact("Waived until", Value(_until(found, until)), glance=f"until {format_date(until)}")
    blocked_by = plain(found.note) if found.note and found.state is State.BLOCKED else ""
    yield Fact("Our note", words=context.rich(found.note), glance=blocked_by)


def _until(found: ItemState, day: date) -> str:
    return f"{format_date(day)}, approved by {found.approver}" if found.approver else format_date(day)


def _evidence(context: ProviderContext, evidence: Evidence) -> Fact:
    expiry = f"Counts until {format_date(evidence.expires.date)}." if evidence.expires else ""
    words = " ".join(part for part in (evidence.text, expiry) if part)
    link = Value(str(evidence.link), href=str(evidence.link)) if evidence.link else None
    return Fact("Evidence", link, RichText(words, context.provider.id) if words else None)


def with_state(card: Card, context: IntegrationContext) -> Card:
    """The card of an item with where it stands in an integration, in place of the label of its gate."""
    item = context.readiness.by_id.get(card.anchor)
    if item is None:
        return card
    others = tuple(label for label in card.labels if label.tone not in {gate.value for gate in Gate})
    facts = brief_facts(context.provider_context, item)
    held = held_mark((item,))
    return replace(
        card, labels=(state_label(item), *start_labels(item.lead_time), *others), facts=(*card.facts, *facts), held=held
    )
