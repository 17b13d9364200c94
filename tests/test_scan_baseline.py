"""The file that declares fixtures and accepts leftovers."""

from pathlib import Path

import pytest
import yaml

from generator.scan.accepted import BASELINE_NAME
from tests.planted import LIVE, words
from tests.scan_fixtures import Found, Scan

KNOWN = words()
API, PORTAL = KNOWN["api"], KNOWN["portal"]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "answer.json").write_text(f'{{"url": "{API}"}}\n', encoding="utf-8")
    (tmp_path / "a.env").write_text(f"A={API}\nB={PORTAL}\n", encoding="utf-8")
    return tmp_path


def accept(shop: Path, content: str, name: str = BASELINE_NAME) -> None:
    (shop / name).parent.mkdir(parents=True, exist_ok=True)
    (shop / name).write_text(content, encoding="utf-8")


FIXTURES = "fixtures:\n  - path: tests/\n    reason: Answers recorded in sandbox.\n"
ACCEPTED = f"""\
accepted:
  - file: a.env
    rule: sandbox-url
    text: {API}
    reason: The old shop keeps it until it is switched off.
"""


def places(found: list[dict[str, object]]) -> list[str]:
    return [f"{each['file']}:{each['line']}" for each in found]


def test_files_that_are_declared_as_fixtures_are_left_alone(shop: Path, found: Found) -> None:
    accept(shop, FIXTURES)
    assert places(found(".")) == ["a.env:1", "a.env:2"]


def test_an_accepted_leftover_is_left_alone_wherever_in_its_file_it_stands(shop: Path, found: Found) -> None:
    accept(shop, FIXTURES + ACCEPTED)
    assert places(found(".")) == ["a.env:2"]
    (shop / "a.env").write_text(f"B={PORTAL}\n\nA={API}\nAGAIN={API}\n", encoding="utf-8")
    assert places(found(".")) == ["a.env:1"]


def test_the_summary_tells_what_was_gone_past(shop: Path, scan: Scan) -> None:
    accept(shop, FIXTURES + ACCEPTED)
    (shop / "a.env").write_text(f"A={API}\nB={PORTAL} # launchbook:fixture\n", encoding="utf-8")
    (shop / "logo.png").write_bytes(b"\x89PNG\0\0")
    assert scan(".").stdout == "Nothing found. 4 files searched, 1 binary, 2 leftovers in fixtures, 1 accepted.\n"


def test_the_same_leftover_in_another_file_is_not_accepted(shop: Path, found: Found) -> None:
    accept(shop, FIXTURES + ACCEPTED)
    (shop / "b.env").write_text(f"A={API}\n", encoding="utf-8")
    assert places(found(".")) == ["a.env:2", "b.env:1"]


def test_paths_count_from_the_folder_of_the_baseline(shop: Path, found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    accept(shop, FIXTURES + ACCEPTED)
    monkeypatch.chdir(shop / "tests")
    assert places(found("..", "--baseline", f"../{BASELINE_NAME}")) == ["../a.env:2"]


def test_an_accepted_key_is_that_key_and_no_other(shop: Path, found: Found, scan: Scan) -> None:
    (shop / "a.env").write_text(f"KEY={LIVE}\n", encoding="utf-8")
    scan(".", "--write-baseline")
    accept(shop, (shop / BASELINE_NAME).read_text("utf-8").replace("TODO", "Revoked."))
    assert LIVE not in (shop / BASELINE_NAME).read_text("utf-8")
    assert found(".") == []
    (shop / "a.env").write_text(f"KEY={LIVE}x\n", encoding="utf-8")
    assert [each["rule"] for each in found(".")] == ["stale-acceptance", "live-key"]


def test_an_entry_that_accepts_nothing_any_more_is_reported_at_its_line(shop: Path, scan: Scan) -> None:
    accept(shop, FIXTURES + ACCEPTED)
    (shop / "a.env").write_text("A=1\n", encoding="utf-8")
    result = scan(".")
    assert result.exit_code == 1
    assert result.stdout == (
        f"{BASELINE_NAME}:5:5 stale-acceptance: `a.env` no longer contains `{API}` (sandbox-url)\n"
        "  If it came back, nobody would notice.\n"
        "  Remove the entry.\n\n"
        "1 leftover found. 3 files searched, 1 leftover in fixtures.\n"
    )


def test_an_entry_for_what_was_not_searched_is_not_stale(shop: Path, found: Found) -> None:
    accept(shop, FIXTURES + ACCEPTED)
    assert found("tests") == []
    (shop / "a.env").unlink()
    assert found("tests") == []
    assert places(found(".")) == [f"{BASELINE_NAME}:5"]


def test_an_entry_of_another_provider_is_not_stale_when_one_is_asked_for(shop: Path, found: Found) -> None:
    accept(shop, FIXTURES + ACCEPTED)
    assert found("a.env", "--integration", "mintcash") == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("accepted: [", "bad-syntax", id="no YAML"),
        pytest.param("accept: []", "unknown-key: there is no key `accept` here", id="a misspelt key"),
        pytest.param("fixtures:\n  - path: tests/\n", "missing-field: `reason` is missing", id="no reason"),
        pytest.param(ACCEPTED.replace("sandbox-url", "sandbox-ulr"), "Did you mean `sandbox-url`?", id="no such rule"),
        pytest.param(
            ACCEPTED.replace("The old shop keeps it until it is switched off.", "TODO"),
            f"{BASELINE_NAME}:5:13 placeholder-value: this is a placeholder: `TODO`",
            id="a reason to be filled in",
        ),
        pytest.param("", "empty-file", id="nothing"),
    ],
)
def test_a_mistake_in_the_baseline_is_shown_at_its_line_and_nothing_is_searched(
    shop: Path, scan: Scan, content: str, said: str
) -> None:
    accept(shop, content)
    result = scan(".")
    assert result.exit_code == 1
    assert said in result.stderr
    assert result.stdout == ""


