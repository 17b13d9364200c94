"""The books as sheets to print: the runbooks of teams, and the pocket card."""

import json
from dataclasses import asdict, dataclass
from datetime import date

from generator.pages.integration.run_sheet_print import RoomSheet
from generator.pages.runbooks.model import Runbook, Stamp
from generator.pages.runbooks.pocket import Pocket
from generator.render.pdf.draw import DrawError, Drawn, draw
from generator.render.pdf.parts import Attachment, PageRange
from generator.render.pdf.runbook import Paper, render_pocket, render_runbook

AS_PRINTED = (PageRange(first=0, prefix="", style="D"),)
"""The page labels of a viewer: the numbers that are printed on the pages."""


@dataclass(frozen=True)
class RunbookSheets:
    """A team's book. What does not fit on the quick card's one page stands behind it."""

    book: Runbook
    stamp: Stamp
    paper: Paper

    @property
    def source(self) -> str:
        """The HTML and the records inside of the PDF."""
        return self._html(len(self.book.quick)) + records(self.book)

    def draw(self, day: date) -> Drawn:
        """The book, with as many providers on the quick card as fit on its page."""
        most = len(self.book.quick)
        drawn = self._draw(most, day)
        if drawn.anchors["contents"] == 2:
            return drawn
        fits, fitting = 0, drawn
        while most - fits > 1:  # the most that fits is looked for between what fits and what does not
            half = (fits + most) // 2
            drawn = self._draw(half, day)
            if drawn.anchors["more-quick"] == 2:
                fits, fitting = half, drawn
            else:
                most = half
        if not fits:
            raise DrawError(f"{self.book.title}: not even one provider fits on the quick card.")
        return fitting

    def _draw(self, on_card: int, day: date) -> Drawn:
        return draw(self._html(on_card), day=day, attachments=(attached(self.book),), labels=AS_PRINTED)

    def _html(self, on_card: int) -> str:
        return render_runbook(self.book, self.stamp, self.paper, on_card)


@dataclass(frozen=True)
class PocketSheets:
    """The pocket card."""

    book: Pocket
    stamp: Stamp
    paper: Paper

    @property
    def source(self) -> str:
        """The HTML and the records inside of the PDF."""
        return render_pocket(self.book, self.stamp, self.paper) + records(self.book)

    def draw(self, day: date) -> Drawn:
        """The card; DrawError where it takes more than its one page."""
        html = render_pocket(self.book, self.stamp, self.paper)
        drawn = draw(html, day=day, attachments=(attached(self.book),))
        if drawn.pages != 1:
            raise DrawError(f"The pocket card takes {drawn.pages} pages, not one.")
        return drawn


def attached(book: Runbook | Pocket | RoomSheet) -> Attachment:
    """The book for programs, as a file inside of its PDF."""
    return Attachment("records.json", "The records of this book", records(book).encode())


def records(book: Runbook | Pocket | RoomSheet) -> str:
    """The book as JSON, for programs."""
    return json.dumps(asdict(book), ensure_ascii=False, indent=1) + "\n"
