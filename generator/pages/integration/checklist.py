"""The checklist of an integration: every item with where it stands, what shows it, and who said so."""

import hashlib
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.pages.addresses import CHECKLIST
from generator.pages.blockers import QUESTIONS
from generator.pages.cards import action_card, item_card
from generator.pages.filters import RUNS_OUT, TO_DO, choosable, facets, filters
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.progress import OWN_ITEMS, STEPS, STEPS_TITLE, checklist_groups, other_parts
from generator.pages.integration.readiness_summary import GateSummary, ReadinessSummary
from generator.pages.integration.summary_block import said
from generator.pages.item_state_card import held_mark, recorded_facts, state_label
from generator.pages.model import Page
from generator.pages.own_records import own_item_card
from generator.pages.readiness_view import Jump, TickWords
from generator.pages.sections import Checklist, Jumps, Section, Table, Ticks
from generator.pages.status_labels import label_of, start_labels, verdict_text, wished_words
from generator.pages.view_models import Address, Card, Cell, Facet, Link, RichText, Tick, Value
from generator.pages.words import format_date
from generator.readiness.items import AssessedItem
from generator.schema.checklists import Item
from generator.schema.cutover import Step
from generator.schema.integration import ConditionAnswer
from generator.schema.own import OwnItem
from generator.schema.provider import Condition, ProviderPage

TICK_WORDS = TickWords(
    box="Done now: {item}",
    marked="Ticked here on {day}. Not recorded.",
    outdated="Ticked here on {day}, and the item has changed since. If it still holds, tick it again.",
    nothing="Nothing is ticked on this device.",
    one="1 item is ticked on this device and not recorded.",
    many="{count} items are ticked on this device and not recorded.",
    bar="Ticked here: {count}, not recorded",
    copy="Copy",
    copied="Copied",
    lost="This browser keeps no ticks for this page. Record them before you close it, or they are gone.",
    nameless="Enter your name first: a record needs one.",
    head="# Ticked in the browser. Goes under `items:` in {file}",
    shows="What shows it (a link, or a few words; never a secret)",
    evidence="add what shows it: `done` counts only with evidence",
    replaces="replaces the entry that is there",
)


def own_checklist_page(context: IntegrationContext) -> Page:
    """Every item of the guide and of our own, with its state."""
    view = context.summary
    groups = tuple(_groups(context, view.items))
    cards = tuple(card for group in groups for card in group.cards)
    chosen = filters(context.provider_context, cards)
    return Page(
        path=context.page(CHECKLIST),
        boost=0.5,
        title=f"{context.name}: our checklist",
        short="Checklist",
        description=f"Every item of our launch with {context.provider_context.name} and where it stands.",
        lead=RichText(_lead(context, view)),
        edit=context.file("progress"),
        sections=(
            _progress(context, view),
            chosen,
            *choosable(groups, chosen),
            *_questions(context),
            *_ticks(context, cards),
        ),
    )


def _progress(context: IntegrationContext, view: ReadinessSummary) -> Jumps:
    parts = (*(part for part in checklist_groups(context, view) if part.items), *other_parts(view))
    jumps = (Jump(Link(part.title, Address(context.page(CHECKLIST), part.anchor)), part.complete) for part in parts)
    return Jumps("progress", "Complete so far", tuple(jumps))


def _lead(context: IntegrationContext, view: ReadinessSummary) -> str:
    gates = " ".join(_of_gate(gate) for gate in view.gates)
    return f"Where each item stands on {format_date(context.day)}. {gates}"


def _of_gate(gate: GateSummary) -> str:
    wished = wished_words(gate.wishes)
    beside = f"; besides, {wished}" if wished else ""
    return f"{gate.title}: {_bound(verdict_text(gate.verdict))}, {said(gate)}{beside}."


def _bound(words: str) -> str:
    """Words that stay on one line."""
    return words.replace(" ", "\u00a0")


def _questions(context: IntegrationContext) -> tuple[Section, ...]:
    """What the provider's conditions ask, and what we answered."""
    answers = {str(condition.condition): condition for condition in context.integration.profile.conditions}
    asked = context.provider_context.provider.profile.conditions
    rows = tuple(_question(context, condition, answers.get(condition.id)) for condition in asked)
    intro = RichText(f"The answers stand under `conditions` in `{context.file('integration')}`.")
    title, columns = "Questions that switch items on or off", ("Question", "Our answer", "Why", "Id")
    return (Table(QUESTIONS, title, columns, rows, intro=intro),) if rows else ()


