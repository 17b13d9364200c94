"""Books are drawn when something in them changed, kept when not, and never left by halves."""

import re
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from generator.build.drawing import Printed, PrintQueue
from generator.pages.book_context import BookContext
from generator.pages.home import POCKET_CARD
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.model import Runbook, Stamp
from generator.pages.runbooks.pocket import Pocket, make_pocket
from generator.render.pdf.draw import DrawError, Drawn
from generator.render.pdf.executors import InThisProcess, local_processes
from generator.render.pdf.jobs import pocket_job, runbook_job
from generator.render.pdf.print_cache import PrintCache
from generator.render.pdf.print_job import Paper, PrintJob
from generator.schema.organisation import PaperSize
from tests.conftest import MINIMAL
from tests.reading import project_in

DAY = date(2026, 11, 21)
STAMP = Stamp("0123456789", "21 November 2026", "19 February 2027")
A4 = Paper()
ALL = ("runbooks/builders.pdf", POCKET_CARD, "runbooks/watch.pdf")

pytestmark = pytest.mark.xdist_group("prints")


def prints_of(data: Path = MINIMAL) -> list[PrintJob]:
    context = BookContext.of(project_in(data), DAY)
    books = [(team.id, make_runbook(context, team)) for team in context.project.teams.values()]
    jobs = [job_of(f"runbooks/{name}.pdf", book) for name, book in books if book is not None]
    return [*jobs, job_of(POCKET_CARD, make_pocket(context))]


def job_of(name: str, book: Runbook | Pocket, stamp: Stamp = STAMP, paper: Paper = A4) -> PrintJob:
    if isinstance(book, Runbook):
        return runbook_job(name, book, stamp, paper, DAY)
    return pocket_job(name, book, stamp, paper, DAY)


def book_in(job: PrintJob) -> Runbook | Pocket:
    book = job.view.get("book") or job.view.get("pocket")
    assert isinstance(book, Runbook | Pocket)
    return book


def titled(job: PrintJob, title: str) -> PrintJob:
    return job_of(job.name, replace(book_in(job), title=title))


def edited(jobs: list[PrintJob], name: str, title: str) -> list[PrintJob]:
    return [titled(job, title) if job.name == name else job for job in jobs]


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def run(prints: list[PrintJob], folder: Path, done: Callable[[str], None] = lambda _: None) -> Printed:
    with local_processes() as executor:
        return queued(prints, folder).begin(executor).finish(done)


def queued(prints: list[PrintJob], folder: Path) -> PrintQueue:
    queue = PrintQueue(folder / "out", PrintCache(folder / "cache"))
    for each in prints:
        queue.add(each)
    return queue


