"""The chapters of a runbook, in the order in which a reader in trouble needs them."""

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from generator.pages.cards import advice_card, forbids, prefixed_card
from generator.pages.integration.pause_points import PausePoint, pause_points
from generator.pages.own_records import own_contacts, own_steps
from generator.pages.phases import PHASES, WorkPhase
from generator.pages.provider.environments import limit_card, settings_section
from generator.pages.provider.support import contact, nobody_named
from generator.pages.provider_context import ProviderContext
from generator.pages.record_models import ContactCard, IssueCard
from generator.pages.runbooks.key_giver import if_rejected
from generator.pages.runbooks.missing import MISSING, missing_on_our_side, missing_sections
from generator.pages.runbooks.model import Chapter, Lines, Part
from generator.pages.runbooks.paper_cards import on_paper, steps_on_paper
from generator.pages.runbooks.who_decides import when_to_roll_back, who_decides
from generator.pages.sections import Cards, Checklist, Contacts, Environments, Issues, Section, Steps, Words
from generator.pages.silence import no_rollback, silence, silent_sentence
from generator.pages.team_records import TeamRecords
from generator.pages.template_words import TEMPLATE_WORDS
from generator.pages.view_models import Card, Fact, RichText, Value
from generator.pages.way_back import way_back
from generator.pages.words import ABSENCES, PAGE_TITLES, capitalised
from generator.prose import verbatim
from generator.schema.provider import ProviderPage
from generator.schema.questions import Question
from generator.schema.record import Gate

BY_HAND = ("Time", "Initials")
OF_AN_ITEM = ("Evidence",)
OF_THE_DAY = ("Planned", "Actual", "Initials")
OF_A_PLAN = ("Actual", "Initials")
OF_A_TEST = ("Request ID", "Response ID", "Time")
CONTACTS_CHAPTER, SETTINGS_CHAPTER = "contacts", "environments"
LIMITS = "Limits in production"
_ABOUT_LIMITS = frozenset({Question.RATE_LIMITS, Question.TIMEOUTS})
"""What is asked about limits at night."""


class _Plan(Struct, frozen=True):
    """A chapter before it is written: its title, the page of the site it comes from, and how each part is made."""

    anchor: str
    title: str
    page: ProviderPage
    sections: Callable[[TeamRecords], Iterator[Section]]
    before: Callable[[TeamRecords], Iterator[Part]] = lambda _: iter(())
    """What comes before the integrations, for the team as a whole."""


def chapters(owned: tuple[TeamRecords, ...]) -> tuple[Chapter, ...]:
    """Every chapter that has something for the team; the last one says what those before it lack."""
    written = tuple(_chapter(plan, owned) for plan in PLANS)
    sections = partial(missing_sections, written)
    last = _Plan(MISSING, "What is still missing", ProviderPage.OVERVIEW, sections, missing_on_our_side)
    return tuple(chapter for chapter in (*written, _chapter(last, owned)) if chapter.parts)


def _chapter(plan: _Plan, owned: tuple[TeamRecords, ...]) -> Chapter:
    parts = tuple(part for part in (_part(plan, records) for records in owned) if part.sections)
    before = tuple(part for records in owned[:1] for part in plan.before(records))
    return Chapter(plan.anchor, plan.title, (*before, *parts))


def _part(plan: _Plan, owned: TeamRecords) -> Part:
    context = owned.provider_context
    sections = tuple(plan.sections(owned))
    return Part(
        anchor=f"{plan.anchor}-{context.key}",
        provider=context.provider.id,
        key=context.key,
        title=context.heading,
        page=context.page(plan.page),
        sections=sections,
        aside=who_decides(context) if plan.anchor == WorkPhase.ROLLBACK else None,
        is_whole=plan.anchor == WorkPhase.ROLLBACK and any(isinstance(section, Steps) for section in sections),
        has_code=plan.anchor == CONTACTS_CHAPTER,
    )


def _incidents(owned: TeamRecords) -> Iterator[Section]:
    issues = tuple(_prefixed_issue(owned, issue) for issue in owned.issues)
    if issues:
        yield Issues("", "", issues)


def _prefixed_issue(owned: TeamRecords, issue: IssueCard) -> IssueCard:
    return replace(issue, card=on_paper(owned, (issue.card,))[0])


def _rollback(owned: TeamRecords) -> Iterator[Section]:
    context = owned.provider_context
    rollback = context.provider.rollback
    rules = context.that_apply(rollback.advice)
    do_not = tuple(advice_card(context, advice) for advice in rules if forbids(advice))
    others = tuple(advice_card(context, advice) for advice in rules if not forbids(advice))
    steps = way_back(context)
    if do_not:
        yield Cards("", "Do not", on_paper(owned, do_not))
    silent = () if context.that_apply(rollback.steps) else tuple(_no_procedure(context))
    when = when_to_roll_back(context)
    if words := (*silent, *((when,) if when else ())):
        yield Words("", "", words)
    if steps:
        yield Steps("", "What to do, in order", on_paper(owned, steps), blanks=BY_HAND)
    if others:
        yield Lines("", "Good to know", on_paper(owned, others))