def _question(context: IntegrationContext, condition: Condition, answer: ConditionAnswer | None) -> tuple[Cell, ...]:
    name = Cell(value=Value(str(condition.id), is_code=True))
    if answer is None:
        return (Cell(condition.question), Cell("? Not answered", tone="gap"), Cell("—"), name)
    reason = context.provider_context.rich(answer.reason)
    said = f"{_answer(condition, answer)}, says {answer.by} ({format_date(answer.on.date)})"
    return (Cell(condition.question), Cell(said), Cell(words=reason) if reason else Cell("—"), name)


def _answer(condition: Condition, answer: ConditionAnswer) -> str:
    chosen = [choice.name for choice in condition.choices if choice.id in answer.chosen]
    return " and ".join(chosen) if chosen else "Yes" if answer.applies else "No"


def _groups(context: IntegrationContext, items: Iterable[AssessedItem]) -> Iterator[Checklist]:
    guide, assessed_items = context.provider_context, tuple(items)
    for group in guide.provider.checklists.groups:
        cards = tuple(
            _card(context, assessed_item) for assessed_item in assessed_items if assessed_item.group_id == group.id
        )
        yield Checklist(group.id, group.title, cards, notes=guide.riches(group.notes), intro=guide.rich(group.intro))
    steps = tuple(_card(context, assessed_item) for assessed_item in assessed_items if assessed_item.is_step)
    if steps:
        intro = "The guide wants them done before customers pay. Record each under `step:` in the progress file."
        yield Checklist(STEPS, STEPS_TITLE, steps, intro=RichText(intro))
    own = tuple(_card(context, assessed_item) for assessed_item in assessed_items if assessed_item.is_own)
    if own:
        yield Checklist(
            OWN_ITEMS, "Our own items", own, intro=RichText("The guide does not ask for them. They count all the same.")
        )


def _card(context: IntegrationContext, assessed: AssessedItem) -> Card:
    card = _bare_card(context, assessed)
    state = label_of(assessed.status)
    chosen = (
        state.bucket.value,
        *(() if state.holds else (TO_DO,)),
        *((RUNS_OUT,) if assessed.runs_out else ()),
    )
    chosen_by = facets(context.provider_context, card, assessed.gate, assessed.roles, assessed.level)
    return replace(
        card,
        labels=(state_label(assessed), *start_labels(assessed.lead_time), *card.labels),
        facts=(*card.facts, *recorded_facts(context.provider_context, assessed)),
        recorded_as=assessed.id,
        held=held_mark([assessed]),
        facets=(*chosen_by, Facet("state", chosen)),
        tick=None if state.holds else _tick(assessed),
    )


def _bare_card(context: IntegrationContext, assessed: AssessedItem) -> Card:
    guide = context.provider_context
    if isinstance(assessed.item, OwnItem):
        return own_item_card(guide, context.integration, assessed.item)
    if isinstance(assessed.item, Step):
        link = Link("The step in the guide", Address(guide.page(ProviderPage.CUTOVER), assessed.id))
        card = action_card(guide, assessed.item, guide.provider.cutover.roles)
        return replace(card, more=link, why=None, notes=(), also_called=(), source=None)
    assert isinstance(assessed.item, Item)
    assert assessed.group is not None
    card = item_card(guide, assessed.item, assessed.group)
    # the guide's reasons, notes and sources stand on its own page, one press away
    more = Link("Why, notes and source", Address(guide.page(ProviderPage.CHECKLIST), assessed.id))
    return replace(card, more=more, why=None, notes=(), also_called=(), source=None)


def _tick(assessed: AssessedItem) -> Tick:
    item = assessed.item
    words = "\0".join([item.title, item.detail or "", item.evidence or "", assessed.gate.value])
    recorded = assessed.recorded.state.value if assessed.recorded else ""
    digest = hashlib.sha256(words.encode()).hexdigest()[:10]
    about = "step" if assessed.is_step else ""
    return Tick(digest, recorded, item.needs_evidence, about, assessed.words)


def _ticks(context: IntegrationContext, cards: tuple[Card, ...]) -> tuple[Section, ...]:
    if not any(card.tick for card in cards):
        return ()
    file = context.file("progress")
    words = (
        RichText(
            "Go through the list together, in a rehearsal or on the day, and tick what you see done. "
            "Ticks, and what you write beside them, stay in this browser on this device and change no verdict."
        ),
        RichText(
            f"To record them, let this page give them as YAML, and propose the change to `{file}`. "
            "Each record ends with the id by which it stands there, below `items`."
        ),
    )
    return (Ticks("ticks", "Ticks on this device", context.id, file, words, TICK_WORDS),)
