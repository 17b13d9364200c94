"""The e-mail of an access request: it opens for writing, and says in text and in HTML what the request says."""

import re
from pathlib import Path

import pytest

from generator.render.export.mail import PDF_NAME
from generator.source.sent_copies import PDF
from tests.request_fixtures import body, every_file, files_of, letter_of, mail_of, unsent
from tests.shipped import EXAMPLE, SHIPPED_DATA

pytestmark = pytest.mark.xdist_group("packs")


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
