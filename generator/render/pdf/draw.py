"""Draws finished HTML as a PDF, or says why it cannot: never a PDF with a part missing."""

import datetime
import gc
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.render.pdf.libraries import missing_libraries
from generator.render.pdf.parts import Attachment, DrawError, PageRange

if TYPE_CHECKING:
    from generator.render.pdf.fonts import Style

__all__ = ["Attachment", "DrawError", "Drawn", "PageRange", "draw", "starting_pages"]


class Drawn(Struct, frozen=True):
    """A PDF, and where in it things are: the id of an element and the page (from 1) on which it starts."""

    pdf: bytes
    pages: int
    anchors: dict[str, int]


def draw(  # noqa: PLR0913 - each is a part of what is drawn
    html: str,
    *,
    day: datetime.date,
    style: str = "",
    attachments: tuple[Attachment, ...] = (),
    labels: tuple[PageRange, ...] = (),
    first_page: str = "",
) -> Drawn:
    """A complete document as a PDF that carries no time but the given day.

    `style` is a style sheet of the package; without one, the document names its own fonts. `first_page` is the first
    page alone, where its lines break by the numbers of the pages that it names.
    """
    get_ready()
    from generator.render.pdf.finish import finish  # noqa: PLC0415
    from generator.render.pdf.typeset import typeset  # noqa: PLC0415

    with _collector_at_rest():
        pages = typeset(html, _style(style), first_page)
    complaints = [*pages.complaints, *_wrong_labels(labels, pages.pages)]
    if complaints:
        raise DrawError("\n- ".join(["The PDF was not drawn:", *complaints]))
    return Drawn(finish(pages.pdf, day, attachments, labels), pages.pages, pages.anchors)


def starting_pages(html: str, style: str) -> dict[str, int]:
    """On which page (from 1) each id of a document starts; nothing is written."""
    get_ready()
    from generator.render.pdf import typeset  # noqa: PLC0415

    return typeset.pages_of_ids(html, _style(style))


def get_ready(style: str = "") -> None:
    """Import what draws, and read a style sheet with its fonts; DrawError where a system library is missing."""
    if missing := missing_libraries():
        raise DrawError(missing)
    with warnings.catch_warnings():
        # A machine without fonts makes WeasyPrint warn on import; ours come with the package.
        warnings.simplefilter("ignore")
        # WeasyPrint takes most of a second to import: only who draws shall wait for it.
        import_module("generator.render.pdf.typeset")
    if style:
        _style(style)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Collect no garbage for a while: nearly all that drawing makes is in use until the end, and soon gone after it.

    From then on it is collected, whoever draws: one print after the other would fill the memory.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _style(name: str) -> "Style":
    from generator.render.pdf.fonts import bare_style, style_of  # noqa: PLC0415

    return style_of(name) if name else bare_style()


def _wrong_labels(labels: Sequence[PageRange], pages: int) -> list[str]:
    starts = [label.first for label in labels]
    if starts and (starts[0] != 0 or starts != sorted(set(starts))):
        return [f"Page labels must start at the first page and go up, not {starts}"]
    return [f"There are labels for page {first}, but only {pages} pages" for first in starts if first >= pages > 0]
