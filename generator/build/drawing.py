"""Prints on their way: they are drawn elsewhere from the moment they are asked for, and written as soon as they are."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Lock

from msgspec import Struct

from generator.atomic_write import write_atomically
from generator.render.pdf.draw import Drawn
from generator.render.pdf.manuscript import Manuscript
from generator.render.pdf.print_cache import PrintCache
from generator.render.pdf.print_job import PrintJob


class Printed(Struct, frozen=True):
    """What printing did: the names of what was drawn, and of what was taken from the cache."""

    drawn: tuple[str, ...]
    kept: tuple[str, ...]


@dataclass
class Drawing:
    """Prints of a folder: some are in it, and the others are written into it as soon as they are drawn."""

    folder: Path
    cache: PrintCache
    keys: Mapping[str, str]
    """Under what each print is kept, by name."""
    begun: tuple[str, ...]
    """The names of those that are being drawn."""
    _ended: SimpleQueue[tuple[str, BaseException | None]] = field(default_factory=SimpleQueue)
    """The name of each that was drawn, and what went wrong."""
    _lock: Lock = field(default_factory=Lock)
    _is_over: bool = False

    def finish(self, done: Callable[[str], None]) -> Printed:
        """Wait for what is being drawn; `done` is called with the name of each print that is there.

        DrawError where one cannot be drawn; those that were drawn before it are kept.
        """
        kept = sorted(self.keys.keys() - {*self.begun})
        for name in kept:
            done(name)
        for _ in self.begun:
            name, error = self._ended.get()
            if error is not None:
                raise error
            done(name)
        return Printed(tuple(sorted(self.begun)), tuple(kept))

    def take(self, name: str, future: Future[Drawn]) -> None:
        """Write a print as soon as it is drawn, so that none is lost when a build is ended, nor held until the last."""
        try:
            pdf = future.result().pdf
            with self._lock:
                if not self._is_over:
                    self.cache.keep(self.keys[name], pdf)
                    write_atomically(self.folder / name, pdf)
        except BaseException as error:  # noqa: BLE001 - whoever waits for the print gets it
            self._ended.put((name, error))
        else:
            self._ended.put((name, None))

    def end(self) -> None:
        """Write nothing any more: the folder may be gone from now on."""
        with self._lock:
            self._is_over = True


@dataclass
class PrintQueue:
    """Prints before they are drawn. Nothing of a job is held but what has to be drawn, so that many are not heavy."""

    folder: Path
    """Where the prints are written."""
    cache: PrintCache
    keys: dict[str, str] = field(default_factory=dict)
    waiting: list[Manuscript] = field(default_factory=list)

    def add(self, job: PrintJob) -> Manuscript | None:
        """Write a print that an earlier build has kept; otherwise, the manuscript that waits to be drawn."""
        self.keys[job.name] = job.key
        pdf = self.cache.read(job.key)
        if pdf is not None:
            write_atomically(self.folder / job.name, pdf)
            return None
        self.waiting.append(job.manuscript())
        return self.waiting[-1]

    def begin(self, executor: Executor) -> Drawing:
        """Have what waits drawn, the largest first, so that none is left alone at the end."""
        largest_first = sorted(self.waiting, key=lambda manuscript: len(manuscript.html), reverse=True)
        names = tuple(manuscript.name for manuscript in largest_first)
        drawing = Drawing(self.folder, self.cache, self.keys, names)
        for manuscript in largest_first:
            executor.submit(drawn, manuscript).add_done_callback(partial(drawing.take, manuscript.name))
        return drawing


def drawn(manuscript: Manuscript) -> Drawn:
    """A manuscript as a PDF: what is asked of other processes."""
    return manuscript.draw()
