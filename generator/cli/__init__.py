"""The commands. Exit codes: 0 fine, 1 problems in the data or something found, 2 wrong usage, 3 a bug in Launchbook."""

import os
import sys
from importlib import import_module

import click

from generator import __version__

COMMANDS = ("build", "calendar", "check", "coverage", "pages", "request", "runbook", "scan", "serve", "status")
"""Each is a function in the module of its name."""


class Commands(click.Group):
    """The commands. One is imported when it is called: what `build` needs takes longer to load than `scan` to run."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None where there is none."""
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            self.add_command(getattr(import_module(f"{__name__}.{cmd_name}"), cmd_name))
        return super().get_command(ctx, cmd_name)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="launchbook")
def cli() -> None:
    """Documentation and runbooks for going live with payment providers, made from checked YAML.

    Start with `launchbook check`, then `launchbook build`, and open site/index.html.
    """


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
