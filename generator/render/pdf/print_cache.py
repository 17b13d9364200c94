"""Everything that is printed: drawn in parallel, and only where something changed."""

import hashlib
import importlib.metadata
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import Protocol

from generator.atomic_write import write_atomically
from generator.render.pdf.draw import DrawError, Drawn
from generator.render.templates import TEMPLATES

_LIBRARIES = ("weasyprint", "pydyf", "pikepdf", "fonttools", "segno")


class Sheets(Protocol):
    """Something that can be printed."""

    @property
    def source(self) -> str:
        """Everything that decides how it looks and what it holds, but for the day."""

    def draw(self, day: date) -> Drawn:
        """The PDF; DrawError where it cannot be drawn."""


@dataclass(frozen=True)
class Print:
    """Something to print: its path on the site, and what it is drawn from."""

    name: str
    sheets: Sheets
    day: date

    @cached_property
    def source(self) -> str:
        """The HTML that it is drawn from, and what else is inside of the PDF."""
        return self.sheets.source

    @cached_property
    def key(self) -> str:
        """One SHA-256 over everything that the PDF depends on."""
        versions = [f"{name} {importlib.metadata.version(name)}" for name in _LIBRARIES]
        found = hashlib.sha256("\0".join([self.source, self.day.isoformat(), *versions]).encode())
        for file in sorted((*TEMPLATES.glob("pdf/fonts/*.woff2"), *Path(__file__).parent.glob("*.py"))):
            found.update(file.read_bytes())
        return found.hexdigest()


@dataclass(frozen=True)
class Printed:
    """What printing did: the books that were drawn, and those that were as before."""

    drawn: tuple[str, ...]
    kept: tuple[str, ...]


def print_books(prints: list[Print], out: Path, cache: Path, done: Callable[[str], None]) -> Printed:
    """Every print as a PDF below `out`; `done` is called with each name. DrawError where one cannot be drawn."""
    keys = {each.name: each.key for each in prints}
    kept: list[str] = []
    for name, key in keys.items():
        pdf = _read(cache / f"{key}.pdf")
        if pdf is not None:
            write_atomically(out / name, pdf)
            kept.append(name)
            done(name)
    drawn = [each for each in prints if each.name not in kept]
    for name, pdf in _drawn(drawn):
        write_atomically(cache / f"{keys[name]}.pdf", pdf)
        write_atomically(out / name, pdf)
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
    workers = min(len(prints), os.cpu_count() or 1)
    if workers <= 1:
        yield from ((each.name, draw_print(each).pdf) for each in prints)
        return
    # spawned and not forked: the bar that shows the progress is a thread, which a fork would tear
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _leave_interrupts_to_the_parent)
    try:
        running = {pool.submit(draw_print, each): each.name for each in prints}
        for finished in as_completed(running):
            yield running[finished], finished.result().pdf
    except BrokenProcessPool:
        raise DrawError("The system ended a process that was drawing, most often for want of memory.") from None
    except BaseException:
        # a large book takes half a minute, and nobody waits for one that is not wanted any more
        pool.shutdown(wait=False, cancel_futures=True)
        for process in active_children():
            process.terminate()
        raise
    pool.shutdown()


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def draw_print(each: Print) -> Drawn:
    """The PDF of one print."""
    return each.sheets.draw(each.day)