def paths(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def same(one: Path, other: Path) -> bool:
    return one.read_bytes() == other.read_bytes()


def is_whole(file: Path) -> bool:
    content = file.read_bytes()
    return content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")


@pytest.fixture(scope="module", autouse=True)
def one_core() -> Iterator[None]:
    """Books are drawn in this process, which is quicker where there are few."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr("os.cpu_count", lambda: 1)
        yield


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)


@pytest.fixture(scope="module")
def printed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printed")
    assert run(prints_of(), folder) == Printed(ALL, ())
    return folder


@pytest.fixture
def shelf(printed_once: Path, tmp_path: Path) -> Path:
    """A folder with a cache and an output in which everything was printed."""
    return Path(shutil.copytree(printed_once, tmp_path / "shelf"))


def test_every_book_is_printed_under_its_name(shelf: Path) -> None:
    assert paths(shelf / "out") == set(ALL)
    assert all(is_whole(shelf / "out" / name) for name in ALL)


def test_where_nothing_changed_nothing_is_drawn(shelf: Path) -> None:
    before = {name: (shelf / "out" / name).read_bytes() for name in ALL}
    shutil.rmtree(shelf / "out")
    assert run(prints_of(), shelf) == Printed((), ALL)
    assert {name: (shelf / "out" / name).read_bytes() for name in ALL} == before


def test_every_book_is_told_once_whether_drawn_or_kept(shelf: Path) -> None:
    told: list[str] = []
    run(edited(prints_of(), "runbooks/watch.pdf", "Another"), shelf, told.append)
    assert sorted(told) == sorted(ALL)


def test_only_the_book_that_shows_an_edit_is_drawn(shelf: Path, minimal: Path) -> None:
    edit(minimal / "providers" / "acme-pay" / "cutover.yaml", "Watch the errors", "Watch every error")
    assert run(prints_of(minimal), shelf) == Printed(("runbooks/builders.pdf",), (POCKET_CARD, "runbooks/watch.pdf"))
    text = " ".join(page.extract_text() for page in PdfReader(shelf / "out" / "runbooks/builders.pdf").pages)
    assert "Watch every error" in text


def test_half_a_file_in_the_cache_is_not_taken_for_a_book(shelf: Path) -> None:
    watch = next(each for each in prints_of() if each.name == "runbooks/watch.pdf")
    (shelf / "cache" / f"{watch.key}.pdf").rename(shelf / "cache" / f"{watch.key}.1.part")
    (shelf / "cache" / f"{watch.key}.1.part").write_bytes(b"%PDF-1.7 half")
    assert run(prints_of(), shelf).drawn == ("runbooks/watch.pdf",)
    assert is_whole(shelf / "out" / "runbooks/watch.pdf")


@pytest.mark.usefixtures("two_cores")
def test_books_drawn_side_by_side_have_the_same_bytes(printed_once: Path, tmp_path: Path) -> None:
    assert run(prints_of(), tmp_path) == Printed(ALL, ())
    assert [name for name in ALL if not same(tmp_path / "out" / name, printed_once / "out" / name)] == []


@pytest.mark.parametrize(
    ("names_of_bad", "cores"), [(("runbooks/watch.pdf",), 1), (("runbooks/builders.pdf", "runbooks/watch.pdf"), 2)]
)
def test_a_book_that_cannot_be_drawn_leaves_no_broken_file(
    shelf: Path, names_of_bad: tuple[str, ...], cores: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    prints = prints_of()
    for name in names_of_bad:
        prints = edited(prints, name, "漢")
    with pytest.raises(DrawError, match=re.escape("U+6F22")):
        run(prints, shelf)
    assert all(is_whole(file) for folder in ("out", "cache") for file in (shelf / folder).rglob("*.pdf"))


def test_drawing_begins_at_once_and_with_the_largest(tmp_path: Path) -> None:
    asked: list[str] = []

    class Listener(Executor):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
            asked.append(args[0].name)
            return Future()

    prints = prints_of()
    queued(prints, tmp_path).begin(Listener())
    assert asked == [job.name for job in sorted(prints, key=lambda job: -len(job.html))]


def test_a_print_is_kept_before_anybody_waits_for_it(tmp_path: Path) -> None:
    queued(prints_of(), tmp_path).begin(InThisProcess())
    assert len(names(tmp_path / "cache")) == len(names(tmp_path / "out" / "runbooks")) == len(ALL)


def test_nothing_is_written_once_a_build_is_over(tmp_path: Path) -> None:
    futures: list[Future[Drawn]] = []

    class Later(Executor):
        def submit(self, *_: Any, **__: Any) -> Future[Any]:
            futures.append(Future())
            return futures[-1]

    queued(prints_of(), tmp_path).begin(Later()).end()
    for future in futures:
        future.set_result(Drawn(b"%PDF-", 1, {}))
    assert names(tmp_path) == []


def test_what_earlier_versions_kept_beside_prints_is_forgotten(tmp_path: Path) -> None:
    cache = PrintCache(tmp_path / "prints")
    cache.keep("key", b"%PDF")
    (tmp_path / "prints" / "key.json").write_text("{}", "utf-8")
    cache.forget_others(["key"])
    assert [path.name for path in (tmp_path / "prints").iterdir()] == ["key.pdf"]


def test_only_what_no_book_needs_is_forgotten(shelf: Path) -> None:
    def kept() -> list[str]:
        return [name for name in names(shelf / "cache") if name.endswith(".pdf")]

    before = kept()
    prints = edited(prints_of(), "runbooks/watch.pdf", "Another")
    run(prints, shelf)
    assert len(kept()) == len(before) + 1
    PrintCache(shelf / "cache").forget_others(each.key for each in prints)
    assert kept() == sorted(f"{each.key}.pdf" for each in prints)


def test_books_are_printed_though_another_build_forgets_them_meanwhile(shelf: Path) -> None:
    """Two builds of other days share the cache: each forgets what the other needs."""
    run(prints_of(), shelf, lambda _: PrintCache(shelf / "cache").forget_others(()))
    assert all(is_whole(shelf / "out" / name) for name in ALL)


def test_the_key_is_the_same_for_the_same_book() -> None:
    assert [each.key for each in prints_of()] == [each.key for each in prints_of()]


@pytest.mark.parametrize("name", ALL)
def test_the_key_changes_with_day_paper_revision_and_text(name: str) -> None:
    book = next(each for each in prints_of() if each.name == name)
    others = [
        replace(book, day=date(2026, 11, 22)),
        job_of(name, book_in(book), paper=Paper(PaperSize.LETTER)),
        job_of(name, book_in(book), replace(STAMP, revision="fedcba9876")),
        job_of(name, book_in(book), replace(STAMP, check_again="1 March 2027")),
        titled(book, "Another"),
    ]
    keys = {book.key, *(each.key for each in others)}
    assert len(keys) == len(others) + 1


def test_the_key_of_a_runbook_changes_with_the_address_of_the_site() -> None:
    book = prints_of()[0]
    assert job_of(book.name, book_in(book), paper=Paper(site_url="https://book.example")).key != book.key
