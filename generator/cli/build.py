"""`launchbook build`."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console
from rich.progress import Progress

from generator.build.fingerprint import listens, what_is_read
from generator.build.order import CACHE, BuildError, Order
from generator.build.record import RunRecord
from generator.build.run import DataProblemsError, run_build
from generator.check import texts_to_show
from generator.cli.options import as_of_option, config_option, data_option, day, out_option
from generator.cli.outputs import refuse_data_folder
from generator.output_folder import OutputError, OutputFolder
from generator.report.terminal import terminal
from generator.report.text import print_findings
from generator.version_control import files_of_git


@click.command()
@data_option
@config_option
@out_option
@as_of_option
@click.option("--no-pdf", is_flag=True, help="Make the site without the printed runbooks and the access requests.")
@click.option("--force", is_flag=True, help="Build even when nothing has changed, and make every page anew.")
@click.option("--cluster", metavar="ADDRESS", help="Have the prints drawn by the workers of this Dask scheduler.")
def build(  # noqa: PLR0913, PLR0917 - each is an option of the command
    data: Path, config: Path, out: Path, as_of: datetime | None, no_pdf: bool, force: bool, cluster: str | None
) -> None:
    """Check the data, then make the whole site and the printed runbooks.

    The new site replaces the old one only once it is complete, so a build that fails or is stopped leaves the last
    good one. A runbook is drawn only when something in it changed. Exit code 0 when the site is there, 1 when it
    could not be made.
    """
    from generator.cluster import cluster_processes
    from generator.plugin.build import MkDocs
    from generator.render.pdf.executors import local_processes

    console = terminal(is_for_errors=True)
    refuse_data_folder(data, out, config.parent / CACHE)
    folder = _folder(out)
    drawing = partial(cluster_processes, cluster) if cluster else local_processes
    order, engine = Order(data, config, day(as_of), is_printed=not no_pdf), MkDocs()
    sources = engine.sources(config)
    asked = () if listens(sources) else sys.argv[1:]
    record = RunRecord.begin(asked, what_is_read(order, sources, folder.place), files_of_git(data))
    try:
        is_built = run_build(order, folder, engine, _Screen(console), is_forced=force, drawing=drawing)
    except DataProblemsError as error:
        print_findings(error.checked.findings, texts_to_show(error.checked), console)
        _give_up("Nothing was built.", out)
    except BuildError as error:
        _give_up(str(error), out)
    unchanged = f"Nothing has changed since {out} was built."
    if is_built:
        click.echo(f"The site is in {out}. Open {out / 'index.html'}.")
    else:
        click.echo(unchanged)
    record.keep(unchanged, folder)


class _Screen:
    """How far the build is, in the terminal."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def step(self, what: str) -> AbstractContextManager[object]:
        return self.console.status(what)

    @contextmanager
    def printing(self, total: int) -> Iterator[Callable[[str], None]]:
        with Progress(console=self.console, transient=True) as progress:
            bar = progress.add_task("Printing", total=total)
            yield lambda name: progress.update(bar, advance=1, description=f"Printing {name}")

    def note(self, text: str) -> None:
        self.console.print(text)


def _folder(out: Path) -> OutputFolder:
    """The folder to build into, put right where a build was killed; wrong usage where it may not be replaced."""
    try:
        folder = OutputFolder.of(out)
        folder.put_right()
        folder.refuse_strangers()
    except OutputError as error:
        raise click.UsageError(str(error)) from None
    return folder


def _give_up(why: str, out: Path) -> NoReturn:
    kept = f" The last good site is still in {out}." if out.exists() else ""
    click.echo(f"{why}{kept}", err=True)
    sys.exit(1)
