"""The three formats of a report: the same findings, nothing secret, nothing that a terminal would obey."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.check import check_data
from generator.findings import Finding, Position
from generator.report.machine import as_github, as_json
from tests.conftest import Check

PROGRESS = "integrations/acme/progress.yaml"
FORMATS = ["text", "json", "github"]
# Made of pieces, so that scanners for secrets do not take it for one.
SECRET = "sk_" + "live_" + "0fake0fake0fake0"


def write_note(data: Path, note: str) -> None:
    (data / PROGRESS).write_text(
        f"items:\n  - item: store-live-key\n    state: open\n    note: {note}\n", encoding="utf-8"
    )


def several_problems(data: Path) -> Sequence[Finding]:
    (data / PROGRESS).unlink()
    (data / "organisation/organisation.yaml").write_text("name: TODO\nname: x\ncolor: 100%, red\n", encoding="utf-8")
    return check_data(Path("data")).findings


def test_json_holds_everything_that_is_known_of_a_finding(minimal: Path, check: Check) -> None:
    findings = several_problems(minimal)
    assert json.loads(check("--format", "json").output) == [
        {
            "file": finding.position.file,
            "line": finding.position.line,
            "column": finding.position.column,
            "code": finding.code,
            "message": finding.message,
            "hint": finding.hint,
            "record": finding.record,
        }
        for finding in findings
    ]


def test_text_names_the_place_the_code_and_the_message_of_each_finding(minimal: Path, check: Check) -> None:
    findings = several_problems(minimal)
    printed = check().output
    for finding in findings:
        at = finding.position
        record = f" in {finding.record}" if finding.record else ""
        assert f"{at.file}:{at.line}:{at.column} {finding.code}{record}: {finding.message}\n" in printed
        assert finding.hint in printed
    assert printed.endswith(f"{len(findings)} problems in 2 files.\n")


def test_github_has_one_line_for_each_finding(minimal: Path, check: Check) -> None:
    findings = several_problems(minimal)
    lines = check("--format", "github").output.splitlines()
    assert len(lines) == len(findings)
    for line, finding in zip(lines, findings, strict=True):
        at = finding.position
        assert line.startswith(f"::error file={at.file},line={at.line},col={at.column},title={finding.code}::")
        assert finding.message.replace("%", "%25") in line


@pytest.mark.parametrize(("form", "printed"), [("json", "[]\n"), ("github", "")])
def test_no_problem_in_a_format_for_programs(minimal: Path, check: Check, form: str, printed: str) -> None:
    assert check("--format", form).output == printed


@pytest.mark.parametrize(
    ("written", "escaped"),
    [("100%", "100%25"), ("a\nb", "a%0Ab"), ("a\rb", "a%0Db"), ("%0A", "%250A"), ("a:b,c", "a:b,c")],
)
def test_github_messages_are_escaped(written: str, escaped: str) -> None:
    assert as_github([Finding(Position("a.yaml"), "code", written)]).endswith(f"::{escaped}.")


@pytest.mark.parametrize(
    ("file", "escaped"),
    [("a:b", "a%3Ab"), ("a,b", "a%2Cb"), ("a%b", "a%25b"), ("a\nb", "a%0Ab"), ("a,line=9", "a%2Cline=9")],
)
def test_github_properties_are_escaped(file: str, escaped: str) -> None:
    assert f"file={escaped},line=1," in as_github([Finding(Position(file), "code", "message")])


def test_a_github_message_that_ends_with_a_question_has_no_full_stop_after_it() -> None:
    command = as_github([Finding(Position("a.yaml"), "code", "there is no `a`", "Did you mean `b`?")])
    assert command.endswith("::there is no `a`. Did you mean `b`?")


def test_json_keeps_letters_as_they_are() -> None:
    assert "Größe" in as_json([Finding(Position("a.yaml"), "code", "Größe")])


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(f"note: {SECRET}", id="in prose"),
        pytest.param(f"note: [{SECRET}]", id="in a list"),
        pytest.param(f"{SECRET}: a", id="as a key"),
        pytest.param(f"note: !{SECRET} a", id="as a tag"),
        pytest.param(f"note: &{SECRET} a", id="as an anchor"),
        pytest.param(f"note: '[a](ftp://{SECRET})'", id="in an unsafe link"),
        pytest.param(f"note: '[a](#{SECRET})'", id="in a dead link"),
        pytest.param(f"note: <{SECRET}>", id="as a placeholder"),
        pytest.param(f"{SECRET}: a\n    {SECRET}: b", id="as a key that stands twice"),
        pytest.param(f"note: [{SECRET}", id="before a mistake of syntax"),
    ],
)
def test_a_secret_is_masked_in_every_format(minimal: Path, check: Check, form: str, changed: str) -> None:
    (minimal / PROGRESS).write_text(
        f"items:\n  - item: store-live-key\n    state: open\n    {changed}\n", encoding="utf-8"
    )
    printed = check("--format", form).output
    assert "secret-value" in printed
    assert SECRET not in printed


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("key", ["item", "state"])
def test_a_secret_is_masked_where_another_kind_of_text_is_wanted(
    minimal: Path, check: Check, form: str, key: str
) -> None:
    values = {"item": "store-live-key", "state": "open", key: SECRET}
    (minimal / PROGRESS).write_text(
        f"items:\n  - item: {values['item']}\n    state: {values['state']}\n", encoding="utf-8"
    )
    assert SECRET not in check("--format", form).output


@pytest.mark.parametrize("form", FORMATS)
def test_a_password_in_an_address_is_masked(minimal: Path, check: Check, form: str) -> None:
    file = minimal / "providers/acme-pay/environments.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("https://api.acme", "https://sam:" + "not-a-password@api.acme"), encoding="utf-8")
    assert "not-a-password" not in check("--format", form).output


def test_a_short_password_is_masked_too(minimal: Path, check: Check) -> None:
    write_note(minimal, "See a://b:" + "pw@vault.example.")
    assert "pw@" not in check().output


def test_a_secret_in_a_record_id_is_masked(minimal: Path, check: Check) -> None:
    file = minimal / "providers/acme-pay/maintenance.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("id: read-logs", f"id: {SECRET}"), encoding="utf-8")
    assert SECRET not in check().output


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "control", ["\\e[31m", "\\a", "\\x7f", "\\x9b31m", "\\b", "\\n::stop-commands::x", "\\r", "\\u2028"]
)
def test_no_control_character_of_the_data_reaches_the_terminal(
    minimal: Path, check: Check, form: str, control: str
) -> None:
    (minimal / "organisation/organisation.yaml").write_text(f'name: "a{control}"\n', encoding="utf-8")
    result = check("--format", form)
    assert result.exit_code == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028]", result.output)
    assert not re.search("(?m)^::(?!error )", result.output)


def test_a_control_character_in_the_quoted_line_does_not_reach_the_terminal(minimal: Path, check: Check) -> None:
    write_note(minimal, "a\x1b[31m")
    assert "\x1b" not in check().output


@pytest.mark.parametrize("markup", ["[bold]a[/bold]", "[link=https://a.example]a[/link]", ":smile:", "[/]"])
def test_text_that_looks_like_markup_of_the_terminal_is_shown_as_it_is(
    minimal: Path, check: Check, markup: str
) -> None:
    write_note(minimal, f"['{markup}']")
    assert f"  4 |     note: ['{markup}']\n" in check().output


def test_a_long_line_is_cut_around_the_place(minimal: Path, check: Check) -> None:
    write_note(minimal, f"'{'a' * 300}'  # {SECRET} {'b' * 300}")
    shown, caret = check().output.splitlines()[1:3]
    assert len(shown) == len("  4 | ") + 100
    assert shown[caret.index("^") :].startswith("sk_live_••")


def test_nothing_is_wrapped_in_a_narrow_terminal(minimal: Path, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    write_note(minimal, "TODO")
    wide = check().output
    monkeypatch.setenv("COLUMNS", "20")
    assert check().output == wide
