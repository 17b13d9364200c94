"""Terminals, environments and paths of every kind: none of them makes Launchbook say that it has a bug."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import MINIMAL
from tests.small_site import SMALL_SITE

ROOT = MINIMAL.parents[2]


@pytest.fixture
def book(minimal: Path) -> Path:
    """The folder that holds the smallest data and a configuration."""
    (minimal.parent / "docs").mkdir()
    (minimal.parent / "mkdocs.yml").write_text(SMALL_SITE, "utf-8")
    return minimal.parent


def shell(command: str, **environment: str) -> tuple[int, str]:
    """The exit code of a line of the shell, in which `$L` is the command line, and everything that it printed."""
    values = os.environ | {"L": f"{sys.executable} -m generator", "PYTHONPATH": str(ROOT)} | environment
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, env=values, check=False)
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_terminal_without_our_characters_shows_others_for_them(book: Path, encoding: str) -> None:
    code, output = shell("$L status", PYTHONIOENCODING=encoding)
    assert (code, "? NOT READY" in output) == (0, True)


def test_what_programs_read_is_utf_8_on_every_terminal(book: Path) -> None:
    outputs = {shell("$L status --format json", PYTHONIOENCODING=each)[1] for each in ("ascii", "utf-8")}
    assert len(outputs) == 1


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("$L check >&- 2>&-", 0),
        ("$L pages made >&- && head -c 3 made/index.md | grep -q -e ---", 0),
        ("$L status > /dev/full", 1),
        ("$L chekc 2> /dev/full", 1),
        ("mkdir gone && cd gone && rmdir ../gone && $L build --config ../mkdocs.yml", 1),
    ],
    ids=["closed", "closed while files are written", "full", "full for errors", "a folder that is gone"],
)
def test_streams_and_folders_that_are_not_there(book: Path, command: str, code: int) -> None:
    ended, output = shell(command)
    assert ended == code
    assert "a bug in Launchbook" not in output
    assert "Traceback" not in output
    assert "Exception ignored" not in output


def test_a_reader_that_goes_away_ends_the_command_without_a_word(book: Path) -> None:
    _, output = shell("$L status --format json | true")
    assert output == ""


def test_a_width_that_is_no_number_is_no_width(book: Path) -> None:
    assert shell("$L check", COLUMNS="²")[0] == 0


@pytest.mark.parametrize("name", [b"a\nb\xff", b"x" * 300, b"mkdocs.yml/x"], ids=["odd", "long", "below a file"])
def test_odd_paths_are_said_in_words(book: Path, name: bytes) -> None:
    (book / "name").write_bytes(name)
    commands = ('check --data "$N"', 'calendar acme --out "$N"', 'scan docs --data "$N"')
    code, output = shell(f"N=$(cat name); {' ; '.join(f'$L {each} || [ $? -lt 3 ]' for each in commands)}")
    assert (code, "Traceback" in output) == (0, False)
