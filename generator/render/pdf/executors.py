"""Who draws the prints of a build: processes of this machine, one for each core, or this process where there is one."""

import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from typing import Any

from generator.render.pdf.parts import DrawError


class InThisProcess(Executor):
    """Does what it is asked for at once."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The future of a call that is over."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - whoever asks for the result gets it
            future.set_exception(error)
        return future


class Processes:
    """A pool of processes, each started when there is something to draw."""

    def __init__(self, workers: int) -> None:
        self._others = set(active_children())
        self._folder = tempfile.TemporaryDirectory(prefix="launchbook-")
        # spawned and not forked: the bar that shows the progress is a thread, which a fork would tear
        self.pool = ProcessPoolExecutor(workers, get_context("spawn"), _begin, (self._folder.name,))

    def finish(self) -> None:
        """End the processes once everything is drawn."""
        self.pool.shutdown()
        self._folder.cleanup()

    def end(self) -> None:
        """End the processes now: a large book takes half a minute, and nobody waits for it any more."""
        self.pool.shutdown(wait=False, cancel_futures=True)
        for process in set(active_children()) - self._others:
            process.terminate()
            process.join()
        self._folder.cleanup()


@contextmanager
def local_processes() -> Iterator[Executor]:
    """As many processes as there are cores; where there is one core, this process.

    DrawError where the system ends one of them. Where the block ends with an error, so do they.
    """
    workers = os.cpu_count() or 1
    if workers == 1:
        yield InThisProcess()
        return
    processes = Processes(workers)
    try:
        yield processes.pool
    except BaseException as error:
        processes.end()
        if isinstance(error, BrokenProcessPool):
            raise DrawError("The system ended a process that was drawing, most often because memory ran out.") from None
        raise
    processes.finish()


def _begin(folder: str) -> None:
    """Leave interrupts to the parent, which also removes the folder of what is kept for a while."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = folder
