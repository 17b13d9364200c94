"""The prints in a preview are drawn when a browser asks for one, by a process that is ready."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from generator.build.on_demand import PrintsOnDemand
from generator.build.order import Order
from generator.build.prints import begin_prints, book_jobs, book_names
from generator.pages.book_context import BookContext
from generator.plugin.prints import PrintRoom
from generator.render.pdf.executors import InThisProcess
from tests.conftest import MINIMAL
from tests.reading import project_in
from tests.test_prints import DAY

BOOK = "runbooks/watch.pdf"

pytestmark = pytest.mark.xdist_group("preview-prints")


def page(_environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/html")])
    return [b"page"]


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> PrintsOnDemand:
    order = Order(MINIMAL, tmp_path_factory.mktemp("preview") / "mkdocs.yml", DAY, "https://docs.example/")
    return PrintsOnDemand(BookContext.of(project_in(MINIMAL), DAY), order)


@pytest.fixture(scope="module")
def room(prints: PrintsOnDemand) -> Iterator[PrintRoom]:
    room = PrintRoom()
    room.prints = prints
    room.open()
    yield room
    room.close()


def ask(room: PrintRoom, path: str, mount_path: str = "/") -> tuple[str, str, bytes]:
    """The status, the kind and the content that a request gets."""
    told: list[Any] = []
    body = room.in_front_of(page, mount_path)({"PATH_INFO": path}, lambda *answer: told.extend(answer))
    return told[0], dict(told[1])["Content-Type"], b"".join(body)


def test_the_names_are_those_that_a_build_makes(prints: PrintsOnDemand, tmp_path: Path) -> None:
    class Nobody(InThisProcess):
        def submit(self, *_: Any, **__: Any) -> Any:
            return Future()

    order = Order(MINIMAL, tmp_path / "mkdocs.yml", DAY)
    assert prints.names == begin_prints(prints.context, order, Nobody(), tmp_path / "prints").names


def test_each_book_that_is_asked_for_is_put_together_alone(prints: PrintsOnDemand) -> None:
    names = [*book_names(prints.context)]
    assert len(names) > 2
    assert [job.name for name in names for job in book_jobs(prints.context, prints.order, only=name)] == names


def test_a_print_is_drawn_as_a_build_draws_it_and_kept_for_it(room: PrintRoom, prints: PrintsOnDemand) -> None:
    status, kind, content = ask(room, f"/{BOOK}")
    assert (status, kind) == ("200 OK", "application/pdf")
    job = next(book_jobs(prints.context, prints.order, only=BOOK))
    assert content == job.draw().pdf
    assert (prints.order.cache / f"{job.key}.pdf").read_bytes() == content
    assert ask(room, f"/docs/{BOOK}", "/docs/")[2] == content


def test_the_files_of_a_request_are_made_too(room: PrintRoom) -> None:
    assert ask(room, "/requests/acme/request.json")[:2] == ("200 OK", "application/json")


@pytest.mark.parametrize("path", ["/", "/index.html", "/runbooks/nobody.pdf", "/runbooks/../runbooks/watch.pdf"])
def test_what_is_no_print_is_left_to_the_preview(room: PrintRoom, path: str) -> None:
    assert ask(room, path) == ("200 OK", "text/html", b"page")


def test_what_cannot_be_drawn_is_said(room: PrintRoom, monkeypatch: pytest.MonkeyPatch, prints: PrintsOnDemand) -> None:
    monkeypatch.setattr("generator.render.pdf.print_cache.PrintCache.read", lambda *_: None)
    processes = room._processes
    assert processes is not None
    for process in processes.pool._processes.values():
        process.kill()
        process.join()
    status, _, content = ask(room, f"/{BOOK}")
    assert status == "500 Internal Server Error"
    assert b"load this page again" in content
    assert ask(room, f"/{BOOK}")[0] == "200 OK"
