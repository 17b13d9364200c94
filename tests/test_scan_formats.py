"""How leftovers are reported: to people, to programs, beside changed lines and to code scanning."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.scan.leftovers import RULES, Rule
from tests.planted import TEST, plant, words
from tests.scan_fixtures import Refuse, Scan

API = words()["api"]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.env").write_text(f"# ä\nURL='{API}'\nKEY={TEST}\n", encoding="utf-8")
    return tmp_path


def sarif(scan: Scan, *arguments: str) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(scan(*arguments, "--format", "sarif").stdout)
    return log


def test_text_shows_the_line_why_it_matters_and_what_to_write(shop: Path, scan: Scan) -> None:
    shown = re.sub("[0-9a-f]{8}", "0badcafe", scan("a.env").stdout)
    assert shown == (
        "a.env:2:6 sandbox-url: `https://qa.scantopay.io/pluto` is the sandbox of Scan to Pay (API base URL)\n"
        "  2 | URL='https://qa.scantopay.io/pluto'\n"
        "    |      ^\n"
        "  What calls this address reaches the sandbox and not production.\n"
        "  Write `https://scantopay.live/pluto`.\n"
        "\n"
        "a.env:3:5 test-key: `sk_test_…0badcafe` is a test key of Modulus Labs\n"
        "  3 | KEY=sk_test_…0badcafe\n"
        "    |     ^\n"
        "  A test key does not open production.\n"
        "  Read the production key, which starts with `sk_live_`, from your secrets manager.\n"
        "\n"
        "2 leftovers found. 1 file searched.\n"
    )


def test_json_holds_everything_that_is_known_of_a_leftover(shop: Path, scan: Scan) -> None:
    first, _ = json.loads(scan("a.env", "--format", "json").stdout)
    assert first == {
        "file": "a.env",
        "line": 2,
        "column": 6,
        "end_column": 6 + len(API),
        "rule": "sandbox-url",
        "providers": ["scan-to-pay"],
        "records": ["scan-to-pay#api-base-url"],
        "text": API,
        "message": f"`{API}` is the sandbox of Scan to Pay (API base URL)",
        "why": "What calls this address reaches the sandbox and not production.",
        "instead": "Write `https://scantopay.live/pluto`.",
        "excerpt": f"URL='{API}'",
    }


def test_github_has_one_command_for_each_leftover(shop: Path, scan: Scan) -> None:
    first, second = scan("a.env", "--format", "github").stdout.splitlines()
    assert first == (
        f"::error file=a.env,line=2,col=6,title=sandbox-url::`{API}` is the sandbox of Scan to Pay (API base URL). "
        "What calls this address reaches the sandbox and not production. Write `https://scantopay.live/pluto`."
    )
    assert second.startswith("::error file=a.env,line=3,col=5,title=test-key::")


@pytest.mark.parametrize(
    ("form", "printed"), [("text", "Nothing found. 1 file searched.\n"), ("json", "[]\n"), ("github", "")]
)
def test_nothing_found_in_each_format(shop: Path, scan: Scan, form: str, printed: str) -> None:
    (shop / "a.env").write_text("A=1\n", encoding="utf-8")
    result = scan("a.env", "--format", form)
    assert (result.stdout, result.exit_code) == (printed, 0)


def test_sarif_without_results_is_a_whole_run(shop: Path, scan: Scan) -> None:
    (shop / "a.env").write_text("A=1\n", encoding="utf-8")
    log = sarif(scan, "a.env")
    assert log["runs"][0]["results"] == []
    assert log["runs"][0]["invocations"][0]["executionSuccessful"] is True


def test_sarif_has_the_shape_that_version_2_1_0_asks_for(shop: Path, scan: Scan) -> None:
    plant(shop)
    log = sarif(scan, ".")
    assert log["version"] == "2.1.0"
    assert set(log) == {"$schema", "version", "runs"}
    (run,) = log["runs"]
    assert set(run) == {"tool", "columnKind", "invocations", "results"}
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert driver["name"] == "Launchbook"
    assert [rule["id"] for rule in driver["rules"]] == [rule.value for rule in RULES]
    for rule in driver["rules"]:
        assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}
        assert rule["shortDescription"]["text"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"].endswith(".")
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert region["endColumn"] > region["startColumn"] >= 1
        assert region["startLine"] >= 1
        assert region["snippet"]["text"]


def test_sarif_names_files_as_addresses(shop: Path, scan: Scan) -> None:
    plant(shop)
    uris = [
        each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for each in sarif(scan, ".")["runs"][0]["results"]
    ]
    assert "name%20with%20space/%C3%BCmlaut.env" in uris
    assert "config/app.json" in uris
    absolute = sarif(scan, str(shop / "a.env"))["runs"][0]["results"][0]
    assert absolute["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == (shop / "a.env").as_uri()


def test_sarif_tells_leftovers_apart_and_knows_them_again_after_lines_were_added(shop: Path, scan: Scan) -> None:
    def prints() -> list[str]:
        return [each["partialFingerprints"]["leftover/v1"] for each in sarif(scan, "a.env")["runs"][0]["results"]]

    (shop / "a.env").write_text(f"A={API}\nB={API}\n", encoding="utf-8")
    before = prints()
    (shop / "a.env").write_text(f"\n\nA={API}\n\nB={API}\n", encoding="utf-8")
    assert len(set(before)) == 2
    assert prints() == before


def test_sarif_says_that_a_run_did_not_succeed_when_a_file_could_not_be_searched(
    shop: Path, scan: Scan, refuse: Refuse
) -> None:
    refuse("open", "a.env")
    run = sarif(scan, ".")["runs"][0]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert [each["ruleId"] for each in run["results"]] == [Rule.UNREAD_FILE]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1}


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_no_control_character_of_a_file_reaches_the_terminal(shop: Path, scan: Scan, form: str) -> None:
    (shop / "a.env").write_text(f"\x1b[31m\x9b\u2028 {API}\n::stop-commands::x\n", encoding="utf-8")
    printed = scan(".", "--format", form).stdout
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028]", printed)
    assert not re.search("(?m)^::(?!error )", printed)


def test_text_that_looks_like_markup_of_the_terminal_is_shown_as_it_is(shop: Path, scan: Scan) -> None:
    (shop / "a.env").write_text(f"[bold]a[/bold] [/] {API}\n", encoding="utf-8")
    assert f"  1 | [bold]a[/bold] [/] {API}\n" in scan("a.env").stdout


def test_a_leftover_at_the_end_of_a_long_line_has_its_caret(shop: Path, scan: Scan) -> None:
    plant(shop)
    lines = scan("dist/app.min.js").stdout.splitlines()
    assert lines[1][lines[2].index("^") :].startswith(API)
