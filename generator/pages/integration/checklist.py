"""The checklist of an integration: every item with where it stands, what shows it, and who said so."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.pages.blockers import QUESTIONS
from generator.pages.cards import item_card
from generator.pages.filters import TO_DO, facets, filters, slug
from generator.pages.integration.integration_context import CHECKLIST, IntegrationContext, file_of
from generator.pages.integration.readiness_summary import ReadinessSummary, summarise
from generator.pages.integration.summary_block import said
from generator.pages.item_state_card import held_mark, recorded_facts, state_label
from generator.pages.model import Page
from generator.pages.own_records import own_item_card
from generator.pages.readiness_view import TickWords
from generator.pages.sections import Checklist, Section, Table, Ticks
from generator.pages.status_labels import label_of, verdict_text
from generator.pages.view_models import Address, Card, Cell, Facet, Fact, Link, RichText, Tick
from generator.pages.words import format_date
from generator.readiness.items import AssessedItem
from generator.schema.checklists import Item
from generator.schema.integration import ConditionAnswer
from generator.schema.own import OwnItem
from generator.schema.provider import Condition, ProviderPage

OWN_ITEMS = "own-items"
TICK_WORDS = TickWords(
    marked="Ticked here on {day}. Not recorded.",
    outdated="Ticked here on {day}, and the item has changed since. If it still holds, tick it again.",
    nothing="Nothing is ticked on this device.",
    one="1 item is ticked on this device and not recorded.",
    many="{count} items are ticked on this device and not recorded.",
    bar="Ticked here: {count}, not recorded",
    copy="Copy",
    copied="Copied",
    lost="This browser keeps no ticks for this page. They are gone when you close it: record them before.",
    nameless="Say who you are first: what is recorded needs a name.",
    head="# Ticked in the browser. Goes under `items:` in {file}",
    evidence="add what shows it: `done` counts only with evidence",
    replaces="put it in place of the entry that is there",
)


def own_checklist_page(going: IntegrationContext) -> Page:
    """Every item of the guide and of our own, with its state."""
    view = summarise(going)
    groups = tuple(_groups(going, view.items))
    cards = tuple(card for group in groups for card in group.cards)
    return Page(
        path=going.page(CHECKLIST),
        boost=0.5,
        title=f"{going.name}: our checklist",
        short="Checklist",
        description=f"Every item of our going-live with {going.scope.name} and where it stands.",
        lead=RichText(_lead(going, view)),
        edit=file_of(going, "progress"),
        sections=(filters(going.scope, cards), *_questions(going), *groups, *_ticks(going, cards)),
    )


def _lead(going: IntegrationContext, view: ReadinessSummary) -> str:
    gates = " ".join(f"{each.title}: {_bound(verdict_text(each.verdict))}, {said(each)}." for each in view.gates)
    return f"Where each item stands on {format_date(going.day)}. {gates}"


def _bound(words: str) -> str:
    """Words that stay on one line."""
    return words.replace(" ", "\u00a0")


def _questions(going: IntegrationContext) -> tuple[Section, ...]:
    """What the provider's conditions ask, and what we answered."""
    answers = {str(each.condition): each for each in going.integration.profile.conditions}
    asked = going.scope.provider.profile.conditions
    rows = tuple(_question(going, each, answers.get(each.id)) for each in asked)
    intro = RichText(f"The answers stand under `conditions` in `{file_of(going, 'integration')}`.")
    title, columns = "Questions that switch items on or off", ("Question", "Our answer", "Why")
    return (Table(QUESTIONS, title, columns, rows, intro=intro),) if rows else ()


def _question(going: IntegrationContext, condition: Condition, answer: ConditionAnswer | None) -> tuple[Cell, ...]:
    if answer is None:
        return (Cell(condition.question), Cell("? Not answered", tone="gap"), Cell("—"))
    note = going.scope.rich(answer.note)
    return (Cell(condition.question), Cell("Yes" if answer.applies else "No"), Cell(words=note) if note else Cell("—"))


def _groups(going: IntegrationContext, items: Iterable[AssessedItem]) -> Iterator[Checklist]:
    scope, every = going.scope, tuple(items)
    for group in scope.provider.checklists.groups:
        cards = tuple(_card(going, each) for each in every if each.group_id == group.id)
        yield Checklist(group.id, group.title, cards, notes=scope.riches(group.notes), intro=scope.rich(group.intro))
    own = tuple(_card(going, each) for each in every if each.group is None)
    if own:
        yield Checklist(
            OWN_ITEMS, "Our own items", own, intro=RichText("No guide asks for them. They count all the same.")
        )


def _card(going: IntegrationContext, judged: AssessedItem) -> Card:
    card = _bare_card(going, judged)
    state = label_of(judged.standing)
    chosen = (slug(state.bucket), *(() if state.holds else (TO_DO,)))
    return replace(
        card,
        labels=(state_label(judged), *card.labels),
        facts=(*card.facts, *recorded_facts(going.scope, going.integration, judged)),
        held=held_mark([judged]),
        facets=(*facets(going.scope, card, judged.gate, judged.roles), Facet("state", chosen)),
        tick=None if state.holds else _tick(judged),
    )


def _bare_card(going: IntegrationContext, judged: AssessedItem) -> Card:
    scope = going.scope
    if isinstance(judged.item, OwnItem):
        return own_item_card(scope, going.integration, judged.item)
    assert isinstance(judged.item, Item)
    assert judged.group is not None
    card = item_card(scope, judged.item, judged.group)
    # the guide's reasons, notes and sources stand on its own page, one press away
    more = Link("why, notes and source", Address(scope.page(ProviderPage.CHECKLIST), judged.id))
    return replace(card, facts=(Fact("Guide", link=more), *card.facts), why=None, notes=(), also_called=(), source=None)


def _tick(judged: AssessedItem) -> Tick:
    item = judged.item
    words = "\0".join([item.title, item.detail or "", item.evidence or "", judged.gate.value])
    recorded = judged.recorded.state.value if judged.recorded else ""
    digest = hashlib.sha256(words.encode()).hexdigest()[:10]
    return Tick(judged.id, digest, recorded, item.needs_evidence)


def _ticks(going: IntegrationContext, cards: tuple[Card, ...]) -> tuple[Section, ...]:
    if not any(card.tick for card in cards):
        return ()
    file = file_of(going, "progress")
    words = (
        RichText(
            "Go through the list together, in a rehearsal or on the day, and tick what you see done. "
            "Ticks stay in this browser on this device and change no verdict."
        ),
        RichText(
            f"To record them, let this page give them as YAML, add the evidence, and propose the change to `{file}`."
        ),
    )
    return (Ticks("ticks", "Ticks on this device", going.id, file, words, TICK_WORDS),)
