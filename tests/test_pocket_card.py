"""The pocket card is a true leaflet: printed on one side, folded twice, and read like a small book."""

import io
from datetime import date
from typing import Any

import pikepdf
import pytest
from msgspec import Struct
from msgspec.structs import replace
from pypdf import PdfReader

from generator.pages.book_context import BookContext
from generator.pages.edition import Edition, stamp_of
from generator.pages.runbooks.model import QuickEntry
from generator.pages.runbooks.pocket import Pocket, make_pocket
from generator.pages.view_models import RichText
from generator.render.pdf.draw import DrawError, Drawn
from generator.render.pdf.jobs import pocket_job
from generator.render.pdf.print_job import Paper, PrintJob
from generator.schema.organisation import PaperSize
from tests.conftest import MINIMAL
from tests.draw_fixtures import structure
from tests.reading import project_in

DAY = date(2026, 11, 21)
STAMP = stamp_of(Edition(DAY, 42, "0123456789"), 90)
PAPERS = {PaperSize.A4: (595.3, 841.9), PaperSize.LETTER: (612, 792)}
CARD = make_pocket(BookContext.of(project_in(MINIMAL), DAY))
ENTRY = CARD.entries[0]

pytestmark = pytest.mark.xdist_group("pocket-card")


def named(*names: str, words: int = 25) -> tuple[QuickEntry, ...]:
    """Entries of which two do not fit on a face, unless there are fewer words."""
    first = ENTRY.first_action
    action = replace(first, text=RichText(" ".join(["Stop new payments."] * words), first.text.provider))
    return tuple(replace(ENTRY, anchor=f"quick-{name}", provider=name, first_action=action) for name in names)


def drawn(entries: tuple[QuickEntry, ...], paper: PaperSize = PaperSize.A4) -> Drawn:
    return job(replace(CARD, entries=entries), paper).draw()


def job(card: Pocket, paper: PaperSize) -> PrintJob:
    return pocket_job("pocket.pdf", card, STAMP, Paper(paper, "https://book.example/launch/"), DAY)


class Run(Struct, frozen=True):
    """Text where it is printed: in points from the lower left corner, and whether it stands upright on the sheet."""

    text: str
    x: float
    y: float
    is_upright: bool
    size: float


def runs(pdf: bytes, page: int = 0) -> list[Run]:
    found: list[Run] = []

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text.strip():
            a, d = tm[0] * cm[0] + tm[1] * cm[2], tm[2] * cm[1] + tm[3] * cm[3]
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.append(Run(text.strip(), x, y, a > 0, abs(d) * size))

    PdfReader(io.BytesIO(pdf)).pages[page].extract_text(visitor_text=visit)
    return found


def folded(run: Run, width: float, height: float) -> tuple[str, bool]:
    """On which face of the leaflet a text is once the sheet is folded, and whether it stands upright there.

    Folding is done here with paper and not with names: the upper half goes behind, and is then looked at from behind.
    """
    if run.y < height / 2:
        return ("inside left" if run.x < width / 2 else "inside right"), run.is_upright
    # the fold turns the upper half over its lower edge; looking from behind turns left and right
    seen_x = width - run.x
    return ("cover" if seen_x > width / 2 else "back"), not run.is_upright


@pytest.mark.parametrize("paper", PAPERS)
def test_folded_each_face_has_its_place_and_stands_upright(paper: PaperSize) -> None:
    pdf = drawn(named("Ash", "Birch", "Cedar"), paper).pdf
    faces = {run.text: folded(run, *PAPERS[paper]) for run in runs(pdf)}
    assert faces[CARD.organisation] == ("cover", True)
    assert {faces[name] for name in ("Ash",)} == {("inside left", True)}
    assert faces["Birch"] == ("inside right", True)
    assert faces["Cedar"] == ("back", True)
    assert all(is_upright for _, is_upright in faces.values())


@pytest.mark.parametrize("paper", PAPERS)
def test_no_text_comes_near_a_fold_or_an_edge(paper: PaperSize) -> None:
    width, height = PAPERS[paper]
    room = 8 / 25.4 * 72 - 2
    for run in runs(drawn(named("Ash", "Birch", "Cedar"), paper).pdf):
        distances = [abs(run.x - line) for line in (0, width / 2, width)]
        distances += [abs(run.y - line) for line in (0, height / 2, height)]
        assert min(distances) > room, run


def test_it_is_read_out_as_a_folded_card_is_read() -> None:
    pdf = drawn(named("Ash", "Birch", "Cedar")).pdf
    names = ("Ash", "Birch", "Cedar")
    heads = [run.text for run in runs(pdf) if run.size > 11.5 and run.text in {"Inside", *names}]
    assert heads == ["Inside", *names]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pieces = [number for element in structure(opened) if element.S in {"/H1", "/H2"} for number in _pieces(element)]
    assert len(pieces) >= len(heads)
    assert pieces == sorted(pieces)  # the structure tree has the headings in the order in which they are drawn


def _pieces(element: Any) -> list[int]:
    """The numbers of the marked pieces of the page in an element of the structure tree."""
    kids = element.get("/K", [])
    each = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [number for kid in each for number in ([int(kid)] if isinstance(kid, int) else _pieces(kid))]


def test_type_is_at_least_11_points_and_the_stamp_8() -> None:
    found = {round(run.size, 1) for run in runs(drawn(named("Ash", "Birch", "Cedar")).pdf)}
    small = {run.text for run in runs(drawn(named("Ash")).pdf) if run.size < 10.9}
    assert min(found) == 8
    assert not {size for size in found if 8 < size < 11}
    stamped = f"{STAMP.foot} The latest? https://book.example/launch/edition/index.html"
    assert [text for text in small if text not in stamped] == []


def test_what_does_not_fit_on_one_sheet_takes_another_with_a_cover_of_its_own() -> None:
    card = drawn(named("Ash", "Birch", "Cedar", "Durian"))
    texts = [{run.text for run in runs(card.pdf, page)} for page in range(card.pages)]
    assert card.pages == 2
    assert {"Card 1 of 2", "Ash", "Birch", "Cedar"} <= texts[0]
    assert {"Card 2 of 2", "Durian", CARD.organisation} <= texts[1]
    assert "Durian" not in texts[0]


def test_short_entries_share_a_face() -> None:
    assert drawn(named("Ash", "Birch", "Cedar", "Durian", words=1)).pages == 1


def test_an_entry_that_no_face_holds_is_an_error_that_names_it() -> None:
    with pytest.raises(DrawError, match=r"Birch does not fit on a face of the card\. Shorten it\."):
        drawn((*named("Ash"), *named("Birch", words=120)))
