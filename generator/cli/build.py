"""`launchbook build`."""

import importlib.metadata
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console

import generator
from generator.catalogue import catalogue_of
from generator.check import check as check_data
from generator.check import texts_to_show
from generator.cli.calendar import write_calendars
from generator.cli.exposed import ExposedError, search_site
from generator.cli.options import as_of_option, config_option, data_option, day, out_option
from generator.cli.prints import NotPrintedError, Order, print_all
from generator.manifest import fingerprint, is_current, is_ours
from generator.project import Project
from generator.report.text import print_findings
from generator.revision import revision_of
from generator.schema.files import CATALOGUE

LIBRARIES = (
    "mkdocs",
    "mkdocs-material",
    "jinja2",
    "markdown",
    "pymdown-extensions",
    "markdown-it-py",
    "icalendar",
    "weasyprint",
    "pikepdf",
)


@click.command()
@data_option
@config_option
@out_option
@as_of_option
@click.option("--no-pdf", is_flag=True, help="Make the site without the printed runbooks and the access requests.")
@click.option("--force", is_flag=True, help="Build even when nothing has changed.")
def build(  # noqa: PLR0913, PLR0917 - each is an option of the command
    data: Path, config: Path, out: Path, as_of: datetime | None, no_pdf: bool, force: bool
) -> None:
    """Check the data, then make the whole site and the printed runbooks.

    The site is made beside the old one and moved into its place when it is whole, so a build that fails or is
    stopped leaves the last good one. A runbook is drawn only when something in it changed. Exit code 0 when the
    site is there, 1 when something kept it from being made.
    """
    console = Console(stderr=True, highlight=False)
    if not is_ours(out):
        raise click.UsageError(f"{out} is not a site made by Launchbook; name another folder with --out.")
    order = Order(data, config, day(as_of))
    inputs = _fingerprint(order, no_pdf)
    _restore(out)
    if not force and is_current(out, inputs):
        click.echo(f"Nothing has changed since {out} was built.")
        return
    with console.status("Checking the data"):
        project, findings, entries = check_data(data)
    if project is None:
        print_findings(findings, texts_to_show(entries, findings), console)
        _give_up("Nothing was built.", out)
    _make(project, order, out, inputs, no_pdf=no_pdf)
    click.echo(f"The site is in {out}. Open {out / 'index.html'}.")


def _make(project: Project, order: Order, out: Path, inputs: str, *, no_pdf: bool) -> None:
    from generator.plugin import build as plugin  # imports MkDocs, which takes most of a second

    console = Console(stderr=True, highlight=False)
    try:
        plugin.check_configuration(order.config)
        with _moved_into_place(out) as beside:
            prints = beside / "prints"
            if not no_pdf:
                print_all(project, order, prints, console)
            write_calendars(project, order, prints)
            with console.status("Building the site"):
                made_from = plugin.Inputs(order.data, prints, order.today, inputs)
                plugin.build_site(order.config, beside / "site", made_from)
            search_site(beside / "site", project)
    except (plugin.BuildError, NotPrintedError, ExposedError) as error:
        _give_up(str(error), out)


def _give_up(why: str, out: Path) -> NoReturn:
    kept = f" The last good site is still in {out}." if out.exists() else ""
    click.echo(f"{why}{kept}", err=True)
    sys.exit(1)


def _fingerprint(order: Order, no_pdf: bool) -> str:
    base = order.config.parent
    roots = [order.data, order.config, base / "docs", base / "overrides", Path(generator.__file__).parent]
    revisions = [revision_of(order.data)]
    catalogue = catalogue_of(order.data)
    if catalogue is not None:
        roots += [catalogue / name for name in CATALOGUE]
        revisions.append(revision_of(catalogue, *CATALOGUE))
    versions = [f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES]
    words = (str(order.today), *revisions, f"no-pdf {no_pdf}", *versions)
    return fingerprint([root for root in roots if root.exists()], *words)


def _old(out: Path) -> Path:
    return out.with_name(f".{out.name}.old")


def _restore(out: Path) -> None:
    """Put the last good site back where a build was stopped between its two moves."""
    if not out.exists() and _old(out).exists():
        _old(out).rename(out)


@contextmanager
def _moved_into_place(out: Path) -> Iterator[Path]:
    """A folder to make the site in, below the name `site`; it takes the place of `out` when all went well."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as beside:
        yield Path(beside)
        shutil.rmtree(_old(out), ignore_errors=True)
        if out.exists():
            out.rename(_old(out))
        (Path(beside) / "site").rename(out)
        shutil.rmtree(_old(out), ignore_errors=True)
