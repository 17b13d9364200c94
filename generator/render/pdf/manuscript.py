"""What is sent to whoever draws: finished HTML, and how it is to be set. Plain values, for any process or machine."""

import zlib
from collections.abc import Callable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from generator.render.pdf.draw import Drawn, draw
from generator.render.pdf.parts import Attachment, PageRange

PRINT_STYLE = "print.css"
"""The style sheet of everything that is printed."""


def as_it_is(manuscript: "Manuscript") -> Drawn:
    """Draw a manuscript on as many pages as it takes."""
    return manuscript.drawn_as(manuscript.html)


class Manuscript(Struct, frozen=True):
    """A document that is ready to be set into pages; its texts are packed, as many wait to be drawn."""

    name: str
    """Its path on the site."""
    packed_html: bytes
    packed_inside: Attachment
    """The file inside, whose content is packed."""
    day: date
    labels: tuple[PageRange, ...]
    fit: Callable[["Manuscript"], Drawn]
    """How it is made to fit its pages: a function of a module, which another process finds by its name."""

    @property
    def html(self) -> str:
        """The document."""
        return zlib.decompress(self.packed_html).decode()

    @property
    def inside(self) -> Attachment:
        """The file that is put into the PDF."""
        return replace(self.packed_inside, content=zlib.decompress(self.packed_inside.content))

    @property
    def source(self) -> str:
        """The HTML and the file inside."""
        return self.html + self.inside.content.decode()

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


def packed(text: bytes) -> bytes:
    """Texts of prints repeat themselves so much that the fastest way leaves a tenth of them."""
    return zlib.compress(text, level=1)
