"""An integration at a glance: both verdicts, what is next, who has how much to do, what is ours."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.pages.addresses import CHECKLIST, CUTOVER, ENVIRONMENTS, REQUEST, SMOKE_TESTS
from generator.pages.blockers import BLOCKERS
from generator.pages.chart import number_of
from generator.pages.charts.dates import dates_chart
from generator.pages.charts.history import Milestones, history_chart
from generator.pages.filters import TO_DO
from generator.pages.integration.dated_todos import starts
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.past import past_counts
from generator.pages.integration.progress import ChecklistPart, checklist_groups, other_parts
from generator.pages.integration.readiness_summary import (
    GateSummary,
    ReadinessSummary,
    TeamLoad,
    todo,
    without_playbook_words,
)
from generator.pages.integration.summary_block import readiness_block
from generator.pages.model import Page
from generator.pages.own_records import own_contact, own_issue, own_step
from generator.pages.provider_context import ProviderContext
from generator.pages.readiness_view import Todo
from generator.pages.sections import Contacts, Doors, Issues, ReadinessSection, Section, Steps, Table, Todos, Words
from generator.pages.status_labels import BUCKETS, GATES
from generator.pages.view_models import Address, Cell, Door, Label, Link, RichText
from generator.pages.words import PAGE_TITLES, capitalised, count, format_date
from generator.project import Integration
from generator.prose import verbatim
from generator.readiness.counts import Bucket, Counts
from generator.schema.provider import ProviderPage
from generator.schema.record import Gate

_MOST_NEXT = 5
"""How many of the next things to do stand on top."""
BEFORE = GATES[Gate.ACCESS_REQUEST].name


def own_overview_page(context: IntegrationContext) -> Page:
    """Where our own going-live stands."""
    view = context.summary
    sections = (
        *_welcome(context, view),
        _readiness(context, view),
        *_teams(context, view),
        *_next(view),
        *_dates(context),
        *_history(context),
        *_counts(view),
        _groups(context, view),
        *_blockers(view),
        *_playbooks(context, view),
        *_answers(context),
        *_ours(context),
        _ways_on(context),
    )
    return Page(
        path=context.page(),
        boost=0.5,
        title=f"{context.name}: our launch",
        short=context.name,
        description=f"Where our launch with {context.provider_context.name} stands.",
        lead=RichText(
            context.integration.profile.summary or f"Our launch with {verbatim(context.provider_context.name)}."
        ),
        edit=context.file("progress"),
        sections=sections,
    )


def _welcome(context: IntegrationContext, view: ReadinessSummary) -> tuple[Section, ...]:
    if view.is_recorded:
        return ()
    items = count(len(view.items), "item")
    words = RichText(
        f"Every item is open: nothing is recorded about the {items} yet. Start with the "
        f"first one below. What you know goes into `{context.file('progress')}`."
    )
    return (Words("start", "Nothing is recorded yet", (words,)),)


def _readiness(context: IntegrationContext, view: ReadinessSummary) -> ReadinessSection:
    title = f"Readiness on {format_date(context.day)}"
    return ReadinessSection("readiness", title, (readiness_block(view),))


def _next(view: ReadinessSummary) -> tuple[Section, ...]:
    gate = view.next_gate
    if gate is None:
        return ()
    more = len(view.next) - _MOST_NEXT
    rest = f" {count(more, 'more thing')} after that." if more > 0 else ""
    intro = RichText(f"For the first gate that is not met: {gate.title.lower()}.{rest}")
    return (Todos("next", "What is next", view.next[:_MOST_NEXT], is_ordered=True, intro=intro),)


def _history(context: IntegrationContext) -> tuple[Section, ...]:
    """How it came to where it is; nothing where version control does not know two days."""
    counts, profile = past_counts(context), context.integration.profile
    milestones = Milestones(
        profile.request.sent.date if profile.request.sent else None,
        profile.go_live.day.date if profile.go_live else None,
    )
    chart = history_chart(context.name, counts, milestones)
    return (chart,) if chart else ()


def _dates(context: IntegrationContext) -> tuple[Section, ...]:
    """What has a day before the launch."""
    guide, readiness = context.provider_context, context.readiness
    launch = context.integration.profile.go_live.day.date if context.integration.profile.go_live else None
    chart = dates_chart(starts(guide, readiness), context.summary.ends, launch, context.day)
    return (chart,) if chart else ()


def _counts(view: ReadinessSummary) -> tuple[Section, ...]:
    """The counts before and after waivers, where somebody waived something."""
    waived = tuple(gate for gate in view.gates if gate.before != gate.after)
    if not waived:
        return ()
    rows = tuple(
        _count_row(words, counts)
        for gate in waived
        for words, counts in ((gate.title, gate.after), (f"{gate.title}, without waivers", gate.before))
    )
    columns = ("Gate", *(f"{words.mark} {capitalised(words.word)}" for words in BUCKETS.values()))
    intro = RichText(
        "A waived item counts as met until its waiver ends. The second line of each gate leaves waivers out."
    )
    return (Table("counts", "With and without waivers", columns, rows, intro=intro),)


def _count_row(words: str, counts: Counts) -> tuple[Cell, ...]:
    return (Cell(words), *(Cell(str(number_of(counts, bucket))) for bucket in Bucket))


def _teams(context: IntegrationContext, view: ReadinessSummary) -> tuple[Section, ...]:
    """What is missing: whose it is, and by when it is wanted."""
    rows = tuple(
        (
            Cell(link=Link(team.name, team.page)),
            Cell(str(team.number)),
            *(_gate_cell(gate, team) for gate in view.gates if view.takes_request),
            Cell(_first_start(context, team)),
            _items_cell(context, team),
        )
        for team in view.teams
    )
    gates = tuple(gate.deadline for gate in map(GATES.__getitem__, Gate)) if view.takes_request else ()
    columns = ("Team", "Missing", *gates, "Start by", "Checklist")
    words = " Go-live needs all that the access request needs, so it counts that as well." if view.takes_request else ""
    intro = RichText(f"A thing that several teams do counts for each of them.{words}")
    return (Table("teams", "What is missing, by team", columns, rows, intro=intro),) if rows else ()


def _gate_cell(gate: GateSummary, load: TeamLoad) -> Cell:
    """How much of what keeps a gate from being met a team can change."""
    number = sum(load.team in blocker.teams for blocker in gate.blockers)
    return Cell(str(number)) if number else Cell("–", tone="none")


def _first_start(context: IntegrationContext, load: TeamLoad) -> str:
    """By when a team has to begin what takes long; a dash where nothing does."""
    days = (start.day for start in starts(context.provider_context, context.readiness) if load.team in start.todo.teams)
    return next(map(format_date, days), "–")


def _items_cell(context: IntegrationContext, load: TeamLoad) -> Cell:
    """The items among what a team has to do, chosen from the checklist."""
    chosen = Address(context.page(CHECKLIST), query=f"team={load.team}&state={TO_DO}")
    return Cell(link=Link(count(load.items, "item"), chosen)) if load.items else Cell("–", tone="none")


def _groups(context: IntegrationContext, view: ReadinessSummary) -> Table:
    """How much of each group of the guide's checklist holds; addresses of groups that lead here stay alive."""
    rows = (
        *(_part_row(context, part, anchor=part.anchor) for part in checklist_groups(context, view)),
        *(_part_row(context, part) for part in other_parts(view)),
    )
    return Table("groups", "Progress of the checklist", ("Part of the checklist", "Complete"), rows)


