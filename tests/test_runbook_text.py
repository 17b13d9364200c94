"""The printed books say what their model says, and nothing else."""

import json
import re
from io import BytesIO

import pikepdf
import pytest
from msgspec.json import encode

from generator.pages.control_index import cards
from generator.pages.sections import Contacts, Environments, Issues
from generator.prose import plain
from tests.sheet_fixtures import Sheets, bare
from tests.shipped import ROOT

NUMBER = re.compile(r"\+\d[\d ()-]{7,}\d")
pytestmark = pytest.mark.xdist_group("print")


def test_the_quick_card_says_for_every_provider_whom_to_call_and_what_to_do_first(sheets: Sheets) -> None:
    card = bare(sheets.pages[0])
    for entry in sheets.book.quick:
        wordings = [entry.first_action, *entry.do_not]
        said = [entry.provider, entry.silence, entry.write_in, *(plain(wording.text.text) for wording in wordings)]
        said += [words for way in entry.first for words in (way.way.text, way.whom, way.when)]
        assert [words for words in said if bare(words) not in card] == []


def test_every_record_of_the_model_is_in_the_text(sheets: Sheets) -> None:
    assert sheets.missing([card.title for section in sheets.sections for card in cards(section)]) == []


def test_every_contact_of_the_model_is_in_the_text(sheets: Sheets) -> None:
    contacts = [contact for section in sheets.sections if isinstance(section, Contacts) for contact in section.contacts]
    shown = [value.text for contact in contacts for value in (contact.phone, contact.email) if value]
    assert "+27 10 449 1784" in shown
    assert "biz@Multipaga.io" in shown
    assert sheets.missing([*shown, *(contact.hours for contact in contacts)]) == []


def test_every_environment_value_of_the_model_is_in_the_text(sheets: Sheets) -> None:
    rows = [row for section in sheets.sections if isinstance(section, Environments) for row in section.rows]
    assert sheets.missing([one.value.text for row in rows for one in row.values if one.value]) == []


def test_every_symptom_and_action_of_the_model_is_in_the_text(on_call: Sheets) -> None:
    issues = [issue for section in on_call.sections if isinstance(section, Issues) for issue in section.issues]
    assert on_call.missing([plain(action.text.text) for issue in issues for action in issue.actions]) == []
    assert on_call.missing([symptom for issue in issues for symptom in issue.symptoms]) == []


def test_the_records_inside_equal_the_model(sheets: Sheets) -> None:
    inside = json.loads(sheets.reader.attachments["records.json"][0])
    assert inside == json.loads(encode(sheets.book, enc_hook=str))


def test_no_path_of_the_machine_is_in_it(sheets: Sheets) -> None:
    plain_bytes = BytesIO()
    with pikepdf.open(BytesIO(sheets.drawn.pdf)) as pdf:
        pdf.save(plain_bytes, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    content = plain_bytes.getvalue() + sheets.text.encode()
    assert [trace for trace in (b"file:", b"/tmp", b"/home/", str(ROOT).encode()) if trace in content] == []


def test_no_page_shows_a_redacted_address(sheets: Sheets) -> None:
    assert [number for number, page in enumerate(sheets.pages, 1) if "emailprotected" in bare(page).lower()] == []


def test_the_only_number_is_the_one_that_a_guide_gives(sheets: Sheets) -> None:
    # what stands behind the number on the quick card begins with a figure: 24/7
    pages = [page.replace(" 24/7", " ") for page in sheets.pages]
    assert {found.strip() for page in pages for found in NUMBER.findall(page)} == {"+27 10 449 1784"}


def test_the_address_of_the_edition_stands_beside_its_code_or_the_name_of_its_page(
    letter: Sheets, treasury: Sheets
) -> None:
    assert bare("The latest? https://book.example/launch/edition/") in bare(letter.pages[0])
    assert "The latest? Compare number and day with the page “Edition” of the site." in treasury.pages[0]
