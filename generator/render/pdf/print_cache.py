"""The prints of a build: drawn in parallel, and only where something changed."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import active_children, get_context
from pathlib import Path

from generator.atomic_write import write_atomically
from generator.render.pdf.draw import DrawError
from generator.render.pdf.print_job import PrintJob


@dataclass(frozen=True)
class Printed:
    """What printing did: the names of what was drawn, and of what was taken from the cache."""

    drawn: tuple[str, ...]
    kept: tuple[str, ...]


def print_jobs(jobs: Sequence[PrintJob], out: Path, cache: Path, done: Callable[[str], None]) -> Printed:
    """Every job as a PDF below `out`, drawn where the cache does not have it.

    `done` is called with each name. DrawError where one cannot be drawn; those that were drawn before it are kept.
    """
    kept: list[str] = []
    for job in jobs:
        if _copied_from(cache, job, out):
            kept.append(job.name)
            done(job.name)
    to_draw = [job for job in jobs if job.name not in kept]
    keys = {job.name: job.key for job in to_draw}
    for name, pdf in _drawn(to_draw):
        write_atomically(cache / f"{keys[name]}.pdf", pdf)
        write_atomically(out / name, pdf)
        done(name)
    return Printed(tuple(sorted(keys)), tuple(sorted(kept)))


def _copied_from(cache: Path, job: PrintJob, out: Path) -> bool:
    # asked for and not looked for: another build may clear the cache at any moment
    try:
        pdf = (cache / f"{job.key}.pdf").read_bytes()
    except FileNotFoundError:
        return False
    write_atomically(out / job.name, pdf)
    return True


def forget_others(jobs: Iterable[PrintJob], cache: Path) -> None:
    """Remove from the cache what none of these jobs needs."""
    keys = {f"{job.key}.pdf" for job in jobs}
    for file in cache.glob("*.pdf"):
        if file.name not in keys:
            file.unlink(missing_ok=True)


def _drawn(jobs: Sequence[PrintJob]) -> Iterator[tuple[str, bytes]]:
    workers = min(len(jobs), os.cpu_count() or 1)
    if workers <= 1:
        yield from ((job.name, job.draw().pdf) for job in jobs)
        return
    # spawned and not forked: the bar that shows the progress is a thread, which a fork would tear
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _leave_interrupts_to_the_parent)
    try:
        running = {pool.submit(job.manuscript.draw): job.name for job in jobs}
        for finished in as_completed(running):
            yield running[finished], finished.result().pdf
    except BrokenProcessPool:
        raise DrawError("The system ended a process that was drawing, most often because memory ran out.") from None
    except BaseException:
        # a large book takes half a minute, and nobody waits for one that is not wanted any more
        pool.shutdown(wait=False, cancel_futures=True)
        for process in active_children():
            process.terminate()
        raise
    pool.shutdown()


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
