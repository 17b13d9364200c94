"""`launchbook build`."""

import importlib.metadata
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console

import generator
from generator.check import check as check_data
from generator.cli.options import as_of_option, config_option, data_option, day, out_option
from generator.manifest import fingerprint, is_current, is_ours
from generator.report.text import print_findings

LIBRARIES = ("mkdocs", "mkdocs-material", "jinja2", "markdown", "pymdown-extensions", "markdown-it-py")


@click.command()
@data_option
@config_option
@out_option
@as_of_option
@click.option("--force", is_flag=True, help="Build even when nothing has changed.")
def build(data: Path, config: Path, out: Path, as_of: datetime | None, force: bool) -> None:
    """Check the data, then make the whole site.

    The site is made beside the old one and moved into its place when it is whole, so a build that fails or is
    stopped leaves the last good one. Exit code 0 when the site is there, 1 when something kept it from being made.
    """
    console = Console(stderr=True, highlight=False)
    if not is_ours(out):
        raise click.UsageError(f"{out} is not a site made by Launchbook; name another folder with --out.")
    today = day(as_of)
    inputs = _inputs(data, config, str(today))
    _restore(out)
    if not force and is_current(out, inputs):
        click.echo(f"Nothing has changed since {out} was built.")
        return
    with console.status("Checking the data"):
        _, findings, entries = check_data(data)
    if findings:
        print_findings(findings, {entry.document.file: entry.document.text for entry in entries}, console)
        click.echo(f"Nothing was built.{_kept(out)}", err=True)
        sys.exit(1)
    from generator.plugin.build import BuildError, build_site  # imports MkDocs, which takes most of a second

    try:
        with console.status("Building the site"), _moved_into_place(out) as fresh:
            build_site(config, data, fresh, today, inputs)
    except BuildError as error:
        click.echo(f"{error}{_kept(out)}", err=True)
        sys.exit(1)
    click.echo(f"The site is in {out}. Open {out / 'index.html'}.")


def _inputs(data: Path, config: Path, today: str) -> str:
    base = config.parent
    roots = [data, config, base / "docs", base / "overrides", Path(generator.__file__).parent]
    versions = [f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES]
    return fingerprint([root for root in roots if root.exists()], today, *versions)


def _kept(out: Path) -> str:
    return f" The last good site is still in {out}." if out.exists() else ""


def _old(out: Path) -> Path:
    return out.with_name(f".{out.name}.old")


def _restore(out: Path) -> None:
    """Put the last good site back where a build was stopped between its two moves."""
    if not out.exists() and _old(out).exists():
        _old(out).rename(out)


@contextmanager
def _moved_into_place(out: Path) -> Iterator[Path]:
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as beside:
        fresh = Path(beside) / "site"
        yield fresh
        shutil.rmtree(_old(out), ignore_errors=True)
        if out.exists():
            out.rename(_old(out))
        fresh.rename(out)
        shutil.rmtree(_old(out), ignore_errors=True)
