"""Every printed book names the revision of the data that it shows, and what was not committed."""

import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator.pages.book_context import BookContext
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.model import Stamp
from generator.revision import Revisions, unknown_history
from tests.reading import project_in
from tests.shipped import SHIPPED_DATA
from tests.test_lapsed import edit

DAY = date(2026, 11, 21)


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def committed(minimal: Path) -> Path:
    """`data/` in a repository of its own, everything committed."""
    git(minimal.parent, "init", "--quiet")
    git(minimal.parent, "config", "user.name", "Sam")
    git(minimal.parent, "config", "user.email", "sam@shop.example")
    git(minimal.parent, "config", "commit.gpgsign", "false")
    git(minimal.parent, "add", ".")
    git(minimal.parent, "commit", "--quiet", "--message", "Data")
    return minimal


def stamp_of(data: Path, team: str = "builders") -> Stamp:
    project = project_in(data)
    book = make_runbook(BookContext.of(project, DAY), project.teams[team])
    assert book is not None
    return Revisions(project, DAY).stamp(book.records)


def test_data_outside_of_a_repository_is_not_under_version_control(minimal: Path) -> None:
    assert stamp_of(minimal) == Stamp("not under version control", "21 November 2026", "19 February 2027")


def test_where_git_is_missing_the_revision_is_unknown(committed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(committed))
    assert stamp_of(committed).revision == "of unknown revision (git is not installed)"
    assert unknown_history(committed).endswith(
        "is in a repository, but git is not installed. Install it, and build again."
    )


def test_where_git_refuses_the_revision_is_unknown(committed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)  # where you may have allowed it
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # what git does in a repository of another user
    assert stamp_of(committed).revision == "of unknown revision (git does not read it)"
    assert "dubious ownership" in unknown_history(committed)


def test_a_repository_that_a_hook_points_at_is_not_that_of_the_data(
    committed: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other")
    git(other, "init", "--quiet")
    expected = stamp_of(committed)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert stamp_of(committed) == expected


def test_a_repository_without_a_commit_has_only_uncommitted_changes(minimal: Path) -> None:
    git(minimal.parent, "init", "--quiet")
    assert stamp_of(minimal).revision == "with uncommitted changes only"


def test_what_a_shallow_clone_does_not_know_is_no_newer_than_its_oldest_commit(committed: Path) -> None:
    (committed.parent / "notes.txt").write_text("Not of a book", "utf-8")
    git(committed.parent, "add", ".")
    git(committed.parent, "commit", "--quiet", "--message", "Notes")
    head = git(committed, "rev-parse", "HEAD")[:10]
    clone = committed.parent / "clone"
    git(committed.parent, "clone", "--quiet", "--depth=1", f"file://{committed.parent}", str(clone))
    assert re.fullmatch(rf"no newer than {head} of .* \(shallow clone\)", stamp_of(clone / "data").revision)


def test_a_newer_commit_of_a_shallow_clone_is_known(committed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(committed.parent, "commit", "--quiet", "--allow-empty", "--message", "Nothing")
    clone = committed.parent / "clone"
    git(committed.parent, "clone", "--quiet", "--depth=1", f"file://{committed.parent}", str(clone))
    edit(clone / "data" / "providers" / "acme-pay" / "cutover.yaml", "Freeze releases", "Freeze every release")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2030-01-02T12:00:00Z")
    git(
        clone,
        "-c",
        "user.name=Sam",
        "-c",
        "user.email=sam@shop.example",
        "commit",
        "--quiet",
        "--all",
        "--message",
        "X",
    )
    newest = git(clone, "rev-parse", "HEAD")[:10]
    assert stamp_of(clone / "data", "builders").revision == f"{newest} of 2 January 2030"


def test_committed_data_is_named_by_its_commit(committed: Path) -> None:
    commit = git(committed, "rev-parse", "HEAD")[:10]
    assert re.fullmatch(rf"{commit} of \d+ [A-Z][a-z]+ \d{{4}}", stamp_of(committed).revision)


def test_a_commit_is_told_in_the_books_that_show_it_and_in_no_others(
    committed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = git(committed, "rev-parse", "HEAD")[:10]
    edit(committed / "providers" / "acme-pay" / "cutover.yaml", "Freeze releases", "Freeze every release")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2030-01-02T12:00:00Z")
    git(committed, "commit", "--quiet", "--all", "--message", "Freeze")
    second = git(committed, "rev-parse", "HEAD")[:10]
    assert stamp_of(committed, "watch").revision.startswith(f"{first} of ")
    assert stamp_of(committed, "builders").revision == f"{second} of 2 January 2030"


def test_an_edit_is_told_beside_the_commit_in_the_books_that_show_it(committed: Path) -> None:
    edit(committed / "providers" / "acme-pay" / "cutover.yaml", "Freeze releases", "Freeze every release")
    assert stamp_of(committed, "builders").revision.endswith(", with uncommitted changes")
    assert "uncommitted" not in stamp_of(committed, "watch").revision


def test_a_file_that_was_never_committed_counts_as_an_uncommitted_change(committed: Path) -> None:
    git(committed, "rm", "--quiet", "--cached", "providers/acme-pay/rollback.yaml")
    git(committed, "commit", "--quiet", "--message", "Without it")
    assert stamp_of(committed, "watch").revision.endswith(", with uncommitted changes")


def test_a_state_that_was_not_committed_is_told_in_the_book_that_shows_it(committed: Path) -> None:
    edit(committed / "integrations" / "acme" / "progress.yaml", "in-progress", "blocked")
    assert stamp_of(committed, "builders").revision.endswith(", with uncommitted changes")


def test_a_first_move_that_was_not_committed_is_told_in_the_book_that_shows_it(committed: Path) -> None:
    shutil.rmtree(committed)
    shutil.copytree(SHIPPED_DATA, committed)
    git(committed, "add", ".")
    git(committed, "commit", "--quiet", "--message", "The shipped data")
    edit(committed / "providers" / "mintcash" / "rollback.yaml", "Stop new charges", "Stop all charges")
    assert stamp_of(committed, "on-call").revision.endswith(", with uncommitted changes")
