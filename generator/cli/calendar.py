"""`launchbook calendar`."""

import sys
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import click

from generator.atomic_write import write_atomically
from generator.cli.data import read_data
from generator.cli.options import as_of_option, config_option, data_option, day, site_url
from generator.cli.outputs import refuse_data_folder, refuse_other_file, stop_at_secrets
from generator.findings import did_you_mean
from generator.pages.book_context import BookContext
from generator.pages.integration.events import events_words, make_agenda
from generator.pages.integration.integration_context import IntegrationContext
from generator.render.calendar import CalendarEdition, render_calendar
from generator.report.terminal import terminal
from generator.revision import calendar_number, unknown_history


@click.command()
@click.argument("integration")
@data_option
@config_option
@as_of_option
@click.option("--team", help="Only what this team does, such as `on-call`.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write. Default: INTEGRATION.ics in the current folder, or INTEGRATION-TEAM.ics.",
)
def calendar(  # noqa: PLR0913, PLR0917 - each is an option of the command
    integration: str, data: Path, config: Path, as_of: datetime | None, team: str | None, out: Path | None
) -> None:
    """Make the calendar of INTEGRATION: cutover, first days, freezes and what recurs.

    Import it again after a change: events are updated, never duplicated. Exit code 0 when the file is written,
    1 when the data has problems, no go-live is recorded, or git cannot give the edition.
    """
    file = out or Path(f"{integration}-{team}.ics" if team else f"{integration}.ics")
    refuse_data_folder(data, file)
    refuse_other_file(file, b"BEGIN:VCALENDAR")
    project = read_data(data, terminal(is_for_errors=True))
    _known("integration", integration, list(project.integrations))
    if team is not None:
        _known("team", team, list(project.teams))
    today = day(as_of)
    context = BookContext.of(project, today).integration(integration)
    agenda = make_agenda(context, project.teams[team] if team else None)
    if agenda is None:
        _no_date(context)
    edition = calendar_number(project, context.id)
    if edition is None:
        click.echo(f"{unknown_history(data)}\nWithout it, the edition of a calendar is not known.", err=True)
        sys.exit(1)
    content = render_calendar(agenda, CalendarEdition(edition, today), site_url(config))
    stop_at_secrets([(f"{file.stem}.ics", content)], project)
    write_atomically(file, content)
    click.echo(f"The calendar is in {file}: {events_words(agenda)}.")


def _known(what: str, name: str, names: list[str]) -> None:
    if name not in names:
        hint = did_you_mean(name, names) or f"Known: {', '.join(names)}."
        raise click.UsageError(f"There is no {what} `{name}`. {hint}")


def _no_date(context: IntegrationContext) -> NoReturn:
    click.echo(
        f"{context.name} has no go-live yet, and everything in a calendar counts from it.\n"
        f"Record `go-live` with day, time and zone in integrations/{context.id}/integration.yaml.",
        err=True,
    )
    sys.exit(1)
