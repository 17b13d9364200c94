"""Builds that were killed, and builds at the same time: the site is always whole, the old one or the new one."""

from pathlib import Path

import pytest

from generator import exchange as exchanging
from generator.exchange import exchange, put_in_place
from generator.locks import hold, let_go
from generator.manifest import is_current
from generator.output_folder import MARKER, OutputFolder
from tests.folder_fixtures import beside, index, make_site, rebuild


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site")


def left_behind(site: Path) -> Path:
    """What a killed build leaves."""
    left = site.parent / ".site.a1b2_c3d"
    make_site(left / "site", "half")
    (left / MARKER).write_text('{"site": "site"}', "utf-8")
    return left


def test_what_a_killed_build_left_is_removed(site: Path) -> None:
    left_behind(site)
    (site.parent / ".site.00000000").mkdir()  # killed before it could write a word
    OutputFolder.of(site).put_right()
    assert beside(site) == ["site"]


def test_what_a_running_build_makes_is_left_alone(site: Path) -> None:
    left = left_behind(site)
    held = hold(left)
    OutputFolder.of(site).put_right()
    let_go(held)
    assert held is not None
    assert left.is_dir()


def test_a_folder_that_only_looks_like_one_of_ours_is_left_alone(site: Path) -> None:
    (site.parent / ".site.12345678").mkdir()
    (site.parent / ".site.12345678" / "mine.txt").write_text("mine", "utf-8")
    OutputFolder.of(site).put_right()
    assert (site.parent / ".site.12345678" / "mine.txt").is_file()


def test_a_site_that_was_moved_away_by_a_killed_build_comes_back(site: Path) -> None:
    left = left_behind(site)
    (left / "old").mkdir()
    site.rename(left / "old" / "0")
    OutputFolder.of(site).put_right()
    assert (index(site), beside(site)) == ("old", ["site"])


def test_a_build_that_fails_leaves_the_old_site_and_nothing_else(site: Path) -> None:
    with pytest.raises(OSError, match="full"), OutputFolder.of(site).replaced():
        raise OSError(28, "full")
    assert (index(site), beside(site)) == ("old", ["site"])


@pytest.mark.usefixtures("swapped")
def test_of_two_builds_at_once_the_last_one_stands_whole(tmp_path: Path) -> None:
    folder = OutputFolder.of(tmp_path / "site")
    with folder.replaced() as one:
        make_site(one / "site", "one")
        with folder.replaced() as other:
            make_site(other / "site", "other")
    assert index(tmp_path / "site") == "one"
    assert is_current(tmp_path / "site", "inputs")
    assert beside(tmp_path / "site") == ["site"]


def test_two_folders_are_exchanged_at_once(tmp_path: Path) -> None:
    one, other = make_site(tmp_path / "one", "one"), make_site(tmp_path / "other", "other")
    if not exchange(one, other):
        pytest.skip("this file system cannot exchange folders")
    assert (index(one), index(other)) == ("other", "one")


def test_an_interrupt_between_two_moves_brings_the_old_site_back(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    move = Path.rename

    def interrupt(path: Path, to: Path) -> Path:
        if path.name == "site" and not to.exists() and to == site:
            raise KeyboardInterrupt
        return move(path, to)

    monkeypatch.setattr(exchanging, "exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", interrupt)
    with pytest.raises(KeyboardInterrupt):
        rebuild(site)
    assert (index(site), beside(site)) == ("old", ["site"])


def test_where_the_new_site_cannot_be_moved_the_old_one_comes_back(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchanging, "exchange", lambda *_: False)
    new = make_site(site.parent / "new", "new")
    move = Path.rename

    def refuse(path: Path, to: Path) -> Path:
        if path == new and not to.exists():
            raise PermissionError(13, "Permission denied", str(path))
        return move(path, to)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        put_in_place(new, site, site.parent / "aside")
    assert index(site) == "old"
