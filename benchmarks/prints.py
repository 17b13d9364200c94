"""What the pages of a print cost, and how that compares with typst on the same words, where it is installed.

`python -m benchmarks.prints [--runs 3]`. The time in which Python and what draws are loaded counts for neither.
"""

import argparse
import importlib.util
import json
import pickle
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from pypdf import PdfReader

from benchmarks.large_data import DATA
from benchmarks.measure import in_turn, run, spread
from generator.build.order import Order
from generator.build.prints import book_jobs
from generator.check import check_data
from generator.render.pdf.manuscript import Manuscript
from generator.revision import context_of

BLOCKS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "td", "th"})
READY = "import sys; from generator.render.pdf.draw import get_ready; get_ready('print.css')"
DRAW = "import pickle; open(sys.argv[2], 'wb').write(pickle.load(open(sys.argv[1], 'rb')).draw().pdf)"
LOAD = "import sys, typst"
COMPILE = "typst.compile(sys.argv[1], output=sys.argv[2])"


class Words(HTMLParser):
    """The words of a document as a source for typst: headings, and a paragraph for every other block."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = ['#set page(paper: "a4", margin: 12mm)', "#set text(size: 10pt)"]
        self.level, self.words, self.is_hidden = 0, "", False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - as the parser calls it
        """End a block where another one starts."""
        self.is_hidden = self.is_hidden or tag in {"head", "svg"}
        if tag in BLOCKS:
            self._end()
            self.level = int(tag[1]) if tag[0] == "h" else 0

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        self.is_hidden = self.is_hidden and tag not in {"head", "svg"}
        if tag in BLOCKS:
            self._end()
            self.level = 0

    def handle_data(self, data: str) -> None:
        """Take words in."""
        self.words += "" if self.is_hidden else data

    def _end(self) -> None:
        words, self.words = " ".join(self.words.split()), ""
        if words:
            block = f"#heading(level: {self.level})" if self.level else "#par"
            self.lines.append(f"{block}[#{json.dumps(words, ensure_ascii=False)}]\n")


def typst_source(manuscript: Manuscript) -> str:
    """The words of a print, for typst."""
    words = Words()
    words.feed(manuscript.html)
    return "\n".join(words.lines)


def manuscripts(folder: Path) -> list[Manuscript]:
    """Some prints of the shipped data: the largest and the smallest book, and the largest run sheet."""
    project = check_data(DATA).project
    assert project is not None
    order = Order(DATA, folder / "mkdocs.yml", date(2026, 11, 28))
    jobs = sorted(book_jobs(context_of(project, DATA, order.today), order), key=lambda job: len(job.html))
    books = [job for job in jobs if job.template == "runbook.html.j2"]
    sheets = [job for job in jobs if job.template == "run-sheet.html.j2"]
    return [job.manuscript() for job in (books[-1], books[0], sheets[-1])]


def cost(code: str, *arguments: Path) -> Callable[[], float | None]:
    """What a piece of Python costs in processor time."""

    def measured() -> float | None:
        done = run([sys.executable, "-c", code, *arguments], Path.cwd())
        assert done is not None
        assert done.exit_code == 0, code
        return done.cpu

    return measured


def told(manuscript: Manuscript, folder: Path, runs: int) -> str:
    """A line of the table."""
    pickled, drawn, source, compiled = (
        folder / name for name in ("print.pickle", "ours.pdf", "words.typ", "typst.pdf")
    )
    pickled.write_bytes(pickle.dumps(manuscript))
    source.write_text(typst_source(manuscript), "utf-8")
    works = {"ready": cost(READY), "drawn": cost(f"{READY}; {DRAW}", pickled, drawn)}
    if importlib.util.find_spec("typst"):
        works |= {"loaded": cost(LOAD), "compiled": cost(f"{LOAD}; {COMPILE}", source, compiled)}
    found = in_turn(works, runs)
    ours = [whole - start for whole, start in zip(found["drawn"], found["ready"], strict=True)]
    pages = len(PdfReader(drawn).pages)
    cells = [manuscript.name, str(pages), spread([each / pages * 1000 for each in ours]), "–", "–"]
    if "compiled" in found:
        theirs = [whole - start for whole, start in zip(found["compiled"], found["loaded"], strict=True)]
        cells[3:] = [str(len(PdfReader(compiled).pages)), spread([a / b for a, b in zip(ours, theirs, strict=True)])]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--runs", type=int, default=3)
    runs = asked.parse_args().runs
    heads = ["print", "pages", "ms of processor time a page", "pages of typst", "the whole over typst"]
    print(f"| {' | '.join(heads)} |\n|{' --- |' * len(heads)}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for manuscript in manuscripts(Path(folder)):
            print(told(manuscript, Path(folder), runs), flush=True)


if __name__ == "__main__":
    main()
