"""A small site that no engine has built, and a build that replaces it."""

from pathlib import Path

import pytest

from generator import exchange as exchanging
from generator.manifest import write_manifest
from generator.output_folder import OutputFolder


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


@pytest.fixture(params=["exchanged at once", "in two moves"])
def swapped(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways in which a site takes its place."""
    if request.param == "in two moves":
        monkeypatch.setattr(exchanging, "exchange", lambda *_: False)
