"""The tests in production of an integration: what to run, with whose card, and what never."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.cutover.plan import Row
from generator.pages.addresses import CUTOVER, SMOKE_TESTS
from generator.pages.cards import advice_card, forbids
from generator.pages.integration.commands import body_note, command_of, unknowns
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.run_sheet_rows import short
from generator.pages.integration.time_format import times
from generator.pages.model import Page
from generator.pages.provider.environments import comparison
from generator.pages.record_models import SmokeTestCard
from generator.pages.sections import Calls, Cards, Doors, Environments, Section, Words
from generator.pages.silence import is_not_known_yet
from generator.pages.view_models import Address, Door, Fact, Link, RichText, Value
from generator.pages.words import NOT_KNOWN_YET, capitalised
from generator.prose import book_reference, links
from generator.schema.cutover import SmokeTest
from generator.schema.environments import Setting
from generator.schema.provider import ProviderPage
from generator.schema.record import Advice


def smoke_tests_page(context: IntegrationContext) -> Page:
    """What is tried in production before customers do."""
    return Page(
        path=context.page(SMOKE_TESTS),
        boost=0.5,
        title=f"{context.name}: our smoke tests",
        short="Smoke tests",
        description=f"The tests of {context.provider_context.name} in production, in an order that works.",
        lead=RichText(
            "The guide's tests in production, in an order that works. They move real money where they say so."
        ),
        edit=context.file("integration"),
        sections=tuple(_sections(context)),
    )


def _sections(context: IntegrationContext) -> Iterator[Section]:
    guide = context.provider_context
    rules = [advice for advice in guide.provider.cutover.advice if _speaks_of_tests(context, advice)]
    do_not = tuple(short(advice_card(guide, rule)) for rule in rules if forbids(rule))
    others = tuple(short(advice_card(guide, rule)) for rule in rules if not forbids(rule))
    if do_not:
        yield Cards("do-not", "Do not", do_not)
    absent = tuple(comparison(guide, setting) for setting in _not_in_production(context, rules))
    if absent:
        yield Environments("not-in-production", "Not in production", absent)
    if others:
        yield Cards("advice", "Before you start", others)
    yield from _calls(context)
    incidents = Link(f"{guide.name}: incidents", Address(guide.page(ProviderPage.INCIDENTS)))
    doors = (
        Door(Link("The run sheet", Address(context.page(CUTOVER))), RichText("When each test is run, and by whom.")),
        Door(incidents, RichText("What to do when a test fails.")),
    )
    yield Doors("ways-on", "Related pages", doors)


def _not_in_production(context: IntegrationContext, rules: list[Advice]) -> Iterator[Setting]:
    """What production does not have and a test could call, unless a rule says so already."""
    said = {statement for rule in rules for statement in rule.cites}
    controls = {control for _, test in _tests(context) for control in test.controls}
    environments = context.provider_context.provider.environments
    for setting in environments.settings:
        is_there = any(setting.values.of(environment.id) for environment in environments.production)
        if not is_there and controls & set(setting.controls) and not said & set(setting.cites):
            yield setting


def _tests(context: IntegrationContext) -> tuple[tuple[Row, SmokeTest], ...]:
    found = ((row, row.step.record) for row in context.plan.rows)
    return tuple((row, record) for row, record in found if isinstance(record, SmokeTest))


def _speaks_of_tests(context: IntegrationContext, advice: Advice) -> bool:
    """Whether a rule speaks to a control that a test speaks to, or a test links to it."""
    tests = [test for _, test in _tests(context)]
    controls = {control for test in tests for control in test.controls}
    return bool(controls & set(advice.controls)) or any(advice.id in _linked(test) for test in tests)


def _linked(test: SmokeTest) -> set[str]:
    proses = (test.detail, test.why, test.expect, test.proof, *test.notes)
    found = (book_reference(link) for prose in proses if prose for link in links(prose))
    return {reference.record for reference in found if reference}


def _calls(context: IntegrationContext) -> Iterator[Section]:
    tests = _tests(context)
    if not tests:
        is_unknown = is_not_known_yet(context.provider_context.provider, "smoke_tests")
        none = capitalised(NOT_KNOWN_YET) if is_unknown else "The guide names no test in production"
        yield Words("tests", "No tests", (RichText(f"{none}. Agree your own."),))
        return
    missing = tuple(RichText(unknown) for unknown in unknowns(context))
    if missing and any(command_of(context, test) for _, test in tests):
        yield Words("before", "What the commands need", missing)
    words = "One after the other. Note the request and response IDs and the time in the team’s runbook."
    yield Calls("tests", "Tests", tuple(_call(context, row, test) for row, test in tests), intro=RichText(words))


def _call(context: IntegrationContext, row: Row, test: SmokeTest) -> SmokeTestCard:
    card = next(sheet_row.card for sheet_row in context.sheet_rows if sheet_row.card.anchor == row.id)
    facts = (*_planned(context, row), *card.facts)
    return SmokeTestCard(replace(card, facts=facts), command_of(context, test), body_note(test))


def _planned(context: IntegrationContext, row: Row) -> tuple[Fact, ...]:
    when = times(row, context.plan.clock)
    return (Fact("Planned", Value(f"{when.local} ({when.utc} UTC)")),) if row.span and when.local else ()
