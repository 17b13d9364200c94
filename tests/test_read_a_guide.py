"""The page "Read a guide", followed as it is printed."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from tests.guide_fixtures import FERNWAY
from tests.shipped import ROOT, SHIPPED_DATA

PAGE = (ROOT / "docs" / "guide" / "read-a-guide.md").read_text("utf-8")
PRINTED = re.findall(r"^```console\n\$ \./launchbook (.*?)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the shipped data and the three pages of a guide; it is the current one."""
    shutil.copytree(SHIPPED_DATA, tmp_path / "data")
    (tmp_path / "new").mkdir()
    for file in FERNWAY:
        shutil.copy(file, tmp_path)
        text = file.read_text("utf-8").replace("within 8 seconds", "within 5 seconds")
        (tmp_path / "new" / file.name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed_by(command: str) -> str:
    """What a command prints, or the first lines of it where the page shows only these."""
    words, _, lines = command.partition(" | head -n ")
    output = CliRunner().invoke(cli, words.split(), catch_exceptions=False).output
    return "".join(output.splitlines(keepends=True)[: int(lines)]) if lines else output


def test_every_command_of_the_page_prints_what_it_shows(folder: Path) -> None:
    assert len(PRINTED) >= 5
    for command, shown in PRINTED:
        assert printed_by(command) == shown, command
