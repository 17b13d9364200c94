"""Ways to production: a provider that takes no request can be ready, and no page speaks of one."""

import json
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.integration.events import make_agenda
from generator.pages.integration.run_sheet_print import make_room_sheet
from generator.pages.model import Page
from generator.pages.request.letter import Letter, make_letter
from generator.readiness.verdict import Verdict, assess_integration
from generator.render.export.mail import render_mail
from generator.render.export.text import render_text
from generator.render.site.page import render_page
from generator.schema.record import Gate
from tests.access_fixtures import CHECKLISTS, CUTOVER, PROGRESS, changed, with_two_desks
from tests.reading import project_in

DAY = date(2026, 11, 21)
WITHOUT = ["self_service", "onboarding"]


@pytest.fixture(params=WITHOUT)
def data(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def pages(data: Path) -> dict[str, Page]:
    return {page.path: page for page in make_book(BookContext.of(project_in(data), DAY)).pages}


def html(data: Path, path: str) -> str:
    book = make_book(BookContext.of(project_in(data), DAY))
    return render_page(book, next(page for page in book.pages if page.path == path))


# Without a request


def test_a_provider_that_takes_no_request_is_ready_without_one(data: Path) -> None:
    project = project_in(data)
    found = assess_integration(project, project.integrations["acme"], DAY)
    assert [(gate.gate, gate.verdict, gate.blockers) for gate in found.gates] == [(Gate.GO_LIVE, Verdict.READY, ())]
    assert found.request is None


def test_the_status_has_one_gate_and_requires_no_other(data: Path) -> None:
    result = run("status", "--data", str(data), "--as-of", DAY.isoformat(), "--require", "access-request")
    assert result.exit_code == 0
    assert "Access request" not in result.output
    assert "READY" in result.output
    printed = run("status", "--data", str(data), "--as-of", DAY.isoformat(), "--format", "json")
    assert list(json.loads(printed.output)[0]["gates"]) == ["go-live"]


@pytest.mark.parametrize(
    ("route", "said"),
    [
        ("self_service", "Acme Pay takes no access request: you set up production access yourself."),
        ("onboarding", "Acme Pay takes no access request: you get production access during onboarding."),
    ],
)
def test_the_request_command_says_how_access_comes_instead(
    route: str, said: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    out = tmp_path / "pack"
    result = run("request", "acme", "--data", str(request.getfixturevalue(route)), "--out", str(out))
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
    assert not out.exists()


def test_there_is_no_page_of_a_request_and_no_way_to_one(data: Path) -> None:
    assert "integrations/acme/request" not in pages(data)
    for path in ("", "integrations", "integrations/acme", "integrations/acme/checklist", "teams/builders"):
        assert "access request" not in html(data, path).casefold(), path


def test_the_page_of_the_provider_says_how_access_comes_what_to_do_and_what_comes_of_it(data: Path) -> None:
    page = pages(data)["providers/acme-pay/access"]
    titles = [section.title for section in page.sections]
    assert titles[:3] == ["How you get it", "What to do, in order", "What comes of it"]
    shown = html(data, "providers/acme-pay/access")
    assert "Acme Pay takes no access request" in shown
    assert "What to send" not in titles


def test_what_the_provider_does_on_the_way_is_shown_and_is_nobodys_work(self_service: Path) -> None:
    assert "Switch live payments on" in html(self_service, "providers/acme-pay/access")
    team = html(self_service, "teams/builders")
    assert "Make a key in the console" in team
    assert "Switch live payments on" not in team


# Several recipients


def letter(data: Path) -> Letter:
    return make_letter(BookContext.of(project_in(data), DAY).integration("acme").pack)


def mail(data: Path) -> EmailMessage:
    message = message_from_bytes(render_mail(letter(data), b"%PDF"), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_one_message_goes_to_all_that_are_asked_with_a_copy_to_the_others(two_desks: Path) -> None:
    message = mail(two_desks)
    assert [one.addr_spec for one in message["To"].addresses] == ["access@acme.example", "desk@network.example"]
    assert [one.addr_spec for one in message["Cc"].addresses] == ["programme@bank.example"]


def test_the_letter_says_which_part_is_for_whom(two_desks: Path) -> None:
    found = letter(two_desks)
    titles = [part.title for part in found.parts]
    assert titles == [
        "For everybody",
        "For Access desk of Acme Pay",
        "For Network desk",
    ]
    assert [field.id for part in found.parts if "Network" in part.title for field in part.fields] == ["ask-papers"]
    assert found.greeting == "Dear all,"
    assert "goes to Access desk of Acme Pay and Network desk; each part below" in found.opening
    assert "Partner desk gets a copy." in found.opening


def test_text_to_paste_names_everybody_who_gets_it(two_desks: Path) -> None:
    head = render_text(letter(two_desks)).split("\n\n", 1)[0]
    assert "To: Access desk of Acme Pay (access@acme.example), Network desk (desk@network.example)" in head
    assert "Copy: Partner desk (programme@bank.example)" in head


def test_the_page_of_the_request_names_each_recipient(two_desks: Path) -> None:
    shown = html(two_desks, "integrations/acme/request")
    for address in ("access@acme.example", "desk@network.example", "programme@bank.example"):
        assert address in shown


def test_a_value_of_each_kind_reads_as_a_person_would_write_it(two_desks: Path) -> None:
    lines = {(field.id, field.environment): field.lines for field in letter(two_desks).pack.fields}
    assert lines["ask-refunds", ""] == ("Yes",)
    assert lines["ask-country", ""] == ("Exampleland",)
    assert lines["ask-peak", ""] == ("12 requests per second",)
    assert lines["ask-retention", ""] == ("90 days",)
    assert lines["ask-addresses", ""] == ("203.0.113.7", "198.51.100.0/28", "2001:db8::/64")
    assert lines["ask-callback", "sandbox"] == ("https://test.shop.example/acme",)
    assert lines["ask-callback", "production"] == ("https://hooks.shop.example/callback",)
    assert lines["ask-papers", ""] == ("Attached: registration.pdf",)


def test_what_is_recommended_is_confirmed_only_where_it_is_done(tmp_path: Path) -> None:
    data = with_two_desks(tmp_path)
    names = [item.id for item in letter(data).pack.items]
    assert names == ["store-live-key", "name-key-holder"]

    def show(content: dict[str, list[dict[str, object]]]) -> None:
        seen = {"state": "done", "by": "Sam", "on": "2026-11-02", "evidence": [{"text": "Seen."}]}
        content["items"].append({"item": "show-the-name", **seen})

    changed(data, PROGRESS, show)
    pack = letter(data).pack
    assert [item.id for item in pack.items] == ["store-live-key", "name-key-holder", "show-the-name"]
    assert next(field.lines for field in pack.fields if field.id == "ask-confirmation")[0].startswith("Confirmed: 3 of")


# Who does a thing


def test_what_a_third_party_does_names_it_on_the_run_sheet_and_in_the_calendar(tmp_path: Path) -> None:
    data = with_two_desks(tmp_path)
    network = {"by": "third-party", "third-party": "The card network of Exampleland"}
    changed(data, CUTOVER, lambda content: content["timeline"][0].update(network))
    context = BookContext.of(project_in(data), DAY)
    sheet, agenda = make_room_sheet(context.integration("acme")), make_agenda(context.integration("acme"))
    assert sheet is not None
    assert agenda is not None
    assert next(row.owner for row in sheet.rows if row.title == "Freeze releases") == "The card network of Exampleland"
    event = next(event for event in agenda.events if event.uid == "acme.step.freeze@launchbook")
    assert "Who: The card network of Exampleland" in event.words
    builders = make_agenda(context.integration("acme"), context.project.teams["builders"])
    assert builders is not None
    assert event.uid not in {found.uid for found in builders.events}


def test_what_both_sides_do_is_work_of_the_team_and_names_the_provider(tmp_path: Path) -> None:
    data = with_two_desks(tmp_path)
    changed(data, CHECKLISTS, lambda content: content["groups"][0]["items"][1].update(by="both"))
    team = BookContext.of(project_in(data), DAY).team_records["builders"]
    card = next(card for records in team for card in records.items_before_go_live if card.anchor == "name-key-holder")
    assert [owner.role for owner in card.owners][-1] == "Acme Pay"
    assert len(card.owners) == 2
