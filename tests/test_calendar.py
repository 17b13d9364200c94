"""Calendars: every event once and under its name, times in UTC, recurrence in place of repetition."""

import re
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from dateutil.rrule import rrulestr
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from generator.cli import cli
from generator.pages.integration.events import Agenda, Event, Repeat, make_agenda
from generator.pages.integration.integration_context import IntegrationContext
from generator.render.calendar import CalendarEdition, render_calendar
from generator.revision import calendar_number
from tests.integration_fixtures import DAY, MakeIntegration, integration_of, write_data
from tests.shipped import pages_of_the_guide

GO_LIVE = "go-live:\n  day: 2027-01-31\n  time: '22:00'\n  zone: Africa/Johannesburg\n"
FREEZES = """\
freezes:
  - {id: spring, title: Spring sales, from: 2027-04-01, to: 2027-04-10, zone: Europe/Lisbon, reason: Sales.}
  - {id: audit, title: Audit, from: 2027-05-01 18:00, to: 2027-05-02 08:00, zone: Europe/Lisbon, reason: Audit.}
  - {id: past, title: Long ago, from: 2026-01-01, to: 2026-01-02, zone: Europe/Lisbon, reason: Past.}
"""


def calendar_of(context: IntegrationContext, team: str = "", number: int = 7) -> Calendar:
    agenda = make_agenda(context, context.provider_context.project.teams[team] if team else None)
    assert agenda is not None
    parsed = Calendar.from_ical(render_calendar(agenda, CalendarEdition(number, DAY), "https://book.example/"))
    assert isinstance(parsed, Calendar)
    return parsed


def events(calendar: Any) -> dict[str, Any]:
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


@pytest.fixture(scope="module")
def payca(tmp_path_factory: pytest.TempPathFactory) -> IntegrationContext:
    return integration_of(write_data(tmp_path_factory.mktemp("payca"), "payca", GO_LIVE, FREEZES), "payca")


@pytest.fixture(scope="module")
def modulus(tmp_path_factory: pytest.TempPathFactory) -> IntegrationContext:
    lines = GO_LIVE + "maintenance:\n  - {task: production-credential-rotation, every: yearly}\n"
    return integration_of(write_data(tmp_path_factory.mktemp("modulus"), "modulus-labs", lines), "modulus-labs")


def test_a_step_is_an_event_in_utc(payca: IntegrationContext) -> None:
    event = events(calendar_of(payca))["payca.step.compare-configuration@launchbook"]
    assert event.decoded("dtstart") == datetime(2027, 1, 30, 20, tzinfo=UTC)
    assert b"DTSTART:20270130T200000Z" in event.to_ical()
    assert event["summary"] == "Our payca: Compare the sandbox and production configuration one last time"
    assert event["url"] == "https://book.example/integrations/payca/cutover/index.html#compare-configuration"


def test_hourly_checks_of_48_hours_are_one_event(payca: IntegrationContext) -> None:
    found = [event for uid, event in events(calendar_of(payca)).items() if "metrics" in uid]
    assert [event["rrule"].to_ical() for event in found] == [b"FREQ=HOURLY;COUNT=48"]
    times = list(rrulestr(found[0]["rrule"].to_ical().decode(), dtstart=found[0].decoded("dtstart")))
    assert times[0] == datetime(2027, 1, 31, 20, tzinfo=UTC)
    assert times[-1] == datetime(2027, 2, 2, 19, tzinfo=UTC)


def test_a_stretch_of_days_is_whole_days_that_block_nobody(payca: IntegrationContext) -> None:
    retro = events(calendar_of(payca))["payca.step.schedule-retro@launchbook"]
    assert (retro.decoded("dtstart"), retro.decoded("dtend")) == (date(2027, 1, 31), date(2027, 2, 7))
    assert retro["transp"] == "TRANSPARENT"


def test_freezes_are_there_until_they_are_over(payca: IntegrationContext) -> None:
    found = events(calendar_of(payca))
    spring, audit = found["freeze.spring@launchbook"], found["freeze.audit@launchbook"]
    assert (spring.decoded("dtstart"), spring.decoded("dtend")) == (date(2027, 4, 1), date(2027, 4, 11))
    assert audit.decoded("dtstart") == datetime(2027, 5, 1, 17, tzinfo=UTC)
    assert "freeze.past@launchbook" not in found


@pytest.mark.parametrize(
    ("task", "rule", "first"),
    [
        ("daily-error-rates", b"FREQ=DAILY", date(2027, 2, 1)),
        ("weekly-documentation", b"FREQ=WEEKLY", date(2027, 2, 7)),
        ("monthly-updates", b"FREQ=MONTHLY", date(2027, 2, 28)),
        ("quarterly-load-test", b"FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30;BYSETPOS=-1", date(2027, 4, 30)),
        ("production-credential-rotation", b"FREQ=MONTHLY;INTERVAL=12", date(2028, 1, 31)),
    ],
)
def test_what_recurs_is_one_event_of_whole_days(
    modulus: IntegrationContext, task: str, rule: bytes, first: date
) -> None:
    event = events(calendar_of(modulus))[f"modulus-labs.task.{task}@launchbook"]
    assert event.decoded("dtstart") == first
    assert event["rrule"].to_ical().startswith(rule)


