"""How leftovers are reported: to people, to programs, beside changed lines and to code scanning."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.scan.leftovers import RULE_WORDS, Rule
from tests.planted import TEST, plant, words
from tests.scan_fixtures import Refuse, Scan

API = words()["api"]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shop = tmp_path / "shop"
    shop.mkdir()
    monkeypatch.chdir(shop)
    (shop / "a.env").write_text(f"# ä\nURL='{API}'\nKEY={TEST}\n", encoding="utf-8")
    return shop


def sarif(scan: Scan, *arguments: str) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(scan(*arguments, "--format", "sarif").stdout)
    return log


def test_text_shows_the_line_why_it_matters_and_what_to_write(shop: Path, scan: Scan) -> None:
    shown = re.sub("[0-9a-f]{8}", "0badcafe", scan("a.env").stdout)
    assert shown == (
        "a.env:2:6 sandbox-url: `https://qa.scantopay.io/pluto` is in the Sandbox environment of Scan to Pay "
        "(API base URL)\n"
        "  2 | URL='https://qa.scantopay.io/pluto'\n"
        "    |      ^\n"
        "  Calls to this address reach another environment, not production.\n"
        "  Write `https://scantopay.live/pluto`.\n"
        "\n"
        "a.env:3:5 test-key: `sk_test_…0badcafe` is a key of Modulus Labs for the Sandbox environment\n"
        "  3 | KEY=sk_test_…0badcafe\n"
        "    |     ^\n"
        "  It does not work in production.\n"
        "  Read the production key, which starts with `sk_live_`, from your secrets manager.\n"
        "\n"
        "2 leftovers found. 1 file searched.\n"
    )


def test_json_holds_everything_that_is_known_of_a_leftover(shop: Path, scan: Scan) -> None:
    first, _ = json.loads(scan("a.env", "--format", "json").stdout)["leftovers"]
    assert first == {
        "file": "a.env",
        "line": 2,
        "column": 6,
        "end_column": 6 + len(API),
        "rule": "sandbox-url",
        "providers": ["scan-to-pay"],
        "records": ["scan-to-pay#api-base-url"],
        "text": API,
        "message": f"`{API}` is in the Sandbox environment of Scan to Pay (API base URL)",
        "why": "Calls to this address reach another environment, not production.",
        "instead": "Write `https://scantopay.live/pluto`.",
        "excerpt": f"URL='{API}'",
    }


def test_github_has_one_command_for_each_leftover(shop: Path, scan: Scan) -> None:
    first, second = scan("a.env", "--format", "github").stdout.splitlines()
    assert first == (
        f"::error file=a.env,line=2,col=6,title=sandbox-url::`{API}` is in the Sandbox environment of Scan to Pay "
        "(API base URL). "
        "Calls to this address reach another environment, not production. Write `https://scantopay.live/pluto`."
    )
    assert second.startswith("::error file=a.env,line=3,col=5,title=test-key::")


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("text", "Nothing found. 1 file searched.\n"),
        ("json", '{\n  "leftovers": [],\n  "files": 1,\n  "not_searched": []\n}\n'),
        ("github", ""),
    ],
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
    assert set(run) == {"tool", "originalUriBaseIds", "columnKind", "invocations", "results", "properties"}
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert driver["name"] == "Launchbook"
    assert [rule["id"] for rule in driver["rules"]] == [rule.value for rule in RULE_WORDS]
    for rule in driver["rules"]:
        assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}
        assert rule["name"].isalpha()
        for text in (rule["shortDescription"], rule["fullDescription"], rule["help"]):
            assert text["text"].endswith(".") or text is rule["shortDescription"]
        assert rule["help"]["markdown"].startswith("**")
        assert set(rule["properties"]) == {"tags", "precision", "problem.severity"}
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


def artifacts(log: dict[str, Any]) -> set[tuple[str, str]]:
    found = [each["locations"][0]["physicalLocation"]["artifactLocation"] for each in log["runs"][0]["results"]]
    return {(each["uri"], each["uriBaseId"]) for each in found}


@pytest.mark.parametrize("path", ["a.env", ".", "../shop", "{shop}", "{shop}/a.env", "../shop/a.env"])
def test_sarif_names_files_from_where_the_scan_ran(shop: Path, scan: Scan, path: str) -> None:
    log = sarif(scan, path.format(shop=shop.parent / "shop"))
    assert artifacts(log) == {("a.env", "%SRCROOT%")}
    assert log["runs"][0]["originalUriBaseIds"] == {"%SRCROOT%": {"uri": shop.as_uri() + "/"}}


@pytest.mark.parametrize("path", [".", "a.env"])
def test_sarif_names_files_from_their_repository(shop: Path, scan: Scan, path: str) -> None:
    (shop.parent / ".git").mkdir()
    log = sarif(scan, path)
    assert artifacts(log) == {("shop/a.env", "%SRCROOT%")}
    assert log["runs"][0]["originalUriBaseIds"] == {"%SRCROOT%": {"uri": shop.parent.as_uri() + "/"}}


def test_sarif_names_files_from_the_folder_that_was_named_where_it_is_elsewhere(
    shop: Path, scan: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shop.parent / "elsewhere").mkdir()
    monkeypatch.chdir(shop.parent / "elsewhere")
    assert artifacts(sarif(scan, "../shop")) == {("a.env", "%SRCROOT%")}


def test_sarif_has_a_fingerprint_that_github_reads(shop: Path, scan: Scan) -> None:
    prints = [each["partialFingerprints"]["primaryLocationLineHash"] for each in sarif(scan, ".")["runs"][0]["results"]]
    assert len(set(prints)) == 2
    assert all(re.fullmatch("[0-9a-f]{16}:1", each) for each in prints)


def test_sarif_has_no_more_results_than_github_takes(shop: Path, scan: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.report.sarif.MOST_RESULTS", 1)
    (run,) = sarif(scan, ".")["runs"]
    assert len(run["results"]) == 1
    assert run["invocations"][0]["toolExecutionNotifications"] == [
        {"level": "warning", "message": {"text": "1 more leftovers were found"}}
    ]


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


@pytest.fixture
def with_archives(shop: Path) -> Path:
    for name in ("pay.jar", "logo.png", "lib.tar.gz"):
        (shop / name).write_bytes(b"\0\1\2")
    return shop


def test_text_counts_and_names_the_archives_that_were_not_looked_into(with_archives: Path, scan: Scan) -> None:
    assert scan(".").stdout.endswith("4 files searched, 1 binary, 2 archives not looked into (lib.tar.gz, pay.jar).\n")


def test_json_names_what_was_not_searched(with_archives: Path, scan: Scan) -> None:
    assert json.loads(scan(".", "--format", "json").stdout)["not_searched"] == [
        {"file": "lib.tar.gz", "what": "archive"},
        {"file": "logo.png", "what": "binary"},
        {"file": "pay.jar", "what": "archive"},
    ]


def test_sarif_names_what_was_not_searched(with_archives: Path, scan: Scan) -> None:
    (run,) = sarif(scan, ".")["runs"]
    notes = [each["message"]["text"] for each in run["invocations"][0]["toolExecutionNotifications"]]
    assert "pay.jar: not searched, archive" in notes
    assert run["properties"] == {"filesSearched": 4, "notSearched": ["lib.tar.gz", "logo.png", "pay.jar"]}
