"""What is printed: a team's runbook, the pocket card, a run sheet, the letter of an access request."""

from datetime import date
from functools import partial

from generator.pages.control_index import cards
from generator.pages.integration.run_sheet_print import RoomSheet
from generator.pages.request.letter import Letter, returned
from generator.pages.runbooks.model import Runbook, Stamp
from generator.pages.runbooks.pocket import Pocket
from generator.pages.runbooks.volumes import Volume
from generator.render.export.files import render_json
from generator.render.json_text import json_text
from generator.render.pdf.draw import Attachment
from generator.render.pdf.pocket_card import folding
from generator.render.pdf.print_job import Paper, PrintJob
from generator.render.pdf.quick_card import fitting_the_quick_card


def runbook_job(name: str, book: Runbook, stamp: Stamp, paper: Paper, day: date) -> PrintJob:
    """A team's book in one volume."""
    return volume_job(Volume(name, book), stamp, paper, day)


def volume_job(volume: Volume, stamp: Stamp, paper: Paper, day: date) -> PrintJob:
    """A team's book, or a volume of it. What does not fit on the one page of its quick card stands behind it."""
    name, book = volume.path, volume.book
    view = {"book": book, "stamp": stamp, "shelf": volume.shelf}
    anchors = frozenset(_anchors(book))
    fit = partial(fitting_the_quick_card, longest=tuple(entry.longest for entry in book.quick))
    return PrintJob(name, "runbook.html.j2", view, partial(_records, book), day, paper, anchors, fit=fit)


def pocket_job(name: str, pocket: Pocket, stamp: Stamp, paper: Paper, day: date) -> PrintJob:
    """The pocket card, each sheet of which is folded by itself and so needs no number."""
    view = {"pocket": pocket, "stamp": stamp}
    return PrintJob(name, "pocket.html.j2", view, partial(_records, pocket), day, paper, labels=(), fit=folding)


def run_sheet_job(name: str, sheet: RoomSheet, stamp: Stamp, paper: Paper, day: date) -> PrintJob:
    """The run sheet of an integration for the room: landscape, one row for each step."""
    view = {"sheet": sheet, "stamp": stamp}
    return PrintJob(name, "run-sheet.html.j2", view, partial(_records, sheet), day, paper)


def letter_job(name: str, letter: Letter, paper: Paper, day: date) -> PrintJob:
    """An access request: the letter on page one, then its annexes."""
    view = {"letter": letter, "pack": letter.pack, "returned": returned}
    return PrintJob(name, "letter.html.j2", view, partial(_facts, letter), day, paper)


def _records(book: Runbook | Pocket | RoomSheet) -> Attachment:
    return Attachment("records.json", "The records of this book", f"{json_text(book)}\n".encode())


def _facts(letter: Letter) -> Attachment:
    return Attachment("request.json", "The facts of this request", render_json(letter.pack).encode())


def _anchors(book: Runbook) -> list[str]:
    parts = [part for chapter in book.chapters for part in chapter.parts]
    records = [card.anchor for part in parts for section in part.sections for card in cards(section)]
    return [*records, *(part.anchor for part in parts), *(chapter.anchor for chapter in book.chapters)]