def _part_row(context: IntegrationContext, part: ChecklistPart, anchor: str = "") -> tuple[Cell, ...]:
    link = Link(part.title, Address(context.page(CHECKLIST), part.anchor))
    return Cell(link=link, anchor=anchor), Cell(part.complete)


def _blockers(view: ReadinessSummary) -> tuple[Section, ...]:
    sooner = {blocker.id for gate in view.gates if gate.gate is Gate.ACCESS_REQUEST for blocker in gate.blockers}
    todos = tuple(
        replace(_named(todo(blocker), is_first=blocker.id in sooner), record=blocker.record)
        for blocker in view.blockers
    )
    marked = f" What is marked “{BEFORE}” must be complete before you ask for production." if view.takes_request else ""
    intro = RichText(f"In the order of the guide.{marked}")
    return (Todos(BLOCKERS, f"Blockers by name ({len(todos)})", todos, intro=intro),) if todos else ()


def _playbooks(context: IntegrationContext, view: ReadinessSummary) -> tuple[Section, ...]:
    """The alerts that nobody has said what to do about, and where that is written."""
    todos = view.without_playbook
    intro = RichText(
        f"Write what to do under `own-issues` in `{context.file('integration')}`, and name the alert in its `alerts`. "
        "Whoever is woken then finds it in the runbook. No gate waits for it."
    )
    title = capitalised(without_playbook_words(len(todos)))
    return (Todos("playbooks", title, todos, intro=intro),) if todos else ()


