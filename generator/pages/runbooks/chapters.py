"""The chapters of a runbook, in the order in which a reader in trouble needs them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.pages.cards import advice_card, forbids, prefixed_card, step_card
from generator.pages.own_records import own_contacts, own_steps
from generator.pages.phases import PHASES, WorkPhase
from generator.pages.provider.environments import settings_section
from generator.pages.provider.support import NOBODY_NAMED, contact
from generator.pages.provider_context import ProviderContext
from generator.pages.runbooks.index import index_of
from generator.pages.runbooks.model import Chapter, Part
from generator.pages.sections import Cards, Checklist, Contacts, Environments, Gaps, Issues, Section, Steps, Words
from generator.pages.team_records import TeamRecords
from generator.pages.template_words import TEMPLATE_WORDS
from generator.pages.view_models import Card, IssueCard, RichText
from generator.pages.words import PAGE_TITLES
from generator.prose import verbatim
from generator.schema.cutover import Step
from generator.schema.provider import ProviderPage
from generator.schema.questions import Question
from generator.schema.record import Gate

BY_HAND = ("Time", "Initials")
OF_THE_DAY = ("Planned", "Actual", "Initials")
OF_A_PLAN = ("Actual", "Initials")
OF_A_TEST = ("Request ID", "Response ID", "Time")


@dataclass(frozen=True)
class _Plan:
    """A chapter before it is written: its title, the page of the site it comes from, and how each part is made."""

    anchor: str
    title: str
    page: ProviderPage
    sections: Callable[[TeamRecords], Iterator[Section]]


def chapters(owned: tuple[TeamRecords, ...]) -> tuple[Chapter, ...]:
    """Every chapter that has something for the team."""
    written = (_chapter(plan, owned) for plan in PLANS)
    return tuple(chapter for chapter in written if chapter.parts or chapter.index)


def _chapter(plan: _Plan, owned: tuple[TeamRecords, ...]) -> Chapter:
    parts = tuple(_part(plan, records) for records in owned)
    index = index_of(owned) if plan.anchor == WorkPhase.INCIDENTS else ()
    return Chapter(plan.anchor, plan.title, tuple(part for part in parts if part.sections), index)


def _part(plan: _Plan, owned: TeamRecords) -> Part:
    context = owned.provider_context
    return Part(
        anchor=f"{plan.anchor}-{context.key}",
        provider=context.provider.id,
        key=context.key,
        title=context.heading,
        page=context.page(plan.page),
        sections=tuple(plan.sections(owned)),
    )


def _cards(owned: TeamRecords, cards: tuple[Card, ...]) -> tuple[Card, ...]:
    return tuple(prefixed_card(owned.provider_context, card) for card in cards)


def _incidents(owned: TeamRecords) -> Iterator[Section]:
    issues = tuple(_prefixed_issue(owned, issue) for issue in owned.issues)
    if issues:
        yield Issues("", "", issues)


def _prefixed_issue(owned: TeamRecords, issue: IssueCard) -> IssueCard:
    return replace(issue, card=prefixed_card(owned.provider_context, issue.card))


def _rollback(owned: TeamRecords) -> Iterator[Section]:
    context = owned.provider_context
    rollback = context.provider.rollback
    rules = context.that_apply(rollback.advice)
    do_not = tuple(advice_card(context, advice) for advice in rules if forbids(advice))
    others = tuple(advice_card(context, advice) for advice in rules if not forbids(advice))
    steps = context.that_apply(rollback.steps)
    if do_not:
        yield Cards("", "Do not", _cards(owned, do_not))
    yield from _guides_steps(owned, steps) if steps else _own_steps(owned)
    yield from _own_steps(owned, start=len(steps) + 1) if steps else _no_procedure(context)
    if others:
        yield Cards("", "Good to know", _cards(owned, others))


def _guides_steps(owned: TeamRecords, steps: tuple[Step, ...]) -> Iterator[Section]:
    context, roles = owned.provider_context, owned.provider_context.provider.rollback.roles
    cards = tuple(step_card(context, step, roles) for step in steps)
    yield Steps("", "What to do, in order", _cards(owned, cards), blanks=BY_HAND)


def _own_steps(owned: TeamRecords, start: int = 1) -> Iterator[Section]:
    """The steps back of your own, whoever does them: nobody goes back by halves. They count on from the guide's."""
    steps = own_steps(owned.provider_context)
    if steps:
        yield Steps("", "Our own steps, in order", _cards(owned, steps), blanks=BY_HAND, start=start)


