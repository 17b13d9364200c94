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


def own_cutover_page(context: IntegrationContext) -> Page:
    """What is done when, and by whom."""
    return Page(
        path=context.page(CUTOVER),
        boost=0.5,
        title=f"{context.name}: our cutover",
        short="Cutover",
        description=f"The run sheet of our cutover to {context.provider_context.name}: what is done when, and by whom.",
        lead=RichText(_lead(context)),
        edit=f"integrations/{context.id}/integration.yaml",
        sections=tuple(_sections(context)),
    )


def _lead(context: IntegrationContext) -> str:
    own = len(context.integration.profile.own_steps)
    guide = len(context.plan.rows) - own
    ours = f" and {count(own, 'step')} of our own" if own else ""
    return f"{count(guide, 'step')} of the guide{ours}, in the order in which they can be done."


def _sections(context: IntegrationContext) -> Iterator[Section]:
    yield _t(context) if context.plan.is_dated else Words("t", "No date yet", tuple(_no_date(context)))
    if not context.plan.is_dated:
        yield Listing("how-to-date", "What to record", SAMPLE, intro=RichText(f"In {_file(context)}:"))
    do_not = tuple(
        short(advice_card(context.provider_context, each))
        for each in context.provider_context.provider.cutover.advice
        if forbids(each)
    )
    if do_not:
        yield Cards("do-not", "Do not", do_not)
    yield RunSheet("run-sheet", "Run sheet", sheet_rows(context), intro=_clocks(context))
    if context.plan.is_dated:
        yield from _without_time(context)
    yield Doors("ways-on", "Ways on", tuple(_ways_on(context)))


def _file(context: IntegrationContext) -> str:
    return f"`integrations/{context.id}/integration.yaml`"


def _t(context: IntegrationContext) -> Facts:
    clock = context.plan.clock
    local, utc = moment_words(clock.local(clock.t)), moment_words(clock.t)
    facts = (
        Fact(f"T in {clock.zone}", Value(local)),
        Fact("T in UTC", Value(utc)),
        *(
            Fact("On paper", link=Link("The run sheet for the room", Address(context.run_sheet)))
            for _ in _sheet(context)
        ),
        *(Fact("In calendars", link=Link(context.calendar, Address(context.calendar))) for _ in _calendar(context)),
    )
    return Facts("t", "When", facts)


def _sheet(context: IntegrationContext) -> Iterator[str]:
    yield from (path for path in (context.run_sheet,) if path in context.printed)


def _calendar(context: IntegrationContext) -> Iterator[str]:
    yield from (path for path in (context.calendar,) if path in context.printed)


def _no_date(context: IntegrationContext) -> Iterator[RichText]:
    yield RichText("The steps count from T, the moment from which real payments flow. Nobody has recorded it.")
    yield RichText(
        "With a date, every step has its time here, on paper and in a calendar. Without one there is no calendar."
    )
    for path in _sheet(context):
        del path
        yield RichText("The sheet for the room can be printed already, with room for the times.")


def _clocks(context: IntegrationContext) -> RichText | None:
    if not context.plan.is_dated:
        return None
    clock = context.plan.clock
    change = change_of_clocks(context.plan)
    words = f"Times are those of {clock.zone}, and below them UTC."
    if change is None:
        return RichText(words)
    at = moment_words(change)
    return RichText(f"{words} **Clocks in {clock.zone} change at {at} UTC**, between the first step and the last one.")


def _without_time(context: IntegrationContext) -> Iterator[Section]:
    """What no calendar has, and what to record so that it has."""
    steps = tuple(str(row.step.record.title) for row in context.plan.rows if row.span is None)
    tasks = without_interval(context)
    words = (
        *_missing("No time", steps, f"Plan it under `steps` in {_file(context)}, with `at` counted from T."),
        *_missing("No interval", tasks, f"Record it under `maintenance` in {_file(context)}, with `every`."),
    )
    if words:
        yield Words("without-time", "Not in the calendar yet", words)


def _missing(what: str, titles: tuple[str, ...], do: str) -> tuple[RichText, ...]:
    return (RichText(f"**{what}:** {'; '.join(map(verbatim, titles))}. {do}"),) if titles else ()


def _ways_on(context: IntegrationContext) -> Iterator[Door]:
    guide = context.provider_context
    for path in _sheet(context):
        yield Door(Link("Print the run sheet", Address(path)), RichText("For the room: a table with room for times."))
    for path in _calendar(context):
        yield Door(
            Link("Get the calendar", Address(path)), RichText("Import it again when it changed: nothing doubles.")
        )
    if guide.provider.cutover.smoke_tests:
        yield Door(Link("The smoke tests", Address(context.page(SMOKE_TESTS))), RichText("What to run in production."))
    for page in (ProviderPage.ROLLBACK, ProviderPage.CUTOVER):
        yield Door(
            Link(f"{guide.name}: {PAGE_TITLES[page].lower()}", Address(guide.page(page))), RichText(_RELATED[page])
        )


_RELATED = {
    ProviderPage.ROLLBACK: "What to do when it goes wrong.",
    ProviderPage.CUTOVER: "What the guide says about the day.",
}
