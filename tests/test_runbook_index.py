"""The index of a runbook leads from what somebody sees, or is woken by, to what to do."""

import pytest

from generator.pages.book_context import BookContext
from generator.pages.control_index import cards
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.model import IndexEntry, Runbook
from tests.shipped import SHIPPED_DATA
from tests.test_runbooks import DAY, issues_of, read


@pytest.fixture(scope="module")
def books() -> dict[str, Runbook]:
    project = read(SHIPPED_DATA)
    context = BookContext.of(project, DAY)
    made = {team: make_runbook(context, project.teams[team]) for team in project.teams}
    return {team: book for team, book in made.items() if book is not None}


def index(book: Runbook) -> dict[str, list[IndexEntry]]:
    return {group.provider: [*group.entries] for group in book.index}


def test_symptoms_of_a_provider_are_sorted_and_each_stands_there_once(books: dict[str, Runbook]) -> None:
    symptoms = [entry.text for entry in index(books["on-call"])["Modulus Labs"] if not entry.is_alert]
    assert len(symptoms) > 10
    assert symptoms == sorted(set(symptoms), key=str.casefold)


def test_every_symptom_leads_to_the_issues_that_show_it(books: dict[str, Runbook]) -> None:
    for book in books.values():
        issues = {issue.card.anchor: issue for issue in issues_of(book)}
        entries = [entry for group in book.index for entry in group.entries]
        led = [
            (entry.text.casefold(), place.anchor)
            for entry in entries
            if not entry.is_alert and not entry.note
            for place in entry.places
        ]
        shown = {(text.casefold(), anchor) for anchor, issue in issues.items() for text in issue.symptoms}
        assert sorted(led) == sorted(shown)


def test_every_integration_of_a_book_is_in_its_index(books: dict[str, Runbook]) -> None:
    book = books["on-call"]
    assert [*index(book)] == [entry.provider for entry in book.quick]
    (entry,) = index(book)["Multipaga"]
    assert (entry.note, [place.anchor for place in entry.places]) == ("whom to call", ["contacts-multipaga"])


def test_an_alert_without_a_playbook_leads_to_whom_to_call(books: dict[str, Runbook]) -> None:
    found = {
        entry.text: (entry.note, [place.anchor for place in entry.places]) for entry in index(books["on-call"])["PayCA"]
    }
    places = ["payca-webhook-failure-rate", "contacts-payca"]
    assert found["Too many webhooks fail"] == ("no playbook", places)


def test_an_alert_leads_to_the_issue_that_the_guide_makes_of_it(books: dict[str, Runbook]) -> None:
    found = {
        entry.text: (entry.note, [place.anchor for place in entry.places])
        for entry in index(books["on-call"])["Modulus Labs"]
    }
    assert found["Webhooks fail"] == ("", ["modulus-labs-webhook-delivery-failures"])


def test_all_that_the_index_leads_to_is_in_the_book(books: dict[str, Runbook]) -> None:
    for name, book in books.items():
        parts = [part for written in book.chapters for part in written.parts]
        places = {part.anchor for part in parts}
        places |= {card.anchor for part in parts for section in part.sections for card in cards(section)}
        led = {place.anchor for group in book.index for entry in group.entries for place in entry.places}
        assert led <= places, name
