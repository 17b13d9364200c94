"""Reading the data for a command that needs all of it to be right."""

import sys
from pathlib import Path

from rich.console import Console

from generator.check import check
from generator.project import Project
from generator.report.text import print_findings


def read_data(data: Path, console: Console) -> Project:
    """The project; where the data has problems, they are printed and the command ends with exit code 1."""
    project, findings, entries = check(data)
    if project is None:
        print_findings(findings, {entry.document.file: entry.document.text for entry in entries}, console)
        sys.exit(1)
    return project
