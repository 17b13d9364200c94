"""The rank that a hand-written page gives itself, from its front matter to what the search lists."""

from pathlib import Path

import pytest

from tests.script_fixtures import Scripts, searching_in
from tests.test_build import build, open_book

SAME = "# Marigold\n\nWords on marigolds.\n"


pytestmark = pytest.mark.xdist_group("build")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with three pages that say the same; the middle one wants to be found first, the first one last."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        folder = open_book(tmp_path_factory.mktemp("ranks"), monkeypatch)
        for name, boost in (("a", "search: {boost: 0.2}"), ("b", "search: {boost: 1.5}"), ("c", "title: Marigold")):
            (folder / "docs" / f"{name}.md").write_text(f"---\n{boost}\n---\n\n{SAME}", "utf-8")
        assert build().exit_code == 0
    return folder


def pages_found(scripts: Scripts, site: Path) -> list[str]:
    """The hand-written pages that answer, the best first."""
    return [found[0]["location"].partition("#")[0] for found in searching_in(scripts, site)("marigold")["items"]]


def test_pages_are_listed_by_the_rank_that_they_give_themselves(book: Path, scripts: Scripts) -> None:
    assert pages_found(scripts, book / "site") == ["b.html", "c.html", "a.html"]


def test_a_page_that_is_taken_over_keeps_its_rank(
    book: Path, scripts: Scripts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(book)
    (book / "docs" / "other.md").write_text("# Other page\n", "utf-8")
    assert build().exit_code == 0
    assert pages_found(scripts, book / "site") == ["b.html", "c.html", "a.html"]


def test_a_page_that_changes_its_rank_is_listed_elsewhere(
    book: Path, scripts: Scripts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(book)
    (book / "docs" / "a.md").write_text(f"---\nsearch: {{boost: 9}}\n---\n\n{SAME}", "utf-8")
    assert build().exit_code == 0
    assert pages_found(scripts, book / "site")[0] == "a.html"
