"""`launchbook status`: verdicts, blockers and what is next in the terminal, and exit codes for programs."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from tests.reading import checked
from tests.shipped import EXAMPLE, SHIPPED_DATA, pages_of_the_guide


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped data and the example are read once for all tests; other data is read as always."""
    monkeypatch.setattr("generator.cli.data.check_data", checked)


def status(*arguments: str, data: Path = EXAMPLE) -> Result:
    command = ["status", "--data", str(data), "--as-of", "2026-11-21", *arguments]
    return CliRunner().invoke(cli, command, catch_exceptions=False)


def test_a_verdict_alone_is_no_failure() -> None:
    result = status("--integration", "payca")
    assert result.exit_code == 0
    assert "✗ NOT READY" in result.stdout


@pytest.mark.parametrize("gate", ["access-request", "go-live"])
def test_a_gate_that_is_required_and_met_is_fine(gate: str) -> None:
    assert status("--integration", "scan-to-pay", "--require", gate).exit_code == 0


def test_a_gate_met_with_waivers_is_met() -> None:
    result = status("--integration", "mintcash", "--require", "access-request")
    assert result.exit_code == 0
    assert "◇ READY WITH WAIVERS" in result.stdout


def test_a_gate_that_is_required_and_not_met_fails_and_says_where() -> None:
    result = status("--require", "access-request")
    assert result.exit_code == 1
    assert result.stderr == (
        "The gate `access-request` is not met: QR payments in the Philippines, Multipaga as a second way to the banks, "
        "PayCA gift cards.\n"
    )


def test_only_the_chosen_integrations_are_required() -> None:
    chosen = ("--integration", "scan-to-pay", "--integration", "mintcash")
    assert status(*chosen, "--require", "access-request").exit_code == 0
    assert status(*chosen, "--require", "go-live").exit_code == 1


def test_the_day_decides() -> None:
    command = ["status", "--data", str(EXAMPLE), "--integration", "modulus-labs", "--require", "access-request"]
    codes = [CliRunner().invoke(cli, [*command, "--as-of", day]).exit_code for day in ("2026-10-31", "2026-11-01")]
    assert codes == [0, 1]


def test_an_integration_that_does_not_exist_is_wrong_usage() -> None:
    result = status("--integration", "paycaa")
    assert result.exit_code == 2
    assert "There is no integration `paycaa`. Did you mean `payca`?" in result.stderr


def test_data_with_problems_has_no_status(minimal: Path) -> None:
    (minimal / "roles.yaml").write_text("roles: []\n", "utf-8")
    result = status(data=minimal)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "roles.yaml" in result.stderr


def test_an_organisation_without_integrations_has_nothing_to_show(minimal: Path) -> None:
    shutil.rmtree(minimal / "integrations")
    result = status(data=minimal)
    assert (result.exit_code, result.stdout) == (0, "There are no integrations.\n")


@pytest.mark.parametrize("data", [SHIPPED_DATA, EXAMPLE], ids=["shipped", "example"])
def test_it_fits_into_eighty_columns_and_has_no_colours_where_there_is_no_terminal(data: Path) -> None:
    lines = status("--all", data=data).stdout.splitlines()
    # a command stays on one line, or it could not be copied
    lines = [line for line in lines if not line.startswith("  launchbook record ")]
    assert [line for line in lines if len(line) > 80 or "\x1b" in line] == []


def test_it_names_the_next_three_things_and_counts_the_rest() -> None:
    text = " ".join(status("--integration", "multipaga").stdout.split())
    assert "Next The signed Multipaga services agreement: not recorded" in text
    assert "19 more blockers; --all lists them with their commands" in text


def test_all_names_every_blocker() -> None:
    text = " ".join(status("--integration", "modulus-labs", "--all").stdout.split())
    found = json.loads(status("--integration", "modulus-labs", "--format", "json").stdout)
    titles = [" ".join(blocker["title"].split()) for blocker in found[0]["gates"]["go-live"]["blockers"]]
    assert len(titles) == 54
    assert [title for title in titles if title not in text] == []


def test_it_says_how_many_days_there_are_to_go_live() -> None:
    assert "1 December 2026, in 10 days" in status("--integration", "payca").stdout
    assert "no launch day planned" in status("--integration", "multipaga").stdout


def test_what_is_ours_is_marked() -> None:
    assert "Publish the terms of the gift cards (ours)" in " ".join(
        status("--integration", "payca", "--all").stdout.split()
    )


def test_as_shipped_nothing_is_ready_and_every_item_is_named() -> None:
    result = status("--format", "json", "--require", "go-live", data=SHIPPED_DATA)
    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert len(found) == 5
    for shown in found:
        assert {gate["verdict"] for gate in shown["gates"].values()} == {"NOT READY"}
        blockers = {blocker["id"] for blocker in shown["gates"]["go-live"]["blockers"]}
        assert blockers - QUESTIONS == {item["id"] for item in shown["items"]} | {"request-sent", "launch-day"}
        assert [item["id"] for item in shown["items"] if item["holds"]] == []


QUESTIONS = {"uses-library-lite"}
"""What has to be answered, as it decides what comes back after the request."""


def test_the_guide_shows_what_is_printed() -> None:
    guide = pages_of_the_guide("commands*.md")
    printed = "\n".join(line.rstrip() for line in status("--integration", "mintcash").stdout.splitlines())
    assert f"--integration mintcash\n{printed.rstrip()}\n```" in guide
