"""`launchbook build`."""

import importlib.metadata
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import click

import generator
from generator.catalogue import catalogue_of
from generator.check import check_data, texts_to_show
from generator.cli.calendar import write_calendars
from generator.cli.data import refuse_data_folder
from generator.cli.exposed import ExposedError, search_site
from generator.cli.options import as_of_option, config_option, data_option, day, out_option
from generator.cli.prints import CACHE, NotPrintedError, Order, print_all
from generator.manifest import fingerprint, is_current
from generator.output_folder import OutputError, OutputFolder
from generator.pages.book_context import BookContext
from generator.report.terminal import terminal
from generator.report.text import print_findings
from generator.revision import revision_of, unknown_history
from generator.schema.files import CATALOGUE
from generator.source.sent_copies import NAMES
from generator.source.tree import is_yaml

_LIBRARIES = (
    "mkdocs",
    "mkdocs-material",
    "jinja2",
    "markdown",
    "pymdown-extensions",
    "markdown-it-py",
    "icalendar",
    "weasyprint",
    "pikepdf",
    "pydantic",
    "segno",
    "tzdata",
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
    console = terminal(is_for_errors=True)
    refuse_data_folder(data, out, config.parent / CACHE)
    folder = _folder(out)
    order = Order(data, config, day(as_of))
    inputs = _fingerprint(order, no_pdf)
    if not force and is_current(folder.place, inputs):
        click.echo(f"Nothing has changed since {out} was built.")
        return
    with console.status("Checking the data"):
        project, findings, entries = check_data(data)
    if project is None:
        print_findings(findings, texts_to_show(entries, findings), console)
        _give_up("Nothing was built.", out)
    _make(BookContext.of(project, order.today), order, folder, inputs, no_pdf=no_pdf)
    click.echo(f"The site is in {out}. Open {out / 'index.html'}.")


def _folder(out: Path) -> OutputFolder:
    """The folder to build into, put right where a build was killed; wrong usage where it may not be replaced."""
    try:
        folder = OutputFolder.of(out)
        folder.put_right()
        folder.refuse_strangers()
    except OutputError as error:
        raise click.UsageError(str(error)) from None
    return folder


def _make(context: BookContext, order: Order, folder: OutputFolder, inputs: str, *, no_pdf: bool) -> None:
    from generator.plugin import build as plugin  # imports MkDocs, which takes most of a second

    console = terminal(is_for_errors=True)
    if unknown := unknown_history(order.data):
        console.print(f"{unknown}\nUntil then, prints say that their revision is unknown, and there are no calendars.")
    try:
        order = replace(order, site_url=plugin.check_configuration(order.config))
        with folder.replaced() as beside:
            prints = beside / "prints"
            if not no_pdf:
                print_all(context, order, prints, console)
            write_calendars(context, order, prints)
            with console.status("Building the site"):
                made_from = plugin.Inputs(context, order.data, prints, inputs)
                plugin.build_site(order.config, beside / "site", made_from)
            search_site(beside / "site", context.project)
    except (plugin.BuildError, NotPrintedError, OutputError, ExposedError) as error:
        _give_up(str(error), folder.named)


def _give_up(why: str, out: Path) -> NoReturn:
    kept = f" The last good site is still in {out}." if out.exists() else ""
    click.echo(f"{why}{kept}", err=True)
    sys.exit(1)


def _is_data(name: str) -> bool:
    """Whether a file of this name is one of the data, or of a copy of what was sent."""
    return is_yaml(name) or name in NAMES


def _fingerprint(order: Order, no_pdf: bool) -> str:
    base = order.config.parent
    data = [order.data]
    catalogue = catalogue_of(order.data)
    if catalogue is not None:
        data += [catalogue / name for name in CATALOGUE]
    versions = [f"{name} {importlib.metadata.version(name)}" for name in _LIBRARIES]
    words = (str(order.today), revision_of(order.data), f"no-pdf {no_pdf}", *versions)
    others = [order.config, base / "docs", base / "overrides", Path(generator.__file__).parent]
    return fingerprint(others, fingerprint(data, *words, wanted=_is_data))
