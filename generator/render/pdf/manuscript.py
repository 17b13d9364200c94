"""What is sent to whoever draws: finished HTML, and how it is to be set. Plain values, for any process or machine."""

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from generator.render.pdf.draw import Drawn, draw
from generator.render.pdf.parts import Attachment, PageRange

PRINT_STYLE = "print.css"
"""The style sheet of everything that is printed."""


def as_it_is(manuscript: "Manuscript") -> Drawn:
    """Draw a manuscript on as many pages as it takes."""
    return manuscript.drawn_as(manuscript.html)


class Manuscript(Struct, frozen=True):
    """A document that is ready to be set into pages."""

    name: str
    """Its path on the site."""
    html: str
    inside: Attachment
    day: date
    labels: tuple[PageRange, ...]
    fit: Callable[["Manuscript"], Drawn]
    """How it is made to fit its pages: a function of a module, which another process finds by its name."""

    def draw(self) -> Drawn:
        """The PDF; DrawError where it cannot be drawn or does not fit its pages."""
        return self.fit(self)

    def drawn_as(self, html: str, first_page: str = "") -> Drawn:
        """The PDF with other HTML, whatever pages that takes; DrawError where it cannot be drawn.

        `first_page` is its first page alone, where that has to be set once more when the page numbers are known.
        """
        inside = (self.inside,)
        return draw(
            html, day=self.day, style=PRINT_STYLE, attachments=inside, labels=self.labels, first_page=first_page
        )
