"""`launchbook build`: the site is replaced when it is whole, and not otherwise."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from generator.manifest import hashes
from tests.conftest import MINIMAL
from tests.fake_secrets import FAKE
from tests.small_site import SMALL_SITE

pytestmark = pytest.mark.xdist_group("build")


def open_book(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small book in the current folder: the smallest data, no hand-written pages."""
    shutil.copytree(MINIMAL, folder / "data")
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(SMALL_SITE, "utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.delenv("LAUNCHBOOK_DATA", raising=False)
    return folder


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small book that was never built."""
    return open_book(tmp_path, monkeypatch)


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same book once it is built; no test changes it."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        folder = open_book(tmp_path_factory.mktemp("built"), monkeypatch)
        assert build().exit_code == 0
    return folder


@pytest.fixture
def built(built_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the built book in the current folder."""
    folder = Path(shutil.copytree(built_once, tmp_path / "book"))
    monkeypatch.chdir(folder)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return folder


def build(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["build", "--no-pdf", "--as-of", "2026-11-21", *arguments], catch_exceptions=False)


def break_data(book: Path) -> None:
    (book / "data" / "roles.yaml").write_text("roles:\n  - id: engineering\n", "utf-8")


def test_a_build_makes_the_site(built: Path) -> None:
    assert (built / "site" / "index.html").is_file()


def test_the_same_data_makes_the_same_bytes(book: Path) -> None:
    build("--out", "one")
    build("--out", "two")
    assert hashes(book / "one") == hashes(book / "two")


def test_a_second_build_with_nothing_changed_builds_nothing(built: Path) -> None:
    assert "Nothing has changed" in build().output


def test_an_edit_is_built(built: Path) -> None:
    organisation = built / "data" / "organisation" / "organisation.yaml"
    organisation.write_text(organisation.read_text("utf-8") + "# edited\n", "utf-8")
    assert "The site is in" in build().output


def test_an_edit_to_a_hook_is_built(book: Path) -> None:
    (book / "hook.py").write_text("", "utf-8")
    (book / "mkdocs.yml").write_text(f"{SMALL_SITE}hooks: [hook.py]\n", "utf-8")
    build()
    assert "Nothing has changed" in build().output
    (book / "hook.py").write_text("# edited\n", "utf-8")
    assert "The site is in" in build().output


def test_another_day_is_built(built: Path) -> None:
    result = CliRunner().invoke(cli, ["build", "--no-pdf", "--as-of", "2026-11-22"], catch_exceptions=False)
    assert "The site is in" in result.output


def test_a_site_that_somebody_changed_is_built_again(built: Path) -> None:
    (built / "site" / "index.html").write_text("changed", "utf-8")
    assert "The site is in" in build().output


def test_problems_in_the_data_leave_the_last_good_site(built: Path) -> None:
    good = hashes(built / "site")
    break_data(built)
    result = build()
    assert result.exit_code == 1
    assert "data/roles.yaml:2:" in result.output
    assert "The last good site is still in site." in result.output
    assert hashes(built / "site") == good


def test_a_dead_link_in_a_page_leaves_the_last_good_site(built: Path) -> None:
    good = hashes(built / "site")
    (built / "docs" / "extra.md").write_text('# Extra\n\n<a href="gone.html">gone</a>\n', "utf-8")
    (built / "mkdocs.yml").write_text(SMALL_SITE + "nav: [extra.md]\n", "utf-8")
    result = build()
    assert result.exit_code == 1
    assert hashes(built / "site") == good


def test_a_secret_in_a_page_leaves_the_last_good_site_and_is_not_shown(built: Path) -> None:
    before = hashes(built / "site")
    secret = FAKE["webhook secret"]
    (built / "docs" / "notes.md").write_text(f"# Notes\n\nIt is {secret}.\n", "utf-8")
    result = build()
    assert result.exit_code == 1
    assert "- notes.html: this looks like a webhook secret: `whsec_…`" in result.output
    assert "The last good site is still in site." in result.output
    assert secret not in result.output
    assert hashes(built / "site") == before


def test_nothing_is_left_beside_the_site(built: Path) -> None:
    assert sorted(path.name for path in built.iterdir()) == [".launchbook", "data", "docs", "mkdocs.yml", "site"]


def test_a_folder_that_is_no_site_is_not_replaced(book: Path) -> None:
    (book / "thesis").mkdir()
    (book / "thesis" / "chapter.txt").write_text("years of work", "utf-8")
    result = build("--out", "thesis")
    assert result.exit_code == 2
    assert "thesis contains files that Launchbook did not make: chapter.txt." in result.output
    assert (book / "thesis" / "chapter.txt").read_text("utf-8") == "years of work"


def test_what_a_host_of_sites_put_there_outlives_a_build(built: Path) -> None:
    (built / "site" / "CNAME").write_text("docs.example", "utf-8")
    build("--force")
    assert (built / "site" / "CNAME").read_text("utf-8") == "docs.example"
    assert "Nothing has changed" in build().output


def test_a_file_that_is_none_of_the_data_and_cannot_be_read_stops_nothing(book: Path) -> None:
    (book / "data" / "notes").symlink_to("notes")
    (book / "data" / "backup.tar").symlink_to("gone")
    os.mkfifo(book / "data" / "pipe")
    assert build().exit_code == 0


def test_a_build_without_the_plugin_says_so(book: Path) -> None:
    (book / "mkdocs.yml").write_text(SMALL_SITE.replace(", launchbook", ""), "utf-8")
    result = build()
    assert result.exit_code == 1
    assert "does not name the plugin `launchbook`" in result.output


@pytest.mark.parametrize("epoch", ["yesterday", "", "-1", "²", "4102444800", "9" * 4400])
def test_a_source_date_that_is_no_known_day_is_wrong_usage(
    book: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    result = CliRunner().invoke(cli, ["build"])
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH is not a number of seconds since 1970-01-01, up to 2099-12-31" in result.output


def test_the_manifest_is_the_last_word_on_every_file(built: Path) -> None:
    named = json.loads((built / "site" / "manifest.json").read_text("utf-8"))["files"]
    assert named == hashes(built / "site")


def test_pages_are_written_for_other_engines(book: Path) -> None:
    result = CliRunner().invoke(cli, ["pages", "elsewhere"], catch_exceptions=False)
    assert result.exit_code == 0
    assert (book / "elsewhere" / "providers" / "acme-pay" / "rollback" / "index.md").is_file()


def test_coverage_counts_every_statement(book: Path) -> None:
    result = CliRunner().invoke(cli, ["coverage"], catch_exceptions=False)
    assert result.exit_code == 0
    assert "0 lost" in result.output


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS refuses such names itself")
def test_a_file_whose_name_is_not_utf8_is_named(
    book: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    (book / "docs" / os.fsdecode(b"caf\xe9.png")).touch()
    assert build().exit_code == 1
    assert "docs/caf\N{REPLACEMENT CHARACTER}.png" in caplog.text + capsys.readouterr().err
