"""`launchbook check --as-of DAY`: what has run out on a day, and that nothing else looks at the day."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.findings import Finding
from generator.readiness.lapsed import lapsed
from tests.conftest import Check
from tests.reading import project_in
from tests.shipped import pages_of_the_guide
from tests.test_invalid import INVALID, MISTAKES, change

PROGRESS = "integrations/acme/progress.yaml"
INTEGRATION = "integrations/acme/integration.yaml"
LAPSES = [code for code in MISTAKES if (INVALID / code / "as-of.txt").exists()]
FORMATS: dict[str, Callable[[str], int]] = {
    "text": lambda printed: printed.count(" waiver-ended in count-the-stock: "),
    "json": lambda printed: [finding["code"] for finding in json.loads(printed)].count("waiver-ended"),
    "github": lambda printed: printed.count("title=waiver-ended in count-the-stock::"),
}


def found(day: str) -> list[Finding]:
    project = project_in(Path("data"))
    return lapsed(project, date.fromisoformat(day))


def codes(day: str) -> list[str]:
    return [finding.code for finding in found(day)]


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def never_sent(data: Path) -> None:
    edit(data / INTEGRATION, "  sent: 2026-11-03\n", "")


@pytest.mark.parametrize("lapse", LAPSES)
def test_without_a_day_nothing_has_run_out(minimal: Path, check: Check, lapse: str) -> None:
    change(minimal, INVALID / lapse / "changes.yaml")
    result = check()
    assert (result.output, result.exit_code) == ("No problems in 17 files.\n", 0)


def test_where_nothing_has_run_out_the_day_is_named(minimal: Path, check: Check) -> None:
    result = check("--as-of", "2027-02-01")
    assert (result.output, result.exit_code) == ("No problems in 17 files as of 2027-02-01.\n", 0)


@pytest.mark.parametrize(
    ("code", "last", "after"),
    [
        ("waiver-ended", "2027-02-28", "2027-03-01"),
        ("evidence-expired", "2027-06-30", "2027-07-01"),
    ],
)
def test_what_runs_out_counts_on_its_last_day_and_not_on_the_next(
    minimal: Path, code: str, last: str, after: str
) -> None:
    assert [code in codes(day) for day in (last, after)] == [False, True]


def test_a_window_counts_on_its_day_and_not_on_the_next(minimal: Path) -> None:
    never_sent(minimal)
    assert ["window-in-the-past" in codes(day) for day in ("2027-03-01", "2027-03-02")] == [False, True]


def test_what_is_recorded_counts_from_its_day(minimal: Path) -> None:
    assert [codes(day).count("recorded-for-later") for day in ("2026-11-01", "2026-11-02", "2026-11-03")] == [3, 2, 0]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_has_it_and_the_command_ends_with_one(minimal: Path, check: Check, form: str) -> None:
    result = check("--as-of", "2027-03-01", "--format", form)
    assert (FORMATS[form](result.output), result.exit_code) == (1, 1)


def test_other_problems_are_reported_alone(minimal: Path, check: Check) -> None:
    edit(minimal / "organisation/organisation.yaml", "name: Example Shop", "name: TODO")
    result = check("--as-of", "2030-01-01")
    assert result.output.endswith("\n1 problem in 1 file.\n")
    assert " placeholder-value: " in result.output


def test_everything_that_has_run_out_is_found_at_its_line(minimal: Path) -> None:
    never_sent(minimal)
    places = [(finding.position.file, finding.position.line, finding.code) for finding in found("2028-01-01")]
    assert places == [
        (f"data/{INTEGRATION}", 43, "window-in-the-past"),
        (f"data/{PROGRESS}", 12, "evidence-expired"),
        (f"data/{PROGRESS}", 19, "waiver-ended"),
    ]


@pytest.mark.parametrize("day", ["1/2/26", "2027-02-30", "tomorrow", ""])
def test_a_day_that_is_none_is_wrong_usage(minimal: Path, check: Check, day: str) -> None:
    result = check("--as-of", day)
    assert result.exit_code == 2
    assert "Write year, month and day, such as `2027-02-01`." in " ".join(result.output.split())


def test_a_day_that_no_calendar_has_is_said_to_be_missing(minimal: Path, check: Check) -> None:
    assert "there is no day 2026-02-30" in " ".join(check("--as-of", "2026-02-30").output.split())


def test_the_guide_says_what_the_command_prints(
    shipped_book: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shipped_book)
    guide = pages_of_the_guide("commands*.md")
    command = "$ ./launchbook check --data examples/kestrel-market --as-of 2026-11-21 | tail -n 1\n"
    last = check("--data", "examples/kestrel-market", "--as-of", "2026-11-21").output.splitlines()[-1]
    assert f"{command}{last}\n" in guide
