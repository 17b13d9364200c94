"""What is recorded about an item, as labels and facts of its card."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from generator.pages.blockers import standing_words
from generator.pages.own_records import integrations_of
from generator.pages.provider_context import ProviderContext
from generator.pages.status_labels import label_of
from generator.pages.view_models import Card, Fact, Label, RichText, Value
from generator.pages.words import capitalised, format_date
from generator.project import Integration
from generator.readiness.item_status import ItemStatus
from generator.readiness.items import AssessedItem, answered, judged_items
from generator.schema.progress import Evidence, ItemState
from generator.schema.record import Gate

EXPLAINED = frozenset(
    {
        ItemStatus.UNKNOWN,
        ItemStatus.LATER,
        ItemStatus.APPLIES,
        ItemStatus.EVIDENCE_EXPIRED,
        ItemStatus.WAIVER_ENDED,
    }
)
"""Where an item stands although something else is recorded, or for a reason that is not in the record."""


def state_label(judged: AssessedItem, name: str = "") -> Label:
    """Where an item stands, as a label; `name` says in which integration."""
    state = label_of(judged.standing)
    return Label(f"{state.text}: {name}" if name else state.text, f"state-{state.bucket.name.lower()}")


def held_mark(judged: Iterable[AssessedItem]) -> Label | None:
    """The mark in place of a box to tick; None where something is left to do."""
    every = tuple(judged)
    if not every or not all(each.holds for each in every):
        return None
    state = label_of(every[0].standing)
    return Label(state.mark, state.bucket.name.lower())


def recorded_facts(scope: ProviderContext, integration: Integration, judged: AssessedItem) -> tuple[Fact, ...]:
    """Everything that is recorded about an item, and why it stands where it stands."""
    found = judged.recorded
    facts = (*_why(scope, integration, judged), *(_of_record(scope, found) if found else ()))
    return tuple(fact for fact in facts if fact.value or fact.words)


def brief_facts(scope: ProviderContext, judged: AssessedItem) -> tuple[Fact, ...]:
    """What is recorded about an item as far as it fits into a book: how long a waiver counts, and the note."""
    found = judged.recorded
    if found is None:
        return ()
    until = Fact("Waived until", Value(format_date(found.until.date))) if found.until else None
    note = Fact("Our note", words=scope.rich(found.note)) if found.note else None
    return tuple(fact for fact in (until, note) if fact)


def _why(scope: ProviderContext, integration: Integration, judged: AssessedItem) -> Iterator[Fact]:
    if judged.standing in EXPLAINED:
        words = capitalised(standing_words(scope, judged))
        yield Fact("Why", Value(words if words.endswith("?") else f"{words}."))
    elif judged.condition and answered(integration).get(judged.condition) is False:
        yield Fact("Why", Value(f"The answer is no: {scope.question(judged.condition)}"))


def _of_record(scope: ProviderContext, found: ItemState) -> Iterator[Fact]:
    for each in found.evidence:
        yield _evidence(scope, each)
    said = ", ".join(part for part in (found.by, format_date(found.on.date) if found.on else "") if part)
    yield Fact("Recorded", Value(said) if said else None)
    yield Fact("Reason", words=scope.rich(found.reason))
    yield Fact("Waived until", Value(_until(found, found.until.date)) if found.until else None)
    yield Fact("Our note", words=scope.rich(found.note))


def _until(found: ItemState, day: date) -> str:
    return f"{format_date(day)}, approved by {found.approver}" if found.approver else format_date(day)


def _evidence(scope: ProviderContext, evidence: Evidence) -> Fact:
    expiry = f"Counts until {format_date(evidence.expires.date)}." if evidence.expires else ""
    words = " ".join(part for part in (evidence.text, expiry) if part)
    link = Value(str(evidence.link), href=str(evidence.link)) if evidence.link else None
    return Fact("Evidence", link, RichText(words, scope.provider.id) if words else None)


@dataclass(frozen=True)
class States:
    """Where the items of a provider stand in each of your integrations with it, on a day."""

    scope: ProviderContext
    by_item: dict[str, tuple[tuple[Integration, AssessedItem], ...]]

    def on(self, card: Card) -> Card:
        """The card of an item with where it stands, in place of the label of its gate."""
        found = self.by_item.get(card.anchor, ())
        is_named = len(integrations_of(self.scope)) > 1
        labels = tuple(state_label(each, integration.profile.name if is_named else "") for integration, each in found)
        others = tuple(label for label in card.labels if label.tone not in {gate.value for gate in Gate})
        facts = tuple(fact for _, each in found for fact in brief_facts(self.scope, each))
        held = held_mark(each for _, each in found)
        return replace(card, labels=(*labels, *others), facts=(*card.facts, *facts), held=held)


def states_of(scope: ProviderContext, day: date) -> States:
    """Where a provider's items, and your own beside them, stand on a day."""
    found: dict[str, tuple[tuple[Integration, AssessedItem], ...]] = {}
    for integration in integrations_of(scope):
        for judged in judged_items(scope.project, integration, day):
            found[judged.id] = (*found.get(judged.id, ()), (integration, judged))
    return States(scope, found)
