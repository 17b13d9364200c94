"""What is kept between builds is only read from folders that nobody else may write to."""

from pathlib import Path

import pytest

from generator.build.kept_check import read_right, write_right
from generator.last_check import Right
from generator.private_folder import is_yours_alone, made_private
from generator.render.pdf.print_cache import PrintCache
from generator.site_steps.kept_site import SiteRecord, read_record, write_record


def test_a_folder_that_is_made_is_private(tmp_path: Path) -> None:
    assert made_private(tmp_path / "new" / "folder")


def test_a_folder_that_is_missing_is_not_private(tmp_path: Path) -> None:
    assert not is_yours_alone(tmp_path / "missing")


@pytest.mark.parametrize("mode", [0o755, 0o770, 0o707, 0o777])
def test_a_folder_that_others_may_open_is_not_private(tmp_path: Path, mode: int) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder").chmod(mode)
    assert not made_private(tmp_path / "folder")


def test_a_link_is_not_private(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    assert not made_private(tmp_path / "link")


def test_a_file_is_no_private_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch(mode=0o600)
    assert not made_private(tmp_path / "file")


def as_from_a_checkout(folder: Path) -> None:
    """Give a folder the mode that version control gives it."""
    folder.chmod(0o755)


def test_a_print_that_came_with_a_checkout_is_drawn_again(tmp_path: Path) -> None:
    cache = PrintCache(tmp_path / "prints")
    cache.keep("key", b"%PDF-")
    as_from_a_checkout(cache.folder)
    assert cache.read("key") is None


def test_data_that_a_checkout_calls_right_is_checked(tmp_path: Path) -> None:
    write_right(tmp_path / "checked" / "data", "program", Right(("a" * 64,)))
    as_from_a_checkout(tmp_path / "checked")
    assert read_right(tmp_path / "checked" / "data", "program") == Right()


def test_pages_that_a_checkout_calls_new_are_made(tmp_path: Path) -> None:
    write_record(tmp_path / "pages" / "site.json", "program", SiteRecord(pages={"index.html": ["key", "digest"]}))
    as_from_a_checkout(tmp_path / "pages")
    assert read_record(tmp_path / "pages" / "site.json", "program") == SiteRecord()
