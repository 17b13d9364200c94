"""`launchbook pages`."""

from datetime import datetime
from pathlib import Path

import click
from rich.console import Console

from generator.cli.data import read_data, refuse_data_folder
from generator.cli.exposed import stop_at_secrets
from generator.cli.options import as_of_option, data_option, day
from generator.pages.book import make_book
from generator.render.site.files import site_files


@click.command()
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@data_option
@as_of_option
def pages(out: Path, data: Path, as_of: datetime | None) -> None:
    """Write the pages as Markdown to the folder OUT.

    Any engine that reads Markdown with front matter can make a site of them.
    """
    refuse_data_folder(out, data)
    project = read_data(data, Console(stderr=True, highlight=False))
    files = site_files(make_book(project, day(as_of)))
    stop_at_secrets(((str(file.path), file.content.encode()) for file in files), project)
    for file in files:
        path = out / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.content, "utf-8")
    click.echo(f"{len(files)} files are in {out}.")
