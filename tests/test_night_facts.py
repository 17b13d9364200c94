"""What a runbook says at night about who decides, whose a step is, where a pause stands, and how to reach a contact."""

import pytest

from generator.pages.book_context import BookContext
from generator.pages.record_models import ContactCard
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.chapters import LIMITS
from generator.pages.runbooks.model import Lines, Part, Runbook
from generator.pages.sections import Contacts, Steps, Words
from generator.prose import plain
from tests.runbook_fixtures import DAY, read
from tests.shipped import SHIPPED_DATA


@pytest.fixture(scope="module")
def book() -> Runbook:
    project = read(SHIPPED_DATA)
    made = make_runbook(BookContext.of(project, DAY), project.teams["on-call"])
    assert made is not None
    return made


def parts(book: Runbook, chapter: str) -> dict[str, Part]:
    return {part.key: part for written in book.chapters if written.anchor == chapter for part in written.parts}


def test_each_rollback_says_where_it_stands_who_decides(book: Runbook) -> None:
    said = {part.key: part.aside.text for part in parts(book, "rollback").values() if part.aside}
    assert said["mintcash"] == "**Who decides:** see page 1."
    assert said["payca"] == "**Who decides:** see page 1 and below."
    assert said.keys() == parts(book, "rollback").keys()


def test_a_limit_of_all_environments_holds_in_production(book: Runbook) -> None:
    (limits,) = [section for section in parts(book, "environments")["scan-to-pay"].sections if section.title == LIMITS]
    assert isinstance(limits, Lines)
    assert [card.title for card in limits.cards] == ["Polling of queryRef", "Link for the production portal password"]


def test_a_limit_that_the_guide_does_not_give_is_named_beside_those_that_it_gives(book: Runbook) -> None:
    last = parts(book, "environments")["scan-to-pay"].sections[-1]
    assert isinstance(last, Words)
    assert plain(last.paragraphs[0].text) == "Not given: Production rate limit; Time-out values for API calls."


def test_a_rollback_says_when_the_guide_wants_it_and_on_whose_word(book: Runbook) -> None:
    words = [section for section in parts(book, "rollback")["payca"].sections if isinstance(section, Words)]
    assert "At T+2h the Programme lead holds [the debrief]" in words[0].paragraphs[-1].text


def test_integrations_have_one_order_in_all_chapters(book: Runbook) -> None:
    order = [entry.key for entry in book.quick]
    for written in book.chapters:
        keys = [part.key for part in written.parts if part.key]
        assert keys == [key for key in order if key in keys], written.title


def test_each_step_of_a_cutover_says_whose_it_is(book: Runbook) -> None:
    steps = [
        card
        for part in parts(book, "cutover").values()
        for section in part.sections
        if isinstance(section, Steps)
        for card in section.cards
        if not card.held
    ]
    assert len(steps) > 5
    assert all(step.owners for step in steps)


def test_a_pause_stands_before_the_steps_that_follow_it(book: Runbook) -> None:
    first, pause, second = parts(book, "cutover")["modulus-labs"].sections
    assert isinstance(first, Steps)
    assert isinstance(pause, Words)
    assert isinstance(second, Steps)
    assert [card.number for card in (*first.cards, *second.cards)] == ["5", "16"]
    assert pause.paragraphs[0].text.startswith("**Pause before step 9, “Deploy the release to production”.**")


def test_a_contact_without_a_number_has_a_line_for_what_is_unknown(book: Runbook) -> None:
    contacts: dict[str, ContactCard] = {
        contact.card.title: contact
        for part in parts(book, "contacts").values()
        for section in part.sections
        if isinstance(section, Contacts)
        for contact in section.contacts
    }
    blanks = {title: contact.blank.name for title, contact in contacts.items() if contact.blank}
    assert blanks["Production Support"] == "Number or e-mail"
    assert blanks["Technical Support"] == "E-mail"
    assert blanks["Multipaga, by e-mail"] == "Number"
    assert [title for title, contact in contacts.items() if not contact.blank] == ["24/7 production support"]