def _no_procedure(context: ProviderContext) -> Iterator[RichText]:
    first_move = context.provider.rollback.first_move
    if first_move:
        yield RichText(f"{TEMPLATE_WORDS.our_advice}: {first_move}", context.provider.id)
    where = "Use your own, below." if own_steps(context) else "Use your own."
    why = context.absence(Question.ROLLBACK_STEPS, ProviderPage.ROLLBACK)
    yield RichText(f"{no_rollback(verbatim(context.name), why)} {where}", context.provider.id)


def _items(gate: Gate) -> Callable[[TeamRecords], Iterator[Section]]:
    def sections(owned: TeamRecords) -> Iterator[Section]:
        items = owned.items(gate)
        if items:
            yield Checklist("", "", on_paper(owned, items), blanks=OF_AN_ITEM)
        is_first = (gate is Gate.ACCESS_REQUEST) is owned.provider_context.provider.access.is_requested
        steps = owned.access_steps if is_first else ()
        if steps:
            yield Steps("", PHASES[WorkPhase.ASKING].title, on_paper(owned, steps), blanks=BY_HAND)

    return sections


def _cutover(owned: TeamRecords) -> Iterator[Section]:
    left = steps_on_paper(owned, owned.planned_steps(*PHASES[WorkPhase.CUTOVER].steps))
    first_days = steps_on_paper(owned, owned.planned_steps(*PHASES[WorkPhase.FIRST_DAYS].steps))
    pauses = pause_points(owned.integration) if owned.integration and (left or owned.responds) else ()
    for pause in pauses:
        earlier = tuple(step for step in left if int(step.number) < int(pause.before))
        left = left[len(earlier) :]
        yield from _done_on_the_day(owned, earlier)
        yield Words("", "", (_in_short(owned, pause),))
    yield from _done_on_the_day(owned, left)
    if first_days:
        yield Steps("", PHASES[WorkPhase.FIRST_DAYS].title, first_days, blanks=BY_HAND)


def _done_on_the_day(owned: TeamRecords, steps: tuple[Card, ...]) -> Iterator[Section]:
    if steps:
        yield Steps("", "", steps, blanks=OF_A_PLAN if owned.is_dated else OF_THE_DAY)


def _in_short(owned: TeamRecords, pause: PausePoint) -> RichText:
    """Where everybody stops, and who decides; the step may be another team's, and not in this book."""
    sheet = owned.integration.name if owned.integration else owned.provider_context.name
    said = (
        f"**Pause before step {pause.before}, “{verbatim(pause.step)}”.**",
        *([line.text for line in pause.decided] or [f"{pause.kind}."]),
        f"Read it aloud from the run sheet of {verbatim(sheet)}, a print of its own.",
    )
    return RichText(" ".join(said), owned.provider_context.provider.id)


def _smoke_tests(owned: TeamRecords) -> Iterator[Section]:
    tests = owned.planned_steps(*PHASES[WorkPhase.SMOKE_TESTS].steps)
    if tests:
        yield Steps("", "", steps_on_paper(owned, tests), blanks=OF_A_TEST)


def _monitoring(owned: TeamRecords) -> Iterator[Section]:
    alerts, metrics = on_paper(owned, owned.alerts), on_paper(owned, owned.metrics)
    if alerts:
        yield Lines("", PHASES[WorkPhase.ALERTS].title, tuple(map(_without_what_is_unknown, alerts)))
    if metrics:
        yield Lines("", PHASES[WorkPhase.METRICS].title, metrics)


def _without_what_is_unknown(alert: Card) -> Card:
    """An alert on paper: that the guide has no number for it is of no use at night, and stands on the site."""
    known = (fact for fact in alert.facts if not (fact.value and fact.value.is_unknown))
    return replace(alert, facts=tuple(known), gap=None)


def _maintenance(owned: TeamRecords) -> Iterator[Section]:
    tasks = on_paper(owned, owned.tasks)
    if tasks:
        yield Lines("", "", tasks)


def _rules(owned: TeamRecords) -> Iterator[Section]:
    rules = on_paper(owned, owned.rules)
    if rules:
        yield Lines("", "", rules)


