"""The commands. Exit codes: 0 fine, 1 problems in the data, 2 wrong usage, 3 a bug in Launchbook."""

import sys

import click

from generator import __version__
from generator.cli.check import check


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="launchbook")
def cli() -> None:
    """Documentation and runbooks for going live with payment providers, made from checked YAML.

    Start with `launchbook check`, then `launchbook build`, and open site/index.html.
    """


cli.add_command(check)


def main() -> None:
    """Run the command line; a bug ends in a short message and exit code 3."""
    try:
        cli(prog_name="launchbook")
    except Exception as error:  # noqa: BLE001 - the last resort: nobody should meet a traceback at night
        if "--debug" in sys.argv:
            raise
        click.echo(f"launchbook: this is a bug in Launchbook: {type(error).__name__}: {error}", err=True)
        click.echo("Please report it with the output of the same command and `--debug`.", err=True)
        sys.exit(3)
