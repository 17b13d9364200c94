"""Draws prints on the machines of a Dask cluster. The only place that knows Dask, which is an optional extra."""

import platform
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from threading import Lock
from typing import Any

from generator.render.pdf.parts import DrawError
from generator.render.pdf.versions import versions

_SECONDS = 20
"""How long the scheduler has to answer, and a worker to be there."""
_SAME = "Install the same version of Launchbook and of what it draws with on the scheduler and on every worker."
_ONE_AT_A_TIME = Lock()
"""Dask gives a worker several threads, and WeasyPrint can draw in one."""
_LOST = "The connection to the Dask scheduler was lost."


@contextmanager
def cluster_processes(address: str) -> Iterator[Executor]:
    """The workers of the Dask scheduler at an address; DrawError where there are none."""
    try:
        from distributed import Client  # noqa: PLC0415 - optional, and slow to load
    except ImportError:
        raise DrawError("`--cluster` needs the extra `cluster`: pip install 'launchbook[cluster]'") from None
    try:
        client: Any = Client(address, timeout=_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise DrawError(f"No Dask scheduler answers at {address}: {_first(error)}") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=_SECONDS)
        except TimeoutError:
            raise DrawError(f"The Dask scheduler at {address} has no workers.") from None
        yield _Cluster(client.get_executor())


class _Cluster(Executor):
    """Has calls made by the workers, and refused by those that would draw other bytes.

    Where a worker is lost, Dask has its calls made again by another one.
    """

    def __init__(self, workers: Executor) -> None:
        self.workers = workers

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The future of a call; it ends with DrawError where the cluster could not make it."""
        future: Future[Any] = Future()
        made = self.workers.submit(call_alike, versions(), fn, *args, **kwargs)
        made.add_done_callback(lambda made: _hand_on(made, future))
        return future


def call_alike(wanted: Mapping[str, str], call: Callable[..., Any], *args: Any) -> Any:
    """Make a call where everything that decides the bytes of a print is as wanted; DrawError where it is not."""
    found = versions()
    different = [name for name in wanted if found.get(name) != wanted[name]]
    if different:
        lines = (f"- {name}: {found.get(name, 'missing')} there, {wanted[name]} here" for name in different)
        raise DrawError("\n".join([f"The worker on {platform.node()} would draw other bytes:", *lines, _SAME]))
    with _ONE_AT_A_TIME:
        return call(*args)


def _hand_on(made: Future[Any], future: Future[Any]) -> None:
    if made.cancelled():
        future.set_exception(DrawError(_LOST))
    elif error := made.exception():
        future.set_exception(error if isinstance(error, DrawError) else DrawError(_words(error)))
    else:
        future.set_result(made.result())


def _words(error: BaseException) -> str:
    from distributed import KilledWorker  # noqa: PLC0415 - optional, and slow to load

    if isinstance(error, KilledWorker):
        return "Several workers ended while drawing the same print, most often because memory ran out."
    return f"The cluster cannot do what it was sent: {_first(error)}\n{_SAME}"


def _first(error: BaseException) -> str:
    """The innermost reason, on one line."""
    while error.__cause__ is not None:
        error = error.__cause__
    return " ".join(str(error).split()) or type(error).__name__
