"""Reading the data for a command."""

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from generator.build.kept_check import check_again
from generator.catalogue import is_among_data
from generator.check import CheckedData, check_data, texts_to_show
from generator.project import Project

if TYPE_CHECKING:
    from rich.console import Console


def checked_data(data: Path) -> CheckedData:
    """The data as it was read, checked as far as it changed since the last command in this folder.

    What was right is kept beside the configuration of a site, and never among the data.
    """
    return check_again(data, Path()) if is_kept(data) else check_data(data)


def is_kept(data: Path) -> bool:
    """Whether what a command finds out about some data is kept, in the current folder, for the next command."""
    return Path("mkdocs.yml").is_file() and not is_among_data(Path(), data)


def kept_templates(data: Path) -> AbstractContextManager[None]:
    """Templates that an earlier command compiled are used, and kept, for as long as the block lasts."""
    from generator.build.compiled_templates import compiled_templates

    return compiled_templates(Path()) if is_kept(data) else nullcontext()


def print_problems(checked: CheckedData, console: "Console") -> None:
    """Every problem, with the lines in which they stand."""
    from generator.report.text import print_findings

    print_findings(checked.findings, texts_to_show(checked), console)


def read_data(data: Path, console: "Console") -> Project:
    """The project; where the data has problems, they are printed and the command ends with exit code 1."""
    checked = checked_data(data)
    if checked.project is None:
        print_problems(checked, console)
        sys.exit(1)
    return checked.project
