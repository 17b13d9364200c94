"""Days, times and zones: which moments there are, and which there are not."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from generator.schema.days import FIRST_DAY, LAST_DAY
from generator.schema.integration import GoLive
from generator.schema.request import Window
from generator.schema.times import Day, TimeOfDay, Zone
from tests.conftest import Check

SPRING = "day: 2027-03-28\n  time: 09:30\n  zone: Europe/Berlin"
BERLIN = {"day": "2027-03-28", "zone": "Europe/Berlin"}
ZONES = ["UTC", "Africa/Johannesburg", "Asia/Manila", "America/Sao_Paulo", "Europe/Berlin", "Australia/Lord_Howe"]


def problems(model: type[GoLive] | type[Window], **said: str) -> list[tuple[str, tuple[int | str, ...]]]:
    """What is wrong with a record, and at which key."""
    try:
        model.model_validate(said)
    except ValidationError as error:
        return [(each["type"], each["loc"]) for each in error.errors()]
    return []


@pytest.mark.parametrize("day", ["2027-02-01", "2028-02-29", "1970-01-01", "2099-12-31"])
def test_a_day_of_the_calendar(day: str) -> None:
    assert Day.read(day).date == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text", ["1/2/26", "01.02.2026", "2027-2-1", "2027-02-30", "2027-02-29", "20270201", "2027-W05-1",
             "2027-02-01T00:00", "0000-01-01", "2027-13-01", "tomorrow", "２０２７-02-01", "0001-01-01", "1969-12-31",
             "2100-01-01", "9999-12-31"],
)  # fmt: skip
def test_what_is_not_a_day(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        Day.read(text)


def test_a_day_that_is_too_far_away_is_told_which_days_there_are() -> None:
    with pytest.raises(PydanticCustomError) as caught:
        Day.read("9999-12-31")
    assert caught.value.context is not None
    assert caught.value.context["hint"] == "Write a day from 1970-01-01 to 2099-12-31."


@pytest.mark.parametrize("text", ["9:30", "9.30 am", "24:00", "12:60", "12:30:00", "noon", "1230"])
def test_what_is_not_a_time_of_day(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        TimeOfDay.read(text)


@pytest.mark.parametrize(
    "text", ["SAST", "+02:00", "GMT+2", "Africa", "Africa/../Africa/Cairo", "africa/cairo", "Europe/Atlantis"]
)
def test_what_is_not_a_zone(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        Zone.read(text)


@pytest.mark.parametrize(
    ("day", "time", "zone"),
    [
        ("2027-03-28", "02:00", "Europe/Berlin"),
        ("2027-03-28", "02:59", "Europe/Berlin"),
        ("2027-10-31", "02:00", "Europe/Berlin"),
        ("2027-10-31", "02:59", "Europe/Berlin"),
        ("2027-03-14", "02:30", "America/New_York"),
        ("2027-11-07", "01:30", "America/New_York"),
        ("2027-10-03", "02:15", "Australia/Lord_Howe"),
        ("2011-12-30", "12:00", "Pacific/Apia"),
    ],
)
def test_a_time_that_a_change_of_clocks_takes_away_or_doubles(day: str, time: str, zone: str) -> None:
    assert problems(GoLive, day=day, time=time, zone=zone) == [("no-such-time", ("time",))]


@pytest.mark.parametrize(
    ("day", "time", "zone"),
    [
        ("2027-03-28", "01:59", "Europe/Berlin"),
        ("2027-03-28", "03:00", "Europe/Berlin"),
        ("2027-10-31", "01:59", "Europe/Berlin"),
        ("2027-10-31", "03:00", "Europe/Berlin"),
        ("2027-03-28", "02:30", "Africa/Johannesburg"),
        ("2027-10-03", "02:30", "Australia/Lord_Howe"),
    ],
)
def test_a_time_beside_a_change_of_clocks(day: str, time: str, zone: str) -> None:
    assert problems(GoLive, day=day, time=time, zone=zone) == []


@given(st.dates(FIRST_DAY, LAST_DAY).map(str), st.times().map("{:%H:%M}".format), st.sampled_from(ZONES))
def test_every_moment_that_is_clear_is_read_back_as_the_same_time(day: str, time: str, zone: str) -> None:
    where, when, clock = Zone.read(zone), Day.read(day), TimeOfDay.read(time)
    if not where.unclear(when, clock):
        shown = where.at(when, clock).astimezone(UTC).astimezone(where.info)
        assert (shown.date(), f"{shown:%H:%M}") == (when.date, time)


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ({"from": "01:00", "to": "02:30"}, [("no-such-time", ("to",))]),
        ({"from": "02:30", "to": "02:45"}, [("no-such-time", ("from",)), ("no-such-time", ("to",))]),
        ({"from": "01:00", "to": "03:00"}, []),
        ({"from": "04:00", "to": "03:00"}, [("runs-backwards", ("to",))]),
        ({"from": "04:00", "to": "04:00"}, [("runs-backwards", ("to",))]),
        ({"from": "04:00", "to": "05:00", "ends-on": "2027-03-27"}, [("runs-backwards", ("ends-on",))]),
        ({"from": "22:00", "to": "02:30", "ends-on": "2027-03-29"}, []),
    ],
)
def test_a_window_has_a_start_and_a_later_end(times: dict[str, str], expected: list[object]) -> None:
    assert problems(Window, **BERLIN, **times) == expected


def test_a_window_over_a_change_of_clocks_lasts_as_long_as_it_really_does() -> None:
    window = Window.model_validate({**BERLIN, "from": "01:00", "to": "04:00"})
    assert window.end - window.start == 2 * 3600


def test_the_zones_are_those_of_the_package_and_not_of_the_machine() -> None:
    assert Zone.read("Africa/Johannesburg").at(Day("2027-02-01"), TimeOfDay("12:00")) == datetime(
        2027, 2, 1, 10, tzinfo=UTC
    )


def test_a_window_that_a_change_of_clocks_turns_round_is_found(minimal: Path, check: Check) -> None:
    file = minimal / "integrations" / "acme" / "integration.yaml"
    text = file.read_text("utf-8").replace("day: 2027-03-01\n  time: 09:30\n  zone: Africa/Johannesburg", SPRING)
    file.write_text(text.replace("at: T-6h\n    lasts: 5 hours", "at: T-1d to T-1410m"), "utf-8")
    found = check("--data", str(minimal)).output
    assert "`stop-the-tills` at T-1d to T-1410m ends before it starts, because clocks change in between" in found
