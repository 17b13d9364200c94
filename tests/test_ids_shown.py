"""Ids and commands stand where work is named, so that nobody has to look them up."""

from datetime import date
from functools import cache

import pytest

from generator.pages.addresses import CHECKLIST, REQUEST, integration_page
from generator.pages.blockers import BLOCKERS, QUESTIONS
from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.model import Page
from generator.pages.sections import Checklist, Table, Todos
from generator.render.site.page import render_page
from tests.reading import project_in
from tests.shipped import EXAMPLE


@cache
def example() -> BookContext:
    return BookContext.of(project_in(EXAMPLE), date(2026, 11, 21))


def pages_of(context: IntegrationContext, name: str) -> tuple[str, Page]:
    book = make_book(example())
    (page,) = [page for page in book.pages if page.path == integration_page(context.id, name)]
    return render_page(book, page), page


@pytest.fixture
def integration() -> IntegrationContext:
    return example().integration("scan-to-pay")


def test_each_record_of_a_checklist_has_the_id_by_which_it_is_recorded(integration: IntegrationContext) -> None:
    html, page = pages_of(integration, CHECKLIST)
    names = [card.recorded_as for section in page.sections if isinstance(section, Checklist) for card in section.cards]
    assert set(names) == {item.id for item in integration.summary.items}
    assert [name for name in names if f"<code>{name}</code>" not in html] == []


def test_each_question_has_its_id(integration: IntegrationContext) -> None:
    html, page = pages_of(integration, CHECKLIST)
    (table,) = [section for section in page.sections if isinstance(section, Table) and section.anchor == QUESTIONS]
    asked = [str(condition.id) for condition in integration.provider_context.provider.profile.conditions]
    assert [row[-1].value.text for row in table.rows if row[-1].value] == asked
    assert asked[0] in html


def test_each_value_of_the_request_has_the_id_of_its_field(integration: IntegrationContext) -> None:
    _, page = pages_of(integration, REQUEST)
    (table,) = [section for section in page.sections if isinstance(section, Table) and section.anchor == "fields"]
    shown = [row[-1].value.text.partition("@")[0] for row in table.rows if row[-1].value]
    assert shown == [field.id for field in integration.pack.fields]


def test_each_blocker_has_the_command_that_records_it() -> None:
    integration = example().integration("mintcash")
    html, page = pages_of(integration, "")
    (blockers,) = [section for section in page.sections if isinstance(section, Todos) and section.anchor == BLOCKERS]
    assert [todo.record for todo in blockers.todos] == [blocker.record for blocker in integration.summary.blockers]
    assert "launchbook record mintcash " in html
