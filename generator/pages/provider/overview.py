"""A provider at a glance."""

from dataclasses import replace

from generator.pages.cards import record_card
from generator.pages.model import Page
from generator.pages.provider.support import contact
from generator.pages.provider_context import ProviderContext, value
from generator.pages.sections import Cards, Doors, Facts, Steps, Table
from generator.pages.subject import subject_page
from generator.pages.view_models import Address, Card, Cell, Door, Fact, Link, RichText, Value
from generator.pages.words import COVERAGES, LIMIT_KINDS, PAGE_TITLES, SUBJECT_NAMES, count
from generator.prose import verbatim
from generator.schema.provider import ApiName, GuidePage, ProviderPage, Stage


def overview_page(scope: ProviderContext) -> Page:
    """What the provider is, where to go, its own steps, what its guide covers, its interface names."""
    profile = scope.provider.profile
    sections = (
        _first_needs(scope),
        doors(scope),
        Steps("stages", "Going live in the guide’s own steps", tuple(_stage(scope, each) for each in profile.stages)),
        _key_facts(scope),
        _conditions(scope),
        Cards("api-names", "Names in the interface", tuple(_api_name(scope, each) for each in profile.api_names)),
        _coverage(scope),
        Cards(
            "guide-pages", "Pages the guide points to", tuple(_guide_page(scope, each) for each in profile.guide_pages)
        ),
    )
    page = subject_page(scope, ProviderPage.OVERVIEW, sections)
    return replace(
        page,
        title=scope.name,
        description=f"Going live with {scope.name}.",
        lead=scope.rich(profile.summary),
        also_called=tuple(profile.also_called),
    )


def _first_needs(scope: ProviderContext) -> Facts:
    """What somebody looks for first: the number, the way back, the status page."""
    facts = []
    for record in scope.provider.support.contacts[:1]:
        shown = contact(scope, record)
        to = Address(scope.page(ProviderPage.SUPPORT), record.id)
        facts.append(
            Fact("Call", shown.phone or Value("no number in the guide", is_unknown=True), link=Link(record.name, to))
        )
    steps = scope.provider.rollback.steps
    rollback = Link(
        count(len(steps), "step") if steps else "No procedure in the guide", Address(scope.page(ProviderPage.ROLLBACK))
    )
    facts.append(Fact("Go back", link=rollback))
    facts += [
        Fact("Status page", value(each.host, is_code=True, is_copied=True))
        for each in scope.provider.support.status_pages
    ]
    return Facts("first", "In a hurry", tuple(facts))


def doors(scope: ProviderContext) -> Doors:
    """Every page of the provider, with what is on it."""
    return Doors(
        "pages", "Everything about this provider", tuple(_door(scope, page, facts) for page, facts in _contents(scope))
    )


def _door(scope: ProviderContext, page: ProviderPage, facts: tuple[str, ...]) -> Door:
    return Door(Link(PAGE_TITLES[page], Address(scope.page(page))), RichText(DOORS[page]), facts)


DOORS = {
    ProviderPage.CHECKLIST: "What must hold, why, and by when.",
    ProviderPage.ENVIRONMENTS: "Sandbox and production side by side, credentials, limits.",
    ProviderPage.ACCESS_REQUEST: "How to ask for production, and what comes back.",
    ProviderPage.CUTOVER: "Steps, timeline, smoke tests, first days.",
    ProviderPage.MONITORING: "What to measure, when to be woken.",
    ProviderPage.INCIDENTS: "What you see, what to do, when to call.",
    ProviderPage.ROLLBACK: "How to go back, and what not to do.",
    ProviderPage.SUPPORT: "Whom to call, and when they answer.",
    ProviderPage.MAINTENANCE: "What recurs, and what is rotated.",
}


