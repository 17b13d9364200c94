"""The run sheet for the room: a table to print, with room for actual times and initials."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.pages.addresses import CUTOVER
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.pause_points import PausePoint, pause_points
from generator.pages.integration.time_format import change_of_clocks, moment_words
from generator.pages.own_records import OURS
from generator.pages.provider_context import ProviderContext, value
from generator.pages.reach import guides_ways, no_way
from generator.pages.record_models import SheetRow
from generator.pages.runbooks.model import QuickEntry
from generator.pages.runbooks.quick import quick_entry
from generator.pages.view_models import Fact, RichText, Value
from generator.pages.way_back import way_back
from generator.prose import verbatim


class RoomRow(Struct, frozen=True):
    """A step on the sheet."""

    number: str
    at: str
    local: str
    utc: str
    title: str
    detail: RichText | None
    facts: tuple[Fact, ...]
    owner: str
    proof: RichText | None
    is_decision: bool
    has_pause: bool = False
    """Whether everybody stops before it."""


class RoomSheet(Struct, frozen=True):
    """A run sheet on paper; `page` is the page of the site that says the same."""

    title: str
    page: str
    provider: str
    """The provider's name."""
    zone: str
    facts: tuple[Fact, ...]
    warning: str
    rows: tuple[RoomRow, ...]
    pauses: tuple[PausePoint, ...]
    way_back: tuple[RichText, ...]
    """The steps back, in order; where the guide has none, the first move."""


def has_room_sheet(context: IntegrationContext) -> bool:
    """Whether the cutover of an integration has steps, so that there is a sheet."""
    return bool(context.plan.rows)


def make_room_sheet(context: IntegrationContext) -> RoomSheet | None:
    """The sheet of an integration; None where its cutover has no steps."""
    if not has_room_sheet(context):
        return None
    guide = context.provider_context
    pauses = pause_points(context)
    quick = quick_entry(guide)
    return RoomSheet(
        title=f"Run sheet: {context.name}",
        page=context.page(CUTOVER),
        provider=guide.name,
        zone=str(context.plan.clock.zone) if context.plan.is_dated else "",
        facts=tuple(_facts(context)),
        warning=_warning(context),
        rows=tuple(_row(sheet_row, pauses) for sheet_row in context.sheet_rows),
        pauses=pauses,
        way_back=tuple(_way_back(context, quick)),
    )


NOT_ON_PAPER = frozenset({"Proof", "After"})
"""What has a column of its own, and what the order of the rows says."""


def _row(row: SheetRow, pauses: Iterable[PausePoint]) -> RoomRow:
    card = row.card
    return RoomRow(
        number=card.number,
        at=row.at,
        local=row.local,
        utc=row.utc,
        title=card.title,
        detail=card.detail,
        facts=tuple(fact for fact in card.facts if fact.name not in NOT_ON_PAPER),
        owner=", ".join(owner.team.text if owner.team else owner.role for owner in card.owners),
        proof=next((fact.words for fact in card.facts if fact.name == "Proof"), None),
        is_decision=row.is_decision,
        has_pause=any(pause.before == card.number for pause in pauses),
    )


def _facts(context: IntegrationContext) -> Iterator[Fact]:
    clock = context.plan.clock
    yield Fact("Organisation", Value(context.provider_context.project.organisation.name))
    yield Fact("Provider", Value(context.provider_context.name))
    if context.plan.is_dated:
        yield Fact(f"T in {clock.zone}", Value(moment_words(clock.local(clock.t))))
        yield Fact("T in UTC", Value(moment_words(clock.t)))
    else:
        yield Fact("T", Value("not recorded: write day, time and zone here"))
    yield from _whom(context.provider_context)
    for own_contact in context.integration.profile.own_contacts:
        if own_contact.phone:
            yield Fact(f"Ours: {own_contact.name}", value(own_contact.phone))


def _whom(guide: ProviderContext) -> Iterator[Fact]:
    """Whom to call at the provider, or how else to reach them."""
    guides = guides_ways(guide)
    ways = (*guides.in_incident, *guides.otherwise)
    for way in ways:
        who = ", ".join(part for part in (way.whom, way.when) if part)
        name = f"{guide.name}: {who}" if who else guide.name
        yield Fact(name, way.way if way.is_number else Value(f"{way.way.text}; {_write_yours(guide)}"))
    if not ways:
        yield Fact(guide.name, Value(_write_yours(guide)))


def _write_yours(guide: ProviderContext) -> str:
    return f"{no_way(guide)}: write yours below"


def _way_back(context: IntegrationContext, quick: QuickEntry) -> Iterator[RichText]:
    cards = way_back(context.provider_context)
    for card in cards:
        ours = "Ours: " if any(label.tone == OURS for label in card.labels) else ""
        yield RichText(f"{card.number}. {ours}{verbatim(card.title)}")
    if not cards:
        yield quick.first_action.text


def _warning(context: IntegrationContext) -> str:
    change = change_of_clocks(context.plan)
    if change is None:
        return ""
    return f"Clocks in {context.plan.clock.zone} change at {moment_words(change)} UTC, while this sheet is in use."
