"""The pocket card: sheets that are printed on one side and fold twice to a leaflet of four faces.

The sheet as it comes out of the printer, upright:

    ┌──────────┬──────────┐
    │  cover,  │  back,   │   upside down
    │  turned  │  turned  │
    ├──────────┼──────────┤ ← first fold: the upper half goes behind the lower one
    │  inside  │  inside  │
    │  left    │  right   │
    └──────────┴──────────┘
               ↑ second fold: closed like a book, inside left upon inside right

After the first fold, turn the strip like a page to see what lies behind. Those two faces stand upright there, as they
were printed upside down, and have changed sides: the back is at the left, the cover at the right. They are the outside
of a book that lies open with its pages down. Closed along the second fold, it shows the cover, with the spine at its
left. Opened, inside left is behind the cover, and inside right is behind the back.
"""

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from generator.render.pdf.draw import DrawError, Drawn, starting_pages
from generator.render.pdf.manuscript import PRINT_STYLE, Manuscript
from generator.render.pdf.quick_card import CUT

FACES = ("inside-left", "inside-right", "back")
"""The faces that hold entries, in reading order; the first of a sheet is its cover."""


class _Entry(Struct, frozen=True):
    """An entry of the card: its line on the cover, and itself."""

    line: str
    html: str


class _Pieces(Struct, frozen=True):
    """The HTML of the card, cut where it depends on what fits on which face."""

    start: str
    measured: str
    """The start of a document whose pages are as large as a face."""
    cover: str
    """A sheet up to the place that says which of several it is."""
    inside: str
    """The cover from there up to the list of its entries."""
    end_cover: str
    entries: tuple[_Entry, ...]
    end: str

    @property
    def to_measure(self) -> str:
        """The entries alone, one page for each face that they fill."""
        each = (
            f'<div class="measured" id="starts-{number}">{entry.html}<div id="ends-{number}"></div></div>'
            for number, entry in enumerate(self.entries)
        )
        return "".join((self.measured, *each, self.end))

    def card(self, faces: tuple[tuple[_Entry, ...], ...]) -> str:
        """The card with some entries on each of its faces."""
        sheets = [faces[first : first + len(FACES)] for first in range(0, len(faces), len(FACES))]
        each = (self._sheet(held, number, len(sheets)) for number, held in enumerate(sheets, start=1))
        return "".join((self.start, *each, self.end))

    def _sheet(self, faces: tuple[tuple[_Entry, ...], ...], number: int, of: int) -> str:
        which = f"Card {number} of {of}" if of > 1 else ""
        lines = "".join(entry.line for face in faces for entry in face)
        return "".join((self.cover, which, self.inside, lines, self.end_cover, *_faces(faces), "</section>"))


def _faces(faces: tuple[tuple[_Entry, ...], ...]) -> Iterator[str]:
    for name, face in zip(FACES, faces, strict=False):
        yield f'<div class="face {name}">{"".join(entry.html for entry in face)}</div>'


def folding(manuscript: Manuscript) -> Drawn:
    """The card on as many sheets as its entries take, which only drawing them can tell; no entry is ever torn."""
    pieces = _cut(manuscript.html)
    faces = _filled(manuscript.name, pieces)
    drawn = manuscript.drawn_as(pieces.card(faces))
    sheets = -(-len(faces) // len(FACES))
    if drawn.pages != sheets:
        raise DrawError(f"{manuscript.name} takes {drawn.pages} pages, not {sheets}.")
    return drawn


def _cut(html: str) -> _Pieces:
    start, measured, cover, inside, end_cover, *entries, end = html.split(CUT)
    return _Pieces(start, measured, cover, inside, end_cover, tuple(map(_Entry, entries[::2], entries[1::2])), end)


def _filled(name: str, pieces: _Pieces) -> tuple[tuple[_Entry, ...], ...]:
    """The entries face by face, in their order."""
    pages = starting_pages(pieces.to_measure, PRINT_STYLE)
    faces: dict[int, list[_Entry]] = {}
    for number, entry in enumerate(pieces.entries):
        page = pages[f"starts-{number}"]
        if pages[f"ends-{number}"] != page:
            title = Markup(entry.line).striptags()  # noqa: S704 - our template has escaped it
            raise DrawError(f"{name}: {title} does not fit on a face of the card. Shorten it.")
        faces.setdefault(page, []).append(entry)
    return tuple(tuple(face) for _, face in sorted(faces.items()))
