"""What stands in files that were right is kept from one command to the next, and read instead of the YAML."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.build import kept_documents
from generator.build.kept_check import DOCUMENTS, check_again
from generator.last_check import remember_nothing
from generator.project import Project
from tests.shipped import SHIPPED_DATA

FILE = "providers/mintcash/support.yaml"


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """Data that was checked by a command before."""
    folder = tmp_path / "data"
    shutil.copytree(SHIPPED_DATA, folder)
    in_new_process(folder)
    yield folder
    remember_nothing()


def in_new_process(data: Path) -> Project:
    """The project of a data folder, all of it asked for, where nothing is known but what is kept beside it."""
    remember_nothing()
    project = check_again(data, data.parent).project
    assert project is not None
    assert [*project.providers.values(), *project.integrations.values()]
    return project


def kept(data: Path) -> list[Path]:
    return [path for path in (data.parent / DOCUMENTS).rglob("*") if path.is_file()]


def test_the_records_are_those_of_the_yaml(data: Path) -> None:
    again = in_new_process(data)
    shutil.rmtree(data.parent / ".launchbook")
    fresh = in_new_process(data)
    assert dict(again.providers) == dict(fresh.providers)
    assert dict(again.integrations) == dict(fresh.integrations)


def test_only_a_provider_that_changed_is_read_as_yaml(data: Path, read: list[str]) -> None:
    with (data / FILE).open("a", encoding="utf-8") as file:
        file.write("# Called on Monday.\n")
    in_new_process(data)
    assert {"/".join(name.split("/")[:2]) for name in read if name.count("/") == 2} == {
        "providers/mintcash",
        "integrations/mintcash",
    }


def cut_short(content: bytes) -> bytes:
    return content[: len(content) // 2]


def of_another_program(content: bytes) -> bytes:
    return b'["another' + content[content.index(b'"', 2) :]


@pytest.mark.parametrize("broken", [cut_short, of_another_program])
def test_what_is_not_whole_or_not_of_this_program_counts_for_nothing(
    data: Path, read: list[str], broken: Callable[[bytes], bytes]
) -> None:
    for path in kept(data):
        path.write_bytes(broken(path.read_bytes()))
    in_new_process(data)
    assert FILE in read


def test_a_folder_that_others_may_write_to_is_not_used(data: Path, read: list[str]) -> None:
    for folder in {path.parent for path in kept(data)}:
        folder.chmod(0o755)
    in_new_process(data)
    assert FILE in read


def test_what_is_gone_is_forgotten(data: Path) -> None:
    before = len(kept(data))
    shutil.rmtree(data / "integrations" / "mintcash")
    in_new_process(data)
    assert len(kept(data)) == before - 1


def test_a_disk_that_is_full_stops_nothing(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(path: Path, _content: object) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(kept_documents, "write_atomically", fails)
    with (data / FILE).open("a", encoding="utf-8") as file:
        file.write("# Called on Monday.\n")
    assert in_new_process(data).providers


def test_the_name_of_a_file_that_is_not_utf_8_stops_nothing(data: Path) -> None:
    (data / "providers" / "mintcash" / os.fsdecode(b"\xff.yaml")).write_text("a: b\n", "utf-8")
    remember_nothing()
    assert [finding.code for finding in check_again(data, data.parent).findings] == ["unread-file"]
