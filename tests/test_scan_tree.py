"""Which files are searched: what `.gitignore` leaves out, links, pipes, and what cannot be read."""

import os
import subprocess
from pathlib import Path

import pytest

from generator.scan import tree as tree_module
from generator.scan.tree import find_files
from tests.planted import words
from tests.scan_fixtures import Found, Refuse, Scan

URL = words()["api"]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "shop").mkdir()
    monkeypatch.chdir(tmp_path / "shop")
    return tmp_path / "shop"


def write(root: Path, *files: str) -> None:
    for file in files:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(f"{URL}\n", encoding="utf-8")


def ignore(root: Path, *lines: str, folder: str = ".") -> None:
    (root / folder).mkdir(parents=True, exist_ok=True)
    (root / folder / ".gitignore").write_text("\n".join(lines) + "\n", encoding="utf-8")


def files(found: list[dict[str, str]]) -> list[str]:
    return [each["file"] for each in found]


def searched(*paths: str) -> list[str]:
    folders = find_files(paths or (".",)).folders
    return sorted(folder.shown + name for folder in folders for name in folder.names if not folder.leaves_out(name))


def test_what_gitignore_leaves_out_is_not_searched(root: Path, found: Found) -> None:
    ignore(root, "*.log", "build/")
    write(root, "a.env", "a.log", "build/a.env", "deep/build/a.env", "deep/a.log")
    assert files(found(".")) == ["a.env"]


def test_a_nested_gitignore_has_the_last_word(root: Path, found: Found) -> None:
    ignore(root, "*.env", "!keep.env")
    ignore(root, "!other.env", "keep.env", folder="deep")
    write(root, "a.env", "keep.env", "deep/other.env", "deep/keep.env", "deep/deeper/other.env")
    assert files(found(".")) == ["deep/deeper/other.env", "deep/other.env", "keep.env"]


TREES = {
    "anchors": {".gitignore": ["/a.env", "deep/b.env", "/deep/c/"]},
    "stars": {".gitignore": ["**/logs", "a/**/z", "*.t?t", "[ab].env", "\\#x", "\\!y"]},
    "negations": {".gitignore": ["*", "!*/", "!*.env", "b.env"]},
    "folder again": {".gitignore": ["/deep/*", "!/deep/c/"], "deep/c/.gitignore": ["*.txt"]},
    "nested": {".gitignore": ["*.env"], "deep/.gitignore": ["!*.env", "/a.env"], "deep/c/.gitignore": ["b.env"]},
    "folder and not file": {".gitignore": ["logs/", "z/"]},
    "spaces and comments": {".gitignore": ["# no", "", "a.env   ", "b.env\\ ", "  c.txt"]},
    "folders in a folder": {".gitignore": ["deep/**/", "a/**"]},
    "folder of another": {".gitignore": ["deep"], "deep/.gitignore": ["!*"]},
}


@pytest.mark.parametrize("case", TREES)
def test_git_leaves_out_the_same(root: Path, case: str) -> None:
    names = ["a.env", "b.env", "b.env ", "c.txt", "x.tat", "logs", "z", "#x", "!y"]
    for folder in ("d/logs/", "a/z/", "", "deep/", "deep/c/", "a/", "a/b/"):
        write(root, *(folder + name for name in names if not (root / folder / name).is_dir()))
    for file, lines in TREES[case].items():
        ignore(root, *lines, folder=str(Path(file).parent))
    git = ["git", "-c", "core.excludesFile=", "-c", "core.quotePath=false"]
    subprocess.run([*git, "init", "-q"], check=True)
    line = [*git, "ls-files", "--others", "--exclude-standard", "-z"]
    kept = subprocess.run(line, check=True, capture_output=True, text=True).stdout.split("\0")
    assert searched() == sorted(filter(None, kept))