def _named(thing: Todo, *, is_first: bool) -> Todo:
    labels = (Label(BEFORE, Gate.ACCESS_REQUEST.value),) if is_first else ()
    return replace(thing, labels=(*thing.labels, *labels))


def _answers(context: IntegrationContext) -> tuple[Section, ...]:
    guide = context.provider_context
    rows = tuple(
        (Cell(link=guide.gap_link(answer.gap)), Cell(words=guide.rich(answer.answer)))
        for answer in context.integration.profile.answers
    )
    columns = ("The guide does not say", "Our answer")
    return (Table("answers", "What we found out ourselves", columns, rows),) if rows else ()


def _ours(context: IntegrationContext) -> Iterator[Section]:
    guide, integration, profile = context.provider_context, context.integration, context.integration.profile
    if profile.own_contacts:
        contacts = tuple(own_contact(guide, integration, known) for known in profile.own_contacts)
        yield Contacts("own-contacts", "Our own contacts", contacts)
    if profile.own_rollback_steps:
        yield _own_steps(guide, integration)
    if profile.own_issues:
        issues = tuple(own_issue(guide, integration, known) for known in profile.own_issues)
        yield Issues("own-issues", "Our own known issues", issues)


def _own_steps(context: ProviderContext, integration: Integration) -> Steps:
    steps = tuple(
        own_step(context, integration, own_rollback_step)
        for own_rollback_step in integration.profile.own_rollback_steps
    )
    return Steps("own-rollback-steps", "Our rollback steps, in order", steps, is_urgent=True)


def _ways_on(context: IntegrationContext) -> Doors:
    guide = context.provider_context
    own = (
        Door(
            Link("Our checklist", Address(context.page(CHECKLIST))), RichText("Every item with its state and evidence.")
        ),
        *_way_to_request(context),
        Door(
            Link("Our environments", Address(context.page(ENVIRONMENTS))),
            RichText("What must differ, and what we call it."),
        ),
        Door(Link("Our smoke tests", Address(context.page(SMOKE_TESTS))), RichText("What to run in production.")),
        Door(Link("Our cutover", Address(context.page(CUTOVER))), RichText("Every step with its time and its team.")),
    )
    about_the_guide = tuple(
        Door(Link(f"{guide.name}: {PAGE_TITLES[page].lower()}", Address(guide.page(page))), RichText(words))
        for page, words in _RELATED.items()
    )
    return Doors("ways-on", "Related pages", (*own, *about_the_guide))


def _way_to_request(context: IntegrationContext) -> tuple[Door, ...]:
    if not context.takes_request:
        return ()
    link = Link("The access request", Address(context.page(REQUEST)))
    return (Door(link, RichText("What we send to ask for production.")),)


_RELATED = {
    ProviderPage.CHECKLIST: "What the guide asks for, with its reasons.",
    ProviderPage.ACCESS: "How to get production access, and what comes of it.",
    ProviderPage.CUTOVER: "The steps of the day.",
    ProviderPage.ROLLBACK: "How to roll back.",
}
