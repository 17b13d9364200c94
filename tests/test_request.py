"""The access request: what is in each file of a pack, and what never is."""

import csv
import io
import json
import re
import shutil
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec.json import encode
from msgspec.structs import replace
from pypdf import PdfReader

from generator.cli import cli
from generator.pages.book_context import BookContext
from generator.pages.integration.request import request_page
from generator.pages.request.letter import DRAFT, Letter, make_letter
from generator.pages.request.pack import Pack
from generator.pages.sections import Doors
from generator.project import Project
from generator.render.export.files import COLUMNS, defused, pack_files, render_table
from generator.render.export.mail import PDF_NAME
from generator.render.pdf.jobs import letter_job
from generator.render.pdf.print_job import Paper
from generator.schema.organisation import TableSeparator
from generator.source.sent_copies import JSON, MAIL, PDF, TABLE, TEXT
from tests.reading import project_in
from tests.shipped import EXAMPLE, ROOT, SHIPPED_DATA

DAY = date(2026, 11, 21)
PROVIDERS = ("mintcash", "modulus-labs", "multipaga", "payca", "scan-to-pay")
READY = ("mintcash", "scan-to-pay")
BEFORE_SENT = {"mintcash": date(2026, 11, 19), "scan-to-pay": date(2026, 11, 1)}
"""The day before that on which the example sent each request."""

pytestmark = pytest.mark.xdist_group("packs")


@cache
def project_of(data: Path) -> Project:
    return project_in(data)


def unsent(integration: str) -> date:
    """A day on which the request of an integration of the example is still to be sent."""
    return BEFORE_SENT.get(integration, DAY)


def letter_of(data: Path, integration: str, day: date | None = None) -> Letter:
    return make_letter(BookContext.of(project_of(data), day or unsent(integration)).integration(integration).pack)


@cache
def files_of(data: Path, integration: str) -> dict[str, bytes]:
    letter = letter_of(data, integration)
    return pack_files(letter, letter_job(PDF, letter, Paper(), unsent(integration)).draw().pdf)


def mail_of(files: dict[str, bytes]) -> EmailMessage:
    message = message_from_bytes(files[MAIL], policy=SMTP)
    assert isinstance(message, EmailMessage)
    return message


def pdf_of(files: dict[str, bytes]) -> PdfReader:
    return PdfReader(io.BytesIO(files[PDF]))


def folded(text: str) -> str:
    """Text without white space: lines break elsewhere on paper and in an e-mail."""
    return re.sub(r"\s+", "", text)


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert isinstance(part, EmailMessage)
    return str(part.get_content())


def every_file(data: Path) -> list[tuple[str, dict[str, bytes]]]:
    return [(name, files_of(data, name)) for name in project_of(data).integrations]


def request(name: str, *arguments: str, day: date | None = None) -> Result:
    as_of = (day or unsent(name)).isoformat()
    return CliRunner().invoke(cli, ["request", name, *arguments, "--as-of", as_of], catch_exceptions=False)


# What may be sent, and what may not


@pytest.mark.parametrize("name", PROVIDERS)
def test_the_shipped_integrations_are_drafts_in_every_file(name: str) -> None:
    files = files_of(SHIPPED_DATA, name)
    assert mail_of(files)["Subject"].startswith(f"{DRAFT}: ")
    assert body(mail_of(files), "plain").startswith(DRAFT)
    assert files[TEXT].decode().startswith(DRAFT)
    assert files[TABLE].decode("utf-8-sig").startswith(DRAFT)
    assert json.loads(files[JSON])["is_draft"] is True
    assert all(DRAFT in page.extract_text() for page in pdf_of(files).pages)


@pytest.mark.parametrize("name", READY)
def test_a_long_name_of_ours_cuts_nothing_off_that_tells_two_requests_apart(name: str) -> None:
    pack = replace(letter_of(EXAMPLE, name).pack, organisation="Kestrel Market " * 8, reference="Cape Town, cards")
    subject = make_letter(pack).subject
    assert subject.endswith("…: Cape Town, cards")
    assert len(subject) <= 110


@pytest.mark.parametrize("name", PROVIDERS)
def test_a_draft_names_everything_that_is_missing(name: str) -> None:
    files = files_of(SHIPPED_DATA, name)
    missing = letter_of(SHIPPED_DATA, name).missing
    texts = [
        files[TEXT].decode(),
        body(mail_of(files), "plain"),
        "".join(page.extract_text() for page in pdf_of(files).pages),
    ]
    assert missing
    assert [title for title in missing for text in texts if folded(title) not in folded(text)] == []


