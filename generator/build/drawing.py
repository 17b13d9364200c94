"""Prints on their way: they are drawn elsewhere from the moment they are asked for, and collected when wanted."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future, as_completed
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
    """Jobs of which some are kept from earlier builds, and the others being drawn."""

    jobs: tuple[PrintJob, ...]
    cache: PrintCache
    executor: Executor
    begun: Mapping[str, Future[Drawn]]
    """What is being drawn, by name."""

    def into(self, folder: Path, done: Callable[[str], None]) -> Printed:
        """Write every print below a folder; `done` is called with the name of each.

        DrawError where one cannot be drawn; those that were drawn before it are kept.
        """
        begun = dict(self.begun)
        for job in (job for job in self.jobs if job.name not in self.begun):
            pdf = self.cache.read(job.key)
            if pdf is None:  # another build has cleared the cache meanwhile
                begun[job.name] = _begun(job, self.executor)
                continue
            write_atomically(folder / job.name, pdf)
            done(job.name)
        names = {future: name for name, future in begun.items()}
        keys = {job.name: job.key for job in self.jobs}
        for finished in as_completed(names):
            name = names[finished]
            self.cache.keep(keys[name], finished.result().pdf)
            write_atomically(folder / name, finished.result().pdf)
            done(name)
        return Printed(tuple(sorted(begun)), tuple(sorted(keys.keys() - begun.keys())))


def not_kept(jobs: Sequence[PrintJob], cache: PrintCache) -> list[PrintJob]:
    """The jobs that have to be drawn."""
    return [job for job in jobs if not cache.has(job.key)]


def begin_drawing(
    jobs: Sequence[PrintJob], to_draw: Sequence[PrintJob], cache: PrintCache, executor: Executor
) -> Drawing:
    """Have some of the jobs drawn, the largest first, so that none is left alone at the end."""
    largest_first = sorted(to_draw, key=lambda job: len(job.html), reverse=True)
    return Drawing(tuple(jobs), cache, executor, {job.name: _begun(job, executor) for job in largest_first})


def _begun(job: PrintJob, executor: Executor) -> Future[Drawn]:
    return executor.submit(drawn, job.manuscript())


def drawn(manuscript: Manuscript) -> Drawn:
    """A manuscript as a PDF: what is asked of other processes."""
    return manuscript.draw()
