"""What a command asks before it writes: that nothing of yours is in the way, and that no secret gets out."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from generator.build.exposed import ExposedError, search_made
from generator.catalogue import is_among_data
from generator.findings import visible
from generator.project import Project


def refuse_other_file(file: Path, start: bytes) -> None:
    """End with wrong usage where a file that a command would replace is of another kind, by how it starts."""
    if file.is_file():
        with file.open("rb") as opened:
            found = opened.read(len(start))
        if found and found != start:
            raise click.UsageError(f"{visible(str(file))} is a file of another kind; name another place with --out.")


def refuse_data_folder(data: Path, *places: Path) -> None:
    """End with wrong usage where a command would write among the data; each that writes asks this first."""
    for place in places:
        if is_among_data(place, data):
            raise click.UsageError(f"{visible(str(place))} is inside the data; name another place.")


def stop_at_secrets(files: Iterable[tuple[str, bytes]], project: Project) -> None:
    """End the command with exit code 1 where a secret is in one of the files that it is about to write."""
    try:
        search_made(files, project)
    except ExposedError as error:
        click.echo(f"Nothing was written. {error}", err=True)
        sys.exit(1)
