"""Mistakes that are not made of text: bytes, folders, links, permissions and sizes."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PROGRESS = "integrations/acme/progress.yaml"


def image(data: Path, _: pytest.MonkeyPatch) -> None:
    (data / PROGRESS).write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")


def utf_16(data: Path, _: pytest.MonkeyPatch) -> None:
    (data / PROGRESS).write_bytes(b"\xff\xfe" + "items: []\n".encode("utf-16-le"))


def latin_1(data: Path, _: pytest.MonkeyPatch) -> None:
    (data / "organisation/organisation.yaml").write_bytes(b"# Who we are\nname: Caf\xe9\n")


def folder(data: Path, _: pytest.MonkeyPatch) -> None:
    (data / PROGRESS).unlink()
    (data / PROGRESS).mkdir()


def link_out_of_the_data(data: Path, _: pytest.MonkeyPatch) -> None:
    (data / PROGRESS).rename(data.parent / "elsewhere.yaml")
    (data / PROGRESS).symlink_to(data.parent / "elsewhere.yaml")


def link_to_nothing(data: Path, _: pytest.MonkeyPatch) -> None:
    (data / PROGRESS).unlink()
    (data / PROGRESS).symlink_to("nothing.yaml")


def link_to_a_folder(data: Path, _: pytest.MonkeyPatch) -> None:
    """A folder of integrations that is a link: what is below it would not be read."""
    (data.parent / "elsewhere").mkdir()
    (data / "integrations/other").symlink_to(data.parent / "elsewhere")


def no_permission(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_file = Path.open

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.name == "progress.yaml":
            raise PermissionError(13, "Permission denied")
        return open_file(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)


def a_million_bytes_and_one(data: Path, _: pytest.MonkeyPatch) -> None:
    (data / PROGRESS).write_bytes(b"items: []" + b"\n" * 999_992)


def too_many_values(data: Path, _: pytest.MonkeyPatch) -> None:
    (data / PROGRESS).write_text("items:\n" + "- a\n" * 120_000, encoding="utf-8")


def no_data(data: Path, _: pytest.MonkeyPatch) -> None:
    shutil.rmtree(data)


def file_for_folder(data: Path, _: pytest.MonkeyPatch) -> None:
    shutil.rmtree(data)
    data.write_text("roles: []\n", encoding="utf-8")


def _name_catalogue(data: Path, folder: str) -> None:
    with (data / "organisation/organisation.yaml").open("a", encoding="utf-8") as file:
        file.write(f"catalogue: {folder}\n")


def locked_catalogue(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data.parent / "catalogue").mkdir()
    _name_catalogue(data, "../catalogue")
    list_folder = Path.iterdir

    def refuse(path: Path) -> Any:
        if path.name == "catalogue":
            raise PermissionError(13, "Permission denied")
        return list_folder(path)

    monkeypatch.setattr(Path, "iterdir", refuse)


def catalogue_in_both_folders(data: Path, _: pytest.MonkeyPatch) -> None:
    shutil.copytree(data, data.parent / "catalogue")
    _name_catalogue(data, "../catalogue")
    (data / "controls.yaml").unlink()


MAKERS: dict[str, Callable[[Path, pytest.MonkeyPatch], None]] = {
    "not-text": image,
    "not-text-utf-16": utf_16,
    "not-text-latin-1": latin_1,
    "not-a-file": folder,
    "not-a-file-link": link_out_of_the_data,
    "not-a-file-link-to-nothing": link_to_nothing,
    "not-a-file-link-to-folder": link_to_a_folder,
    "unreadable-file": no_permission,
    "too-large": a_million_bytes_and_one,
    "too-large-values": too_many_values,
    "no-catalogue-locked": locked_catalogue,
    "second-catalogue": catalogue_in_both_folders,
    "no-folder": no_data,
    "no-folder-a-file": file_for_folder,
}
