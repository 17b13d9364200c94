"""The commands. Exit codes: 0 fine, 1 problems in the data, 2 wrong usage, 3 a bug in Launchbook."""

import os
import sys

import click

from generator import __version__
from generator.cli.build import build
from generator.cli.calendar import calendar
from generator.cli.check import check
from generator.cli.coverage import coverage
from generator.cli.pages import pages
from generator.cli.request import request
from generator.cli.runbook import runbook
from generator.cli.serve import serve
from generator.cli.status import status


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="launchbook")
def cli() -> None:
    """Documentation and runbooks for going live with payment providers, made from checked YAML.

    Start with `launchbook check`, then `launchbook build`, and open site/index.html.
    """


for command in (build, calendar, check, coverage, pages, request, runbook, serve, status):
    cli.add_command(command)


def main() -> None:
    """Run the command line; a bug ends in a short message and exit code 3."""
    try:
        cli(prog_name="launchbook")
    except Exception as error:  # the last resort: nobody should meet a traceback at night
        if os.environ.get("LAUNCHBOOK_DEBUG"):
            raise
        click.echo(f"launchbook: this is a bug in Launchbook: {type(error).__name__}: {error}", err=True)
        click.echo(
            "Run the same command with LAUNCHBOOK_DEBUG=1 in the environment and report what it prints.", err=True
        )
        sys.exit(3)
