"""The page "Record progress", followed as it is printed."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from tests.shipped import ROOT, SHIPPED_DATA

PAGE = (ROOT / "docs" / "guide" / "record.md").read_text("utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
PRINTED = [typed.partition("\n")[::2] for block in BLOCKS for typed in block.split("$ ./launchbook ")[1:]]
TICKS = "  - item: deploy-webhook-endpoint\n    state: done\n    by: 'Robin Example'\n    on: 2026-11-05\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the shipped data and ticks that a page saved; it is the current one."""
    shutil.copytree(SHIPPED_DATA, tmp_path / "data")
    (tmp_path / "payca-progress.yaml").write_text(TICKS, "utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1793836800")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_of_the_page_prints_what_it_shows(folder: Path) -> None:
    assert len(PRINTED) >= 9
    for command, shown in PRINTED:
        assert CliRunner().invoke(cli, shlex.split(command), catch_exceptions=False).output == shown, command


def test_recording_an_item_writes_what_the_page_shows(folder: Path) -> None:
    command = next(typed for typed, _ in PRINTED if typed.startswith("record "))
    CliRunner().invoke(cli, shlex.split(command), catch_exceptions=False)
    (shown,) = re.findall(r"^```yaml.*?\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert shown in (folder / "data/integrations/payca/progress.yaml").read_text("utf-8")
