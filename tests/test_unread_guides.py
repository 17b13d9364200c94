"""While a program's reading of a guide is unfinished, no gate is met and nobody says that the guide is silent."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.home import home_page
from generator.pages.on_call import on_call_page
from generator.pages.words import NOT_KNOWN_YET
from generator.project import Project
from generator.readiness.verdict import Verdict, assess_integration
from generator.schema.record import Gate
from tests.reading import project_in
from tests.shipped import EXAMPLE

DAY = date(2026, 11, 28)
READY, PROVIDER = "scan-to-pay", "scan-to-pay"


@pytest.fixture(scope="module")
def project() -> Project:
    return project_in(EXAMPLE)


def with_list(project: Project, provider: str, name: str) -> Project:
    """The example, with the first statement of a provider in one of the lists from which a person deletes."""
    found = project.providers[provider]
    first = found.statements.statements[0].id
    statements = found.statements.model_copy(update={name: (first,)})
    return replace(project, providers={**project.providers, provider: replace(found, statements=statements)})


def verdict(project: Project, gate: Gate) -> Verdict:
    return assess_integration(project, project.integrations[READY], DAY).gate(gate).verdict


@pytest.mark.parametrize("gate", Gate)
def test_the_example_is_ready(project: Project, gate: Gate) -> None:
    assert verdict(project, gate) is Verdict.READY


@pytest.mark.parametrize("name", ["not_yet_placed", "to_be_read"])
@pytest.mark.parametrize("gate", Gate)
def test_nothing_is_ready_while_a_statement_waits_for_a_person(project: Project, gate: Gate, name: str) -> None:
    assert verdict(with_list(project, PROVIDER, name), gate) is Verdict.NOT_READY


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("not_yet_placed", "Statements of the guide without a record"),
        ("to_be_read", "Records that a program read from the guide"),
    ],
)
def test_the_blocker_leads_to_the_statements(project: Project, name: str, title: str) -> None:
    book = BookContext.of(with_list(project, PROVIDER, name), DAY)
    (line,) = book.integration(READY).summary.gate(Gate.GO_LIVE).blockers
    assert (line.title, line.link.to.page) == (title, "providers/scan-to-pay/sources")


def test_a_guide_that_is_not_all_placed_is_not_called_silent(project: Project) -> None:
    book = BookContext.of(with_list(project, "payca", "not_yet_placed"), DAY)
    for page in (home_page(book, frozenset()), on_call_page(book)):
        assert NOT_KNOWN_YET in repr(page)


def test_a_guide_that_is_all_placed_is(project: Project) -> None:
    assert NOT_KNOWN_YET not in repr(home_page(BookContext.of(project, DAY), frozenset()))


SAID_OF_SILENCE = (
    *(f"no{what} in the guide" for what in ("ne", " number", " procedure", " incident contact")),
    *("gives no time", "does not say", "is silent", "says nothing about"),
)


def test_no_page_of_a_provider_calls_its_guide_silent_while_it_is_not_all_placed(with_fernway: Path) -> None:
    book = make_book(BookContext.of(project_in(with_fernway), DAY))
    own = [page for page in book.pages if "fernway" in page.path.split("/")]
    assert len(own) > 12
    said = {page.path: [words for words in SAID_OF_SILENCE if words in repr(page)] for page in own}
    assert {path: words for path, words in said.items() if words} == {}
