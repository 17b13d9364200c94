"""`launchbook pages`."""

from datetime import datetime
from pathlib import Path

import click
from rich.console import Console

from generator.atomic_write import write_atomically
from generator.cli.data import read_data, refuse_data_folder
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
    refuse_data_folder(data, out)
    project = read_data(data, Console(stderr=True, highlight=False))
    files = site_files(make_book(project, day(as_of)))
    paths = {out / file.path: file.content for file in files}
    refuse_data_folder(data, *paths)
    for path, content in paths.items():
        write_atomically(path, content.encode())
    click.echo(f"{len(files)} files are in {out}.")
