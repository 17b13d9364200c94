"""`launchbook check` as a whole: what it reads, what it says and how it ends."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.check import check_data
from generator.cli import cli
from generator.rules.files import SMALLEST
from generator.schema.access import FieldKind
from generator.schema.files import FILE_KINDS
from generator.schema.integration import IntegrationFile
from generator.schema.progress import ProgressFile
from generator.schema.record import Model
from generator.schema.walk import fields, mappings
from generator.source.reader import read_yaml
from tests.conftest import MINIMAL, Check
from tests.reading import project_in

PROGRESS = "integrations/acme/progress.yaml"

TEN_MISTAKES = """\
roles: {assigned: [on-cal]}
roles: {assigned: [on-call]}
metric: []
metrics:
  - id: Error Rate
    title:
    cites: [ACME-005]
alerts:
  - id: errors-high
    title: Errors are high
    threshold: a lot
    meaning: [The key may be wrong.]
    cites: []
  - id: tasks
    title: TODO
    sign: sudden spikes
    detail: "[a](javascript:alert)"
    meaning: "[a](javascript:alert)"
    cites: [ACME-005]
"""


def test_the_smallest_data_has_no_problem(minimal: Path, check: Check) -> None:
    result = check()
    assert (result.output, result.exit_code) == ("No problems in 17 files.\n", 0)


def recorded(model: type[Model]) -> Iterator[type[Model]]:
    """A model of what you record, and every model below it."""
    yield model
    for kinds in fields(model).values():
        for kind in kinds:
            if issubclass(kind, Model):
                yield from recorded(kind)


@pytest.mark.parametrize("model", sorted({*recorded(IntegrationFile), *recorded(ProgressFile)}, key=str))
def test_the_smallest_data_has_every_key_that_you_may_record(model: type[Model]) -> None:
    entries = check_data(MINIMAL).files
    used = {
        key
        for entry in entries
        if entry.kind is not None
        for mapping in mappings(entry.kind.model, entry.document.data)
        if mapping.model is model
        for key in mapping.data
    }
    assert used == set(fields(model))


def test_the_smallest_data_has_a_field_of_every_kind() -> None:
    project = project_in(MINIMAL)
    assert {each.kind for each in project.providers["acme-pay"].access.fields} == set(FieldKind)


OTHER = """\
id: other
provider: acme-pay
name: The other shop
conditions:
  - condition: uses-webhooks
    applies: false
    by: Robin Example
    on: 2026-11-02
    reason: The other shop has no webhooks.
answers:
  - gap: support-email
    answer: It is on the invoice.
"""
OTHER_PROGRESS = """\
items:
  - item: name-key-holder
    state: open
