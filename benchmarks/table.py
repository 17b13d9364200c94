"""Prints what every command costs, in ratios that mean the same on any machine, for this checkout and another.

`python -m benchmarks.table [--providers 5 100] [--runs 5] [--other CHECKOUT] [--only check ...]`

Of more than a hundred providers neither prints nor the preview are measured, and each row in one round.
"""

import argparse
import contextlib
import itertools
import os
import signal
import statistics
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from benchmarks.large_data import SHIPPED, make_data
from benchmarks.measure import Cost, in_turn, run, settings_of, spread
from benchmarks.project import DAY, LIMIT, Checkout, Project, write_plain

HERE = Checkout(Path(__file__).parents[1])
MANY = 100
"""Of more providers, what prints or serves is not measured: it would take hours."""
ADDRESS = "127.0.0.1:8765"


class Measured(Struct, frozen=True):
    """Something to measure: its name, by which unit it is told, and what it costs for a project."""

    name: str
    unit: str
    cost: Callable[[Project], Cost | None]
    is_wall: bool = False
    is_of_few: bool = False
    """Whether it is left out where there are many providers."""
    largest: dict[str, float] = field(default_factory=dict)
    """The largest process by checkout, in MiB."""


def main() -> None:
    """Measure, one size after the other, and print a table for each."""
    # A job in the background of a shell ignores the signal that ends `serve`, and so would what it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--providers", type=int, nargs="+", default=[5])
    asked.add_argument("--runs", type=int, help=f"rounds; 5, or 1 for more than {MANY} providers")
    asked.add_argument("--other", type=Path, help="another checkout of Launchbook, measured in turn with this one")
    asked.add_argument("--only", nargs="+", metavar="WORD", help="measure only what has one of these words in its name")
    arguments = asked.parse_args()
    checkouts = {"this": HERE} | ({"other": Checkout(arguments.other.resolve())} if arguments.other else {})
    for providers in arguments.providers:
        with tempfile.TemporaryDirectory() as folder:
            runs = arguments.runs or (5 if providers <= MANY else 1)
            measure(Path(folder), providers, runs, checkouts, arguments.only or [""])


def measure(folder: Path, providers: int, runs: int, checkouts: dict[str, Checkout], only: list[str]) -> None:
    """Print the table for so many providers."""
    for name, checkout in checkouts.items():
        checkout.compile_modules()
        make_data(folder / f"data of {name}", providers, checkout.folder / SHIPPED)
    projects = {name: Project.made(each, folder / f"data of {name}", folder / name) for name, each in checkouts.items()}
    limit = max(LIMIT, 3 * providers)
    projects = {name: replace(project, limit=limit) for name, project in projects.items()}
    print(f"\n## {providers:,} providers, {os.cpu_count()} processors, {runs} runs: median (least–greatest)\n")
    heads = ["what", "unit", *projects, "seconds of this", "largest process"]
    print(f"| {' | '.join(heads)} |\n|{' --- |' * len(heads)}", flush=True)
    stopped: set[str] = set()
    for measured in MEASURED:
        is_asked_for = any(word in measured.name for word in only)
        if is_asked_for and (providers <= MANY or not measured.is_of_few):
            print(row(measured, projects, runs, folder, stopped), flush=True)
    for name, project in projects.items():
        print(f"\n{name}: {sizes(project.folder / 'site')}", flush=True)


def sizes(site: Path) -> str:
    """How large the pages of a built site are, and what the search loads."""
    pages = [page.stat().st_size for page in site.rglob("*.html")]
    if not pages:
        return "no site was built"
    search = sum(file.stat().st_size for file in site.glob("search/**/*") if file.is_file())
    return (
        f"{len(pages):,} pages of {statistics.mean(pages) / 1000:.0f} kB, the largest {max(pages) / 1000:.0f} kB; "
        f"{search / 1e6:.1f} MB of search data"
    )


def row(measured: Measured, projects: dict[str, Project], runs: int, folder: Path, stopped: set[str]) -> str:
    """A line of the table: each checkout's cost over that of the unit, run by run.

    A checkout whose command was stopped is among `stopped` from then on, and measured no more: all that takes longer
    than the first check takes longer than the limit as well.
    """
    unit = UNITS[measured.unit](folder, projects["this"])
    works: dict[str, Callable[[], float | None]] = {"unit": lambda: _value(unit(), measured)}
    for name, project in projects.items():
        works[name] = (lambda: None) if name in stopped else partial(_noted, measured, name, project)
    found = in_turn(works, runs)
    stopped |= {name for name in projects if not found[name]}
    cells = [_ratios(found[name], found["unit"], project.limit) for name, project in projects.items()]
    memory = " / ".join(f"{measured.largest[name]:.0f} MiB" if name in measured.largest else "–" for name in projects)
    seconds = f"{statistics.median(found['this']):.2f}" if found["this"] else "–"
    return f"| {measured.name} | {measured.unit} | {' | '.join([*cells, seconds, memory])} |"


def _ratios(values: list[float], units: list[float], limit: float) -> str:
    if not values:
        return f"over {limit:.0f} s"
    return spread([value / unit for value, unit in zip(values, units, strict=False)])


def _value(cost: Cost | None, measured: Measured) -> float | None:
    if cost is None:
        return None
    return cost.wall if measured.is_wall else cost.cpu


def _noted(measured: Measured, name: str, project: Project) -> float | None:
    cost = measured.cost(project)
    if cost is not None:
        assert cost.exit_code in {0, 1}, f"{measured.name} failed in {name}"  # 1: a request that is a draft
        measured.largest[name] = max(cost.memory, measured.largest.get(name, 0))
    return _value(cost, measured)


