"""The page for those on call: everything that can be seen, of all providers, with where it says what to do."""

from datetime import date

import pytest

from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.model import Page
from generator.pages.on_call import on_call_page
from generator.pages.symptoms import SymptomEntry, SymptomGroup, Symptoms
from generator.render.site.page import render_page
from tests.reading import project_in
from tests.script_fixtures import Scripts
from tests.shipped import EXAMPLE, HARBOUR, SHIPPED_DATA

DAY = date(2026, 11, 20)
FOLDERS = [SHIPPED_DATA, EXAMPLE, HARBOUR]


@pytest.fixture(scope="module", params=FOLDERS, ids=[folder.name for folder in FOLDERS])
def book(request: pytest.FixtureRequest) -> BookContext:
    return BookContext.of(project_in(request.param), DAY)


@pytest.fixture(scope="module")
def shipped() -> tuple[SymptomGroup, ...]:
    return groups(on_call_page(BookContext.of(project_in(SHIPPED_DATA), DAY)))


def groups(page: Page) -> tuple[SymptomGroup, ...]:
    section = page.sections[0]
    assert isinstance(section, Symptoms)
    return section.groups


def entries(shown: tuple[SymptomGroup, ...]) -> list[SymptomEntry]:
    return [entry for group in shown for entry in group.symptoms]


def test_every_symptom_and_alert_of_every_provider_is_there(book: BookContext) -> None:
    shown = {entry.text.casefold() for entry in entries(groups(on_call_page(book)))}
    for seen in book.perspectives:
        guide = seen.provider_context
        issues = guide.that_apply(guide.provider.issues.issues)
        alerts = guide.that_apply(guide.provider.monitoring.alerts)
        wanted = [str(symptom.text) for issue in issues for symptom in issue.symptoms]
        wanted += [str(alert.title) for alert in alerts]
        assert {text.casefold() for text in wanted} <= shown


def test_each_leads_to_a_place_of_the_book(book: BookContext) -> None:
    pages = {page.path for page in make_book(book).pages}
    links = [link for entry in entries(groups(on_call_page(book))) for link in entry.links]
    assert links
    assert {link.to.page for link in links} <= pages


def test_webhooks_that_stopped_lead_to_the_procedure_of_modulus_labs(shipped: tuple[SymptomGroup, ...]) -> None:
    found = next(group for group in shipped if group.heading.text == "Modulus Labs")
    failing = [entry for entry in found.symptoms if "webhook" in entry.text.casefold()]
    assert "providers/modulus-labs/incidents" in {link.to.page for entry in failing for link in entry.links}


def test_an_alert_without_a_playbook_leads_to_what_it_means_and_whom_to_call(shipped: tuple[SymptomGroup, ...]) -> None:
    without = [entry for entry in entries(shipped) if entry.is_alert and len(entry.links) == 2]
    assert ("what it means", "whom to call") in {tuple(link.text for link in entry.links) for entry in without}


def test_a_provider_that_cannot_be_reached_says_so(shipped: tuple[SymptomGroup, ...]) -> None:
    assert all(group.reached for group in shipped)


def test_the_page_stays_small(book: BookContext) -> None:
    made = make_book(book)
    page = next(page for page in made.pages if page.path == "on-call")
    assert len(render_page(made, page).encode()) < 25_000  # what the theme puts around it is about 35 kB


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("", True),
        ("webhook", True),
        ("web stop", True),
        ("STOPPED", True),
        ("web arrive", False),
        ("ebhook", False),
        ("webhooks, stopped!", True),
    ],
)
def test_each_word_that_is_typed_begins_a_word_of_what_fits(scripts: Scripts, typed: str, fits: bool) -> None:
    assert scripts("SymptomFinder.fits", "Modulus Labs Webhooks stopped", typed) is fits