def _no_procedure(context: ProviderContext) -> Iterator[Section]:
    first_move = context.provider.rollback.first_move
    if first_move:
        yield Words(
            "", "The first move", (RichText(f"{TEMPLATE_WORDS.our_advice}: {first_move}", context.provider.id),)
        )
    where = "Use your own, above." if own_steps(context) else "Use your own."
    why = context.absence(Question.ROLLBACK_STEPS)
    words = RichText(f"{verbatim(context.name)} gives **no rollback procedure** ({why}). {where}")
    yield Words("", "No procedure in the guide", (words,))
    gaps = tuple(context.gap(gap) for gap in context.provider.rollback.gaps)
    missing = tuple(replace(gap, anchor=f"{context.key}-{gap.anchor}") for gap in gaps)
    yield Gaps("", "What is missing", missing)


def _items(gate: Gate) -> Callable[[TeamRecords], Iterator[Section]]:
    def sections(owned: TeamRecords) -> Iterator[Section]:
        items = owned.items(gate)
        if items:
            yield Checklist("", "", _cards(owned, items))
        is_first = (gate is Gate.ACCESS_REQUEST) is owned.provider_context.provider.access.is_requested
        steps = owned.access_steps if is_first else ()
        if steps:
            yield Steps("", PHASES[WorkPhase.ASKING].title, _cards(owned, steps), blanks=BY_HAND)

    return sections


def _cutover(owned: TeamRecords) -> Iterator[Section]:
    steps = owned.planned_steps(*PHASES[WorkPhase.CUTOVER].steps)
    first_days = owned.planned_steps(*PHASES[WorkPhase.FIRST_DAYS].steps)
    if steps:
        yield Steps("", "Steps", _cards(owned, steps), blanks=OF_A_PLAN if owned.is_dated else OF_THE_DAY)
    if first_days:
        yield Steps("", PHASES[WorkPhase.FIRST_DAYS].title, _cards(owned, first_days), blanks=BY_HAND)


def _smoke_tests(owned: TeamRecords) -> Iterator[Section]:
    tests = owned.planned_steps(*PHASES[WorkPhase.SMOKE_TESTS].steps)
    if tests:
        yield Steps("", "", _cards(owned, tests), blanks=OF_A_TEST)


def _monitoring(owned: TeamRecords) -> Iterator[Section]:
    alerts, metrics = owned.alerts, owned.metrics
    if alerts:
        yield Cards("", PHASES[WorkPhase.ALERTS].title, _cards(owned, alerts))
    if metrics:
        yield Cards("", PHASES[WorkPhase.METRICS].title, _cards(owned, metrics))


def _maintenance(owned: TeamRecords) -> Iterator[Section]:
    tasks = owned.tasks
    if tasks:
        yield Cards("", "", _cards(owned, tasks))


def _rules(owned: TeamRecords) -> Iterator[Section]:
    if owned.rules:
        yield Cards("", "", _cards(owned, owned.rules))


def _environments(owned: TeamRecords) -> Iterator[Section]:
    rows = settings_section(owned.provider_context).rows
    if rows:
        yield Environments(
            "", "", tuple(replace(row, card=prefixed_card(owned.provider_context, row.card)) for row in rows)
        )
    else:
        yield Words("", "Nothing compared", (RichText("The guide does not set its environments side by side."),))


def _contacts(owned: TeamRecords) -> Iterator[Section]:
    context = owned.provider_context
    guides = context.that_apply(context.provider.support.contacts)
    contacts = (*(contact(context, listed) for listed in guides), *own_contacts(context))
    if contacts:
        yield Contacts("", "", tuple(replace(shown, card=prefixed_card(context, shown.card)) for shown in contacts))
    else:
        yield Words("", "Nobody named", (RichText(NOBODY_NAMED),))


def _of_phase(phase: WorkPhase, sections: Callable[[TeamRecords], Iterator[Section]]) -> _Plan:
    return _Plan(phase.value, PHASES[phase].title, PHASES[phase].page, sections)


PLANS = (
    _of_phase(WorkPhase.INCIDENTS, _incidents),
    _of_phase(WorkPhase.ROLLBACK, _rollback),
    _Plan("contacts", "Contacts", ProviderPage.SUPPORT, _contacts),
    _Plan("monitoring", PAGE_TITLES[ProviderPage.MONITORING], ProviderPage.MONITORING, _monitoring),
    _of_phase(WorkPhase.BEFORE_REQUEST, _items(Gate.ACCESS_REQUEST)),
    _of_phase(WorkPhase.BEFORE_GO_LIVE, _items(Gate.GO_LIVE)),
    _of_phase(WorkPhase.CUTOVER, _cutover),
    _of_phase(WorkPhase.SMOKE_TESTS, _smoke_tests),
    _of_phase(WorkPhase.MAINTENANCE, _maintenance),
    _of_phase(WorkPhase.RULES, _rules),
    _Plan("environments", PAGE_TITLES[ProviderPage.ENVIRONMENTS], ProviderPage.ENVIRONMENTS, _environments),
)
"""The chapters: first what is needed in trouble, then what comes before and on the day, then what is looked up."""
