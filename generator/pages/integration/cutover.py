"""The cutover of an integration: its run sheet, and how it gets onto paper and into calendars."""

from collections.abc import Iterator

from generator.cutover.steps import all_steps
from generator.pages.addresses import CUTOVER, SMOKE_TESTS
from generator.pages.cards import advice_card, forbids, step_card
from generator.pages.charts.cutover import cutover_chart
from generator.pages.integration.events import without_interval
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.run_sheet_rows import short
from generator.pages.integration.time_format import change_of_clocks, moment_words
from generator.pages.model import Page
from generator.pages.sections import Cards, Doors, Facts, Listing, RunSheet, Section, Words
from generator.pages.silence import is_not_known_yet
from generator.pages.view_models import Address, Door, Fact, Link, RichText, Value
from generator.pages.words import NOT_KNOWN_YET, PAGE_TITLES, count
from generator.prose import verbatim
from generator.schema.provider import ProviderPage
from generator.schema.subjects import SUBJECT_OF

SAMPLE = """\
go-live:
  day: 2027-02-01
  time: "22:00"
  zone: Africa/Johannesburg
"""


def own_cutover_page(context: IntegrationContext, printed: frozenset[str]) -> Page:
    """What is done when, and by whom; `printed` holds the paths of the files that stand beside it."""
    return Page(
        path=context.page(CUTOVER),
        boost=0.5,
        title=f"{context.name}: our cutover",
        short="Cutover",
        description=f"The run sheet of our cutover to {context.provider_context.name}: what is done when, and by whom.",
        lead=RichText(_lead(context)),
        edit=context.file("integration"),
        sections=tuple(_sections(context, printed)),
    )


def _lead(context: IntegrationContext) -> str:
    own = len(context.integration.profile.own_steps)
    guide = len(context.plan.rows) - own
    ours = f" and {count(own, 'step')} of our own" if own else ""
    steps = f"{count(guide, 'step')} of the guide{ours}, in the order in which they can be done."
    is_known = guide or not is_not_known_yet(
        context.provider_context.provider, *SUBJECT_OF[ProviderPage.CUTOVER].covers
    )
    return steps if is_known else f"{steps} Whether the guide has steps is {NOT_KNOWN_YET}."


def _sections(context: IntegrationContext, printed: frozenset[str]) -> Iterator[Section]:
    if context.plan.is_dated:
        yield Facts("t", "When", tuple(_when(context, printed)))
    else:
        yield Words("t", "No date yet", tuple(_no_date(context, printed)))
        yield Listing("how-to-date", "What to record", SAMPLE, intro=RichText(f"In {_file(context)}:"))
    do_not = tuple(
        short(advice_card(context.provider_context, advice))
        for advice in context.provider_context.that_apply(context.provider_context.provider.cutover.advice)
        if forbids(advice)
    )
    if do_not:
        yield Cards("do-not", "Do not", do_not, is_urgent=True)
    if context.sheet_rows:
        yield cutover_chart(context)
    yield RunSheet("run-sheet", "Run sheet", context.sheet_rows, intro=_clocks(context))
    if context.plan.is_dated:
        yield from _without_time(context)
    guide = context.provider_context
    denied = (step for step in all_steps(guide.provider.cutover) if context.applies(step) is False)
    if cards := tuple(short(step_card(guide, step, guide.provider.cutover.roles)) for step in denied):
        yield Cards("left-out", "Does not apply to us", cards)
    yield Doors("ways-on", "Related pages", tuple(_ways_on(context, printed)))


def _file(context: IntegrationContext) -> str:
    return f"`{context.file('integration')}`"


def _when(context: IntegrationContext, printed: frozenset[str]) -> Iterator[Fact]:
    clock = context.plan.clock
    yield Fact(f"T in {clock.zone}", Value(moment_words(clock.local(clock.t))))
    yield Fact("T in UTC", Value(moment_words(clock.t)))
    if context.run_sheet in printed:
        yield Fact("On paper", link=Link("The run sheet for the room", Address(context.run_sheet)))
    if context.calendar in printed:
        yield Fact("In calendars", link=Link(context.calendar, Address(context.calendar)))


def _no_date(context: IntegrationContext, printed: frozenset[str]) -> Iterator[RichText]:
    yield RichText("The steps count from T, the moment from which real payments flow. It is not recorded yet.")
    yield RichText(
        "With a date, every step has its time here, on paper and in a calendar. Without one there is no calendar."
    )
    if context.run_sheet in printed:
        yield RichText("The sheet for the room can be printed already, with room for the times.")


def _clocks(context: IntegrationContext) -> RichText | None:
    if not context.plan.is_dated:
        return None
    clock = context.plan.clock
    change = change_of_clocks(context.plan)
    words = f"Times are in {clock.zone}, with UTC below them."
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


def _ways_on(context: IntegrationContext, printed: frozenset[str]) -> Iterator[Door]:
    guide = context.provider_context
    if context.run_sheet in printed:
        link = Link("Print the run sheet", Address(context.run_sheet))
        yield Door(link, RichText("For the room: a table with space for times."))
    if context.calendar in printed:
        link = Link("Get the calendar", Address(context.calendar))
        yield Door(link, RichText("Import it again after a change: nothing is duplicated."))
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
