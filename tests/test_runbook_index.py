"""The index of a runbook leads from what somebody sees, or is woken by, to what to do."""

import pytest

from generator.pages.book_context import BookContext
from generator.pages.control_index import cards
from generator.pages.runbooks import index as index_module
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.index import _columns
from generator.pages.runbooks.model import IndexEntry, IndexGroup, Part, Runbook
from generator.pages.sections import Words
from generator.pages.view_models import Address, RichText
from tests.runbook_fixtures import DAY, issues_of, read
from tests.shipped import SHIPPED_DATA


@pytest.fixture(scope="module")
def books() -> dict[str, Runbook]:
    project = read(SHIPPED_DATA)
    context = BookContext.of(project, DAY)
    made = {team: make_runbook(context, project.teams[team]) for team in project.teams}
    return {team: book for team, book in made.items() if book is not None}


def index(book: Runbook) -> dict[str, list[IndexEntry]]:
    return {group.provider: [*group.entries] for column in book.index for group in column.groups}


def entries_of(book: Runbook) -> list[IndexEntry]:
    return [entry for entries in index(book).values() for entry in entries]


def led_to(entry: IndexEntry) -> tuple[str, str, str]:
    return entry.note, entry.place.anchor, entry.whom.to.anchor if entry.whom else ""


def test_symptoms_of_a_provider_are_sorted_and_each_stands_there_once(books: dict[str, Runbook]) -> None:
    entries = index(books["on-call"])["Modulus Labs"]
    symptoms = [entry.text for entry in entries if not entry.is_alert and not entry.whom]
    assert len(symptoms) > 10
    assert len(symptoms) == len(set(symptoms))
    names = [text.partition(": ")[0] for text in symptoms]
    assert names == sorted(names, key=str.casefold)


def test_a_symptom_that_several_issues_show_names_each_of_them(books: dict[str, Runbook]) -> None:
    entries = index(books["on-call"])["Modulus Labs"]
    complaints = [entry.text for entry in entries if entry.text.startswith("Customers complain")]
    assert complaints == ["Customers complain: Webhook Delivery Failures", "Customers complain: High Error Rates"]


def test_every_symptom_leads_to_the_issues_that_show_it(books: dict[str, Runbook]) -> None:
    for book in books.values():
        issues = {issue.card.anchor: issue for issue in issues_of(book)}
        led = [
            (entry.text.partition(": ")[0].casefold(), entry.place.anchor)
            for entry in entries_of(book)
            if not entry.is_alert and not entry.whom
        ]
        shown = {(text.casefold(), anchor) for anchor, issue in issues.items() for text in issue.symptoms}
        assert sorted(led) == sorted(shown)


def test_every_integration_of_a_book_is_in_its_index(books: dict[str, Runbook]) -> None:
    book = books["on-call"]
    assert [*index(book)] == [entry.provider for entry in book.quick]
    nothing, _ = index(book)["Multipaga"]
    assert led_to(nothing) == ("", "contacts-multipaga", "contacts-multipaga")


def test_an_alert_without_a_playbook_leads_to_whom_to_call(books: dict[str, Runbook]) -> None:
    found = {entry.text: led_to(entry) for entry in index(books["on-call"])["PayCA"]}
    assert found["Too many webhooks fail"] == ("no playbook", "payca-webhook-failure-rate", "contacts-payca")


def test_a_rejected_key_leads_to_the_settings_and_to_whoever_gives_them_out(books: dict[str, Runbook]) -> None:
    found = {
        provider: led_to(entry)
        for provider, entries in index(books["on-call"]).items()
        for entry in entries
        if entry.text == "A key or a password is rejected"
    }
    assert found == {
        "Mintcash": ("", "environments-mintcash", "mintcash-mintcash-account-manager"),
        "Modulus Labs": ("", "environments-modulus-labs", "modulus-labs-access-request-mailbox"),
        "Multipaga": ("", "environments-multipaga", "multipaga-multipaga-team"),
        "PayCA": ("", "environments-payca", "payca-account-manager"),
        "Scan to Pay": ("", "environments-scan-to-pay", "scan-to-pay-access-request-mailbox"),
    }


def test_a_rejected_key_names_the_one_contact_to_ask_and_that_nobody_knows_how(books: dict[str, Runbook]) -> None:
    rejected = index(books["on-call"])["Mintcash"][-1]
    assert rejected.whom is not None
    assert (rejected.whom.text, rejected.lack) == ("ask your account manager", "nobody knows how to reach them")


def test_the_table_of_the_keys_says_whom_to_ask_about_a_rejected_one(books: dict[str, Runbook]) -> None:
    (chapter,) = [written for written in books["on-call"].chapters if written.anchor == "environments"]
    said = {part.key: " ".join(text.text for text in words_of(part)) for part in chapter.parts}
    assert "ask [your account manager](#mintcash-account-manager)" in said["mintcash"]
    assert all("rejected" in text for text in said.values())


def test_what_a_key_begins_with_is_compared_only_where_the_settings_say_it(books: dict[str, Runbook]) -> None:
    (chapter,) = [written for written in books["on-call"].chapters if written.anchor == "environments"]
    comparing = [part.key for part in chapter.parts if "Compare its first" in words_of(part)[0].text]
    assert comparing == ["mintcash", "modulus-labs"]


def test_what_to_do_about_a_rejected_key_stands_first_on_the_page_that_the_index_names(
    books: dict[str, Runbook],
) -> None:
    (chapter,) = [written for written in books["on-call"].chapters if written.anchor == "environments"]
    assert all("rejected?" in words_of(part)[0].text for part in chapter.parts)
    assert all(isinstance(part.sections[0], Words) for part in chapter.parts)


def words_of(part: Part) -> list[RichText]:
    return [text for section in part.sections if isinstance(section, Words) for text in section.paragraphs]


def test_the_columns_of_the_index_hold_every_group_once_and_in_order() -> None:
    entry = IndexEntry("It breaks", is_alert=False, place=Address("", "it-breaks"))
    groups = [IndexGroup(str(number), (entry,) * size) for number, size in enumerate([20, 3, 3, 20, 1, 20, 20, 5])]
    columns = list(_columns(groups))
    assert [group for column in columns for group in column.groups] == groups
    assert len(columns) % 2 == 0
    assert max(sum(len(group.entries) for group in column.groups) for column in columns) <= 30


def test_no_page_of_the_index_tries_more_integrations_than_fit_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []
    half = index_module._half

    def counted(lines: list[int]) -> int:
        tried.append(len(lines))
        return half(lines)

    monkeypatch.setattr(index_module, "_half", counted)
    entry = IndexEntry("It breaks", is_alert=False, place=Address("", "it-breaks"))
    columns = list(_columns([IndexGroup(str(number), (entry,)) for number in range(400)]))
    assert sum(len(column.groups) for column in columns) == 400
    assert max(tried) <= 20


def test_an_alert_leads_to_the_issue_that_the_guide_makes_of_it(books: dict[str, Runbook]) -> None:
    found = {entry.text: led_to(entry) for entry in index(books["on-call"])["Modulus Labs"]}
    assert found["Webhooks fail"] == ("", "modulus-labs-webhook-delivery-failures", "")


def test_all_that_the_index_leads_to_is_in_the_book(books: dict[str, Runbook]) -> None:
    for name, book in books.items():
        parts = [part for written in book.chapters for part in written.parts]
        places = {part.anchor for part in parts}
        places |= {card.anchor for part in parts for section in part.sections for card in cards(section)}
        led = {anchor for entry in entries_of(book) for anchor in led_to(entry)[1:] if anchor}
        assert led <= places, name
