"""The files of an access request, by name; those for programs and spreadsheets are made here."""

import csv
import io

from msgspec.structs import asdict

from generator.pages.request.letter import Letter, mark_of
from generator.pages.request.pack import Pack
from generator.render.export.mail import render_mail
from generator.render.export.text import render_text
from generator.render.json_text import json_text
from generator.source.sent_copies import JSON, MAIL, PDF, TABLE, TEXT

_FORMAT = 2
"""Grows when a key of the JSON changes its meaning or goes away."""
COLUMNS = ("Group", "Item", "Title", "State", "Day")
BYTE_ORDER_MARK = "\ufeff"
"""Without it, spreadsheets read UTF-8 as something else."""


def pack_files(letter: Letter, pdf: bytes, separator: str = ",") -> dict[str, bytes]:
    """The whole pack: the draft e-mail, its PDF, text to paste, JSON and the table of items."""
    return {
        MAIL: render_mail(letter, pdf),
        PDF: pdf,
        TEXT: render_text(letter).encode(),
        JSON: render_json(letter.pack).encode(),
        TABLE: render_table(letter.pack, separator).encode(),
    }


def render_json(pack: Pack) -> str:
    """The pack as JSON, for programs. The same stands inside of its PDF."""
    facts = asdict(pack)
    return f"{json_text({'schema': _FORMAT, **facts})}\n"


def render_table(pack: Pack, separator: str = ",") -> str:
    """The items as CSV, one row each; in a draft the first row says so."""
    table = io.StringIO()
    writer = csv.writer(table, delimiter=separator, lineterminator="\r\n")
    if mark := mark_of(pack):
        writer.writerow([mark, "", "", "", ""])
    writer.writerow(COLUMNS)
    for group in pack.groups:
        for item in group.items:
            writer.writerow([defused(text) for text in (group.title, item.id, item.name, item.state, item.day)])
    return BYTE_ORDER_MARK + table.getvalue()


def defused(text: str) -> str:
    """The text as a spreadsheet shows it and never runs it."""
    return f"'{text}" if text.lstrip()[:1] in ("=", "+", "-", "@", "\t", "\r") or text[:1] in ("\t", "\r") else text
