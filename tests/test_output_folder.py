"""What `build --out` may replace: what Launchbook made, and nothing of yours."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import exchange as exchanging
from generator.exchange import exchange, put_in_place
from generator.locks import hold, let_go
from generator.manifest import MANIFEST_NAME, hashes, is_current, write_manifest
from generator.output_folder import MARKER, OutputError, OutputFolder


def make_site(folder: Path, text: str = "old") -> Path:
    """A site of two files, with its manifest."""
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(text, "utf-8")
    (folder / "assets" / "main.js").write_text(text, "utf-8")
    write_manifest(folder, "inputs")
    return folder


def rebuild(named: Path) -> None:
    """What a build does with the folder, with another site."""
    folder = OutputFolder.of(named)
    folder.put_right()
    folder.refuse_strangers()
    with folder.replaced() as made:
        make_site(made / "site", "new")


def beside(site: Path) -> list[str]:
    """What is in the folder that holds the site."""
    return sorted(path.name for path in site.parent.iterdir())


def index(site: Path) -> str:
    return (site / "index.html").read_text("utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site")


@pytest.fixture(params=["exchanged at once", "in two moves"])
def swapped(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways in which a site takes its place."""
    if request.param == "in two moves":
        monkeypatch.setattr(exchanging, "exchange", lambda *_: False)


# What is ours


@pytest.mark.usefixtures("swapped")
def test_a_site_is_replaced_and_nothing_is_left_beside_it(site: Path) -> None:
    rebuild(site)
    assert (index(site), beside(site)) == ("new", ["site"])


def test_a_site_of_the_first_version_is_known(site: Path) -> None:
    (site / MANIFEST_NAME).write_text(json.dumps({"inputs": "", "files": hashes(site)}), "utf-8")
    rebuild(site)
    assert index(site) == "new"


def test_a_file_of_the_site_that_was_edited_is_replaced(site: Path) -> None:
    (site / "index.html").write_text("edited", "utf-8")
    rebuild(site)
    assert index(site) == "new"


@pytest.mark.parametrize("folder", ["missing", "empty"])
def test_an_empty_place_is_filled(tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    rebuild(tmp_path / folder)
    assert index(tmp_path / folder) == "new"


MANIFESTS: dict[str, object] = {
    "empty": {},
    "of a bundler": {"index.html": "index.4f2a.html"},
    "no hashes": {"inputs": "", "files": {"index.html": "x"}},
    "no files": {"inputs": "", "files": {}},
    "a path out of the folder": {"inputs": "", "files": {"../index.html": "0" * 64}},
    "more keys": {"inputs": "", "files": {"index.html": "0" * 64}, "name": "app"},
    "a list": ["index.html"],
}


@pytest.mark.parametrize("content", MANIFESTS.values(), ids=MANIFESTS.keys())
def test_a_manifest_of_another_program_proves_nothing(tmp_path: Path, content: object) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / MANIFEST_NAME).write_text(json.dumps(content), "utf-8")
    (tmp_path / "app" / "index.html").write_text("mine", "utf-8")
    with pytest.raises(OutputError, match=r"index\.html, manifest\.json"):
        rebuild(tmp_path / "app")
    assert index(tmp_path / "app") == "mine"


# What is yours


@pytest.mark.parametrize("name", ["notes.txt", "assets/mine.css", ".env", "new/deep/file", "assets/.git/config"])
def test_a_file_that_the_manifest_does_not_list_is_never_removed(site: Path, name: str) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text("mine", "utf-8")
    with pytest.raises(OutputError, match=name):
        rebuild(site)
    assert (site / name).read_text("utf-8") == "mine"
    assert index(site) == "old"


def test_a_link_in_the_site_is_yours_too(site: Path) -> None:
    (site / "shared").symlink_to(site.parent, target_is_directory=True)
    with pytest.raises(OutputError, match="shared"):
        rebuild(site)


def test_a_file_that_comes_while_the_site_is_built_is_kept(site: Path) -> None:
    def build() -> None:
        with OutputFolder.of(site).replaced() as made:
            make_site(made / "site", "new")
            (site / "late.txt").write_text("mine", "utf-8")

    with pytest.raises(OutputError, match=r"late\.txt"):
        build()
    assert ((site / "late.txt").read_text("utf-8"), index(site)) == ("mine", "old")


def test_the_first_files_in_the_way_are_named_and_the_others_counted(site: Path) -> None:
    for number in range(7):
        (site / f"{number}\n.txt").touch()
    with pytest.raises(OutputError, match=r"0␊\.txt, .*4␊\.txt and 2 more\. Move them elsewhere"):
        rebuild(site)


OF_A_HOST = [".git/HEAD", ".git/refs/heads/main", "CNAME", ".nojekyll", ".well-known/security.txt", "robots.txt"]


@pytest.mark.usefixtures("swapped")
def test_what_a_host_of_sites_put_there_is_carried_over(site: Path) -> None:
    for name in OF_A_HOST:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name, "utf-8")
    (site / ".git" / "refs" / "tags").mkdir()  # without it, git sees no repository
    rebuild(site)
    assert [(site / name).read_text("utf-8") for name in OF_A_HOST] == OF_A_HOST
    assert (site / ".git" / "refs" / "tags").is_dir()
    assert is_current(site, "inputs")


def test_what_was_built_before_and_is_not_now_is_gone(site: Path) -> None:
    (site / "robots.txt").write_text("built", "utf-8")
    write_manifest(site, "inputs")
    rebuild(site)
    assert not (site / "robots.txt").exists()


def test_what_a_file_manager_leaves_is_in_nobodys_way(site: Path) -> None:
    (site / "assets" / ".DS_Store").touch()
    rebuild(site)
    assert index(site) == "new"


# Links and odd places


def test_a_symbolic_link_stays_one_and_the_folder_behind_it_is_replaced(site: Path) -> None:
    link = site.parent / "public"
    link.symlink_to("site")
    for _ in range(2):
        rebuild(link)
    assert (str(link.readlink()), index(site)) == ("site", "new")


def test_a_link_to_nothing_gets_a_site_behind_it(tmp_path: Path) -> None:
    (tmp_path / "public").symlink_to("deep/site")
    rebuild(tmp_path / "public")
    assert index(tmp_path / "deep" / "site") == "new"
    assert (tmp_path / "public").is_symlink()


def loop(place: Path) -> None:
    place.symlink_to(place.name)


@pytest.mark.parametrize(
    ("make", "why"),
    [(loop, "leads in a circle"), (Path.touch, "is no folder"), (os.mkfifo, "is no folder")],
    ids=["a link to itself", "a file", "a pipe"],
)
def test_a_place_where_no_folder_can_be_is_refused(tmp_path: Path, make: Callable[[Path], None], why: str) -> None:
    make(tmp_path / "site")
    with pytest.raises(OutputError, match=why):
        OutputFolder.of(tmp_path / "site")


@pytest.mark.parametrize("named", [".", "..", "/"])
def test_the_folder_you_are_in_is_never_replaced(site: Path, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.chdir(site / "assets")
    with pytest.raises(OutputError, match="Name"):
        OutputFolder.of(Path(named))


def test_a_mount_point_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.path.ismount", lambda path: Path(path) == tmp_path / "site")
    (tmp_path / "link").symlink_to("site")
    (tmp_path / "site").mkdir()
    with pytest.raises(OutputError, match="is a mount point"):
        OutputFolder.of(tmp_path / "link")


# Builds that were killed, and builds at the same time


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
