"""An integration at a glance: both verdicts with their counts, what is next, and who has how much to do.

The home page, the integration's pages, the team pages, `launchbook status` and the export show what stands here, so
their numbers are the same.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from generator.pages.blockers import QUESTIONS, BlockerLine, blocker_lines
from generator.pages.integration.integration_context import CHECKLIST, IntegrationContext, integration_contexts
from generator.pages.own_records import OURS
from generator.pages.provider_context import ProviderContext, team_page
from generator.pages.readiness_view import Todo
from generator.pages.status_labels import GATES
from generator.pages.view_models import Address, Label, Link
from generator.pages.words import count, format_date
from generator.project import Project
from generator.readiness.item_status import EXPIRED, ItemStatus
from generator.readiness.items import AssessedItem, assess_items
from generator.readiness.request import MissingReason, OpenCondition, WantedField, sent_on
from generator.readiness.verdict import Blocker, Counts, GateReadiness, Verdict, assess_gate
from generator.schema.record import Gate
from generator.schema.request import Request


@dataclass(frozen=True)
class GateSummary:
    """A gate on a day: the verdict, how much stands where, and by name what is missing."""

    gate: Gate
    title: str
    verdict: Verdict
    before: Counts
    after: Counts
    blockers: tuple[BlockerLine, ...]
    sent: date | None = None
    """The day on which the request was sent; None for go-live, and where nothing was recorded."""

    @property
    def is_met(self) -> bool:
        """Whether it is met, with or without waivers."""
        return self.verdict is not Verdict.NOT_READY


@dataclass(frozen=True)
class TeamLoad:
    """How many of an integration's blockers a team can change."""

    team: str
    name: str
    page: Address
    number: int
    items: int
    """How many of them are items of the checklist, and not parts of the request."""


@dataclass(frozen=True)
class ReadinessSummary:
    """An integration on a day."""

    id: str
    name: str
    provider: str
    day: date
    page: Address
    is_recorded: bool
    """Whether anything is recorded about it."""
    items: tuple[AssessedItem, ...]
    gates: tuple[GateSummary, ...]
    next: tuple[Todo, ...]
    """What to do for the earliest gate that is not met, the most urgent first."""
    teams: tuple[TeamLoad, ...]
    """The teams that have something to do, in the order of the organisation."""
    go_live: date | None
    days: int | None
    """How many days there are to go-live; less than none when it is past."""

    @property
    def blockers(self) -> tuple[BlockerLine, ...]:
        """What keeps any gate from being met, each once."""
        return tuple({blocker.id: blocker for gate in self.gates for blocker in gate.blockers}.values())

    @property
    def next_gate(self) -> GateSummary | None:
        """The earliest gate that is not met."""
        return next((gate for gate in self.gates if not gate.is_met), None)


def summarise(context: IntegrationContext) -> ReadinessSummary:
    """How a going-live stands."""
    project, integration = context.provider_context.project, context.integration
    assessed = tuple(assess_gate(project, integration, gate, context.day) for gate in Gate)
    gates = tuple(_gate(context, each) for each in assessed)
    not_met = next((each for each in assessed if each.blockers), None)
    profile = integration.profile
    go_live = profile.go_live.day.date if profile.go_live else None
    blockers = {blocker.id: blocker for gate in gates for blocker in gate.blockers}
    items = assess_items(project, integration, context.day)
    return ReadinessSummary(
        id=context.id,
        name=context.name,
        provider=context.provider_context.name,
        day=context.day,
        page=Address(context.page()),
        is_recorded=bool(integration.progress.items or profile.conditions or profile.request != Request()),
        items=items,
        gates=gates,
        next=_next(context, not_met) if not_met else (),
        teams=_loads(context, tuple(blockers.values()), items),
        go_live=go_live,
        days=(go_live - context.day).days if go_live else None,
    )


