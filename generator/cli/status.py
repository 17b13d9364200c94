"""`launchbook status`."""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from generator.cli.data import read_data
from generator.cli.options import as_of_option, data_option, day, format_option
from generator.cli.terminal import echo_data
from generator.findings import did_you_mean
from generator.pages.book_context import BookContext
from generator.pages.chart import counted_words
from generator.pages.integration.readiness_summary import ReadinessSummary, go_live_words, todo, without_playbook_words
from generator.pages.integration.summary_block import for_the_launch, said, without_waivers
from generator.pages.own_records import OURS
from generator.pages.readiness_view import Todo
from generator.pages.status_labels import verdict_text, wished_words
from generator.pages.words import capitalised, count, format_date
from generator.readiness.verdict import Verdict
from generator.render.readiness import readiness_data
from generator.report.terminal import terminal
from generator.schema.record import Gate

_MOST_SHOWN = 3
STYLES = {
    Verdict.READY: "bold green",
    Verdict.READY_WITH_WAIVERS: "bold yellow",
    Verdict.NOT_READY: "bold red",
    Verdict.LIVE: "bold green",
}


@click.command()
@data_option
@as_of_option
@click.option("--integration", "chosen", multiple=True, metavar="ID", help="Only this integration. May be repeated.")
@format_option
@click.option("--all", "is_all", is_flag=True, help="List every blocker with its id, and what records it.")
@click.option(
    "--require",
    type=click.Choice([gate.value for gate in Gate]),
    help="Exit with 1 when an integration has not met this gate.",
)
def status(  # noqa: PLR0913, PLR0917 - each is an option of the command
    data: Path, as_of: datetime | None, chosen: tuple[str, ...], format_: str, is_all: bool, require: str | None
) -> None:
    """Show where each integration stands: verdicts, blockers, teams, what is next.

    Exit code 0, whatever the verdicts are; with --require, 1 when one of the integrations has not met that gate.
    """
    project = read_data(data, terminal(is_for_errors=True))
    context = BookContext.of(project, day(as_of))
    views = tuple(context.integration(name).summary for name in _chosen(list(project.integrations), chosen))
    if format_ == "json":
        echo_data(_as_json(context, views, data))
    else:
        _print(views, is_all=is_all)
    not_met = [view for view in views for gate in view.gates if gate.gate.value == require and not gate.is_met]
    if not_met:
        names = ", ".join(view.name for view in not_met)
        click.echo(f"The gate `{require}` is not met: {names}.", err=True)
        sys.exit(1)


def _chosen(known: list[str], names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f"Known: {', '.join(known)}."
            raise click.UsageError(f"There is no integration `{name}`. {hint}")
    return tuple(name for name in known if not names or name in names)


def _as_json(context: BookContext, views: Iterable[ReadinessSummary], data: Path) -> str:
    folder = f"{data.as_posix()}/"
    content = [readiness_data(context.integration(view.id).provider_context, view, folder) for view in views]
    return json.dumps(content, ensure_ascii=False, indent=1)


def _print(views: tuple[ReadinessSummary, ...], *, is_all: bool) -> None:
    console = terminal()
    if not views:
        console.print("There are no integrations.")
        return
    console.print(f"Readiness on {format_date(views[0].day)}\n")
    for view in views:
        console.print(Text(view.name, "bold"))
        console.print(Padding(_lines(view, is_all=is_all), (0, 0, 1, 2)))
        if is_all:
            _print_commands(view, console)


def _print_commands(view: ReadinessSummary, console: Console) -> None:
    """What records each blocker, each command on one line so that it can be copied."""
    commands = dict.fromkeys(blocker.record for blocker in view.blockers if blocker.record)
    if commands:
        console.print("  To record them, with the words in capitals replaced:")
        for command in commands:
            console.print(f"  {command}", soft_wrap=True)
        console.print()


def _lines(view: ReadinessSummary, *, is_all: bool) -> Group:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, min_width=14)
    table.add_column()
    for gate in view.gates:
        table.add_row(gate.title, Text(verdict_text(gate.verdict), STYLES[gate.verdict]) + f", {said(gate)}")
        if words := for_the_launch(gate):
            table.add_row("", words)
        table.add_row("", counted_words(gate.after))
        if words := without_waivers(gate):
            table.add_row("", words)
        if words := wished_words(gate.wishes):
            table.add_row("", capitalised(words))
    table.add_row("Goes live", go_live_words(view))
    if view.teams:
        table.add_row("To do", ", ".join(f"{team.name} {team.number}" for team in view.teams))
    for name, line in _actions(view, is_all=is_all):
        table.add_row(name, line)
    return Group(table)


def _actions(view: ReadinessSummary, *, is_all: bool) -> Iterator[tuple[str, Text]]:
    """What there is to do: each line with the name of its kind, which stands on the first of them alone."""
    for number, start in enumerate(view.starts):
        yield "" if number else "Start in time", _todo(start)
    if view.without_playbook:
        yield "Playbooks", Text(_without_playbook(view, is_all=is_all))
    for number, line in enumerate(_todos(view, is_all=is_all)):
        yield "" if number else "Blockers" if is_all else "Next", line


def _without_playbook(view: ReadinessSummary, *, is_all: bool) -> str:
    """How many alerts have no playbook; with `is_all`, which."""
    words = without_playbook_words(len(view.without_playbook))
    return f"{words}: {'; '.join(alert.link.text for alert in view.without_playbook)}" if is_all else words


def _todos(view: ReadinessSummary, *, is_all: bool) -> Iterator[Text]:
    if is_all:
        for blocker in view.blockers:
            yield Text(f"{blocker.id}  ", "bold") + _todo(todo(blocker))
        return
    for action in view.next[:_MOST_SHOWN]:
        yield _todo(action)
    more = len(view.blockers) - len(view.next[:_MOST_SHOWN])
    if more > 0:
        yield Text(f"{count(more, 'more blocker')}; --all lists them with their commands", "dim")
    elif view.blockers:
        yield Text("--all lists the commands that record them", "dim")


def _todo(action: Todo) -> Text:
    owners = ", ".join(dict.fromkeys(owner.team.text if owner.team else owner.role for owner in action.owners))
    ours = " (ours)" if any(label.tone == OURS for label in action.labels) else ""
    title = f"{action.link.text}{ours}"
    title += " " if title.endswith("?") else ": "
    return Text(f"{title}{action.why}") + Text(f" · {owners}" if owners else "", "dim")