"""


def test_two_going_lives_with_one_provider_may_say_different_things(minimal: Path, check: Check) -> None:
    folder = minimal / "integrations/other"
    folder.mkdir()
    (folder / "integration.yaml").write_text(OTHER, encoding="utf-8")
    (folder / "progress.yaml").write_text(OTHER_PROGRESS, encoding="utf-8")
    assert check().output == "No problems in 19 files.\n"


def test_many_mistakes_in_one_file_are_all_found_at_their_lines(minimal: Path) -> None:
    (minimal / "providers/acme-pay/monitoring.yaml").write_text(TEN_MISTAKES, encoding="utf-8")
    findings = check_data(Path("data")).findings
    assert [(finding.position.line, finding.code) for finding in findings if "monitoring" in finding.position.file] == [
        (1, "dead-reference"),
        (2, "duplicate-key"),
        (3, "unknown-key"),
        (5, "wrong-value"),
        (6, "empty-value"),
        (11, "wrong-value"),
        (12, "wrong-type"),
        (13, "empty-list"),
        (14, "reserved-id"),
        (15, "placeholder-value"),
        (17, "unknown-key"),
        (18, "unsafe-link"),
    ]


def test_many_mistakes_end_without_a_traceback(minimal: Path, check: Check) -> None:
    (minimal / "providers/acme-pay/monitoring.yaml").write_text(TEN_MISTAKES, encoding="utf-8")
    result = check()
    assert result.exit_code == 1
    assert result.output.endswith("\n13 problems in 2 files.\n")


def test_every_file_may_be_wrong_at_once(minimal: Path, check: Check) -> None:
    for file in minimal.rglob("*.yaml"):
        file.write_text("a: [\n", encoding="utf-8")
    result = check()
    assert result.exit_code == 1
    assert result.output.endswith("\n17 problems in 17 files.\n")


@pytest.mark.parametrize(
    "content", ["[]\n", "- a\n", "a\n", "{}\n", "a: {b: [c]}\n", "[[[a]]]\n", '{"<": "<", "?": a}\n']
)
def test_any_file_may_hold_anything(minimal: Path, check: Check, content: str) -> None:
    for file in minimal.rglob("*.yaml"):
        file.write_text(content, encoding="utf-8")
    assert check().exit_code == 1


@pytest.mark.parametrize("value", ["[a]", "{a: b}", "", "[[a], {b: c}]", "'<a>'"])
def test_any_value_may_be_of_any_type(minimal: Path, check: Check, value: str) -> None:
    for file in minimal.rglob("*.yaml"):
        lines = [line.partition(": ") for line in file.read_text(encoding="utf-8").splitlines()]
        mistaken = "\n".join(f"{key}: {value}" if colon else key for key, colon, _ in lines)
        file.write_text(mistaken, encoding="utf-8")
    assert check().exit_code == 1


def test_an_empty_folder_lacks_the_four_files_that_all_data_has(tmp_path: Path, check: Check) -> None:
    result = check("--data", str(tmp_path))
    assert result.output.count(" missing-file: ") == 4
    assert result.exit_code == 1


def test_data_without_providers_is_fine(minimal: Path, check: Check) -> None:
    for folder in ("providers", "integrations"):
        (minimal / folder).rename(minimal.parent / folder)
    assert check().output == "No problems in 4 files.\n"


def test_a_folder_named_like_a_file_does_not_hide_what_is_in_it(minimal: Path, check: Check) -> None:
    (minimal / "x.yaml").mkdir()
    (minimal / "x.yaml/inner.yaml").write_text("a: b\n", encoding="utf-8")
    result = check()
    assert "data/x.yaml:1:1 not-a-file" in result.output
    assert "data/x.yaml/inner.yaml:1:1 unread-file" in result.output


def test_a_link_inside_the_data_is_read(minimal: Path, check: Check) -> None:
    (minimal / PROGRESS).rename(minimal / "kept.txt")
    (minimal / PROGRESS).symlink_to(minimal / "kept.txt")
    assert check().exit_code == 0


def test_a_link_to_itself_is_not_a_file(minimal: Path, check: Check) -> None:
    (minimal / PROGRESS).unlink()
    (minimal / PROGRESS).symlink_to("progress.yaml")
    assert f"data/{PROGRESS}:1:1 not-a-file" in check().output


def test_a_pipe_is_not_a_file(minimal: Path, check: Check) -> None:
    os.mkfifo(minimal / "pipe.yaml")
    assert "data/pipe.yaml:1:1 not-a-file" in check().output


def test_the_data_folder_itself_may_be_a_link(minimal: Path, check: Check) -> None:
    (minimal.parent / "linked").symlink_to(minimal)
    assert check("--data", "linked").output == "No problems in 17 files.\n"


def test_a_file_without_permissions_is_said_to_be_unreadable(minimal: Path, check: Check) -> None:
    lock(minimal / PROGRESS, 0)
    assert f"data/{PROGRESS}:1:1 unreadable-file" in check().output


def test_a_folder_without_permissions_is_said_to_be_unreadable(minimal: Path, check: Check) -> None:
    folder = minimal / "notes"
    folder.mkdir()
    lock(folder, 0)
    result = check()
    folder.chmod(0o700)
    assert "data/notes:1:1 unreadable-file" in result.output


def test_a_folder_that_may_be_listed_but_not_entered_is_no_bug(minimal: Path, check: Check) -> None:
    folder = minimal / "integrations/acme"
    lock(folder, 0o400)
    result = check()
    folder.chmod(0o700)
    assert f"data/{PROGRESS}:1:1 unreadable-file" in result.output


def test_a_file_whose_name_is_no_text_is_no_bug(minimal: Path) -> None:
    (minimal / os.fsdecode(b"caf\xe9.yaml")).write_text("a: b\n", encoding="utf-8")
    for form in ("text", "json", "github"):
        result = launchbook("check", "--format", form, at=minimal.parent)
        assert (result.returncode, result.stderr) == (1, "")
        assert "unread-file" in result.stdout


def test_files_that_are_not_yaml_are_left_alone(minimal: Path, check: Check) -> None:
    (minimal / "README.md").write_bytes(b"\xff")
    (minimal / ".keep").touch()
    assert check().exit_code == 0


def test_a_long_line_does_not_hang_the_search_for_secrets(minimal: Path) -> None:
    (minimal / PROGRESS).write_text(f"items: []\n# {'a.' * 30_000}\n# {'eyJ-' * 15_000}\n", encoding="utf-8")
    assert launchbook("check", at=minimal.parent, seconds=20).returncode == 0


def test_nothing_is_written(minimal: Path, check: Check) -> None:
    before = {path: path.stat().st_mtime_ns for path in minimal.parent.rglob("*")}
    check()
    assert {path: path.stat().st_mtime_ns for path in minimal.parent.rglob("*")} == before


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--date", "x"], ["data"], ["--data"]])
def test_wrong_usage_ends_with_two(minimal: Path, arguments: list[str]) -> None:
    assert CliRunner().invoke(cli, ["check", *arguments]).exit_code == 2


def test_the_same_data_makes_the_same_report(minimal: Path, check: Check) -> None:
    (minimal / "roles.yaml").write_text("roles: []\n", encoding="utf-8")
    assert check().output == check().output


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_the_command_ends_with_zero_where_all_is_well(minimal: Path, form: str) -> None:
    result = launchbook("check", "--format", form, at=minimal.parent)
    assert (result.returncode, result.stderr) == (0, "")


def test_the_command_ends_with_one_where_there_is_a_problem(minimal: Path) -> None:
    (minimal / PROGRESS).unlink()
    result = launchbook("check", at=minimal.parent)
    assert (result.returncode, result.stderr) == (1, "")


def lock(path: Path, mode: int) -> None:
    path.chmod(mode)
    if os.access(path, os.X_OK if path.is_dir() else os.R_OK):
        pytest.skip("root can read everything")


def launchbook(*arguments: str, at: Path, seconds: float = 30) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONIOENCODING": "utf-8:strict"}
    return subprocess.run(
        command, cwd=at, env=environment, encoding="utf-8", capture_output=True, timeout=seconds, check=False
    )


@pytest.mark.parametrize("name", SMALLEST)
def test_the_smallest_content_that_is_offered_is_right(name: str) -> None:
    (kind,) = [kind for kind in FILE_KINDS if kind.where.endswith(f"/{name}")]
    data = read_yaml(SMALLEST[name].encode(), name).data
    assert kind.model.model_validate(data)
