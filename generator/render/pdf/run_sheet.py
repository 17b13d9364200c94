"""The run sheet for the room as a PDF: landscape, one row for each step."""

from dataclasses import dataclass
from datetime import date

from generator.pages.integration.run_sheet_print import RoomSheet
from generator.pages.runbooks.model import Stamp
from generator.render.pdf.books import AS_PRINTED, attached, records
from generator.render.pdf.draw import Drawn, draw
from generator.render.pdf.runbook import BookLinks, Paper, style
from generator.render.templates import templates


@dataclass(frozen=True)
class RunSheetSheets:
    """The run sheet of an integration."""

    book: RoomSheet
    stamp: Stamp
    paper: Paper

    @property
    def source(self) -> str:
        """The HTML and the records inside of the PDF."""
        return self._html() + records(self.book)

    def draw(self, day: date) -> Drawn:
        """The sheet on as many pages as it takes."""
        return draw(self._html(), day=day, attachments=(attached(self.book),), labels=AS_PRINTED)

    def _html(self) -> str:
        places = BookLinks(frozenset(), self.paper.site_url)
        return (
            templates("pdf")
            .get_template("run-sheet.html.j2")
            .render(
                sheet=self.book,
                stamp=self.stamp,
                paper=self.paper.size,
                css=style(),
                prose=places.prose,
                link=places.link,
                qr=places.qr,
            )
        )
