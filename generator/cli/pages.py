"""`launchbook pages`."""

import sys
from pathlib import Path

import click
from rich.console import Console

from generator.check import check as check_data
from generator.cli.options import data_option
from generator.pages.book import make_book
from generator.render.site.files import site_files
from generator.report.text import print_findings


@click.command()
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@data_option
def pages(out: Path, data: Path) -> None:
    """Write the pages as Markdown to the folder OUT.

    Any engine that reads Markdown with front matter can make a site of them.
    """
    project, findings, entries = check_data(data)
    if project is None:
        texts = {entry.document.file: entry.document.text for entry in entries}
        print_findings(findings, texts, Console(stderr=True, highlight=False))
        sys.exit(1)
    files = site_files(make_book(project))
    for file in files:
        path = out / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.content, "utf-8")
    click.echo(f"{len(files)} files are in {out}.")