@pytest.mark.parametrize("name", ["mintcash", "payca"])
def test_a_draft_ends_with_exit_code_1_and_says_what_is_missing(name: str, tmp_path: Path) -> None:
    result = request(name, "--data", str(SHIPPED_DATA), "--out", str(tmp_path / "pack"))
    assert result.exit_code == 1
    assert DRAFT in result.output
    titles = [blocker.title for blocker in letter_of(SHIPPED_DATA, name).pack.missing]
    assert [title for title in titles if f"- {title} (" not in result.output] == []
    assert sorted(path.name for path in (tmp_path / "pack").iterdir()) == sorted([JSON, MAIL, PDF, TABLE, TEXT])


@pytest.mark.parametrize("name", READY)
def test_a_request_that_may_be_sent_says_draft_nowhere(name: str) -> None:
    files = files_of(EXAMPLE, name)
    message = mail_of(files)
    texts = [
        str(message["Subject"]),
        body(message, "plain"),
        body(message, "html"),
        files[TEXT].decode(),
        files[TABLE].decode("utf-8-sig"),
        "".join(page.extract_text() for page in pdf_of(files).pages),
    ]
    assert [text for text in texts if "DRAFT" in text or "NOT READY" in text or "not known" in text] == []


@pytest.mark.parametrize("name", READY)
def test_a_request_that_may_be_sent_ends_with_exit_code_0(name: str, tmp_path: Path) -> None:
    result = request(name, "--data", str(EXAMPLE), "--out", str(tmp_path / "pack"))
    assert result.exit_code == 0, result.output
    assert f"Open {tmp_path / 'pack' / MAIL}" in result.output


def test_documents_that_go_with_a_request_are_named(tmp_path: Path) -> None:
    pack = letter_of(EXAMPLE, "modulus-labs").pack
    assert pack.documents
    text = files_of(EXAMPLE, "modulus-labs")[TEXT].decode()
    assert [name for name in pack.documents if name not in text] == []


def test_an_unknown_integration_is_wrong_usage() -> None:
    result = request("scan-to-pau", "--data", str(SHIPPED_DATA))
    assert result.exit_code == 2
    assert "Did you mean `scan-to-pay`?" in result.output


@pytest.mark.parametrize("name", PROVIDERS)
def test_an_address_that_the_guide_hides_is_unknown_until_you_record_it(name: str) -> None:
    assert [each.email for each in letter_of(SHIPPED_DATA, name).pack.recipients] == [""]


# The e-mail


@pytest.mark.parametrize("data", [SHIPPED_DATA, EXAMPLE], ids=["shipped", "example"])
def test_the_mail_has_no_defect(data: Path) -> None:
    for name, files in every_file(data):
        message = mail_of(files)
        defects = [defect for part in message.walk() for defect in part.defects]
        assert defects == [], name
        assert [
            header for header in ("From", "To", "Subject", "Date", "Message-ID", "X-Unsent") if not message[header]
        ] in (
            [],
            ["From", "To"],
            ["To"],
        ), name


def test_the_mail_opens_for_writing_with_the_letter_attached() -> None:
    files = files_of(EXAMPLE, "scan-to-pay")
    message = mail_of(files)
    attached = list(message.iter_attachments())
    assert message["X-Unsent"] == "1"
    assert [part.get_filename() for part in attached] == [PDF_NAME]
    assert attached[0].get_content() == files[PDF]


def test_the_mail_is_dated_by_the_day_and_not_by_the_clock() -> None:
    assert mail_of(files_of(EXAMPLE, "scan-to-pay"))["Date"].datetime.date() == unsent("scan-to-pay")


def test_the_mail_has_one_recipient_and_one_sender() -> None:
    pack = letter_of(EXAMPLE, "scan-to-pay").pack
    message = mail_of(files_of(EXAMPLE, "scan-to-pay"))
    assert pack.sender
    assert [address.addr_spec for address in message["To"].addresses] == [each.email for each in pack.recipients]
    assert [address.addr_spec for address in message["From"].addresses] == [pack.sender.email]


