"""The cutover of an integration: its run sheet, and how it gets onto paper and into calendars."""

from collections.abc import Iterator

from generator.pages.cards import advice_card, forbids
from generator.pages.integration.events import without_interval
from generator.pages.integration.integration_context import CUTOVER, SMOKE_TESTS, IntegrationContext
from generator.pages.integration.run_sheet_rows import sheet_rows, short
from generator.pages.integration.time_format import change_of_clocks, moment_words
from generator.pages.model import Page
from generator.pages.sections import Cards, Doors, Facts, Listing, RunSheet, Section, Words
from generator.pages.view_models import Address, Door, Fact, Link, RichText, Value
from generator.pages.words import PAGE_TITLES, count
from generator.prose import verbatim
from generator.schema.provider import ProviderPage

SAMPLE = """\
go-live:
  day: 2027-02-01
  time: "22:00"
  zone: Africa/Johannesburg
"""


def own_cutover_page(going: IntegrationContext) -> Page:
    """What is done when, and by whom."""
    return Page(
        path=going.page(CUTOVER),
        boost=0.5,
        title=f"{going.name}: our cutover",
        short="Cutover",
        description=f"The run sheet of our cutover to {going.scope.name}: what is done when, and by whom.",
        lead=RichText(_lead(going)),
        edit=f"integrations/{going.id}/integration.yaml",
        sections=tuple(_sections(going)),
    )


def _lead(going: IntegrationContext) -> str:
    own = len(going.integration.profile.own_steps)
    guide = len(going.plan.rows) - own
    ours = f" and {count(own, 'step')} of our own" if own else ""
    return f"{count(guide, 'step')} of the guide{ours}, in the order in which they can be done."


def _sections(going: IntegrationContext) -> Iterator[Section]:
    yield _t(going) if going.plan.is_dated else Words("t", "No date yet", tuple(_no_date(going)))
    if not going.plan.is_dated:
        yield Listing("how-to-date", "What to record", SAMPLE, intro=RichText(f"In {_file(going)}:"))
    do_not = tuple(
        short(advice_card(going.scope, each)) for each in going.scope.provider.cutover.advice if forbids(each)
    )
    if do_not:
        yield Cards("do-not", "Do not", do_not)
    yield RunSheet("run-sheet", "Run sheet", sheet_rows(going), intro=_clocks(going))
    if going.plan.is_dated:
        yield from _without_time(going)
    yield Doors("ways-on", "Ways on", tuple(_ways_on(going)))


def _file(going: IntegrationContext) -> str:
    return f"`integrations/{going.id}/integration.yaml`"


def _t(going: IntegrationContext) -> Facts:
    clock = going.plan.clock
    local, utc = moment_words(clock.local(clock.t)), moment_words(clock.t)
    facts = (
        Fact(f"T in {clock.zone}", Value(local)),
        Fact("T in UTC", Value(utc)),
        *(Fact("On paper", link=Link("The run sheet for the room", Address(going.run_sheet))) for _ in _sheet(going)),
        *(Fact("In calendars", link=Link(going.calendar, Address(going.calendar))) for _ in _calendar(going)),
    )
    return Facts("t", "When", facts)


def _sheet(going: IntegrationContext) -> Iterator[str]:
    yield from (path for path in (going.run_sheet,) if path in going.printed)


def _calendar(going: IntegrationContext) -> Iterator[str]:
    yield from (path for path in (going.calendar,) if path in going.printed)


def _no_date(going: IntegrationContext) -> Iterator[RichText]:
    yield RichText("The steps count from T, the moment from which real payments flow. Nobody has recorded it.")
    yield RichText(
        "With a date, every step has its time here, on paper and in a calendar. Without one there is no calendar."
    )
    for path in _sheet(going):
        del path
        yield RichText("The sheet for the room can be printed already, with room for the times.")


def _clocks(going: IntegrationContext) -> RichText | None:
    if not going.plan.is_dated:
        return None
    clock = going.plan.clock
    change = change_of_clocks(going.plan)
    words = f"Times are those of {clock.zone}, and below them UTC."
    if change is None:
        return RichText(words)
    at = moment_words(change)
    return RichText(f"{words} **Clocks in {clock.zone} change at {at} UTC**, between the first step and the last one.")


def _without_time(going: IntegrationContext) -> Iterator[Section]:
    """What no calendar has, and what to record so that it has."""
    steps = tuple(str(row.step.record.title) for row in going.plan.rows if row.span is None)
    tasks = without_interval(going)
    words = (
        *_missing("No time", steps, f"Plan it under `steps` in {_file(going)}, with `at` counted from T."),
        *_missing("No interval", tasks, f"Record it under `maintenance` in {_file(going)}, with `every`."),
    )
    if words:
        yield Words("without-time", "Not in the calendar yet", words)


def _missing(what: str, titles: tuple[str, ...], do: str) -> tuple[RichText, ...]:
    return (RichText(f"**{what}:** {'; '.join(map(verbatim, titles))}. {do}"),) if titles else ()


def _ways_on(going: IntegrationContext) -> Iterator[Door]:
    scope = going.scope
    for path in _sheet(going):
        yield Door(Link("Print the run sheet", Address(path)), RichText("For the room: a table with room for times."))
    for path in _calendar(going):
        yield Door(
            Link("Get the calendar", Address(path)), RichText("Import it again when it changed: nothing doubles.")
        )
    if scope.provider.cutover.smoke_tests:
        yield Door(Link("The smoke tests", Address(going.page(SMOKE_TESTS))), RichText("What to run in production."))
    for page in (ProviderPage.ROLLBACK, ProviderPage.CUTOVER):
        yield Door(
            Link(f"{scope.name}: {PAGE_TITLES[page].lower()}", Address(scope.page(page))), RichText(_RELATED[page])
        )


_RELATED = {
    ProviderPage.ROLLBACK: "What to do when it goes wrong.",
    ProviderPage.CUTOVER: "What the guide says about the day.",
}
