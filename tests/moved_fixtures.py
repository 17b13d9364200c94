"""A small book with old addresses."""

import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from tests.shipped import ROOT

CONFIG = """\
site_name: Test
use_directory_urls: false
strict: true
theme: {name: material, font: false}
plugins:
  - search
  - launchbook:
     moved:
"""
BuildMoved = Callable[..., Result]


@pytest.fixture
def build_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[BuildMoved]:
    """Builds a small book in the current folder whose `moved` says this."""
    shutil.copytree(ROOT / "tests" / "data" / "minimal", tmp_path / "data")
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)

    def run(moved: dict[str, str], extra: str = "") -> Result:
        lines = "".join(f"      {old}: {new}\n" for old, new in moved.items())
        Path("mkdocs.yml").write_text(CONFIG + lines + extra, "utf-8")
        return CliRunner().invoke(cli, ["build", "--no-pdf", "--as-of", "2026-11-21"], catch_exceptions=False)

    yield run
    logging.getLogger("mkdocs").handlers.clear()
