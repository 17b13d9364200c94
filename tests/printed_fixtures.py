"""A small book that a process builds with all of its prints, once for all tests that look at them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.build.order import CACHE
from tests.shared_builds import made_once
from tests.shipped import ROOT
from tests.small_site import lay_out


def _build(folder: Path) -> str:
    folder.mkdir()
    command = [sys.executable, "-m", "generator", "build", "--as-of", "2026-11-21"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    built = subprocess.run(command, cwd=lay_out(folder), env=environment, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return built.stdout + built.stderr


@pytest.fixture(scope="session")
def printed_book(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a small book that was built with all of its prints, and what the build said."""
    return made_once(tmp_path_factory, "printed-book", _build)


def keep_prints(book: Path, cache: Path) -> None:
    """Put the prints of a book that was built into a cache."""
    cache.mkdir(mode=0o700, parents=True)
    for file in (book / CACHE).rglob("*.pdf"):
        shutil.copy(file, cache)
