"""What takes long to make is made once for all processes of a run of the tests; each only looks at it."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def shared(factory: pytest.TempPathFactory) -> Path:
    """The folder for what all processes of a run of the tests share."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], str]) -> tuple[Path, str]:
    """A folder that the first process to ask for it fills, and what `make` had to say when it did.

    The others wait for that. A process that is ended meanwhile leaves the work to the next.
    """
    root = shared(factory)
    folder, told = root / name, root / f"{name}.log"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            text = make(folder)
            told.write_text(text, "utf-8")
    return folder, told.read_text("utf-8")
