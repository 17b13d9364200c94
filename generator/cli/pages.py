"""`launchbook pages`."""

import json
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import click

from generator.atomic_write import write_atomically
from generator.cli.data import read_data
from generator.cli.options import as_of_option, data_option, day
from generator.cli.outputs import refuse_data_folder, stop_at_secrets
from generator.findings import visible
from generator.output_folder import in_the_way
from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.render.site.files import site_files
from generator.report.terminal import terminal

WRITTEN = ".launchbook-pages.json"
"""Lists what the command wrote, so that it writes over its own files only."""


@click.command()
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@data_option
@as_of_option
def pages(out: Path, data: Path, as_of: datetime | None) -> None:
    """Write the pages as Markdown to the folder OUT.

    Any engine that reads Markdown with front matter can turn them into a site.
    """
    refuse_data_folder(data, out)
    project = read_data(data, terminal(is_for_errors=True))
    files = site_files(make_book(BookContext.of(project, day(as_of))))
    content = {file.path: file.content.encode() for file in files}
    refuse_data_folder(data, *(out / path for path in content))
    stop_at_secrets(((str(path), page) for path, page in content.items()), project)
    written = _written(out)
    _refuse_yours(out, content, written)
    write_atomically(out / WRITTEN, json.dumps(sorted({*content, *written}), indent=1).encode())
    for path, page in content.items():
        write_atomically(out / path, page)
    click.echo(f"{len(files)} files are in {out}.")


def _written(out: Path) -> frozenset[str]:
    """What earlier calls wrote to a folder; nothing where that is not known."""
    try:
        listed = json.loads((out / WRITTEN).read_bytes())
    except (OSError, ValueError, RecursionError):
        return frozenset()
    return frozenset(map(str, listed)) if isinstance(listed, list) else frozenset()


def _refuse_yours(out: Path, content: Mapping[str, bytes], written: frozenset[str]) -> None:
    """End with wrong usage where a file of the same name stands there that no earlier call wrote."""
    found = [path for path in sorted(content) if path not in written and os.path.lexists(out / path)]
    if found:
        raise click.UsageError(f"{visible(str(out))} {in_the_way(found)} Move them elsewhere, or name another folder.")