def test_a_baseline_that_is_named_and_not_there_is_wrong_usage(shop: Path, scan: Scan) -> None:
    result = scan(".", "--baseline", "accepted.yaml")
    assert result.exit_code == 2
    assert "The baseline accepted.yaml cannot be read: No such file or directory" in result.output


def test_a_baseline_is_written_with_reasons_to_fill_in(shop: Path, scan: Scan) -> None:
    result = scan(".", "--write-baseline")
    assert result.exit_code == 0
    assert result.stderr == f"{BASELINE_NAME} is written; fill in 3 reasons.\n"
    assert yaml.safe_load((shop / BASELINE_NAME).read_text("utf-8")) == {
        "accepted": [
            {"file": file, "rule": "sandbox-url", "text": text, "reason": "TODO"}
            for file, text in (("a.env", API), ("a.env", PORTAL), ("tests/answer.json", API))
        ]
    }
    assert scan(".").exit_code == 1
    accept(shop, (shop / BASELINE_NAME).read_text("utf-8").replace("TODO", "It is switched off."))
    assert scan(".").exit_code == 0


def test_writing_keeps_fixtures_and_reasons_and_drops_what_is_stale(shop: Path, scan: Scan) -> None:
    gone = ACCEPTED.replace("accepted:\n", "").replace(API, "qa.example")
    accept(shop, FIXTURES + ACCEPTED + gone)
    scan(".", "--write-baseline")
    written = yaml.safe_load((shop / BASELINE_NAME).read_text("utf-8"))
    assert written["fixtures"] == [{"path": "tests/", "reason": "Answers recorded in sandbox."}]
    assert [(each["text"], each["reason"]) for each in written["accepted"]] == [
        (API, "The old shop keeps it until it is switched off."),
        (PORTAL, "TODO"),
    ]


def test_what_is_written_is_as_it_was_when_it_is_written_again(shop: Path, scan: Scan) -> None:
    scan(".", "--write-baseline")
    first = (shop / BASELINE_NAME).read_text("utf-8").replace("TODO", '"It is: quoted, #1."')
    accept(shop, first)
    scan(".", "--write-baseline")
    assert yaml.safe_load((shop / BASELINE_NAME).read_text("utf-8")) == yaml.safe_load(first)


def test_writing_for_a_part_keeps_the_entries_of_the_rest(shop: Path, scan: Scan) -> None:
    accept(shop, ACCEPTED)
    scan("tests", "--write-baseline")
    written = yaml.safe_load((shop / BASELINE_NAME).read_text("utf-8"))
    assert [each["file"] for each in written["accepted"]] == ["a.env", "tests/answer.json"]


def test_writing_for_one_integration_keeps_the_entries_of_the_others(shop: Path, scan: Scan) -> None:
    accept(shop, ACCEPTED)
    scan(".", "--write-baseline", "--integration", "mintcash")
    written = yaml.safe_load((shop / BASELINE_NAME).read_text("utf-8"))
    assert [each["file"] for each in written["accepted"]] == ["a.env"]


def test_a_file_that_could_not_be_searched_cannot_be_accepted(shop: Path, scan: Scan) -> None:
    (shop / "deep").mkdir()
    (shop / "deep" / "a.env").symlink_to("b.env")
    accept(shop, ACCEPTED.replace("sandbox-url", "unread-file").replace(API, "any"))
    assert "stale-acceptance" in scan(".").stdout
