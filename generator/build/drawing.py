"""Prints on their way: they are drawn elsewhere from the moment they are asked for, and collected when wanted."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future, as_completed
from dataclasses import dataclass, field
from pathlib import Path

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


class Drawing(Struct, frozen=True):
    """Prints of a folder: some are in it, and the others are being drawn."""

    folder: Path
    cache: PrintCache
    keys: Mapping[str, str]
    """Under what each print is kept, by name."""
    begun: Mapping[str, Future[Drawn]]
    """What is being drawn, by name."""

    def finish(self, done: Callable[[str], None]) -> Printed:
        """Write every print that is not yet there; `done` is called with the name of each that is.

        DrawError where one cannot be drawn; those that were drawn before it are kept.
        """
        kept = sorted(self.keys.keys() - self.begun.keys())
        for name in kept:
            done(name)
        names = {future: name for name, future in self.begun.items()}
        for finished in as_completed(names):
            name = names[finished]
            self.cache.keep(self.keys[name], finished.result().pdf)
            write_atomically(self.folder / name, finished.result().pdf)
            done(name)
        return Printed(tuple(sorted(self.begun)), tuple(kept))


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
        begun = {manuscript.name: executor.submit(drawn, manuscript) for manuscript in largest_first}
        return Drawing(self.folder, self.cache, self.keys, begun)


def drawn(manuscript: Manuscript) -> Drawn:
    """A manuscript as a PDF: what is asked of other processes."""
    return manuscript.draw()
