"""An integration at a glance: both verdicts with their counts, what is next, and who has how much to do.

The home page, the integration's pages, the team pages, `launchbook status` and the export show what stands here, so
their numbers are the same.
"""

from collections import Counter
from datetime import date

from msgspec import Struct

from generator.pages.addresses import CHECKLIST, integration_page, team_page
from generator.pages.blockers import QUESTIONS, BlockerLine, blocker_lines
from generator.pages.integration.dated_todos import DatedTodo, ends, starts
from generator.pages.own_records import OURS
from generator.pages.playbooks import without_playbook
from generator.pages.provider_context import ProviderContext
from generator.pages.readiness_view import Todo
from generator.pages.status_labels import GATES
from generator.pages.view_models import Address, Label, Link
from generator.pages.words import count, format_date
from generator.readiness.counts import Counts
from generator.readiness.item_status import EXPIRED, ItemStatus
from generator.readiness.items import AssessedItem, launch_day, live_since
from generator.readiness.lead_time import LeadTime, Urgency
from generator.readiness.request import MissingReason, OpenCondition, WantedField, copy_of, sent_on
from generator.readiness.verdict import Blocker, GateReadiness, Readiness, Verdict
from generator.schema.checklists import ItemLevel
from generator.schema.record import Gate
from generator.schema.request import Request


class GateSummary(Struct, frozen=True):
    """A gate on a day: the verdict, how much stands where, and by name what is missing."""

    gate: Gate
    title: str
    verdict: Verdict
    """Of go-live, the verdict for the launch."""
    verdict_today: Verdict
    """The verdict if the launch were today."""
    before: Counts
    after: Counts
    blockers: tuple[BlockerLine, ...]
    day: date
    """The day on which all of this is so."""
    sent: date | None = None
    """The day on which the request was sent; None for go-live, and where nothing was recorded."""
    is_kept: bool = False
    """Whether a copy of the request is kept as it was sent."""
    launch: date | None = None
    """The planned day of the launch; None for the access request, where there is no day yet, and once it is live."""
    live_since: date | None = None
    """The day from which it has been live; None for the access request, and until it is."""
    wishes: dict[ItemLevel, Counts] = {}
    """The counts of what is recommended or optional, and no part of the other counts."""
    items: int = 0
    """How many of what is counted are items of the checklist."""

    @property
    def is_met(self) -> bool:
        """Whether it is met, with or without waivers."""
        return self.verdict is not Verdict.NOT_READY


class TeamLoad(Struct, frozen=True):
    """How many of an integration's blockers a team can change."""

    team: str
    name: str
    page: Address
    number: int
    items: int
    """How many of them are items of the checklist, and not parts of the request."""


class ReadinessSummary(Struct, frozen=True):
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
    """How many days there are to go-live; less than none when it is past, and None once it is live."""
    live_since: date | None
    """The day from which it has been live; None until it is."""

    starts: tuple[Todo, ...] = ()
    """What takes long and was not begun, by the day by which it has to be."""
    ends: tuple[DatedTodo, ...] = ()
    """What holds and runs out before the launch, by the last day on which it holds."""
    without_playbook: tuple[Todo, ...] = ()
    """The alerts that nobody has said what to do about; they keep no gate from being met."""

    @property
    def with_whom(self) -> str:
        """The provider; empty where the name of the integration has it."""
        return "" if self.provider.lower() in self.name.lower() else self.provider

    @property
    def takes_request(self) -> bool:
        """Whether production is asked for."""
        return any(gate.gate is Gate.ACCESS_REQUEST for gate in self.gates)

    @property
    def blockers(self) -> tuple[BlockerLine, ...]:
        """What keeps any gate from being met, each once."""
        return _each_once(self.gates)

    def gate(self, gate: Gate) -> GateSummary:
        """One of its gates."""
        return next(found for found in self.gates if found.gate is gate)

    @property
    def next_gate(self) -> GateSummary | None:
        """The earliest gate for which there is something to do; after the launch, for what is still open."""
        return next((gate for gate in self.gates if gate.blockers), None)


def summarise(context: ProviderContext, readiness: Readiness) -> ReadinessSummary:
    """Where an integration with the provider stands, in words and numbers."""
    integration, profile = readiness.integration, readiness.integration.profile
    gates = tuple(_gate(context, gate) for gate in readiness.gates)
    go_live = profile.go_live.day.date if profile.go_live else None
    live = live_since(integration, readiness.day)
    return ReadinessSummary(
        id=integration.id,
        name=profile.name,
        provider=context.name,
        day=readiness.day,
        page=Address(integration_page(integration.id)),
        is_recorded=bool(integration.progress.items or profile.conditions or profile.request != Request()),
        items=readiness.items,
        gates=gates,
        next=_next(context, readiness, gates),
        teams=_loads(context, readiness.items, gates),
        go_live=go_live,
        days=(go_live - readiness.day).days if go_live and not live else None,
        live_since=live,
        starts=tuple(found.todo for found in starts(context, readiness)),
        ends=ends(context, readiness),
        without_playbook=without_playbook(context),
    )


