"""`launchbook check`."""

import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click
from msgspec.structs import replace

from generator.build.inputs import what_is_checked
from generator.build.record import RunRecord
from generator.check import CheckedData
from generator.cli.data import checked_data, is_kept, print_problems
from generator.cli.options import DAY, data_option
from generator.cli.terminal import echo_data
from generator.pages.words import count
from generator.project import Project, Unfinished
from generator.report.machine import as_github, as_json
from generator.schema.record import to_kebab


@click.command()
@data_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="text for people, json for programs, github for annotations on a pull request.",
)
@click.option(
    "--as-of",
    type=DAY,
    help="Also find what has run out by this day, once there is no other problem. Default: ignore the date.",
)
def check(data: Path, format_: str, as_of: datetime | None) -> None:
    """Find every problem in the data in one run. Nothing in the data is changed.

    Exit code 0 when there is none, 1 when there is one.
    """
    record = RunRecord.begin(sys.argv[1:], what_is_checked(data))
    checked = checked_data(data)
    if as_of is not None:
        checked = _on_day(checked, as_of.date())
    findings = checked.findings
    if format_ == "json":
        echo_data(as_json(findings))
    elif format_ == "github":
        echo_data(as_github(findings), nl=bool(findings))
    elif findings:
        from generator.report.terminal import terminal

        print_problems(checked, terminal())
    else:
        on_day = f" as of {as_of:%Y-%m-%d}" if as_of else ""
        still_open = _what_is_open(checked.project) if checked.project else ()
        message = "\n".join([f"No problems in {len(checked.files)} files{on_day}.", *still_open])
        click.echo(message)
        if is_kept(data):
            record.keep(message)
    sys.exit(1 if findings else 0)


def _what_is_open(project: Project) -> Iterator[str]:
    """The providers whose guides are not wholly read and placed."""
    for provider in project.providers:
        unfinished = project.unfinished(provider)
        if said := _unfinished(unfinished.not_yet_placed, unfinished.to_be_read):
            yield f"{unfinished.name}: {said}. `launchbook guide open {provider}` names them."
        if unfinished.subjects or unfinished.gaps:
            yield f"{unfinished.name}: {_not_looked_for(unfinished)}."


def _unfinished(still_open: int, to_read: int) -> str:
    """How many statements somebody has still to see to; empty where that is none."""
    if still_open and to_read:
        return f"{count(still_open, 'statement')} not yet placed, {to_read} to be read by a person"
    if still_open:
        return f"{count(still_open, 'statement')} not yet placed"
    return f"{count(to_read, 'statement')} to be read by a person" if to_read else ""


def _not_looked_for(unfinished: Unfinished) -> str:
    if unfinished.is_unread:
        return "nobody has read its guide yet"
    names = ", ".join(map(to_kebab, (*unfinished.subjects, *unfinished.gaps)))
    way = ". Say below `covers` in its `provider.yaml` what is there" if unfinished.subjects else ""
    return f"nobody has looked yet for {names}{way}"


def _on_day(checked: CheckedData, day: date) -> CheckedData:
    """With what has run out by a day, where there is no other problem."""
    if checked.project is None:
        return checked
    from generator.readiness.lapsed import lapsed

    return replace(checked, findings=tuple(lapsed(checked.project, day)))
