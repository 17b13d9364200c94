"""Calendars: every event once and under its name, times in UTC, recurrence in place of repetition."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from generator.pages.integration.events import Agenda, Event, Repeat, make_agenda
from generator.pages.integration.integration_context import IntegrationContext
from generator.render.calendar import CalendarEdition, render_calendar
from tests.integration_fixtures import DAY, MakeIntegration, integration_of, write_data

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


def test_names_of_events_hold_no_name_of_the_organisation(payca: IntegrationContext) -> None:
    calendar = calendar_of(payca)
    assert all(re.fullmatch(r"[a-z0-9.-]+@launchbook", uid) for uid in events(calendar))
    assert "Example" not in str(calendar["uid"])
