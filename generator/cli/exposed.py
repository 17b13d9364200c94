"""The last search for secrets, before anything that was made takes its place."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from generator.project import Project, key_prefixes
from generator.secrets.detectors import Detectors
from generator.secrets.outputs import Exposed, search_files, search_folder


class ExposedError(Exception):
    """A secret reached an output; the message names each with its file, and holds none."""

    def __init__(self, found: Iterable[Exposed]) -> None:
        lines = "\n".join(f"- {each}" for each in found)
        super().__init__(
            f"What was made holds secrets:\n{lines}\n"
            "Look for them in the data, in docs/ and in mkdocs.yml, and replace what was ever committed."
        )


def search_site(folder: Path, project: Project) -> None:
    """Look through a site before it takes its place; ExposedError where a secret is in it."""
    _raise(search_folder(folder, _detectors(project)))


def search_made(files: Iterable[tuple[str, bytes]], project: Project) -> None:
    """Look through files, given by name and content; ExposedError where a secret is in one."""
    _raise(search_files(files, _detectors(project)))


def stop_at_secrets(files: Iterable[tuple[str, bytes]], project: Project) -> None:
    """End the command with exit code 1 where a secret is in one of the files that it is about to write."""
    try:
        search_made(files, project)
    except ExposedError as error:
        click.echo(f"Nothing was written. {error}", err=True)
        sys.exit(1)


def _detectors(project: Project) -> Detectors:
    return Detectors(key_prefixes(project.entries))


def _raise(found: list[Exposed]) -> None:
    if found:
        raise ExposedError(found)
