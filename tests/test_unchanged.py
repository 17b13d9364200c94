"""What tells in a moment that there is nothing to build, and any change that makes it look more closely."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.build.fingerprint import listens, what_is_read
from generator.build.inputs import what_is_checked
from generator.build.order import Order, SiteSources
from generator.build.record import RunRecord
from generator.output_folder import OutputFolder
from generator.unchanged import is_unchanged
from generator.version_control import files_of_git
from tests.conftest import MINIMAL

FILES = ("mkdocs.yml", "docs/index.md", "overrides/main.html", "site/index.html", "site/assets/one.js")
MESSAGE = "Nothing has changed since site was built."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose site was built a while ago; nothing in it is so new that it might change unnoticed."""
    shutil.copytree(MINIMAL, tmp_path / "data")
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("site_name: Test\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("LAUNCHBOOK_DATA", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    later = time.time_ns() + 60_000_000_000
    monkeypatch.setattr("generator.build.record.time.time_ns", lambda: later)
    return tmp_path


def keep(*arguments: str) -> None:
    """Keep a record of a build that was asked for with these arguments."""
    order = Order(Path("data"), Path("mkdocs.yml"), date(2026, 11, 28))
    sources = SiteSources("", "", (Path("mkdocs.yml"), Path("docs"), Path("overrides")))
    site = OutputFolder.of(Path("site"))
    asked = () if listens(sources) else ("build", *arguments)
    RunRecord.begin(asked, what_is_read(order, sources, site.place), files_of_git(order.data)).keep(MESSAGE, site)


def test_where_nothing_changed_it_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep()
    assert is_unchanged(["build"])
    assert capsys.readouterr().out == f"{MESSAGE}\n"


def edit_in_place(file: Path) -> None:
    """Change one letter, so that the size stays."""
    content = file.read_bytes()
    file.write_bytes(b"#" + content[1:])


CHANGES: dict[str, Callable[[], object]] = {
    "a line of the data": lambda: edit_in_place(Path("data/roles.yaml")),
    "a line of the data, and its time put back": lambda: put_back(Path("data/roles.yaml")),
    "a file that is added to the data": lambda: Path("data/providers/new.yaml").write_text("", "utf-8"),
    "a file that is removed from the data": lambda: Path("data/controls.yaml").unlink(),
    "a file of the data under another name": lambda: Path("data/roles.yaml").rename("data/role.yaml"),
    "a hand-written page": lambda: edit_in_place(Path("docs/index.md")),
    "a template": lambda: edit_in_place(Path("overrides/main.html")),
    "the configuration": lambda: edit_in_place(Path("mkdocs.yml")),
    "a page of the site": lambda: edit_in_place(Path("site/index.html")),
    "a page that is removed from the site": lambda: Path("site/index.html").unlink(),
    "a file that is added to the site": lambda: Path("site/assets/two.js").write_text("", "utf-8"),
    "the site": lambda: shutil.rmtree("site"),
    "what a killed build left beside the site": lambda: Path(".site.0123abcd").mkdir(),
    "a repository around the data": lambda: git("init", "--quiet"),
}


def put_back(file: Path) -> None:
    """Edit a file and give it the time that it had."""
    before = file.stat()
    edit_in_place(file)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def git(*arguments: str) -> None:
    """Run git as somebody who has a name."""
    named = ["git", "-c", "user.name=Test", "-c", "user.email=test@example.com", *arguments]
    subprocess.run(named, check=True, capture_output=True)


@pytest.mark.parametrize("what", CHANGES)
def test_any_change_is_noticed(folder: Path, what: str) -> None:
    keep()
    CHANGES[what]()
    assert not is_unchanged(["build"])


def test_a_commit_is_noticed(folder: Path) -> None:
    git("init", "--quiet")
    git("add", "data")
    keep()
    git("commit", "--quiet", "--message", "All of it")
    assert not is_unchanged(["build"])


def test_a_commit_in_a_linked_working_tree_is_noticed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "--message", "All of it")
    git("worktree", "add", "--quiet", "tree")
    monkeypatch.chdir(folder / "tree")
    keep()
    git("commit", "--quiet", "--allow-empty", "--message", "One more")
    assert not is_unchanged(["build"])


@pytest.mark.parametrize("argument", ["--no-pdf", "--out=elsewhere", "--force"])
def test_another_command_is_another_build(folder: Path, argument: str) -> None:
    keep()
    assert not is_unchanged(["build", argument])


@pytest.mark.parametrize("name", ["LAUNCHBOOK_DATA", "SOURCE_DATE_EPOCH", "PATH"])
def test_what_the_environment_says_counts(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    keep()
    monkeypatch.setenv(name, "1")
    assert not is_unchanged(["build"])


def test_the_next_day_is_another_build(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep()
    tomorrow = time.time() + 86_400
    monkeypatch.setattr("generator.unchanged.time.time", lambda: tomorrow)
    assert not is_unchanged(["build"])


def test_with_a_day_of_its_own_the_next_day_is_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep("--as-of", "2026-11-28")
    tomorrow = time.time() + 86_400
    monkeypatch.setattr("generator.unchanged.time.time", lambda: tomorrow)
    assert is_unchanged(["build", "--as-of", "2026-11-28"])


def test_what_was_written_a_moment_before_is_looked_at_once_more(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.build.record.time.time_ns", Path("data/roles.yaml").stat().st_mtime_ns.__int__)
    keep()
    assert not is_unchanged(["build"])


def test_a_configuration_that_listens_to_the_environment_is_read_each_time(folder: Path) -> None:
    Path("mkdocs.yml").write_text("site_name: !ENV NAME\n", "utf-8")
    keep()
    assert not is_unchanged(["build"])


@pytest.mark.parametrize("content", [b"", b"\xff\x00", b"launchbook 1\n\0\n", b"\n\0\n" * 9])
def test_a_record_that_is_broken_counts_for_nothing(folder: Path, content: bytes) -> None:
    keep()
    (record,) = Path(".launchbook/unchanged").iterdir()
    record.write_bytes(content)
    assert not is_unchanged(["build"])


def keep_check(*arguments: str) -> None:
    """Keep a record of a check that was asked for with these arguments."""
    RunRecord.begin(["check", *arguments], what_is_checked(Path("data"))).keep("No problems in 9 files.")


def test_a_check_of_the_same_data_says_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep_check()
    assert is_unchanged(["check"])
    assert capsys.readouterr().out == "No problems in 9 files.\n"


@pytest.mark.parametrize("what", [name for name in CHANGES if "of the data" in name or "from the data" in name])
def test_any_change_of_the_data_is_noticed_by_a_check(folder: Path, what: str) -> None:
    keep_check()
    CHANGES[what]()
    assert not is_unchanged(["check"])


def test_a_change_of_what_is_made_is_nothing_to_a_check(folder: Path) -> None:
    keep_check()
    CHANGES["a page of the site"]()
    assert is_unchanged(["check"])


def test_a_check_on_another_day_is_another_check(folder: Path) -> None:
    keep_check("--as-of", "2026-11-28")
    assert not is_unchanged(["check", "--as-of", "2026-11-29"])


def test_it_loads_nothing_that_takes_time() -> None:
    code = (
        "import sys; before = set(sys.modules); import generator.unchanged; print(*sorted(set(sys.modules) - before))"
    )
    told = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert set(told.stdout.split()) <= {"generator", "generator.unchanged", "time"}
