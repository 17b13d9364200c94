"""`launchbook coverage`."""

import json
from pathlib import Path

import click
from msgspec.structs import asdict
from rich.table import Table

from generator.cli.data import read_data
from generator.cli.options import data_option, format_option
from generator.cli.terminal import echo_data
from generator.coverage import Tally, tallies
from generator.report.terminal import terminal


@click.command()
@data_option
@format_option
def coverage(data: Path, format_: str) -> None:
    """Show where the statements of each guide went: into records, or set aside with a reason.

    Exit code 1 when the data has problems; a lost statement is one.
    """
    console = terminal()
    project = read_data(data, console)
    found = {provider.profile.name: tallies(provider) for provider in project.providers.values()}
    if format_ == "json":
        echo_data(json.dumps({name: [asdict(tally) for tally in counted] for name, counted in found.items()}, indent=1))
        return
    for name, counted in found.items():
        console.print(_table(name, counted))
    context = [tally for counted in found.values() for tally in counted]
    placed, aside = sum(tally.placed for tally in context), sum(tally.aside for tally in context)
    lost, still_open = sum(tally.lost for tally in context), sum(tally.open for tally in context)
    rest = f", {still_open} not yet placed" if still_open else ""
    every = placed + aside + lost + still_open
    console.print(f"{every} statements: {placed} placed, {aside} set aside with a reason, {lost} lost{rest}.")


def _table(name: str, counted: list[Tally]) -> Table:
    columns = {"Placed": "placed", "Set aside": "aside", "Lost": "lost"}
    if any(tally.open for tally in counted):
        columns["Not yet placed"] = "open"
    table = Table("Kind", *columns, title=name, title_justify="left", show_footer=False)
    for tally in counted:
        table.add_row(tally.kind, *(str(getattr(tally, column)) for column in columns.values()))
    total = (sum(getattr(tally, column) for tally in counted) for column in columns.values())
    table.add_row("All", *map(str, total), style="bold")
    return table