def test_the_last_day_of_a_month_comes_every_month() -> None:
    repeat = Repeat("monthly", month_days=(28, 29, 30, 31))
    event = Event("a@launchbook", "A", "Maintenance", date(2027, 1, 31), date(2027, 2, 1), (), "", repeat=repeat)
    parsed: Any = Calendar.from_ical(render_calendar(Agenda("a", "A", (event,)), CalendarEdition(0, DAY)))
    rule = events(parsed)["a@launchbook"]["rrule"].to_ical().decode()
    days = list(rrulestr(rule + ";COUNT=4", dtstart=datetime(2027, 1, 31, tzinfo=UTC)))
    assert [f"{day:%m-%d}" for day in days] == ["01-31", "02-28", "03-31", "04-30"]


def test_a_rotation_without_an_interval_is_in_no_calendar(make_integration: MakeIntegration) -> None:
    found = events(calendar_of(make_integration("scan-to-pay", GO_LIVE)))
    assert [uid for uid in found if ".task." in uid] == []


def test_a_team_has_its_own_steps_tasks_and_what_is_for_all(payca: IntegrationContext) -> None:
    found = set(events(calendar_of(payca, "treasury")))
    assert found == {
        "payca.go-live@launchbook",
        "payca.step.confirm-funding@launchbook",
        "payca.step.open-change-window@launchbook",  # everyone does it
        "freeze.spring@launchbook",
        "freeze.audit@launchbook",
    }


def test_steps_ring_before_they_start_and_decisions_an_hour_before(payca: IntegrationContext) -> None:
    found = events(calendar_of(payca))
    triggers = {uid: [alarm.decoded("trigger") for alarm in event.walk("VALARM")] for uid, event in found.items()}
    assert triggers["payca.step.confirm-funding@launchbook"] == [timedelta(minutes=-15)]
    assert triggers["payca.step.debrief-and-decide@launchbook"] == [timedelta(hours=-1)]
    assert triggers["payca.step.watch-key-metrics@launchbook"] == [timedelta()]
    assert triggers["payca.step.schedule-retro@launchbook"] == []


@pytest.mark.parametrize("name", ["payca", "modulus"])
def test_two_libraries_read_the_same_events(name: str, request: pytest.FixtureRequest) -> None:
    agenda = make_agenda(request.getfixturevalue(name))
    assert agenda is not None
    written = render_calendar(agenda, CalendarEdition(1, DAY)).decode()
    other = {event.uid: event for event in IcsCalendarStream.calendar_from_ics(written).events}
    ours = events(Calendar.from_ical(written))
    assert list(other) == list(ours)
    for uid, event in ours.items():
        assert other[uid].dtstart == event.decoded("dtstart")
        assert other[uid].dtend == (event.decoded("dtend") if "dtend" in event else None)
        assert other[uid].summary == event["summary"]
        assert other[uid].description == event["description"]
        assert other[uid].sequence == 1
        assert (other[uid].rrule is None) == ("rrule" not in event)


def test_a_calendar_is_the_same_bytes_on_the_same_day(payca: IntegrationContext) -> None:
    agenda = make_agenda(payca)
    assert agenda is not None
    assert render_calendar(agenda, CalendarEdition(1, DAY)) == render_calendar(agenda, CalendarEdition(1, DAY))


def test_a_calendar_says_that_it_is_published_and_how_often_to_ask_again(payca: IntegrationContext) -> None:
    agenda = make_agenda(payca)
    assert agenda is not None
    head = render_calendar(agenda, CalendarEdition(1, DAY)).split(b"BEGIN:VEVENT")[0].split(b"\r\n")
    assert b"METHOD:PUBLISH" in head
    assert b"REFRESH-INTERVAL;VALUE=DURATION:P1D" in head
    assert b"X-PUBLISHED-TTL:P1D" in head


def test_lines_end_as_calendars_want_and_are_folded(payca: IntegrationContext) -> None:
    agenda = make_agenda(payca)
    assert agenda is not None
    lines = render_calendar(agenda, CalendarEdition(1, DAY)).split(b"\r\n")
    assert not any(b"\n" in line for line in lines)
    assert max(len(line) for line in lines) <= 75


def test_hostile_words_stay_inside_of_their_event(make_integration: MakeIntegration) -> None:
    lines = (
        GO_LIVE + "own-steps:\n  - id: evil\n    title: 'A;B,C:D\\nEND:VEVENT'\n    roles: [engineering]\n    at: T\n"
    )
    event = events(calendar_of(make_integration("payca", lines)))["payca.step.evil@launchbook"]
    assert event["summary"] == "Our payca: A;B,C:D\\nEND:VEVENT"


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


def test_names_of_events_hold_no_name_of_the_organisation(payca: IntegrationContext) -> None:
    calendar = calendar_of(payca)
    assert all(re.fullmatch(r"[a-z0-9.-]+@launchbook", uid) for uid in events(calendar))
    assert "Example" not in str(calendar["uid"])


def test_the_guide_shows_what_is_printed(shipped_book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    guide = pages_of_the_guide("commands*.md")
    command, printed = re.findall(r"^\$ ./launchbook calendar (.*)\n(.*)$", guide, re.MULTILINE)[0]
    monkeypatch.chdir(shipped_book)
    assert run(*command.split()).output == f"{printed}\n"