def _contents(scope: ProviderContext) -> tuple[tuple[ProviderPage, tuple[str, ...]], ...]:
    provider = scope.provider
    items = sum(len(group.items) for group in provider.checklists.groups)
    counts: tuple[tuple[ProviderPage, int, str], ...] = (
        (ProviderPage.CHECKLIST, items, "item"),
        (ProviderPage.ENVIRONMENTS, len(provider.environments.settings), "setting"),
        (ProviderPage.ACCESS_REQUEST, len(provider.access_request.fields), "field"),
        (ProviderPage.CUTOVER, len(provider.cutover.steps) + len(provider.cutover.timeline), "step"),
        (ProviderPage.MONITORING, len(provider.monitoring.alerts), "alert"),
        (ProviderPage.INCIDENTS, len(provider.issues.issues), "issue"),
        (ProviderPage.ROLLBACK, len(provider.rollback.steps), "step"),
        (ProviderPage.SUPPORT, len(provider.support.contacts), "contact"),
        (ProviderPage.MAINTENANCE, len(provider.maintenance.tasks), "task"),
    )
    gaps = [page for page, _ in scope.all_gaps()]
    return tuple(
        (page, tuple(count(number, word) for number, word in ((many, one), (gaps.count(page), "gap")) if number))
        for page, many, one in counts
    )


def _stage(scope: ProviderContext, stage: Stage) -> Card:
    link = Link(PAGE_TITLES[stage.page], Address(scope.page(stage.page)))
    return Card(
        "",
        stage.title,
        detail=scope.rich(stage.detail),
        facts=(Fact("Page", link=link),),
        source=scope.source(stage.cites),
    )


def _key_facts(scope: ProviderContext) -> Facts:
    environments = scope.provider.environments
    page = scope.page(ProviderPage.ENVIRONMENTS)
    facts = [
        Fact(
            each.name,
            value(each.production, is_code=each.kind != "words", is_copied=each.kind != "words"),
            link=Link("in production", Address(page, each.id)),
        )
        for each in environments.settings
        if each.kind in ("url", "host", "prefix")
    ]
    facts += [
        Fact(each.name, value(each.value), link=Link(LIMIT_KINDS[each.kind].lower(), Address(page, each.id)))
        for each in environments.limits
    ]
    return Facts("facts", "Key facts", tuple(facts))


def _conditions(scope: ProviderContext) -> Facts:
    facts = tuple(
        Fact(each.question, words=RichText(f"Records marked “{verbatim(each.when)}” apply when the answer is yes."))
        for each in scope.provider.profile.conditions
    )
    return Facts("conditions", "Questions that switch items on or off", facts)


def _api_name(scope: ProviderContext, name: ApiName) -> Card:
    return record_card(
        scope, name, name.name, detail=scope.rich(name.meaning), facts=(Fact("Kind", Value(name.kind.value)),)
    )


def _guide_page(scope: ProviderContext, page: GuidePage) -> Card:
    link = Link(PAGE_TITLES[page.page], Address(scope.page(page.page)))
    return Card(
        "",
        page.title,
        detail=scope.rich(page.detail),
        facts=(Fact("Of use on", link=link),),
        source=scope.source(page.cites),
    )


def _coverage(scope: ProviderContext) -> Table:
    covers = scope.provider.profile.guide.covers
    rows = tuple(
        (Cell(title), Cell(COVERAGES[getattr(covers, name)], tone=getattr(covers, name).value))
        for name, title in SUBJECT_NAMES.items()
    )
    return Table(
        "coverage", "What the guide covers, and what not", ("Subject", "In the guide"), rows, intro=_about_guide(scope)
    )


def _about_guide(scope: ProviderContext) -> RichText:
    guide = scope.provider.profile.guide
    parent = f", under “{verbatim(guide.parent)}”" if guide.parent else ""
    notes = " ".join(guide.notes)
    return RichText(
        f"This part of the book is made from the guide “{verbatim(guide.title)}”{parent}. {notes}".strip(),
        scope.provider.id,
    )