def _gate(context: ProviderContext, readiness: GateReadiness) -> GateSummary:
    return GateSummary(
        readiness.gate,
        GATES[readiness.gate].name,
        readiness.verdict,
        readiness.verdict_today,
        readiness.before,
        readiness.after,
        blocker_lines(context, readiness),
        readiness.day,
        sent_on(readiness.integration, readiness.day) if readiness.request else None,
        copy_of(readiness.integration, readiness.day) is not None,
        launch_day(readiness.integration, readiness.day) if readiness.request is None else None,
        readiness.live_since,
        readiness.wishes,
        len(readiness.items),
    )


def _loads(
    context: ProviderContext, items: tuple[AssessedItem, ...], gates: tuple[GateSummary, ...]
) -> tuple[TeamLoad, ...]:
    blockers = _each_once(gates)
    found = Counter(team for blocker in blockers for team in blocker.teams)
    listed = {item.id for item in items}
    on_list = Counter(team for blocker in blockers if blocker.id in listed for team in blocker.teams)
    return tuple(
        TeamLoad(team.id, team.name, Address(team_page(team.id)), found[team.id], on_list[team.id])
        for team in context.project.teams.values()
        if found[team.id]
    )


def _each_once(gates: tuple[GateSummary, ...]) -> tuple[BlockerLine, ...]:
    """What keeps any of these gates from being met: most of what the first needs, the last needs as well."""
    return tuple({blocker.id: blocker for gate in gates for blocker in gate.blockers}.values())


def _next(context: ProviderContext, readiness: Readiness, gates: tuple[GateSummary, ...]) -> tuple[Todo, ...]:
    """What to do for the earliest gate that is not met.

    Questions first, since they decide what else there is to do, then what has expired or has to start soon,
    and last what is blocked.
    """
    pairs = _first_blockers(readiness, gates)
    waiting: dict[str, list[BlockerLine]] = {}
    for blocker, line in pairs:
        if question := _question(context, blocker):
            waiting.setdefault(question, []).append(line)
    others = sorted((pair for pair in pairs if not _question(context, pair[0])), key=lambda pair: _rank(pair[0]))
    questions = (_todo_of_question(context, readiness.integration.id, *found) for found in waiting.items())
    return (*questions, *(todo(line) for _, line in others))


def _first_blockers(readiness: Readiness, gates: tuple[GateSummary, ...]) -> tuple[tuple[Blocker, BlockerLine], ...]:
    """The blockers of the earliest gate that is not met, each with its line."""
    for gate, summary in zip(readiness.gates, gates, strict=True):
        if gate.blockers:
            return tuple(zip(gate.blockers, summary.blockers, strict=True))
    return ()


def _question(context: ProviderContext, blocker: Blocker) -> str:
    """The condition that must be answered before more can be said; empty where something else is missing."""
    match blocker:
        case AssessedItem(status=ItemStatus.UNKNOWN):
            return context.question_id(blocker.asks[0])
        case WantedField(missing_reason=MissingReason.NOT_ANSWERED):
            return context.question_id(blocker.field.when[0])
        case OpenCondition():
            return blocker.condition
    return ""


def _rank(blocker: Blocker) -> int:
    match blocker:
        case AssessedItem(status=ItemStatus.BLOCKED):
            return 2
        case AssessedItem(status=status) if status in EXPIRED:
            return 0
        case AssessedItem(lead_time=LeadTime(urgency=Urgency.SOON | Urgency.TOO_LATE)):
            return 0
        case WantedField(missing_reason=MissingReason.IN_THE_PAST):
            return 0
    return 1


def todo(line: BlockerLine) -> Todo:
    """A blocker as something to do."""
    labels = (Label("Ours", OURS),) if line.is_ours else ()
    return Todo(Link(line.title, line.link.to), line.why, line.owners, line.teams, line.note, labels)


def _todo_of_question(context: ProviderContext, integration: str, condition: str, lines: list[BlockerLine]) -> Todo:
    question = context.question(condition)
    things = [line for line in lines if line.id != condition]
    verb = "depends" if len(things) == 1 else "depend"
    return Todo(
        Link(question, Address(integration_page(integration, CHECKLIST), QUESTIONS)),
        f"not answered; {count(len(things), 'thing')} {verb} on it" if things else "not answered",
        tuple(dict.fromkeys(owner for line in lines for owner in line.owners)),
        tuple(dict.fromkeys(team for line in lines for team in line.teams)),
    )


def without_playbook_words(number: int) -> str:
    """How many alerts have no playbook."""
    return f"{count(number, 'alert')} without a playbook"


def days_words(days: int | None) -> str:
    """How far away go-live is, in words."""
    match days:
        case None:
            return "no launch day planned"
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
    """When it goes live: the day, and how far away it is; or since when it is live."""
    if view.live_since:
        return f"live since {format_date(view.live_since)}"
    return f"{format_date(view.go_live)}, {days_words(view.days)}" if view.go_live else "no launch day planned"
