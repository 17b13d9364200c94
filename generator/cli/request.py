"""`launchbook request`."""

import sys
from datetime import datetime
from pathlib import Path

import click

from generator.atomic_write import write_atomically
from generator.cli.data import read_data
from generator.cli.options import as_of_option, data_option, day
from generator.cli.outputs import refuse_data_folder, stop_at_secrets
from generator.findings import did_you_mean
from generator.pages.blockers import BlockerLine
from generator.pages.book_context import BookContext
from generator.pages.request.letter import Letter, make_letter
from generator.render.export.files import MAIL, PDF, pack_files
from generator.report.terminal import terminal
from generator.schema.record import Gate


@click.command()
@click.argument("integration")
@data_option
@as_of_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write. Default: INTEGRATION-request in the current folder.",
)
def request(integration: str, data: Path, as_of: datetime | None, out: Path | None) -> None:
    """Make the production access request of INTEGRATION, ready to be sent by e-mail.

    The pack holds a draft e-mail that opens in your mail client, the letter as a PDF, text to paste, JSON, and the
    checklist as a table. Exit code 0 when it may be sent; 1 when something is missing, and then every file says DRAFT.
    """
    from generator.render.pdf.draw import DrawError
    from generator.render.pdf.jobs import letter_job

    folder = out or Path(f"{integration}-request")
    refuse_data_folder(data, folder)
    console = terminal(is_for_errors=True)
    project = read_data(data, console)
    if integration not in project.integrations:
        hint = did_you_mean(integration, list(project.integrations)) or f"There are: {', '.join(project.integrations)}."
        raise click.UsageError(f"There is no integration `{integration}`. {hint}")
    today = day(as_of)
    context = BookContext.of(project, today).integration(integration)
    letter = make_letter(context.pack)
    try:
        with console.status("Drawing the letter"):
            pdf = letter_job(PDF, letter, today).draw().pdf
    except DrawError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    files = pack_files(letter, pdf, project.organisation.table_separator.sign)
    stop_at_secrets(files.items(), project)
    for name, content in files.items():
        write_atomically(folder / name, content)
    # The pack tells the provider less than we want to know of what is missing.
    _say(letter, folder, context.summary.gate(Gate.ACCESS_REQUEST).blockers)


def _say(letter: Letter, folder: Path, blockers: tuple[BlockerLine, ...]) -> None:
    if letter.mark:
        click.echo(f"{letter.mark}. The pack in {folder} is for reading, not for sending. What is missing:", err=True)
        for blocker in blockers:
            click.echo(f"- {blocker.title} ({blocker.why})", err=True)
        sys.exit(1)
    click.echo(f"The pack is in {folder}. Open {folder / MAIL} in your mail client, read it, and send it.")
    for name in letter.pack.documents:
        click.echo(f"Attach {name} yourself: Launchbook does not have the file.")
