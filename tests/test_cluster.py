"""Prints drawn by a Dask cluster of real processes: the same bytes, though a worker is lost in the middle."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from distributed import Client

from generator import cluster
from generator.cluster import call_alike, cluster_processes
from generator.manifest import hashes
from generator.render.pdf.draw import DrawError
from generator.render.pdf.versions import versions
from tests.shipped import ROOT
from tests.small_site import lay_out
from tests.test_prints import edited, prints_of, queued

WORKERS = 3

pytestmark = pytest.mark.xdist_group("cluster")


def ours(**more: str) -> dict[str, str]:
    """The environment of a process that runs this program."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def start(command: str, file: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    """A scheduler or a worker, in a process of its own."""
    program = [sys.executable, "-m", f"distributed.cli.dask_{command}", "--scheduler-file", str(file), "--no-dashboard"]
    settings = ours(DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL="30s")
    with file.with_name(f"{command}.log").open("ab") as heard:
        return subprocess.Popen([*program, *arguments], cwd=file.parent, env=settings, stdout=heard, stderr=heard)


def wait_until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.fixture(scope="module")
def scheduler_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    file = tmp_path_factory.mktemp("cluster") / "scheduler.json"
    process = start("scheduler", file, "--host", "127.0.0.1", "--port", "0")
    wait_until(file.is_file)
    yield file
    process.terminate()
    process.wait()


@pytest.fixture(scope="module")
def address(scheduler_file: Path) -> str:
    wait_until(lambda: scheduler_file.read_text("utf-8").endswith("}"))
    return str(json.loads(scheduler_file.read_text("utf-8"))["address"])


@pytest.fixture(scope="module")
def workers(scheduler_file: Path) -> Iterator[dict[str, "subprocess.Popen[bytes]"]]:
    names = [f"worker-{number}" for number in range(WORKERS)]
    options = ("--no-nanny", "--nthreads", "1", "--host", "127.0.0.1")
    processes = {name: start("worker", scheduler_file, *options, "--name", name) for name in names}
    yield processes
    for process in processes.values():
        process.terminate()
        process.wait()


def test_a_cluster_without_workers_is_said(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_SECONDS", 0.5)
    with (
        pytest.raises(DrawError, match=r"The Dask scheduler at tcp://127\.0\.0\.1:\d+ has no workers\."),
        cluster_processes(address),
    ):
        pass


def lose_one_that_draws(address: str, workers: dict[str, "subprocess.Popen[bytes]"]) -> None:
    """Kill a worker in the middle of its work."""
    busy: list[str] = []

    def is_drawing() -> bool:
        at_work = client.processing()
        busy.extend(one["name"] for at, one in client.scheduler_info()["workers"].items() if at_work.get(at))
        return bool(busy)

    with Client(address, set_as_default=False) as client:  # type: ignore[no-untyped-call]
        wait_until(is_drawing)
    lost = workers[busy[0]]
    os.kill(lost.pid, signal.SIGKILL)
    lost.wait()


def test_a_build_that_loses_a_worker_makes_the_same_bytes(
    address: str, workers: dict[str, "subprocess.Popen[bytes]"], printed_book: tuple[Path, str], tmp_path: Path
) -> None:
    build = [sys.executable, "-m", "generator", "build", "--as-of", "2026-11-21", "--cluster", address]
    by_workers = subprocess.Popen(build, cwd=lay_out(tmp_path), env=ours())
    lose_one_that_draws(address, workers)
    assert by_workers.wait() == 0
    assert sum(process.poll() is None for process in workers.values()) == WORKERS - 1
    drawn_here, _ = printed_book
    assert hashes(tmp_path / "site") == hashes(drawn_here / "site")


@pytest.mark.usefixtures("workers")
def test_what_cannot_be_drawn_ends_as_it_does_here(address: str, tmp_path: Path) -> None:
    prints = edited(prints_of(), "runbooks/watch.pdf", "漢")
    with pytest.raises(DrawError, match=r"U\+6F22"), cluster_processes(address) as executor:
        queued(prints, tmp_path).begin(executor).finish(lambda _: None)


def test_a_worker_with_other_versions_draws_nothing_and_names_them() -> None:
    with pytest.raises(
        DrawError, match=r"would draw other bytes:\n- weasyprint: .* there, 1\.0 here\nInstall the same"
    ):
        call_alike({**versions(), "weasyprint": "1.0"}, print)


def test_all_that_shapes_text_is_among_the_versions() -> None:
    assert {"launchbook", "weasyprint", "Pango", "HarfBuzz"} <= versions().keys()
    assert "unknown" not in versions().values()


def test_where_no_scheduler_answers_the_address_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_SECONDS", 0.5)
    with (
        pytest.raises(DrawError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9"),
        cluster_processes("tcp://127.0.0.1:9"),
    ):
        pass


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(DrawError, match="launchbook\\[cluster\\]"), cluster_processes("tcp://127.0.0.1:9"):
        pass
