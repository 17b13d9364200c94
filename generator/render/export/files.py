"""The files of an access request, by name."""

from generator.pages.request.letter import Letter
from generator.render.export.machine import render_json
from generator.render.export.mail import render_mail
from generator.render.export.table import render_table
from generator.render.export.text import render_text
from generator.source.sent_copies import JSON, MAIL, PDF, TABLE, TEXT


def pack_files(letter: Letter, pdf: bytes, separator: str = ",") -> dict[str, bytes]:
    """The whole pack: the draft e-mail, its PDF, text to paste, JSON and the table of items."""
    return {
        MAIL: render_mail(letter, pdf),
        PDF: pdf,
        TEXT: render_text(letter).encode(),
        JSON: render_json(letter.pack).encode(),
        TABLE: render_table(letter.pack, separator).encode(),
    }
