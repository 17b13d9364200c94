"""Reading the data for a command that needs all of it to be right."""

import os
import sys
from pathlib import Path

import click
from rich.console import Console

from generator.catalogue import catalogue_of
from generator.check import check_data, texts_to_show
from generator.findings import visible
from generator.project import Project
from generator.report.text import print_findings
from generator.schema.files import CATALOGUE


def read_data(data: Path, console: Console) -> Project:
    """The project; where the data has problems, they are printed and the command ends with exit code 1."""
    checked = check_data(data)
    if checked.project is None:
        print_findings(checked.findings, texts_to_show(checked), console)
        sys.exit(1)
    return checked.project


def refuse_other_file(file: Path, start: bytes) -> None:
    """End with wrong usage where a file that a command would replace is of another kind, by how it starts."""
    if file.is_file():
        with file.open("rb") as opened:
            found = opened.read(len(start))
        if found and found != start:
            raise click.UsageError(f"{visible(str(file))} is a file of another kind; name another place with --out.")


def refuse_data_folder(data: Path, *places: Path) -> None:
    """End with wrong usage where a command would write among the data; each that writes asks this first."""
    catalogue = catalogue_of(data)
    folders = [data, *(catalogue / name for name in CATALOGUE if catalogue)]
    kept = [os.path.realpath(folder) for folder in folders]
    for place in places:
        path = Path(os.path.realpath(place))
        if any(path.is_relative_to(folder) for folder in kept):
            raise click.UsageError(f"{visible(str(place))} is among the data; name another place.")
