"""The access request: what is in each file of a pack, and what never is."""

import csv
import io
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec.json import encode
from msgspec.structs import replace

from generator.cli import cli
from generator.pages.book_context import BookContext
from generator.pages.integration.request import request_page
from generator.pages.request.letter import DRAFT, make_letter
from generator.pages.request.pack import Pack
from generator.pages.sections import Doors
from generator.render.export.files import COLUMNS, defused, pack_files, render_table
from generator.render.pdf.jobs import letter_job
from generator.render.pdf.print_job import Paper
from generator.schema.organisation import TableSeparator
from generator.source.sent_copies import JSON, MAIL, PDF, TABLE, TEXT
from tests.request_fixtures import (
    PROVIDERS,
    READY,
    body,
    files_of,
    folded,
    letter_of,
    mail_of,
    pdf_of,
    project_of,
    unsent,
)
from tests.shipped import EXAMPLE, ROOT, SHIPPED_DATA

pytestmark = pytest.mark.xdist_group("packs")


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
