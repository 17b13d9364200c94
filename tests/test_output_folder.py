"""What `build --out` may replace: what Launchbook made, and nothing of yours."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.manifest import MANIFEST_NAME, hashes, is_current, write_manifest
from generator.output_folder import OutputError, OutputFolder
from tests.folder_fixtures import beside, index, make_site, rebuild


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site")


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
    [(loop, "leads back to itself"), (Path.touch, "is not a folder"), (os.mkfifo, "is not a folder")],
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