def _gate(context: IntegrationContext, readiness: GateReadiness) -> GateSummary:
    return GateSummary(
        readiness.gate,
        GATES[readiness.gate].name,
        readiness.verdict,
        readiness.before,
        readiness.after,
        blocker_lines(context.provider_context, readiness),
        sent_on(context.integration, context.day) if readiness.request else None,
    )


def _loads(
    context: IntegrationContext, blockers: tuple[BlockerLine, ...], items: tuple[AssessedItem, ...]
) -> tuple[TeamLoad, ...]:
    found = Counter(team for blocker in blockers for team in blocker.teams)
    listed = {item.id for item in items}
    on_list = Counter(team for blocker in blockers if blocker.id in listed for team in blocker.teams)
    return tuple(
        TeamLoad(team.id, team.name, Address(team_page(team.id)), found[team.id], on_list[team.id])
        for team in context.provider_context.project.teams.values()
        if found[team.id]
    )


def _next(context: IntegrationContext, readiness: GateReadiness) -> tuple[Todo, ...]:
    """Questions first, since they decide what else there is to do, then what has expired, and last what is blocked."""
    pairs = tuple(zip(readiness.blockers, blocker_lines(context.provider_context, readiness), strict=True))
    waiting: dict[str, list[BlockerLine]] = {}
    for blocker, line in pairs:
        if question := _question(blocker):
            waiting.setdefault(question, []).append(line)
    others = [(blocker, line) for blocker, line in pairs if not _question(blocker)]
    questions = (_todo_of_question(context, *each) for each in waiting.items())
    return (*questions, *(todo(line) for _, line in sorted(others, key=lambda pair: _rank(pair[0]))))


def _question(blocker: Blocker) -> str:
    """The condition that must be answered before more can be said; empty where something else is missing."""
    match blocker:
        case AssessedItem(status=ItemStatus.UNKNOWN):
            return blocker.condition
        case WantedField(missing_reason=MissingReason.NOT_ANSWERED):
            return str(blocker.field.when)
        case OpenCondition():
            return blocker.condition
    return ""


def _rank(blocker: Blocker) -> int:
    match blocker:
        case AssessedItem(status=ItemStatus.BLOCKED):
            return 2
        case AssessedItem(status=status) if status in EXPIRED:
            return 0
        case WantedField(missing_reason=MissingReason.IN_THE_PAST):
            return 0
    return 1


def summaries(project: Project, day: date) -> tuple[ReadinessSummary, ...]:
    """How every integration of a project stands on a day."""
    contexts = {name: ProviderContext(project, provider) for name, provider in project.providers.items()}
    return tuple(summarise(integration_context) for integration_context in integration_contexts(project, contexts, day))


def todo(line: BlockerLine) -> Todo:
    """A blocker as something to do."""
    labels = (Label("Ours", OURS),) if line.is_ours else ()
    return Todo(Link(line.title, line.link.to), line.why, line.owners, line.teams, line.note, labels)


def _todo_of_question(context: IntegrationContext, condition: str, lines: list[BlockerLine]) -> Todo:
    question = context.provider_context.question(condition)
    things = [line for line in lines if line.id != condition]
    verb = "waits" if len(things) == 1 else "wait"
    return Todo(
        Link(question, Address(context.page(CHECKLIST), QUESTIONS)),
        f"not answered; {count(len(things), 'thing')} {verb} for it" if things else "not answered",
        tuple(dict.fromkeys(owner for line in lines for owner in line.owners)),
        tuple(dict.fromkeys(team for line in lines for team in line.teams)),
    )


def days_words(days: int | None) -> str:
    """How far away go-live is, in words."""
    match days:
        case None:
            return "no date yet"
        case 0:
            return "today"
        case 1:
            return "tomorrow"
        case -1:
            return "yesterday"
        case _ if days > 0:
            return f"in {days} days"
    return f"{-days} days ago"


def go_live_words(view: ReadinessSummary) -> str:
    """When it goes live: the day, and how far away it is."""
    return f"{format_date(view.go_live)}, {days_words(view.days)}" if view.go_live else "no date yet"
