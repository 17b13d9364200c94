"""The steps of a cutover as rows of a run sheet."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from generator.cutover.plan import Plan, Row
from generator.cutover.steps import CutoverStep
from generator.pages.addresses import CUTOVER, integration_page
from generator.pages.cards import action_card, condition_labels, fact, given, test_facts
from generator.pages.integration.time_format import times
from generator.pages.own_records import OURS
from generator.pages.provider_context import ProviderContext
from generator.pages.record_models import SheetRow
from generator.pages.view_models import Address, Card, Fact, Label, Link, RichText, Value
from generator.pages.words import PACES, listed
from generator.project import Integration
from generator.prose import plain
from generator.schema.cutover import Step
from generator.schema.planning import OwnStep
from generator.schema.record import Roles
from generator.schema.text import Prose

GO_OR_NO_GO = "Go or no go"
DECISION = Label(GO_OR_NO_GO, "decision")
IF_IT_FAILS = "If it fails"
ALONE = Label("Nothing else meanwhile", "exclusive")

LinkTo = Callable[[str], Link]
"""Gives the place of a step by its id."""


def make_sheet_rows(context: ProviderContext, integration: Integration, plan: Plan) -> tuple[SheetRow, ...]:
    """Every step in working order, with its times."""
    page = integration_page(integration.id, CUTOVER)
    numbers = {row.id: str(number) for number, row in enumerate(plan.rows, start=1)}
    places = {row.id: Link(row.step.record.title, Address(page, row.id)) for row in plan.rows}

    def sheet_row(number: int, row: Row) -> SheetRow:
        when = times(row, plan.clock)
        card = replace(step_row_card(context, row.step, places.__getitem__, integration), number=str(number))
        covered = tuple(numbers[other.id] for other in plan.rows if other.step.within == row.id)
        if covered:
            card = replace(card, facts=(Fact("Done by", Value(_steps(covered))), *card.facts))
        return SheetRow(card, when.at, when.local, when.utc, row.step.decides is not None)

    return tuple(sheet_row(number, row) for number, row in enumerate(plan.rows, start=1))


def _steps(numbers: Sequence[str]) -> str:
    """Steps by their numbers: `step 8`, `steps 8 and 9`."""
    return f"step{'s' if len(numbers) > 1 else ''} {listed(numbers)}"


def step_row_card(context: ProviderContext, step: CutoverStep, link: LinkTo, integration: Integration | None) -> Card:
    """A step of the guide as you planned it, or one of your own; its integration's answer stands in place of a gap."""
    facts = given(
        fact("For", step.lasts),
        fact("How often", PACES[step.every]) if step.every else None,
        *test_facts(context, step.record),
        _words(context, "Proof", step.record.proof),
        _decision(context, step),
        _words(context, IF_IT_FAILS, step.fallback),
        _words(context, "Our plan", step.plan.note if step.plan else None),
        Fact("After", links=tuple(link(name) for name in step.after)) if step.after else None,
    )
    if isinstance(step.record, OwnStep):
        return _own_card(context, step.record, facts, _labels(step))
    given_answers = integration.profile.answers if integration else ()
    answers = tuple(given_answer.answer for given_answer in given_answers if given_answer.gap == step.record.gap)
    return _guide_card(context, step, step.record, facts, answers)


def _guide_card(
    context: ProviderContext, step: CutoverStep, record: Step, facts: tuple[Fact, ...], answers: tuple[Prose, ...]
) -> Card:
    planned = record.model_copy(update={"roles": step.roles})
    card = action_card(context, planned, facts=facts, gap=None if answers else context.gap_link(record.gap))
    labels = (*_labels(step), *condition_labels(context, record.when))
    ours = (RichText(f"Our answer: {answer}", context.provider.id) for answer in answers)
    return replace(short(card), labels=labels, notes=(*ours, *card.notes))


def short(card: Card) -> Card:
    """A record as it is shown where it has to be read fast: its controls and other names stand on its own page."""
    return replace(card, controls=(), also_called=())


def _own_card(context: ProviderContext, record: OwnStep, facts: tuple[Fact, ...], labels: tuple[Label, ...]) -> Card:
    return Card(
        anchor=record.id,
        title=record.title,
        detail=context.rich(record.detail),
        why=context.rich(record.why),
        labels=labels,
        facts=facts,
        owners=context.owners(Roles(stated=record.roles)),
        also_called=tuple(record.also_called),
    )


def _labels(step: CutoverStep) -> tuple[Label, ...]:
    marks = ((step.decides, DECISION), (step.is_own, Label("Ours", OURS)), (step.is_exclusive, ALONE))
    return tuple(label for holds, label in marks if holds)


def _decision(context: ProviderContext, step: CutoverStep) -> Fact | None:
    """What is decided and by whom, which the line of the closed step says as well."""
    fact = _words(context, GO_OR_NO_GO, step.decides)
    return replace(fact, glance=plain(step.decides)) if fact and step.decides else None


def _words(context: ProviderContext, name: str, prose: Prose | None) -> Fact | None:
    return Fact(name, words=context.rich(prose)) if prose else None
