"""Reading the data for a command that needs all of it to be right."""

import sys
from pathlib import Path

from rich.console import Console

from generator.check import check_data, texts_to_show
from generator.project import Project
from generator.report.text import print_findings


def read_data(data: Path, console: Console) -> Project:
    """The project; where the data has problems, they are printed and the command ends with exit code 1."""
    checked = check_data(data)
    if checked.project is None:
        print_findings(checked.findings, texts_to_show(checked), console)
        sys.exit(1)
    return checked.project
