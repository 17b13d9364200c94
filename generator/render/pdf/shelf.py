"""All printed books: drawn in parallel, and only where something changed."""

import hashlib
import importlib.metadata
import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path

from generator.pages.runbooks.model import Runbook, Stamp
from generator.pages.runbooks.pocket import Pocket
from generator.render.pdf.draw import DrawError, Drawn, draw
from generator.render.pdf.parts import Attachment, PageRange
from generator.render.pdf.runbook import Paper, render_pocket, render_runbook
from generator.render.templates import TEMPLATES

AS_PRINTED = (PageRange(first=0, prefix="", style="D"),)
"""The page labels of a viewer: the numbers that are printed on the pages."""
LIBRARIES = ("weasyprint", "pydyf", "pikepdf", "fonttools", "segno")


@dataclass(frozen=True)
class Print:
    """A book to print: its file name, and everything it is drawn from."""

    name: str
    book: Runbook | Pocket
    stamp: Stamp
    paper: Paper
    day: date

    @cached_property
    def key(self) -> str:
        """One SHA-256 over everything that the PDF depends on."""
        html = _html(self, len(self.book.quick) if isinstance(self.book, Runbook) else 0)
        versions = [f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES]
        found = hashlib.sha256("\0".join([html, self.day.isoformat(), _records(self.book), *versions]).encode())
        for file in sorted((*TEMPLATES.glob("pdf/fonts/*.woff2"), *Path(__file__).parent.glob("*.py"))):
            found.update(file.read_bytes())
        return found.hexdigest()


@dataclass(frozen=True)
class Printed:
    """What printing did: the books that were drawn, and those that were as before."""

    drawn: tuple[str, ...]
    kept: tuple[str, ...]


def print_books(prints: list[Print], out: Path, cache: Path, done: Callable[[str], None]) -> Printed:
    """Every book as a PDF in `out`; `done` is called with each name. DrawError where one cannot be drawn."""
    out.mkdir(parents=True, exist_ok=True)
    cache.mkdir(parents=True, exist_ok=True)
    keys = {each.name: each.key for each in prints}
    kept: list[str] = []
    for name, key in keys.items():
        pdf = _read(cache / f"{key}.pdf")
        if pdf is not None:
            _write(out / name, pdf)
            kept.append(name)
            done(name)
    drawn = [each for each in prints if each.name not in kept]
    for name, pdf in _drawn(drawn):
        _write(cache / f"{keys[name]}.pdf", pdf)
        _write(out / name, pdf)
        done(name)
    return Printed(tuple(sorted(each.name for each in drawn)), tuple(sorted(kept)))


def _read(path: Path) -> bytes | None:
    # asked for and not looked for: another build may clear the cache at any moment
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def forget_others(prints: list[Print], cache: Path) -> None:
    """Remove from the cache what none of these books needs."""
    keys = {f"{each.key}.pdf" for each in prints}
    for file in cache.glob("*.pdf"):
        if file.name not in keys:
            file.unlink(missing_ok=True)


def _drawn(prints: list[Print]) -> Iterator[tuple[str, bytes]]:
    if len(prints) == 1:
        yield prints[0].name, draw_book(prints[0]).pdf
        return
    if not prints:
        return
    # spawned and not forked: the bar that shows the progress is a thread, which a fork would tear
    workers = min(len(prints), os.cpu_count() or 1)
    with ProcessPoolExecutor(max_workers=workers, mp_context=get_context("spawn")) as pool:
        running = {pool.submit(draw_book, each): each.name for each in prints}
        for finished in as_completed(running):
            yield running[finished], finished.result().pdf


def draw_book(book: Print) -> Drawn:
    """The book as a PDF. What does not fit on the quick card's one page stands behind it."""
    records = Attachment("records.json", "The records of this book", _records(book.book).encode())
    if isinstance(book.book, Pocket):
        drawn = draw(_html(book, 0), day=book.day, attachments=(records,))
        if drawn.pages != 1:
            raise DrawError(f"{book.name}: the pocket card takes {drawn.pages} pages, not one.")
        return drawn
    most = len(book.book.quick)
    drawn = _draw(book, most, records)
    if drawn.anchors["contents"] == 2:
        return drawn
    fits, fitting = 0, drawn
    while most - fits > 1:  # the most that fits is looked for between what fits and what does not
        half = (fits + most) // 2
        drawn = _draw(book, half, records)
        if drawn.anchors["more-quick"] == 2:
            fits, fitting = half, drawn
        else:
            most = half
    if not fits:
        raise DrawError(f"{book.name}: not even one provider fits on the quick card.")
    return fitting


def _draw(book: Print, on_card: int, records: Attachment) -> Drawn:
    return draw(_html(book, on_card), day=book.day, attachments=(records,), labels=AS_PRINTED)


def _html(book: Print, on_card: int) -> str:
    if isinstance(book.book, Pocket):
        return render_pocket(book.book, book.stamp, book.paper)
    return render_runbook(book.book, book.stamp, book.paper, on_card)


def _records(book: Runbook | Pocket) -> str:
    return json.dumps(asdict(book), ensure_ascii=False, indent=1) + "\n"


def _write(path: Path, content: bytes) -> None:
    # written aside first: a run that is killed leaves no half of a file
    aside = path.with_suffix(f".{os.getpid()}.part")
    aside.write_bytes(content)
    aside.replace(path)
