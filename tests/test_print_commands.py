"""What commands say about what they print, and where it is kept between builds."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from generator.build.drawing import Printed
from generator.build.order import CACHE, Order
from generator.build.prints import book_jobs, printed_words
from generator.cli import cli
from generator.pages.book_context import BookContext
from generator.render.pdf import libraries
from tests.printed_fixtures import keep_prints
from tests.reading import project_in
from tests.shipped import ROOT, SHIPPED_DATA
from tests.small_site import lay_out
from tests.test_prints import ALL, DAY, edit, names, paths

EVERY = sorted((*ALL, "requests/acme/request.pdf", "runbooks/run-sheet-acme.pdf"))

pytestmark = pytest.mark.xdist_group("prints")


@pytest.fixture
def small_book(minimal: Path) -> Path:
    """A small book in the current folder: the smallest data, no hand-written pages."""
    return lay_out(minimal.parent)


def launchbook(*arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments, "--as-of", "2026-11-21"], catch_exceptions=False)


def order(data: Path) -> Order:
    return Order(data, data.parent / "mkdocs.yml", DAY)


def test_a_build_says_which_books_it_drew(printed_book: tuple[Path, str]) -> None:
    folder, said = printed_book
    assert f"Drawn: {', '.join(EVERY)}." in folded(said)
    assert paths(folder / "site") >= set(EVERY)
    assert len(list((folder / CACHE).rglob("*.pdf"))) == len(EVERY)


def test_a_build_draws_only_what_changed_though_all_pages_are_made_anew(
    small_book: Path, printed_book: tuple[Path, str]
) -> None:
    keep_prints(printed_book[0], order(small_book / "data").cache)
    assert f"All {len(EVERY)} printed files are unchanged." in launchbook("build", "--force").output
    edit(small_book / "data" / "providers" / "acme-pay" / "cutover.yaml", "Watch the errors", "Watch every error")
    drawn = "Drawn: runbooks/builders.pdf, runbooks/run-sheet-acme.pdf. 3 are unchanged."
    assert drawn in folded(launchbook("build").output)


def test_a_build_of_other_data_forgets_no_print_of_this_one(small_book: Path, printed_book: tuple[Path, str]) -> None:
    keep_prints(printed_book[0], order(small_book / "data").cache)
    other = Path(shutil.copytree(small_book / "data", small_book / "other"))
    edit(other / "providers" / "acme-pay" / "cutover.yaml", "Watch the errors", "Watch every error")
    keep_prints(printed_book[0], order(other).cache)
    assert "3 are unchanged." in folded(launchbook("build", "--data", "other", "--out", "elsewhere").output)
    assert "printed files are unchanged." in folded(launchbook("build").output)


def test_one_file_that_was_kept_is_said_in_the_singular() -> None:
    assert printed_words(Printed(("a.pdf",), ("b.pdf",))) == "Drawn: a.pdf. 1 is unchanged."
    assert printed_words(Printed(("a.pdf",), ("b.pdf", "c.pdf"))) == "Drawn: a.pdf. 2 are unchanged."


def test_a_build_without_the_libraries_says_how_to_get_them_or_to_do_without(
    small_book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries, "SUBSET", ("libno-such-thing.so.0",))
    result = launchbook("build")
    assert result.exit_code == 1
    assert "sudo apt-get install libpangoft2-1.0-0 libharfbuzz-subset0" in result.output
    assert "--no-pdf" in result.output
    assert not (small_book / "site").exists()
    assert launchbook("build", "--no-pdf").exit_code == 0
    assert (small_book / "site" / "index.html").is_file()
    assert not (small_book / "site" / "runbooks").exists()


def test_a_runbook_is_written_and_its_pages_are_counted(small_book: Path) -> None:
    result = launchbook("runbook", "watch")
    assert result.exit_code == 0
    pages = len(PdfReader(small_book / "watch.pdf").pages)
    assert f"watch.pdf: {pages} pages." in result.output


def test_an_unknown_team_is_wrong_usage_with_a_hint(small_book: Path) -> None:
    result = launchbook("runbook", "bilders")
    assert result.exit_code == 2
    assert "There is no team `bilders`. Did you mean `builders`?" in folded(result.output)
    assert names(small_book) == [".launchbook", "data", "docs", "mkdocs.yml"]


def folded(text: str) -> str:
    return " ".join(text.replace("│", " ").split())


@pytest.mark.parametrize("guide", ["commands-site.md", "getting-started.md"])
def test_the_guide_says_how_many_files_are_printed(shipped_book: Path, guide: str) -> None:
    project = project_in(SHIPPED_DATA)
    order = Order(SHIPPED_DATA, shipped_book / "mkdocs.yml", DAY)
    count = len([*book_jobs(BookContext.of(project, DAY), order)]) + len(project.integrations)
    assert f"$ ./launchbook build\n{count} printed files were drawn.\n" in re.sub(
        "launchbook: installing.*\n", "", (ROOT / "docs" / "guide" / guide).read_text("utf-8")
    )
