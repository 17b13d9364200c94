"""Fixtures: the command that scans, and a searcher for the shipped providers."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from generator.scan.pattern_maker import make_patterns
from generator.scan.search import Searcher
from generator.scan.sources import read_scan_facts
from tests.shipped import SHIPPED_DATA

Scan = Callable[..., Result]
Found = Callable[..., list[dict[str, Any]]]
Refuse = Callable[[str, str], None]


@pytest.fixture
def scan() -> Scan:
    """Runs `launchbook scan` on the shipped data; a bug in it shows its traceback."""

    def run(*arguments: str | Path, data: Path = SHIPPED_DATA) -> Result:
        line = ["scan", "--data", str(data), *map(str, arguments)]
        return CliRunner().invoke(cli, line, catch_exceptions=False)

    return run


@pytest.fixture
def found(scan: Scan) -> Found:
    """What `launchbook scan` finds, as JSON says it."""

    def run(*arguments: str | Path, data: Path = SHIPPED_DATA) -> list[dict[str, Any]]:
        result = scan(*arguments, "--format", "json", data=data)
        leftovers: list[dict[str, Any]] = json.loads(result.stdout)["leftovers"]
        assert result.exit_code == (1 if leftovers else 0)
        return leftovers

    return run


@pytest.fixture(scope="session")
def searcher() -> Searcher:
    """Looks for what the five shipped providers have."""
    sources = read_scan_facts(SHIPPED_DATA, SHIPPED_DATA)
    return Searcher(make_patterns(sources.searched, sources.providers))


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Refuse:
    """Makes the system refuse a call such as `open` for paths with an ending; who runs tests as root may read all."""

    def make(name: str, refused: str) -> None:
        real = getattr(os, name)

        def called(path: object, *arguments: int) -> object:
            if str(path).rstrip("/").endswith(refused):
                raise PermissionError(13, "Permission denied", path)
            return real(path, *arguments)

        monkeypatch.setattr(os, name, called)

    return make
