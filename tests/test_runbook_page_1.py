"""What page 1 of a runbook holds: whom to call, what to do first, what not to do, and where to read on."""

from msgspec.structs import replace

from generator.pages.book_context import BookContext
from generator.pages.control_index import cards
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.model import Runbook
from generator.pages.runbooks.pocket import make_pocket
from generator.project import Project
from generator.prose import verbatim
from generator.schema.record import AdviceKind
from generator.schema.values import Unknown
from tests.reading import project_in
from tests.runbook_fixtures import DAY, quick, read
from tests.shipped import HARBOUR, SHIPPED_DATA


def test_the_first_move_of_the_quick_card_is_the_guides_first_step(
    shipped_project: Project, shipped_books: dict[str, Runbook]
) -> None:
    entry = quick(shipped_books["on-call"], "scan-to-pay")
    assert entry.first_action.text.text == shipped_project.providers["scan-to-pay"].rollback.steps[0].title


def test_the_quick_card_has_a_number_only_where_the_guide_gives_one(
    shipped_project: Project, shipped_books: dict[str, Runbook]
) -> None:
    for book in shipped_books.values():
        for entry in book.quick:
            contacts = shipped_project.providers[entry.anchor.removeprefix("quick-")].support.contacts
            given = [
                str(contact.phone) for contact in contacts if contact.phone and not isinstance(contact.phone, Unknown)
            ]
            shown = [way.way.text for way in (*entry.first, *entry.others) if way.is_number]
            assert set(shown) <= set(given)
            assert bool(shown) == bool(given)
            assert entry.first or entry.write_in, f"{entry.provider}: nobody to turn to, and no line to write on"


def test_only_scan_to_pay_has_a_number(shipped_books: dict[str, Runbook]) -> None:
    entries = shipped_books["on-call"].quick
    numbers = {entry.provider: way.way.text for entry in entries for way in entry.first if way.is_number}
    assert numbers == {"Scan to Pay": "+27 10 449 1784"}


def test_what_scan_to_pay_forbids_is_on_its_quick_card(
    shipped_project: Project, shipped_books: dict[str, Runbook]
) -> None:
    provider = shipped_project.providers["scan-to-pay"]
    subjects = (provider.rollback, provider.issues, provider.cutover, provider.monitoring)
    rules = [rule for subject in subjects for rule in subject.advice if rule.kind is AdviceKind.DO_NOT]
    assert [rule.in_full for rule in quick(shipped_books["on-call"], "scan-to-pay").do_not] == [
        f"{rule.title}. {rule.detail}" for rule in rules
    ]
    assert quick(shipped_books["on-call"], "scan-to-pay").do_not[-1].in_full == (
        "Release no new code for the integration in the first days unless necessary. This holds for Days 1–7."
    )


def test_what_is_forbidden_under_a_condition_says_so() -> None:
    """Nobody has answered for the integration whether it holds."""
    project = read(SHIPPED_DATA)
    provider = project.providers["scan-to-pay"]
    (condition, *_) = provider.profile.conditions
    rule = provider.rollback.advice[0].model_copy(update={"when": (condition.id,)})
    rollback = provider.rollback.model_copy(update={"advice": (rule,)})
    changed = replace(project, providers={**project.providers, "scan-to-pay": replace(provider, rollback=rollback)})
    book = make_runbook(BookContext.of(changed, DAY), changed.teams["on-call"])
    assert book is not None
    assert quick(book, "scan-to-pay").do_not[0].text.text == verbatim(f"{rule.title} ({condition.when})")


def test_the_quick_card_leads_only_to_what_the_book_has(shipped_books: dict[str, Runbook]) -> None:
    for name, book in shipped_books.items():
        parts = [part for written in book.chapters for part in written.parts]
        records = {card.anchor for part in parts for section in part.sections for card in cards(section)}
        there = records | {part.anchor for part in parts}
        for entry in book.quick:
            assert entry.places, f"{name}: {entry.provider}"
            assert {place.start for place in entry.places} <= there, f"{name}: {entry.provider}"