# --- The units ------------------------------------------------------------------------------------------------------


def _start_of_python(folder: Path, project: Project) -> Callable[[], Cost | None]:
    return lambda: run([project.checkout.python, "-c", "pass"], folder)


def _import_of_weasyprint(folder: Path, project: Project) -> Callable[[], Cost | None]:
    return lambda: run([project.checkout.python, "-c", "import weasyprint"], folder)


def _plain_mkdocs(folder: Path, project: Project) -> Callable[[], Cost | None]:
    """MkDocs and its theme with the pages of the same site as Markdown, as of five providers."""
    plain = folder / "plain"
    if not plain.exists():
        small = Project.made(project.checkout, _five(folder, project.checkout), folder / "small")
        built = run(small.build("--no-pdf"), small.folder)
        assert built is not None
        assert built.exit_code == 0
        plain.mkdir()
        write_plain(small.folder / "site", plain, small.folder / "mkdocs.yml")
    return lambda: run([project.checkout.python, "-m", "mkdocs", "build", "--quiet"], plain)


def _five(folder: Path, checkout: Checkout) -> Path:
    if not (folder / "five").exists():
        make_data(folder / "five", 5, checkout.folder / SHIPPED)
    return folder / "five"


UNITS = {"P": _start_of_python, "W": _import_of_weasyprint, "K": _plain_mkdocs}
"""P: Python starts. W: WeasyPrint is imported. K: MkDocs alone builds the pages of five providers."""

# --- What is measured -----------------------------------------------------------------------------------------------

_NUMBERS = itertools.count()


def _check(project: Project) -> Cost | None:
    return run(project.checkout.command("check"), project.folder, project.limit)


def _first_check(project: Project) -> Cost | None:
    project.forget()
    return _check(project)


def _check_of_an_edit(project: Project) -> Cost | None:
    _check(project)
    project.edit(next(_NUMBERS))
    return _check(project)


def _check_of_the_same(project: Project) -> Cost | None:
    time.sleep(2)  # what was written a moment ago is looked at once more
    _check(project)
    return _check(project)


def _nothing_changed(project: Project) -> Cost | None:
    if not (project.folder / "site").exists():
        run(project.build("--no-pdf"), project.folder, project.limit)
        time.sleep(2)  # what was written a moment ago is looked at once more
    run(project.build("--no-pdf"), project.folder, project.limit)
    return run(project.build("--no-pdf"), project.folder, project.limit)


def _cold(*more: str) -> Callable[[Project], Cost | None]:
    def cost(project: Project) -> Cost | None:
        project.forget()
        return run(project.build(*more), project.folder, project.limit)

    return cost


def _one_edit(*more: str) -> Callable[[Project], Cost | None]:
    def cost(project: Project) -> Cost | None:
        if not (project.folder / "site" / ("index.html" if more else "runbooks")).exists():
            run(project.build(*more), project.folder, project.limit)
        project.edit(next(_NUMBERS))
        return run(project.build(*more), project.folder, project.limit)

    return cost


def _command(*words: str) -> Callable[[Project], Cost | None]:
    return lambda project: run(project.checkout.command(*words, "--as-of", DAY), project.folder, project.limit)


def _serve(project: Project) -> Cost | None:
    """From a saved line to the page that shows it, as somebody sees it who reloads again and again."""
    with _served(project):
        word, started = project.edit(next(_NUMBERS)), time.perf_counter()
        while word not in _page():
            if time.perf_counter() - started > project.limit:
                return None
            time.sleep(0.01)
        return Cost(0, time.perf_counter() - started, 0, 0)


@contextlib.contextmanager
def _served(project: Project) -> Iterator[None]:
    command = project.checkout.command("serve", "--address", ADDRESS)
    nowhere = subprocess.DEVNULL
    server = subprocess.Popen(
        list(map(str, command)), cwd=project.folder, stdout=nowhere, stderr=nowhere, env=settings_of()
    )
    try:
        while not _page():
            time.sleep(0.1)
        yield
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()


def _page() -> str:
    try:
        with urllib.request.urlopen(f"http://{ADDRESS}/providers/mintcash/monitoring/index.html") as answer:
            return str(answer.read(), "utf-8")
    except OSError:
        return ""


MEASURED = (
    Measured("`check`, nothing kept", "P", _first_check),
    Measured("cold, `build --no-pdf`", "K", _cold("--no-pdf")),
    Measured("nothing changed, `build`", "P", _nothing_changed),
    Measured("one line edited, `build --no-pdf`", "W", _one_edit("--no-pdf")),
    Measured("`check`, one line edited", "P", _check_of_an_edit),
    Measured("`check`, nothing changed", "P", _check_of_the_same),
    Measured("`status`", "P", _command("status")),
    Measured("`serve`: edit to visible (wall)", "K", _serve, is_wall=True, is_of_few=True),
    Measured("`request mintcash`", "W", _command("request", "mintcash", "--out", "request"), is_of_few=True),
    Measured("`runbook on-call`", "W", _command("runbook", "on-call", "--out", "on-call.pdf"), is_of_few=True),
    Measured("cold, `build`", "K", _cold(), is_of_few=True),
    Measured("one line edited, `build`", "W", _one_edit(), is_of_few=True),
)
"""In an order in which each finds what those before it have built: a site of many providers is made once."""

if __name__ == "__main__":
    main()
