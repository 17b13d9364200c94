"""Reading the data for a command that needs all of it to be right."""

import sys
from pathlib import Path

import click
from rich.console import Console

from generator.catalogue import catalogue_of
from generator.check import check, texts_to_show
from generator.project import Project
from generator.report.text import print_findings


def read_data(data: Path, console: Console) -> Project:
    """The project; where the data has problems, they are printed and the command ends with exit code 1."""
    project, findings, entries = check(data)
    if project is None:
        print_findings(findings, texts_to_show(entries, findings), console)
        sys.exit(1)
    return project


def refuse_data_folder(out: Path, data: Path) -> None:
    """End with wrong usage where a command would write among the data."""
    folders = (data, catalogue_of(data))
    if any(folder is not None and out.resolve().is_relative_to(folder.resolve()) for folder in folders):
        raise click.UsageError(f"{out} holds the data; name another folder.")
