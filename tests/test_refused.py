"""What the system refuses, and commands that are ended: said in plain words, with nothing left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import cli
from generator.cli import main
from tests.conftest import MINIMAL, interruptible
from tests.small_site import SMALL_SITE


def ended(monkeypatch: pytest.MonkeyPatch, error: Exception) -> int | str | None:
    """The exit code of the command line where a command meets an error."""

    def refuse(**_: object) -> None:
        raise error

    monkeypatch.setattr(cli, "cli", refuse)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    with pytest.raises(SystemExit) as caught:
        main()
    return caught.value.code


@pytest.mark.parametrize(
    "refused",
    ["/elsewhere/.site.x1y2", "/elsewhere/notes.417.part", "/elsewhere"],
    ids=["a folder made aside", "a file made aside", "the place itself"],
)
def test_a_place_that_the_system_refuses_is_named_as_you_know_it(
    refused: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(monkeypatch, PermissionError(13, "Permission denied", refused)) == 1
    said = "/elsewhere cannot be used: Permission denied. Name another place, or give access to it.\n"
    assert capsys.readouterr().err == said


def test_a_full_disk_that_names_no_file_is_said_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(monkeypatch, OSError(28, "No space left on device")) == 1
    assert capsys.readouterr().err.startswith("The system reports: No space left on device. ")


def test_memory_that_runs_out_is_no_bug(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(monkeypatch, MemoryError()) == 1
    assert "not enough memory" in capsys.readouterr().err


@pytest.mark.parametrize(
    "error", [FileNotFoundError(2, "No such file", str(Path(cli.__file__).with_name("gone.j2"))), KeyError("x")]
)
def test_a_bug_of_ours_is_no_refusal(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(monkeypatch, error) == 3
    assert "a bug in Launchbook" in capsys.readouterr().err


@pytest.mark.parametrize(("typed", "hint"), [("bild", "Did you mean `build`?"), ("x", "`launchbook --help` names")])
def test_a_command_that_does_not_exist_leads_to_one_that_does(typed: str, hint: str) -> None:
    result = CliRunner().invoke(cli.cli, [typed], catch_exceptions=False)
    assert result.exit_code == 2
    assert f"There is no command `{typed}`. {hint}" in result.output


@pytest.mark.parametrize("address", ["banana", "127.0.0.1", "127.0.0.1:99999", "127.0.0.1:", ":8000"])
def test_serve_says_what_an_address_is(minimal: Path, address: str) -> None:
    (minimal.parent / "mkdocs.yml").write_text(SMALL_SITE, "utf-8")
    result = CliRunner().invoke(cli.cli, ["serve", "--address", address], catch_exceptions=False)
    assert result.exit_code == 2
    assert f"{address} is not a host and port, such as 127.0.0.1:8000." in result.output


@pytest.mark.parametrize(
    "content", ["x", "5", "[]", SMALL_SITE + 'site_url: "http://[::1"', SMALL_SITE + "nav: 5", "\0"]
)
def test_a_configuration_that_cannot_be_used_ends_a_build_before_anything_is_drawn(minimal: Path, content: str) -> None:
    (minimal.parent / "docs").mkdir()
    (minimal.parent / "mkdocs.yml").write_text(content, "utf-8")
    result = CliRunner().invoke(cli.cli, ["build"], catch_exceptions=False)
    assert result.exit_code == 1
    assert "mkdocs.yml" in result.output
    assert "drawn" not in result.output


@pytest.fixture
def started(minimal: Path) -> Callable[[], "subprocess.Popen[str]"]:
    """Starts a build in a process of its own, and waits until it works beside the site."""
    (minimal.parent / "docs").mkdir()
    (minimal.parent / "mkdocs.yml").write_text(SMALL_SITE, "utf-8")

    def start() -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "generator", "build", "--force"]
        environment = os.environ | {"PYTHONPATH": str(MINIMAL.parents[2])}
        build = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            preexec_fn=interruptible,
            env=environment,
        )
        deadline = time.monotonic() + 30
        while not list(minimal.parent.glob(".site.*")) and time.monotonic() < deadline:
            time.sleep(0.02)
        return build

    return start


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT], ids=["terminated", "interrupted"])
def test_a_build_that_is_ended_leaves_nothing_behind_and_shows_no_traceback(
    minimal: Path, started: Callable[[], "subprocess.Popen[str]"], how: signal.Signals
) -> None:
    build = started()
    os.killpg(build.pid, how)
    output, _ = build.communicate(timeout=20)
    assert build.returncode != 0
    assert "Traceback" not in output
    assert list(minimal.parent.glob(".site*")) == []


def test_no_command_opens_a_connection(minimal: Path) -> None:
    (minimal.parent / "docs").mkdir()
    (minimal.parent / "mkdocs.yml").write_text(SMALL_SITE, "utf-8")
    # one process for all of them: to load what draws a PDF takes longer than to draw it
    program = """
import os, sys
from generator.cli import main
sys.addaudithook(lambda event, _: event in ("socket.connect", "socket.getaddrinfo") and os._exit(9))
for command in sys.argv[1:]:
    sys.argv = ["launchbook", *command.split()]
    try:
        main()
    except SystemExit as ended:
        print(command, ended.code, file=sys.stderr)
"""
    commands = ("build --no-pdf", "runbook builders", "request acme", "scan .")
    line = [sys.executable, "-c", program, *commands]
    environment = os.environ | {"PYTHONPATH": str(MINIMAL.parents[2])}
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=False)
    ended = [each for each in done.stderr.splitlines() if each.startswith(commands)]
    assert [each.rpartition(" ")[0] for each in ended] == list(commands), done.stderr
    assert {each.rpartition(" ")[2] for each in ended} <= {"0", "1"}, done.stderr
    assert done.returncode == 0
