"""Files that are written whole or not at all."""

import os
from pathlib import Path

import pytest

from generator import atomic_write
from generator.atomic_write import write_atomically
from generator.locks import hold, let_go

LEFT = ".launchbook.0123456789abcdef.part"


def test_a_file_is_written_with_its_folders_and_nothing_beside_it(tmp_path: Path) -> None:
    write_atomically(tmp_path / "new" / "file", b"text")
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "new").iterdir()] == [("file", b"text")]


def test_a_file_keeps_what_it_allows(tmp_path: Path) -> None:
    (tmp_path / "file").touch(0o640)
    write_atomically(tmp_path / "file", b"text")
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o640


def test_a_name_may_be_as_long_as_names_can_be(tmp_path: Path) -> None:
    write_atomically(tmp_path / ("x" * 255), b"text")
    assert (tmp_path / ("x" * 255)).read_bytes() == b"text"


def test_what_is_no_file_is_written_to() -> None:
    write_atomically(Path(os.devnull), b"text")
    assert not Path(os.devnull).is_file()


def test_what_a_killed_writer_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / LEFT).touch()
    (tmp_path / "chapter.part").touch()  # not one of ours
    write_atomically(tmp_path / "file", b"text")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["chapter.part", "file"]


def test_what_a_running_writer_makes_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / LEFT).touch()
    held = hold(tmp_path / LEFT)
    write_atomically(tmp_path / "file", b"text")
    let_go(held)
    assert (tmp_path / LEFT).exists()


def test_a_disk_that_runs_full_leaves_the_old_file_and_says_which_one_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "file").write_bytes(b"old")
    monkeypatch.setattr(atomic_write, "_write", fill)
    with pytest.raises(OSError, match="No space left") as caught:
        write_atomically(tmp_path / "file", b"new")
    assert caught.value.filename == str(tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"old"