def test_text_and_html_of_the_mail_say_the_same() -> None:
    for name, files in every_file(EXAMPLE):
        message = mail_of(files)
        shown = re.sub(r"<title>.*?</title>|<[^>]+>", " ", body(message, "html"))
        for field in letter_of(EXAMPLE, name).pack.fields:
            for line in field.lines:
                assert line in body(message, "plain"), name
                assert line.replace("&", "&amp;") in shown, name


def test_a_pack_is_the_same_bytes_each_time() -> None:
    letter = letter_of(EXAMPLE, "scan-to-pay")
    assert pack_files(letter, letter_job(PDF, letter, Paper(), unsent("scan-to-pay")).draw().pdf) == files_of(
        EXAMPLE, "scan-to-pay"
    )


# Agreement


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_file_shows_every_field_and_every_item(name: str) -> None:
    files = files_of(EXAMPLE, name)
    pack = letter_of(EXAMPLE, name).pack
    printed = folded("".join(page.extract_text() for page in pdf_of(files).pages))
    text = folded(files[TEXT].decode())
    lines = [line for field in pack.fields for line in field.lines]
    titles = [item.title for item in pack.items]
    assert [line for line in (*lines, *titles) if folded(line) not in printed] == []
    assert [line for line in (*lines, *titles) if folded(line) not in text] == []


@pytest.mark.parametrize("name", PROVIDERS)
def test_the_json_is_the_pack_and_stands_inside_the_pdf(name: str) -> None:
    files = files_of(EXAMPLE, name)
    read = json.loads(files[JSON])
    assert read == {"schema": 2} | json.loads(encode(letter_of(EXAMPLE, name).pack, enc_hook=str))
    assert pdf_of(files).attachments["request.json"] == [files[JSON]]


@pytest.mark.parametrize("name", PROVIDERS)
def test_the_table_reads_back_equal(name: str) -> None:
    files, pack = files_of(EXAMPLE, name), letter_of(EXAMPLE, name).pack
    rows = list(csv.reader(io.StringIO(files[TABLE].decode("utf-8-sig"), newline="")))
    rows = rows[1:] if pack.is_draft else rows
    assert tuple(rows[0]) == COLUMNS
    assert rows[1:] == [
        [group.title, item.id, item.name, item.state, item.day] for group in pack.groups for item in group.items
    ]


def test_a_table_may_have_semicolons() -> None:
    pack = letter_of(EXAMPLE, "scan-to-pay").pack
    table = render_table(pack, TableSeparator.SEMICOLON.sign).removeprefix("\ufeff")
    by_comma = render_table(pack).removeprefix("\ufeff")
    assert list(csv.reader(io.StringIO(table, newline=""), delimiter=";")) == list(
        csv.reader(io.StringIO(by_comma, newline=""))
    )


def test_the_command_writes_the_table_as_the_organisation_wants_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "tests/data/minimal", tmp_path / "data")
    with (tmp_path / "data/organisation/organisation.yaml").open("a", encoding="utf-8") as file:
        file.write("table-separator: semicolon\n")
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(cli, ["request", "acme", "--as-of", "2026-11-21"], catch_exceptions=False)
    assert "Group;Item;Title;State;Day" in (tmp_path / "acme-request" / TABLE).read_text("utf-8")


@pytest.mark.parametrize("text", ["=1+1", "+27 10 449 1784", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =1"])
def test_a_formula_is_defused(text: str) -> None:
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Sandbox merchant ID", "1 item", "a=b", ""])
def test_other_text_is_left_alone(text: str) -> None:
    assert defused(text) == text


def pack_words(pack: Pack) -> str:
    return encode(pack, enc_hook=str).decode()


def test_a_provider_reads_nothing_about_another() -> None:
    project = project_of(EXAMPLE)
    names = {name: provider.profile.name for name, provider in project.providers.items()}
    for integration in project.integrations.values():
        own = integration.profile.provider
        words = pack_words(letter_of(EXAMPLE, integration.id).pack)
        assert [name for provider, name in names.items() if provider != own and name in words] == []


@pytest.mark.parametrize(("integration", "words"), [("scan-to-pay", "ready to send"), ("payca", "Do not send it yet")])
def test_the_page_says_whether_the_mail_may_be_sent(integration: str, words: str) -> None:
    context = BookContext.of(project_of(EXAMPLE), unsent(integration)).integration(integration)
    pack, *_ = request_page(context, frozenset({f"requests/{integration}/{MAIL}"})).sections
    assert isinstance(pack, Doors)
    assert [words in str(door.words) for door in pack.doors] == [True]
