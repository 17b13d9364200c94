"""Runs commands and says what they cost: processor time, wall time and the largest process."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """What a command cost, with all processes that it started."""

    cpu: float
    """Processor time in seconds."""
    wall: float
    """Seconds until it ended."""
    memory: float
    """The largest of its processes in MiB."""
    exit_code: int


def run(command: Sequence[str | Path], folder: Path, limit: float = 600, **variables: str) -> Cost | None:
    """Run a command to its end in a folder; None where it takes longer than a limit, in seconds."""
    settings = settings_of(**variables)
    started = time.perf_counter()
    with Path(os.devnull).open("wb") as nowhere:
        process = subprocess.Popen(list(map(str, command)), cwd=folder, env=settings, stdout=nowhere, stderr=nowhere)
        while True:
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            if time.perf_counter() - started > limit:
                process.kill()
                process.wait()
                return None
            time.sleep(0.001)
    process.returncode = os.waitstatus_to_exitcode(status)  # else the process is waited for once more
    memory = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - started, memory, process.returncode)


def settings_of(**variables: str) -> Mapping[str, str]:
    """The settings of this process, but that Python keeps what it compiled, as it does where nobody says otherwise.

    Where it may not, every start would compile Launchbook's modules once more, while those of libraries are at hand.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **variables}


def spread(values: Sequence[float], unit: str = "") -> str:
    """The median, with the least and the greatest behind it."""
    least, middle, greatest = min(values), statistics.median(values), max(values)
    return f"{_short(middle)}{unit} ({_short(least)}–{_short(greatest)})"


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def in_turn(works: Mapping[str, Callable[[], float | None]], runs: int) -> dict[str, list[float]]:
    """What each of several works gives, one after the other in each round, so that a slow minute slows all of them.

    A work that gives None was stopped, and is not asked again.
    """
    found: dict[str, list[float]] = {name: [] for name in works}
    stopped: set[str] = set()
    for _ in range(runs):
        for name, work in works.items():
            value = None if name in stopped else work()
            if value is None:
                stopped.add(name)
            else:
                found[name].append(value)
    return found