def test_a_gitignore_above_the_path_holds_up_to_the_repository(root: Path, found: Found) -> None:
    (root.parent / ".git").mkdir()
    ignore(root.parent, "*.log")
    write(root, "a.env", "a.log")
    assert files(found(".")) == ["a.env"]


def test_without_a_repository_a_gitignore_above_the_path_does_not_hold(root: Path, found: Found) -> None:
    ignore(root.parent, "*.env")
    write(root, "a.env")
    assert files(found(".")) == ["a.env"]


def test_a_file_or_folder_that_is_named_is_searched_though_it_is_left_out(root: Path, found: Found) -> None:
    (root / ".git").mkdir()
    ignore(root, "*.env", "dist/")
    write(root, "a.env", "dist/a.js", "dist/b.env")
    assert files(found("a.env")) == ["a.env"]
    assert files(found("dist")) == ["dist/a.js", "dist/b.env"]


def test_no_ignore_searches_what_is_left_out_as_well(root: Path, found: Found) -> None:
    ignore(root, "*.env")
    write(root, "a.env")
    assert files(found(".", "--no-ignore")) == ["a.env"]


def test_the_files_of_version_control_are_not_searched(root: Path, found: Found) -> None:
    write(root, ".git/config", ".hg/hgrc", ".github/a.yml")
    assert files(found(".")) == [".github/a.yml"]


def test_a_loop_of_links_is_not_entered(root: Path, found: Found) -> None:
    write(root, "deep/a.env")
    (root / "deep" / "loop").symlink_to(root)
    (root / "self").symlink_to("self")
    assert files(found(".")) == ["deep/a.env"]


def test_a_link_is_not_followed_unless_it_is_named(root: Path, found: Found) -> None:
    write(root.parent, "elsewhere/a.env")
    (root / "link").symlink_to("../elsewhere")
    (root / "a.env").symlink_to("../elsewhere/a.env")
    assert files(found(".")) == []
    assert files(found("link")) == ["link/a.env"]
    assert files(found("a.env")) == ["a.env"]


def test_pipes_and_sockets_are_not_opened(root: Path, found: Found) -> None:
    os.mkfifo(root / "pipe")
    write(root, "a.env")
    assert files(found(".")) == ["a.env"]


def test_a_path_that_is_named_twice_is_searched_once(root: Path, found: Found) -> None:
    write(root, "src/a.env")
    assert files(found(".", "src", "./src/", "src/a.env")) == ["src/a.env"]


def test_a_file_that_cannot_be_read_is_reported(root: Path, found: Found, refuse: Refuse) -> None:
    write(root, "a.env", "b.env")
    refuse("open", "a.env")
    first, second = found(".")
    assert (first["file"], first["rule"]) == ("a.env", "unread-file")
    assert first["message"] == "this could not be searched: Permission denied"
    assert second["file"] == "b.env"


def test_a_folder_that_cannot_be_listed_is_reported(root: Path, found: Found, refuse: Refuse) -> None:
    write(root, "a.env", "deep/b.env")
    refuse("scandir", "deep")
    assert [(each["file"], each["rule"]) for each in found(".")] == [
        ("a.env", "sandbox-url"),
        ("deep/", "unread-file"),
    ]


def test_a_file_that_cannot_be_read_and_is_left_out_is_not_reported(root: Path, found: Found, refuse: Refuse) -> None:
    ignore(root, "a.env")
    write(root, "a.env")
    refuse("open", "a.env")
    assert found(".") == []


def test_a_file_too_large_to_be_read_is_reported(root: Path, found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree_module, "MOST_BYTES", 100_000)
    (root / "a.log").write_text("a" * 100_001, encoding="utf-8")
    (leftover,) = found(".")
    assert leftover["message"] == "this could not be searched: it is larger than 0 MB"


def test_a_large_file_is_read_to_its_end(root: Path, found: Found) -> None:
    (root / "a.sql").write_text("x\n" * 100_000 + URL, encoding="utf-8")
    assert [each["line"] for each in found(".")] == [100_001]


