"""`launchbook runbook`."""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.atomic_write import write_atomically
from generator.cli.data import kept_templates, read_data
from generator.cli.options import as_of_option, config_option, data_option, day, site_url
from generator.cli.outputs import refuse_data_folder, refuse_other_file, stop_at_secrets
from generator.findings import did_you_mean
from generator.pages.edition import stamp_of
from generator.pages.runbooks.volumes import make_volumes, volume_paths
from generator.report.terminal import terminal
from generator.revision import context_of, unknown_history
from generator.schema.organisation import PaperSize

if TYPE_CHECKING:
    from generator.render.pdf.manuscript import Manuscript

PAPERS = [size.value for size in PaperSize]


@click.command()
@click.argument("team")
@data_option
@config_option
@as_of_option
@click.option(
    "--paper",
    type=click.Choice(PAPERS, case_sensitive=False),
    help="The paper. Default: that of `organisation.yaml`.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write. Default: TEAM.pdf in the current folder.",
)
def runbook(  # noqa: PLR0913, PLR0917 - each is an option of the command
    team: str, data: Path, config: Path, as_of: datetime | None, paper: str | None, out: Path | None
) -> None:
    """Make the printable runbook of TEAM, such as `on-call`.

    Exit code 0 when the PDF is written, 1 when the data has problems or the team owns nothing.
    """
    from generator.render.pdf.draw import DrawError
    from generator.render.pdf.jobs import volume_job
    from generator.render.pdf.print_job import Paper

    file = out or Path(f"{team}.pdf")
    refuse_data_folder(data, file)
    refuse_other_file(file, b"%PDF-")
    project = read_data(data, terminal(is_for_errors=True))
    if team not in project.teams:
        hint = did_you_mean(team, list(project.teams)) or f"Known: {', '.join(project.teams)}."
        raise click.UsageError(f"There is no team `{team}`. {hint}")
    today = day(as_of)
    context = context_of(project, data, today)
    if not volume_paths(context, project.teams[team]):
        click.echo(f"{project.teams[team].name} owns nothing, so there is no runbook.", err=True)
        sys.exit(1)
    if unknown := unknown_history(data):
        click.echo(f"{unknown}\nUntil then, the runbook has no number of its edition.", err=True)
    sheet = Paper(PaperSize(paper) if paper else project.organisation.paper, site_url(config))
    stamp = stamp_of(context.edition, project.organisation.check_again_after_days.number)
    with kept_templates(data):
        jobs = (
            volume_job(volume, stamp, sheet, context.edition.day)
            for volume in make_volumes(context, project.teams[team])
        )
        manuscripts = [job.manuscript() for job in jobs]
    stop_at_secrets(((manuscript.name, manuscript.source.encode()) for manuscript in manuscripts), project)
    try:
        _draw(manuscripts, file)
    except DrawError as error:
        click.echo(str(error), err=True)
        sys.exit(1)


def _draw(volumes: Sequence["Manuscript"], file: Path) -> None:
    """Draw one volume after the other, the first into a file, the others beside it."""
    for number, volume in enumerate(volumes, start=1):
        place = file if number == 1 else file.with_suffix(f".{number}.pdf")
        drawn = volume.draw()
        write_atomically(place, drawn.pdf)
        what = "The runbook" if len(volumes) == 1 else f"Volume {number} of the runbook"
        click.echo(f"{what} is in {place}: {drawn.pages} pages.")
