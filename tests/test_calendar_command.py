"""`launchbook calendar`: the file that it writes, and the number by which a later edition replaces an earlier one."""

import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar

from generator.cli import cli
from generator.revision import calendar_number
from tests.integration_fixtures import MakeIntegration, write_data
from tests.shipped import pages_of_the_guide
from tests.test_calendar import GO_LIVE, events


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["calendar", *arguments, "--as-of", "2026-11-21"], catch_exceptions=False)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the data of one integration with a date and the configuration of a site."""
    write_data(tmp_path, "payca", GO_LIVE)
    (tmp_path / "mkdocs.yml").write_text("site_name: A book\nsite_url: https://book.example/\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_writes_the_calendar_and_counts_its_events(book: Path) -> None:
    assert "The calendar is in payca.ics: 10 events." in run("payca").output
    assert len(Calendar.from_ical((book / "payca.ics").read_bytes()).walk("VEVENT")) == 10


@pytest.mark.parametrize(
    "written", ["site_url: !ENV [SITE, 'https://book.example/']", "site_url: >-\n  https://book.example/"]
)
def test_where_the_site_is_comes_from_the_configuration_as_mkdocs_reads_it(book: Path, written: str) -> None:
    (book / "mkdocs.yml").write_text(f"site_name: A book\n{written}\n", "utf-8")
    run("payca")
    assert b"URL:https://book.example/integrations/payca/" in (book / "payca.ics").read_bytes()


def test_the_command_writes_the_calendar_of_a_team(book: Path) -> None:
    result = run("payca", "--team", "treasury")
    assert result.exit_code == 0
    assert (book / "payca-treasury.ics").is_file()


@pytest.mark.parametrize(
    ("arguments", "hint"), [(["pacya"], "Did you mean `payca`?"), (["payca", "--team", "tresury"], "`treasury`")]
)
def test_a_name_that_is_not_known_is_wrong_usage(book: Path, arguments: list[str], hint: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert hint in " ".join(result.output.replace("│", " ").split())


def test_without_a_go_live_the_command_says_what_to_record(book: Path) -> None:
    write_data(book, "payca", "")
    result = run("payca")
    assert result.exit_code == 1
    assert "Record `go-live` with day, time and zone in integrations/payca/integration.yaml." in result.output
    assert not (book / "payca.ics").exists()


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def commit(folder: Path, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", moment)
    git(folder, "add", ".")
    git(folder, "-c", "user.name=Sam", "-c", "user.email=sam@shop.example", "commit", "--quiet", "--message", "Data")


def sequence(book: Path) -> tuple[set[str], int]:
    assert run("payca", "--out", str(book / "out.ics")).exit_code == 0
    found = events(Calendar.from_ical((book / "out.ics").read_bytes()))
    numbers = {int(event["sequence"]) for event in found.values()}
    assert len(numbers) == 1
    return set(found), numbers.pop()


def test_after_a_change_the_same_events_have_a_higher_number(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(book, "init", "--quiet")
    commit(book, monkeypatch, "2035-01-02T12:00:00Z")
    names, first = sequence(book)
    assert sequence(book) == (names, first)
    profile = book / "data" / "integrations" / "payca" / "integration.yaml"
    profile.write_text(profile.read_text("utf-8").replace("22:00", "23:00"), "utf-8")
    assert sequence(book) == (names, first + 1)
    commit(book, monkeypatch, "2035-01-03T12:00:00Z")
    names_after, third = sequence(book)
    assert names_after == names
    assert third > first + 1


def test_the_number_counts_seconds_of_the_newest_commit_and_not_the_clock(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(book, "init", "--quiet")
    commit(book, monkeypatch, "2035-01-02T12:00:00Z")
    seconds = int((datetime(2035, 1, 2, 12, tzinfo=UTC) - datetime(2020, 1, 1, tzinfo=UTC)).total_seconds())
    assert sequence(book)[1] == seconds


def test_a_clone_without_its_history_gives_the_same_number(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(book, "init", "--quiet")
    commit(book, monkeypatch, "2035-01-02T12:00:00Z")
    (book / "notes.txt").write_text("Not of a calendar", "utf-8")
    commit(book, monkeypatch, "2035-01-03T12:00:00Z")
    _, whole = sequence(book)
    git(book, "clone", "--quiet", "--depth=1", f"file://{book}", "shallow")
    monkeypatch.chdir(book / "shallow")
    assert sequence(book / "shallow")[1] == whole


def test_no_calendar_is_made_where_git_does_not_tell_its_edition(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(book, "init", "--quiet")
    commit(book, monkeypatch, "2035-01-02T12:00:00Z")
    monkeypatch.setenv("PATH", str(book))
    result = run("payca", "--out", "out.ics")
    assert result.exit_code == 1
    assert "data is in a repository, but git is not installed." in result.output
    assert not (book / "out.ics").exists()


def test_a_revision_that_is_recorded_raises_the_number(make_integration: MakeIntegration) -> None:
    plain, raised = make_integration("payca", GO_LIVE), make_integration("payca", GO_LIVE + "calendar-revision: 3\n")
    numbers = [calendar_number(context.provider_context.project, "payca") or 0 for context in (plain, raised)]
    assert numbers[1] == numbers[0] + 3


def test_the_guide_shows_what_is_printed(shipped_book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    guide = pages_of_the_guide("commands*.md")
    command, printed = re.findall(r"^\$ ./launchbook calendar (.*)\n(.*)$", guide, re.MULTILINE)[0]
    monkeypatch.chdir(shipped_book)
    assert run(*command.split()).output == f"{printed}\n"