@pytest.mark.parametrize("name", ["a b.env", "größe.env", "a'b\"c.env", "-x.env", "a\nb.env", "\x1b[31m.env"])
def test_a_file_of_any_name_is_searched_and_its_name_can_be_printed(root: Path, scan: Scan, name: str) -> None:
    write(root, name)
    printed = scan(".").stdout
    assert printed.startswith(f"{name.replace(chr(10), '␊').replace(chr(27), '␛')}:1:1 sandbox-url")


def test_a_name_that_is_not_utf_8_can_be_printed(root: Path, scan: Scan) -> None:
    (root / os.fsdecode(b"gr\xf6\xdfe.env")).write_text(URL, encoding="utf-8")
    for form in ("text", "json", "github", "sarif"):
        assert "gr" in scan(".", "--format", form).stdout


def test_what_is_left_out_is_counted_apart_from_what_was_searched(root: Path, scan: Scan) -> None:
    ignore(root, "*.env")
    write(root, *(f"{name}.env" for name in "abcdef"))
    (root / "a.txt").write_text("nothing\n", encoding="utf-8")
    assert scan(".").stdout == "Nothing found. 2 files searched, 6 left out by .gitignore.\n"
    assert scan("a.txt").stdout == "Nothing found. 1 file searched.\n"


def test_a_folder_that_is_left_out_is_counted_as_one(root: Path, scan: Scan) -> None:
    ignore(root, "dist/")
    write(root, "dist/a.env", "dist/deep/b.env")
    assert scan(".").stdout == "Nothing found. 1 file searched, 1 folder left out by .gitignore.\n"
    ignore(root, "dist/", "*.env")
    write(root, "a.env")
    assert scan(".").stdout == "Nothing found. 1 file searched, 1 file and 1 folder left out by .gitignore.\n"


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(root: Path) -> Path:
    git(root, "init", "--quiet")
    return root


def test_what_git_tracks_is_searched_even_where_gitignore_matches(repository: Path, found: Found) -> None:
    ignore(repository, ".env*", "build/")
    write(repository, ".env.production", ".env.local", "build/a.env", "build/b.env", "build/deep/c.env", "ü/.env.x")
    git(repository, "add", "--force", ".env.production", "build/a.env", "build/deep/c.env", "ü/.env.x")
    assert files(found(".")) == [".env.production", "build/a.env", "build/deep/c.env", "ü/.env.x"]


def test_what_git_tracks_is_searched_below_a_folder_of_the_repository(repository: Path, found: Found) -> None:
    ignore(repository, ".env*")
    write(repository, "config/.env.production", ".env.production")
    git(repository, "add", "--force", "config/.env.production", ".env.production")
    assert files(found("config")) == ["config/.env.production"]


def test_no_file_is_searched_twice(repository: Path, scan: Scan) -> None:
    ignore(repository, "*.env")
    ignore(repository, "!a.env", folder="deep")
    write(repository, "deep/a.env", "b.env")
    git(repository, "add", "--force", ".")
    assert "4 files searched." in scan(".").stdout


def test_a_tracked_file_that_is_gone_is_no_problem(repository: Path, found: Found) -> None:
    ignore(repository, "*.env")
    write(repository, "a.env")
    git(repository, "add", "--force", "a.env")
    (repository / "a.env").unlink()
    assert found(".") == []


def test_without_git_the_scan_says_what_it_does_not_know(
    repository: Path, scan: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert "git did not say what it tracks (git is not installed)" in scan(".").stderr


def test_where_git_refuses_the_scan_says_why(root: Path, scan: Scan) -> None:
    (root / ".git").mkdir()
    printed = scan(".").stderr
    assert "git did not say what it tracks (not a git repository" in printed


def test_outside_repositories_git_is_not_asked(root: Path, scan: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert scan(".").stderr == ""
