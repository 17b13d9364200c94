"""A small book with old addresses."""

import json
import logging
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from tests.shipped import ROOT
from tests.small_site import SMALL_SITE

BuildMoved = Callable[..., Result]


@pytest.fixture
def build_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[BuildMoved]:
    """Builds a small book in the current folder whose `moved` says this."""
    monkeypatch.chdir(tmp_path)
    yield partial(build_in, tmp_path)
    logging.getLogger("mkdocs").handlers.clear()


def build_in(folder: Path, moved: dict[str, str], extra: str = "") -> Result:
    """Build a small book in a folder, which is the current one, whose `moved` says this."""
    shutil.copytree(ROOT / "tests" / "data" / "minimal", folder / "data")
    (folder / "docs").mkdir()
    with_moved = SMALL_SITE.replace("launchbook]", f"launchbook: {{moved: {json.dumps(moved)}}}]")
    (folder / "mkdocs.yml").write_text(with_moved + extra, "utf-8")
    return CliRunner().invoke(cli, ["build", "--no-pdf", "--as-of", "2026-11-21"], catch_exceptions=False)
