"""Pages that come out the same stay in the folder of a preview as the files that they are."""

from pathlib import Path

import pytest

from generator.plugin.preview_folder import PreviewFolder
from generator.site_steps.kept_site import KeptSite

PAGE = "teams/index.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def preview(site: Path) -> PreviewFolder:
    """A preview with one page, made under the key `key`."""
    folder = PreviewFolder()
    kept = folder.begin(site)
    write(site, "<p>Words</p>")
    kept.keep_page(PAGE, "key", "<p>Words</p>")
    folder.end(site, kept)
    return folder


def write(site: Path, html: str) -> None:
    (site / PAGE).parent.mkdir(parents=True, exist_ok=True)
    (site / PAGE).write_text(html, "utf-8")


def taken(kept: KeptSite, site: Path, key: str = "key") -> str | None:
    return kept.take_page(PAGE, key, site / PAGE)


def test_a_page_that_is_the_same_is_the_same_file(preview: PreviewFolder, site: Path) -> None:
    number = (site / PAGE).stat().st_ino
    kept = preview.begin(site)
    assert kept.has_page(PAGE, "key")
    assert not taken(kept, site)
    assert (site / PAGE).stat().st_ino == number
    assert kept.new.pages == kept.old.pages


def test_a_page_stays_over_several_builds(preview: PreviewFolder, site: Path) -> None:
    for _ in range(3):
        kept = preview.begin(site)
        assert not taken(kept, site)
        preview.end(site, kept)
    assert (site / PAGE).read_text("utf-8") == "<p>Words</p>"


def test_a_page_under_another_key_is_not_taken(preview: PreviewFolder, site: Path) -> None:
    kept = preview.begin(site)
    assert not kept.has_page(PAGE, "another")
    assert taken(kept, site, "another") is None
    assert not (site / PAGE).exists()


def test_a_page_that_was_changed_after_it_was_written_is_not_taken(preview: PreviewFolder, site: Path) -> None:
    """As old anchors are, which are put into pages once all are there."""
    write(site, "<p>Words</p><p>More</p>")
    kept = preview.begin(site)
    assert not kept.has_page(PAGE, "key")
    assert taken(kept, site) is None


def test_a_page_that_is_gone_is_not_taken(preview: PreviewFolder, site: Path) -> None:
    (site / PAGE).unlink()
    assert not preview.begin(site).has_page(PAGE, "key")


def test_without_links_the_page_is_copied(preview: PreviewFolder, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert not taken(preview.begin(site), site)
    assert (site / PAGE).read_text("utf-8") == "<p>Words</p>"


def test_a_copied_page_is_copied_again(preview: PreviewFolder, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    for _ in range(2):
        kept = preview.begin(site)
        assert not taken(kept, site)
        preview.end(site, kept)


def test_a_build_that_fails_leaves_the_last_page(preview: PreviewFolder, site: Path) -> None:
    taken(preview.begin(site), site)
    preview.put_back(site)
    assert (site / PAGE).read_text("utf-8") == "<p>Words</p>"
