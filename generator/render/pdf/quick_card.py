"""The quick card of a book: as many integrations as fit on its one page above the box of yours, the rest behind it."""

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from generator.pages.runbooks.model import Wording
from generator.render.pdf.draw import DrawError, Drawn, starting_pages
from generator.render.pdf.manuscript import PRINT_STYLE, Manuscript

CUT = Markup("<!-- here the card can be cut -->")
"""What the template writes around each entry. No text can hold it: text is escaped."""

BEHIND = 2
"""The page behind the card."""

_END = "</body></html>"


class _Pieces(Struct, frozen=True):
    """The HTML of a book, cut around the entries of its card."""

    start: str
    entries: tuple[str, ...]
    ours: str
    """The box below the entries, which stays on the card whatever else fits."""
    end: str
    behind: str
    """Where the section behind the card starts, for what does not fit on it."""
    end_behind: str
    rest: str

    @property
    def card(self) -> str:
        """The card alone, with every entry; the box stands first, so that the entries have what it leaves."""
        return "".join((self.start, self.ours, *self.entries, self.end, _END))

    def first_page(self, on_card: int) -> str:
        """The card alone with so many entries, as it stands in the book."""
        return "".join((self.start, *self.entries[:on_card], self.ours, self.end, _END))

    def book(self, on_card: int) -> str:
        """The book with an empty card, which the first page takes the place of, and the entries that are not on it."""
        more = self.entries[on_card:]
        behind = (self.behind, *more, self.end_behind) if more else ()
        return "".join((self.start, self.end, *behind, self.rest))


def fitting_the_quick_card(manuscript: Manuscript, longest: Sequence[Wording]) -> Drawn:
    """The book with as many integrations on the quick card as fit on its page, which only drawing it can tell.

    `longest` is the longest wording of each entry: what to shorten where one does not fit by itself.
    """
    pieces = _cut(manuscript.html)
    on_card = _fitting(pieces)
    while on_card:
        if drawn := _drawn(manuscript, pieces, on_card):
            return drawn
        on_card -= 1  # an entry may start on the page and end on the next, or need another line once it has its numbers
    words = longest[0]
    raise DrawError(
        f"{manuscript.name}: not even one provider fits on the quick card. "
        f"Shorten the words of `{words.record}` in `{words.file}`."
    )


def _drawn(manuscript: Manuscript, pieces: _Pieces, on_card: int) -> Drawn | None:
    """The book with so many entries on its card; None where they take more than its page."""
    drawn = manuscript.drawn_as(pieces.book(on_card), pieces.first_page(on_card))
    next_section = "more-quick" if on_card < len(pieces.entries) else "contents"
    return drawn if drawn.anchors[next_section] == BEHIND else None


def _cut(html: str) -> _Pieces:
    start, *entries, ours, end, behind, end_behind, rest = html.split(CUT)
    return _Pieces(start, tuple(entries), ours, end, behind, end_behind, rest)


def _fitting(pieces: _Pieces) -> int:
    """How many entries start on the first page. None is broken, so those are the entries that fit on it."""
    starts = starting_pages(pieces.card, PRINT_STYLE)
    return sum(page == 1 for name, page in starts.items() if name.startswith("quick-"))
