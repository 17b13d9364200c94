"""Edit links: where the data stands in another repository than the site, there is none."""

from pathlib import Path

import pytest

from generator.plugin.edit_links import EditLinks


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of the hand-written pages in a repository."""
    (tmp_path / "launchbook" / ".git").mkdir(parents=True)
    docs = tmp_path / "launchbook" / "docs"
    docs.mkdir()
    return docs


def test_data_in_the_same_repository_is_reached_from_the_pages(site: Path) -> None:
    assert EditLinks(str(site)).to(str(site.parent / "data" / "roles.yaml")) == "../data/roles.yaml"


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_data_in_another_repository_has_no_link(site: Path, kind: str) -> None:
    own = site.parent.parent / "acme"
    own.mkdir()
    if kind == "folder":
        (own / ".git").mkdir()
    else:  # a worktree or a submodule
        (own / ".git").write_text("gitdir: elsewhere\n", "utf-8")
    assert EditLinks(str(site)).to(str(own / "data" / "roles.yaml")) is None


def test_data_beside_the_repository_has_no_link(site: Path) -> None:
    assert EditLinks(str(site)).to(str(site.parent.parent / "acme" / "roles.yaml")) is None


def test_a_folder_without_git_has_links(tmp_path: Path) -> None:
    assert EditLinks(str(tmp_path / "docs")).to(str(tmp_path / "data" / "roles.yaml")) == "../data/roles.yaml"
