"""The commands. Exit codes: 0 fine, 1 problems in the data or something found, 2 wrong usage, 3 a bug in Launchbook."""

import os
import signal
import sys
from importlib import import_module
from pathlib import Path

import click

from generator import __version__
from generator.cli.terminal import close_terminal, prepare_terminal, say
from generator.findings import did_you_mean, visible

COMMANDS = {
    "build": "Check the data, then make the whole site and the printed runbooks.",
    "calendar": "Make the calendar of INTEGRATION: cutover, first days, freezes and what recurs.",
    "check": "Find every problem in the data in one run.",
    "coverage": "Show where the statements of each guide went: into records, or set aside with a reason.",
    "guide": "Read the guide of a provider, and see what a new capture of it touches.",
    "new": "Begin a provider, an integration, a team or an item of your own, valid at once.",
    "pages": "Write the pages as Markdown to the folder OUT.",
    "record": "Record where items and steps of INTEGRATION stand, and what you know about it.",
    "request": "Make the production access request of INTEGRATION, ready to be sent by e-mail.",
    "runbook": "Make the printable runbook of TEAM, such as `on-call`.",
    "scan": "Search configuration and source at PATH for what must not be in production.",
    "schema": "Write JSON Schemas of the data, so that editors complete keys and ids and mark mistakes.",
    "serve": "Show the site in a browser while you edit.",
    "stamp": "Stamp what is recorded as done or waived with the wording for which it was recorded.",
    "status": "Show where each integration stands: verdicts, blockers, teams, what is next.",
}
"""Each is a command in the module of its name, with the sentence that its help begins with."""


class Commands(click.Group):
    """The commands. One is imported when it is called: what `build` needs takes longer to load than `scan` to run."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None where there is none."""
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            module = import_module(f"{__name__}.{cmd_name}")
            found = (each for each in vars(module).values() if isinstance(each, click.Command))
            self.add_command(next(each for each in found if each.name == cmd_name))
        return super().get_command(ctx, cmd_name)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Name the commands, each in a few words, without importing any."""
        room = formatter.width - max(map(len, COMMANDS)) - 6
        commands = (click.Command(name, help=sentence) for name, sentence in COMMANDS.items())
        rows = [(str(command.name), command.get_short_help_str(room)) for command in commands]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed; where there is none, the one that was meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            hint = did_you_mean(args[0], list(COMMANDS)) or "`launchbook --help` names them all."
            ctx.fail(f"There is no command `{args[0]}`. {hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="launchbook")
def cli() -> None:
    """Documentation and runbooks for going live with payment providers, made from checked YAML.

    Start with `launchbook check`, then `launchbook build`, and open site/index.html.
    """


def main() -> None:
    """Run the command line; what the system refuses ends in exit code 1, and a bug in a short message and 3."""
    # whoever ends a command finds no half-made folder left behind
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    prepare_terminal()
    try:
        cli(prog_name="launchbook")
    except Exception as error:  # the last resort: nobody should meet a traceback at night
        if os.environ.get("LAUNCHBOOK_DEBUG"):
            raise
        refusal = _refusal(error)
        if refusal:
            say(refusal)
            sys.exit(1)
        say(f"launchbook: this is a bug in Launchbook: {type(error).__name__}: {error}")
        say("Run the same command with LAUNCHBOOK_DEBUG=1 in the environment and report what it prints.")
        sys.exit(3)
    finally:
        close_terminal()


def _refusal(error: Exception) -> str:
    """What the system refuses, in words; nothing where the mistake is ours."""
    if isinstance(error, MemoryError):
        return "There is not enough memory. Close other programs, or use a larger machine."
    if not isinstance(error, OSError):
        return ""
    if not _is_there(os.curdir):
        return "The folder you are in is gone. Change to another one and run the command again."
    reason = error.strerror or "unknown reason"
    if error.filename is None:
        return f"The system reports: {reason}. Check the disk and where the output goes, then try again."
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else str(error.filename)
    # of the files that we bring along each is there, so one that is missing is our mistake
    if Path(name).is_relative_to(Path(__file__).parents[1]):
        return ""
    return f"{visible(str(_as_typed(Path(name))))} cannot be used: {reason}. Name another place, or give access to it."


def _is_there(folder: str) -> bool:
    try:
        os.stat(folder)  # noqa: PTH116
        os.getcwd()  # noqa: PTH109
    except OSError:
        return False
    return True


def _as_typed(path: Path) -> Path:
    """A path as somebody knows it: what is made aside has a name that nobody typed."""
    return path.parent if path.name.startswith(".") or path.suffix == ".part" else path
