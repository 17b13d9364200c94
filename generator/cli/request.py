"""`launchbook request`."""

import sys
from datetime import date, datetime
from pathlib import Path

import click
from rich.console import Console

from generator.atomic_write import write_atomically
from generator.cli.data import kept_templates, read_data
from generator.cli.options import as_of_option, data_option, day
from generator.cli.outputs import refuse_data_folder, stop_at_secrets
from generator.findings import did_you_mean
from generator.pages.blockers import BlockerLine
from generator.pages.book_context import BookContext
from generator.pages.provider.access import route_sentence
from generator.pages.request.letter import Letter, make_letter
from generator.pages.words import format_date
from generator.project import Project
from generator.readiness.request import copy_of, sent_on
from generator.render.export.files import pack_files
from generator.report.terminal import terminal
from generator.schema.record import Gate
from generator.source.sent_copies import MAIL, PDF, copy_folder


@click.command()
@click.argument("integration")
@data_option
@as_of_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write. Default: INTEGRATION-request in the current folder.",
)
@click.option("--keep", is_flag=True, help="Also keep a copy with the data. Use it on the day you send the request.")
def request(integration: str, data: Path, as_of: datetime | None, out: Path | None, keep: bool) -> None:
    """Make the production access request of INTEGRATION, ready to be sent by e-mail.

    The pack holds a draft e-mail that opens in your mail client, the letter as a PDF, text to paste, JSON, and the
    checklist as a table. Once `sent` is recorded, it is the copy that was kept, byte for byte. Exit code 0 when it may
    be sent, or is that copy; 1 when something is missing, or no copy was kept, and then every file says so. Where the
    provider takes no request, it says how production access comes instead, and ends with 2.
    """
    folder = out or Path(f"{integration}-request")
    refuse_data_folder(data, folder)
    console = terminal(is_for_errors=True)
    project = read_data(data, console)
    if integration not in project.integrations:
        hint = did_you_mean(integration, list(project.integrations)) or f"Known: {', '.join(project.integrations)}."
        raise click.UsageError(f"There is no integration `{integration}`. {hint}")
    context = BookContext.of(project, day(as_of)).integration(integration)
    if not context.takes_request:
        raise click.UsageError(route_sentence(context.provider_context, context.provider_context.name))
    sent = sent_on(context.integration, context.day)
    if keep and sent:
        raise click.UsageError(
            f"The request was sent on {format_date(sent)}; a copy can be kept only before that is recorded."
        )
    copy = copy_of(context.integration, context.day)
    if sent and copy:
        _write(folder, copy.files, project)
        click.echo(f"Sent on {format_date(sent)}. {folder} holds the copy that was kept; do not send it again.")
        return
    letter = make_letter(context.pack)
    files = _drawn(project, data, letter, context.day, console)
    _write(folder, files, project)
    if keep and not letter.mark:
        _write(copy_folder(data, integration, context.day.isoformat()), files, project)
    # The pack tells the provider less than we want to know of what is missing.
    _say(letter, folder, context.summary.gate(Gate.ACCESS_REQUEST).blockers)
    if keep:
        click.echo(f"A copy is kept. Record `sent: {context.day.isoformat()}` under `request` once you have sent it.")


def _drawn(project: Project, data: Path, letter: Letter, today: date, console: Console) -> dict[str, bytes]:
    """The files of a pack; the command ends with exit code 1 where the letter cannot be drawn."""
    from generator.render.pdf.draw import DrawError
    from generator.render.pdf.jobs import letter_job
    from generator.render.pdf.print_job import Paper

    try:
        with console.status("Drawing the letter"), kept_templates(data):
            pdf = letter_job(PDF, letter, Paper(project.organisation.paper), today).draw().pdf
    except DrawError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    return pack_files(letter, pdf, project.organisation.table_separator.sign)


def _write(folder: Path, files: dict[str, bytes], project: Project) -> None:
    stop_at_secrets(files.items(), project)
    for name, content in files.items():
        write_atomically(folder / name, content)


def _say(letter: Letter, folder: Path, blockers: tuple[BlockerLine, ...]) -> None:
    if letter.pack.is_sent:
        click.echo(f"{letter.mark}. {letter.warning}", err=True)
        click.echo(f"The pack in {folder} shows what is recorded of that day.", err=True)
        sys.exit(1)
    if letter.mark:
        click.echo(f"{letter.mark}. The pack in {folder} is for reading, not for sending. What is missing:", err=True)
        for blocker in blockers:
            click.echo(f"- {blocker.title} ({blocker.why})", err=True)
        sys.exit(1)
    click.echo(f"The pack is in {folder}. Open {folder / MAIL} in your mail client, read it, and send it.")
    for name in letter.pack.documents:
        click.echo(f"Attach {name} yourself: Launchbook does not have the file.")
