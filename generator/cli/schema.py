"""`launchbook schema`."""

from pathlib import Path

import click

from generator.atomic_write import write_atomically
from generator.cli.data import read_data
from generator.cli.options import data_option
from generator.cli.outputs import refuse_data_folder
from generator.editor.schema_files import SCHEMAS, schema_files, with_modeline
from generator.pages.words import count
from generator.project import Project
from generator.report.terminal import terminal
from generator.schema.files import is_catalogue


@click.command()
@data_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write, without a change to the data. Default: schemas in the data folder.",
)
def schema(data: Path, out: Path | None) -> None:
    """Write JSON Schemas of the data, so that editors complete keys and ids and mark mistakes.

    They stand in the data folder, and each file of the data begins with a line that names its own. Run it again when
    ids change. Exit code 0; 1 when the data has problems.
    """
    if out is not None:
        refuse_data_folder(data, out)
    project = read_data(data, terminal(is_for_errors=True))
    folder = out or data / SCHEMAS
    made = schema_files(project)
    for name, text in made.items():
        write_atomically(folder / name, text.encode())
    click.echo(f"{count(len(made), 'schema')} written to {folder}.")
    if out is None:
        click.echo(f"{count(_name_schemas(project, data), 'file')} changed, to name the schema.")


def _name_schemas(project: Project, data: Path) -> int:
    """Put the line that names its schema into each file of a data folder; how many were changed."""
    changed = 0
    has_another = project.organisation.catalogue is not None
    for entry in project.entries:
        document = entry.document
        if entry.kind is None or (has_another and is_catalogue(document.name)):
            continue
        text = with_modeline(document.text, entry.kind)
        if text != document.text:
            write_atomically(data / document.name, text.encode())
            changed += 1
    return changed
