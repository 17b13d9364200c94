"""What is printed: a team's runbook, the pocket card, a run sheet, the letter of an access request."""

import json
from dataclasses import asdict
from datetime import date

from generator.pages.control_index import cards
from generator.pages.integration.run_sheet_print import RoomSheet
from generator.pages.request.letter import Letter, returned
from generator.pages.runbooks.model import Runbook, Stamp
from generator.pages.runbooks.pocket import Pocket
from generator.render.export.files import render_json
from generator.render.pdf.draw import Attachment, DrawError, Drawn
from generator.render.pdf.print_job import Paper, PrintJob


def runbook_job(name: str, book: Runbook, stamp: Stamp, paper: Paper, day: date) -> PrintJob:
    """A team's book. What does not fit on the one page of its quick card stands behind it."""
    view = {"book": book, "stamp": stamp, **_quick(book, len(book.quick))}
    anchors = frozenset(_anchors(book))
    return PrintJob(name, "runbook.html.j2", view, _records(book), day, paper, anchors, fit=_fitting_the_quick_card)


def pocket_job(name: str, pocket: Pocket, stamp: Stamp, paper: Paper, day: date) -> PrintJob:
    """The pocket card, which is one page that is folded and so needs no numbers."""
    view = {"pocket": pocket, "stamp": stamp}
    return PrintJob(name, "pocket.html.j2", view, _records(pocket), day, paper, labels=(), fit=_on_one_page)


def run_sheet_job(name: str, sheet: RoomSheet, stamp: Stamp, paper: Paper, day: date) -> PrintJob:
    """The run sheet of an integration for the room: landscape, one row for each step."""
    view = {"sheet": sheet, "stamp": stamp}
    return PrintJob(name, "run-sheet.html.j2", view, _records(sheet), day, paper)


def letter_job(name: str, letter: Letter, day: date) -> PrintJob:
    """An access request: the letter on page one, then its annexes."""
    view = {"letter": letter, "pack": letter.pack, "returned": returned}
    inside = Attachment("request.json", "The facts of this request", render_json(letter.pack).encode())
    return PrintJob(name, "letter.html.j2", view, inside, day)


def _records(book: Runbook | Pocket | RoomSheet) -> Attachment:
    content = json.dumps(asdict(book), ensure_ascii=False, indent=1) + "\n"
    return Attachment("records.json", "The records of this book", content.encode())


def _quick(book: Runbook, on_card: int) -> dict[str, object]:
    """The providers on the quick card, and those behind it."""
    return {"quick": book.quick[:on_card], "more_quick": book.quick[on_card:]}


def _anchors(book: Runbook) -> list[str]:
    parts = [part for chapter in book.chapters for part in chapter.parts]
    records = [card.anchor for part in parts for section in part.sections for card in cards(section)]
    return [*records, *(part.anchor for part in parts), *(chapter.anchor for chapter in book.chapters)]


def _fitting_the_quick_card(job: PrintJob) -> Drawn:
    """The book with as many providers on the quick card as fit on its page, which only drawing it can tell."""
    book = job.view["book"]
    assert isinstance(book, Runbook)
    most = len(book.quick)
    drawn = job.drawn_with({**job.view, **_quick(book, most)})
    if drawn.anchors["contents"] == 2:
        return drawn
    fits, fitting = 0, drawn
    while most - fits > 1:  # the most that fits is looked for between what fits and what does not
        half = (fits + most) // 2
        drawn = job.drawn_with({**job.view, **_quick(book, half)})
        if drawn.anchors["more-quick"] == 2:
            fits, fitting = half, drawn
        else:
            most = half
    if not fits:
        raise DrawError(f"{book.title}: not even one provider fits on the quick card.")
    return fitting


def _on_one_page(job: PrintJob) -> Drawn:
    drawn = job.drawn_with(job.view)
    if drawn.pages != 1:
        raise DrawError(f"The pocket card takes {drawn.pages} pages, not one.")
    return drawn