def test_the_quick_card_leads_to_the_incidents_of_a_guide_that_has_some(shipped_books: dict[str, Runbook]) -> None:
    links = {entry.provider: [place.text for place in entry.places] for entry in shipped_books["on-call"].quick}
    assert "Incidents" in links["Modulus Labs"]
    assert "Incidents" not in links["PayCA"]


def test_page_1_names_every_subject_that_is_asked_for_at_night(shipped_books: dict[str, Runbook]) -> None:
    links = {entry.provider: [place.text for place in entry.places] for entry in shipped_books["on-call"].quick}
    assert links["Mintcash"] == [
        *("Rollback", "Contacts", "Alerts", "Cutover", "First days", "Rules", "Keys", "Limits", "Missing")
    ]
    assert "Limits" not in links["PayCA"]


def test_page_1_says_what_a_status_page_shows(shipped_books: dict[str, Runbook]) -> None:
    shows = quick(shipped_books["on-call"], "modulus-labs").status_shows
    assert shows is not None
    assert shows.text == "Shows ongoing incidents and maintenance."


def test_a_channel_stands_where_a_number_would(shipped_books: dict[str, Runbook]) -> None:
    (way,) = quick(shipped_books["on-call"], "modulus-labs").first
    assert way.way.text == "Partner portal, which shows the phone number"
    assert way.who == "Production Support, 24/7"
    assert quick(shipped_books["on-call"], "modulus-labs").silence == "number hidden on the provider’s page"


def test_there_is_a_line_to_write_on_where_a_guide_gives_neither_number_nor_channel(
    shipped_books: dict[str, Runbook],
) -> None:
    to_write = {entry.provider: entry.write_in for entry in shipped_books["on-call"].quick if entry.write_in}
    assert to_write == {"PayCA": "PayCA 24x7 contacts, 24x7: write the number here (no number in the guide)"}


def test_what_an_organisation_did_not_record_is_a_line_to_write_on(shipped_books: dict[str, Runbook]) -> None:
    lines = {line.name: line for line in shipped_books["on-call"].response}
    assert lines["Decides"].blanks == ("Name: whoever decides to roll back", "Number")
    assert lines["Wake first"].blanks == ("Number",)
    assert lines["Then"].blanks == ("After (minutes)", "Number")
    assert lines["Bridge"].blanks == ("Address or number",)


def test_nobody_is_told_to_wake_themselves(shipped_project: Project, shipped_books: dict[str, Runbook]) -> None:
    for name, book in shipped_books.items():
        named = {value.text for line in book.response for value in line.values if line.name != "Decides"}
        assert shipped_project.teams[name].name not in named
    woken = [line.values[0].text for line in shipped_books["on-call"].response if line.name in ("Wake first", "Then")]
    assert woken == ["Engineering", "Programme"]


def test_a_team_that_escalates_to_nobody_has_a_line_for_whom_to_wake(shipped_books: dict[str, Runbook]) -> None:
    (wake,) = [line for line in shipped_books["programme"].response if line.name == "Wake first"]
    assert (wake.values, wake.blanks) == ((), ("Name", "Number"))


def test_the_pocket_card_has_every_provider_once(shipped_project: Project, shipped_books: dict[str, Runbook]) -> None:
    pocket = make_pocket(BookContext.of(shipped_project, DAY))
    assert [entry.provider for entry in pocket.entries] == [entry.provider for entry in shipped_books["on-call"].quick]


def test_contacts_that_hang_on_an_unanswered_condition_all_stand_there_with_it() -> None:
    project = project_in(HARBOUR)
    asia = project.integrations["fernway-asia-pacific"]
    answered = tuple(answer for answer in asia.profile.conditions if answer.condition != "region")
    profile = asia.profile.model_copy(update={"conditions": answered})
    project = replace(project, integrations={**project.integrations, asia.id: replace(asia, profile=profile)})
    book = make_runbook(BookContext.of(project, DAY), project.teams["payments"])
    assert book is not None
    found = {way.way.text: way.when for way in quick(book, "fernway-asia-pacific").first}
    assert {"+44 20 7946 0300", "+44 20 7946 0311"} <= found.keys()
    assert "in Europe" in found["+44 20 7946 0300"]
    assert "in Asia-Pacific" in found["+44 20 7946 0311"]