def _environments(owned: TeamRecords) -> Iterator[Section]:
    yield from if_rejected(owned.provider_context)
    rows = settings_section(owned.provider_context).rows
    if rows:
        yield Environments(
            "", "", tuple(replace(row, card=prefixed_card(owned.provider_context, row.card)) for row in rows)
        )
    else:
        words = "the guide does not set its environments side by side"
        silent = silent_sentence(owned.provider_context.provider, ProviderPage.ENVIRONMENTS, words)
        yield Words("", "Nothing compared", (RichText(silent),))
    limits, not_given = _limits(owned.provider_context), tuple(_limits_not_given(owned.provider_context))
    if limits:
        yield Lines("", LIMITS, on_paper(owned, limits))
    if not_given:
        said = RichText(f"**Not given:** {'; '.join(not_given)}.", owned.provider_context.provider.id)
        yield Words("", "" if limits else LIMITS, (said,))


def _limits(context: ProviderContext) -> tuple[Card, ...]:
    """The numbers that hold where real payments flow: in what time to answer, how often to ask."""
    environments = context.provider.environments
    limits = context.that_apply(environments.limits)
    cards = (limit_card(context, limit) for limit in limits if environments.in_production(limit.values))
    return tuple(replace(card, facts=tuple(fact for fact in card.facts if fact.name != "Where")) for card in cards)


def _limits_not_given(context: ProviderContext) -> Iterator[str]:
    """The limits that the guide does not give, with what you found out."""
    for _, gap in context.all_gaps():
        if not _ABOUT_LIMITS.isdisjoint(gap.questions):
            found = "".join(f" ({fact.name}: {fact.words.text})" for fact in context.answers(gap.id) if fact.words)
            yield f"[{verbatim(gap.title)}](#{gap.id}){found}"


def _contacts(owned: TeamRecords) -> Iterator[Section]:
    context = owned.provider_context
    guides = context.that_apply(context.provider.support.contacts)
    contacts = (*(contact(context, listed) for listed in guides), *own_contacts(context))
    if contacts:
        reachable = sorted(contacts, key=lambda shown: (not _is_given(shown.phone), not _is_given(shown.email)))
        yield Contacts("", "", tuple(_with_its_gap(context, shown) for shown in reachable))
    else:
        yield Words("", "Nobody named", (RichText(nobody_named(context)),))


def _with_its_gap(context: ProviderContext, shown: ContactCard) -> ContactCard:
    """A contact with what is known about its gap, and a line to write the number on where there is none."""
    card = prefixed_card(context, shown.card)
    phone, email = (way if _is_given(way) else None for way in (shown.phone, shown.email))
    unknown = [name for name, way in (("number", shown.phone), ("e-mail", shown.email)) if way and way.is_unknown]
    gap = shown.gap.to.anchor if shown.gap else ""
    found = tuple(context.answers(gap))
    absence = Value(_why_absent(context, gap) if gap else silence(context.provider, ProviderPage.SUPPORT))
    unknown_email = (Fact(TEMPLATE_WORDS.email, absence),) if phone and shown.email and email is None else ()
    blank = None if phone or found else Fact(capitalised(" or ".join(unknown or ["number"])), absence)
    card = replace(card, facts=(*unknown_email, *found, *card.facts))
    return replace(shown, phone=phone, email=email, card=card, gap=None, blank=blank)


def _why_absent(context: ProviderContext, gap: str) -> str:
    return next(ABSENCES[found.cause] for _, found in context.all_gaps() if found.id == gap)


def _is_given(way: Value | None) -> bool:
    return way is not None and not way.is_unknown


def _of_phase(phase: WorkPhase, sections: Callable[[TeamRecords], Iterator[Section]]) -> _Plan:
    return _Plan(phase.value, PHASES[phase].title, PHASES[phase].page, sections)


PLANS = (
    _of_phase(WorkPhase.ROLLBACK, _rollback),
    _of_phase(WorkPhase.INCIDENTS, _incidents),
    _Plan(CONTACTS_CHAPTER, "Contacts", ProviderPage.SUPPORT, _contacts),
    _Plan("monitoring", PAGE_TITLES[ProviderPage.MONITORING], ProviderPage.MONITORING, _monitoring),
    _of_phase(WorkPhase.BEFORE_REQUEST, _items(Gate.ACCESS_REQUEST)),
    _of_phase(WorkPhase.BEFORE_GO_LIVE, _items(Gate.GO_LIVE)),
    _of_phase(WorkPhase.CUTOVER, _cutover),
    _of_phase(WorkPhase.SMOKE_TESTS, _smoke_tests),
    _Plan(WorkPhase.MAINTENANCE.value, "Regular tasks", ProviderPage.MAINTENANCE, _maintenance),
    _of_phase(WorkPhase.RULES, _rules),
    _Plan(SETTINGS_CHAPTER, "Environments, keys and limits", ProviderPage.ENVIRONMENTS, _environments),
)
"""The chapters but the last: what is needed in trouble, what comes before and on the day, what is looked up."""
