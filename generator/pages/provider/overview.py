"""A provider at a glance."""

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.pages.blockers import COVERAGE
from generator.pages.cards import condition_labels, record_card
from generator.pages.model import Page
from generator.pages.provider.environments import COPIED, facts_by_environment, value_in
from generator.pages.provider_context import ProviderContext, value
from generator.pages.reach import guides_ways, no_way
from generator.pages.sections import Cards, Doors, Facts, Steps, Table
from generator.pages.silence import silence
from generator.pages.subject import subject_page
from generator.pages.view_models import Address, Card, Cell, Door, Fact, Link, RichText, Value
from generator.pages.words import COVERAGES, LIMIT_KINDS, PAGE_TITLES, SUBJECT_NAMES, capitalised, count
from generator.project import Provider
from generator.prose import verbatim
from generator.schema.provider import ApiName, Condition, GuidePage, Pick, ProviderPage, SourcePage, Stage

_PICKS = {Pick.ONE: "One of these", Pick.ANY: "One or several of these"}


def overview_page(context: ProviderContext) -> Page:
    """What the provider is, where to go, its own steps, what its guide covers, its interface names."""
    profile = context.provider.profile
    sections = (
        _first_needs(context),
        doors(context),
        Steps(
            "stages", "Going live in the guide’s own steps", tuple(_stage(context, stage) for stage in profile.stages)
        ),
        _key_facts(context),
        _conditions(context),
        Cards(
            "api-names", "Names in the interface", tuple(_api_name(context, api_name) for api_name in profile.api_names)
        ),
        _coverage(context),
        Cards(
            "guide-pages",
            "Pages the guide points to",
            tuple(_guide_page(context, guide_page) for guide_page in profile.guide_pages),
        ),
    )
    page = subject_page(context, ProviderPage.OVERVIEW, sections)
    return replace(
        page,
        title=context.name,
        description=f"Going live with {context.name}.",
        lead=context.rich(profile.summary),
        also_called=tuple(profile.also_called),
    )


def _call(context: ProviderContext) -> Fact:
    """Whom to call in an incident, or why there is nobody; then whom the guide gives for something else."""
    reach = guides_ways(context).first
    if reach is None:
        return Fact("Call", link=Link(no_way(context), Address(context.page(ProviderPage.SUPPORT))))
    to = Address(context.page(ProviderPage.SUPPORT), reach.record)
    whom = ", ".join(filter(None, (reach.whom, reach.when)))
    return Fact("Call", reach.way, link=Link(whom, to)) if whom else Fact("Call", link=Link(reach.way.text, to))


def _first_needs(context: ProviderContext) -> Facts:
    """What somebody looks for first: the number, the way back, the status page."""
    facts = [_call(context)]
    steps = context.provider.rollback.steps
    rollback = Link(
        count(len(steps), "step")
        if steps
        else capitalised(silence(context.provider, ProviderPage.ROLLBACK, "no procedure in the guide")),
        Address(context.page(ProviderPage.ROLLBACK)),
    )
    facts.append(Fact("Roll back", link=rollback))
    facts += [
        Fact("Status page", value(status_page.host, is_code=True, is_copied=True))
        for status_page in context.provider.support.status_pages
    ]
    return Facts("first", "In a hurry", tuple(facts))


def doors(context: ProviderContext) -> Doors:
    """Every page of the provider, with what is on it."""
    return Doors(
        "pages",
        "Everything about this provider",
        tuple(_door(context, page, summary) for page, summary in SUMMARIES.items()),
    )


class PageSummary(Struct, frozen=True):
    """What a page of a provider holds: in a sentence, and as a number of something."""

    words: str
    counted: str
    number: Callable[[Provider], int]


SUMMARIES = {
    ProviderPage.CHECKLIST: PageSummary(
        "What must be complete, why, and by when.",
        "item",
        lambda provider: sum(len(group.items) for group in provider.checklists.groups),
    ),
    ProviderPage.ENVIRONMENTS: PageSummary(
        "The environments side by side, credentials, limits.",
        "setting",
        lambda provider: len(provider.environments.settings),
    ),
    ProviderPage.ACCESS: PageSummary(
        "How you get production access, and what comes of it.", "field", lambda provider: len(provider.access.fields)
    ),
    ProviderPage.CUTOVER: PageSummary(
        "Steps, timeline, smoke tests, first days.",
        "step",
        lambda provider: len(provider.cutover.steps) + len(provider.cutover.timeline),
    ),
    ProviderPage.MONITORING: PageSummary(
        "What to measure, when to be woken.", "alert", lambda provider: len(provider.monitoring.alerts)
    ),
    ProviderPage.INCIDENTS: PageSummary(
        "What you see, what to do, when to call.", "issue", lambda provider: len(provider.issues.issues)
    ),
    ProviderPage.ROLLBACK: PageSummary(
        "How to roll back, and what not to do.", "step", lambda provider: len(provider.rollback.steps)
    ),
    ProviderPage.SUPPORT: PageSummary(
        "Whom to call, and when they answer.", "contact", lambda provider: len(provider.support.contacts)
    ),
    ProviderPage.MAINTENANCE: PageSummary(
        "What recurs, and what is rotated.", "task", lambda provider: len(provider.maintenance.tasks)
    ),
}
"""What every page but the overview holds."""


