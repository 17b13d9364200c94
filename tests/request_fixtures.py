"""Access requests of what ships and of the example, each drawn once."""

import io
import re
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from pathlib import Path

from pypdf import PdfReader

from generator.pages.book_context import BookContext
from generator.pages.request.letter import Letter, make_letter
from generator.project import Project
from generator.render.export.files import pack_files
from generator.render.pdf.jobs import letter_job
from generator.render.pdf.print_job import Paper
from generator.source.sent_copies import MAIL, PDF
from tests.reading import project_in

DAY = date(2026, 11, 21)
PROVIDERS = ("mintcash", "modulus-labs", "multipaga", "payca", "scan-to-pay")
READY = ("mintcash", "scan-to-pay")
BEFORE_SENT = {"mintcash": date(2026, 11, 19), "scan-to-pay": date(2026, 11, 1)}
"""The day before that on which the example sent each request."""


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