def _door(context: ProviderContext, page: ProviderPage, summary: PageSummary) -> Door:
    gaps = sum(1 for where, _ in context.all_gaps() if where is page)
    counts = ((summary.number(context.provider), summary.counted), (gaps, "gap"))
    facts = tuple(count(number, word) for number, word in counts if number)
    return Door(Link(PAGE_TITLES[page], Address(context.page(page))), RichText(summary.words), facts)


def _stage(context: ProviderContext, stage: Stage) -> Card:
    link = Link(PAGE_TITLES[stage.page], Address(context.page(stage.page)))
    return Card(
        "",
        stage.title,
        detail=context.rich(stage.detail),
        facts=(Fact("Page", link=link),),
        source=context.source(stage.cites),
    )


def _key_facts(context: ProviderContext) -> Facts:
    environments = context.provider.environments
    page = context.page(ProviderPage.ENVIRONMENTS)
    facts = [
        Fact(setting.name, value_in(setting, one), link=Link(f"in {one.name}", Address(page, setting.id)))
        for setting in environments.settings
        if setting.kind in COPIED
        for one in environments.production
    ]
    for limit in environments.limits:
        link = Link(LIMIT_KINDS[limit.kind].lower(), Address(page, limit.id))
        facts += [replace(fact, link=link) for fact in facts_by_environment(context, limit.name, limit.values)]
    return Facts("facts", "Key facts", tuple(facts))


def _conditions(context: ProviderContext) -> Facts:
    facts = tuple(
        Fact(
            condition.question,
            words=RichText(_what_it_switches(condition)),
        )
        for condition in context.provider.profile.conditions
    )
    return Facts("conditions", "Questions that switch items on or off", facts)


def _what_it_switches(condition: Condition) -> str:
    if condition.when:
        return f"Records marked “{verbatim(condition.when)}” apply when the answer is yes."
    choices = ", ".join(f"{verbatim(choice.name)} (“{verbatim(choice.when)}”)" for choice in condition.choices)
    return f"{_PICKS[condition.pick or Pick.ONE]}: {choices}. Records marked so apply to that choice."


def _api_name(context: ProviderContext, name: ApiName) -> Card:
    return record_card(
        context, name, name.name, detail=context.rich(name.meaning), facts=(Fact("Kind", Value(name.kind.value)),)
    )


def _guide_page(context: ProviderContext, page: GuidePage) -> Card:
    link = Link(PAGE_TITLES[page.page], Address(context.page(page.page)))
    return Card(
        "",
        page.title,
        detail=context.rich(page.detail),
        facts=(Fact("Useful on", link=link),),
        source=context.source(page.cites),
        labels=condition_labels(context, page.when),
    )


def _coverage(context: ProviderContext) -> Table:
    covers = context.provider.profile.guide.covers
    rows = tuple(
        (Cell(title), Cell(COVERAGES[getattr(covers, name)], tone=getattr(covers, name).value))
        for name, title in SUBJECT_NAMES.items()
    )
    return Table(
        COVERAGE,
        "What the guide covers, and what it does not",
        ("Subject", "In the guide"),
        rows,
        intro=_about_guide(context),
    )


def _about_guide(context: ProviderContext) -> RichText:
    guide = context.provider.profile.guide
    titles = " and ".join(_titled(page) for page in guide.pages)
    first = f"This part of the book is made from the guide {titles}." if titles else "Nobody has read the guide yet."
    return RichText(" ".join([first, *guide.notes, *_unfinished(context)]), context.provider.id)


def _unfinished(context: ProviderContext) -> Iterator[str]:
    """What is still to be done about the guide."""
    statements = context.provider.statements
    if statements.to_be_read:
        yield "A program wrote some of it from the guide; it is marked “To be read by a person” until somebody has."
    if statements.not_yet_placed:
        yield f"Not yet placed: {count(len(statements.not_yet_placed), 'statement')}."


def _titled(page: SourcePage) -> str:
    parent = f", under “{verbatim(page.parent)}”" if page.parent else ""
    return f"“{verbatim(page.title)}”{parent}"
