"""`launchbook stamp`."""

from datetime import date
from pathlib import Path

import click

from generator.atomic_write import write_atomically
from generator.cli.data import read_data
from generator.cli.options import data_option
from generator.findings import did_you_mean
from generator.pages.words import count
from generator.project import Project
from generator.readiness.items import assess_items
from generator.readiness.stamp import stamped
from generator.report.terminal import terminal


@click.command()
@click.argument("integrations", metavar="[INTEGRATION]...", nargs=-1)
@data_option
def stamp(integrations: tuple[str, ...], data: Path) -> None:
    """Stamp what is recorded as done or waived with the wording for which it was recorded.

    It writes `words` into the progress.yaml of each INTEGRATION, or of all of them. When the wording of an item changes
    later, the item is open until somebody looks again. Exit code 0; 1 when the data has problems.
    """
    project = read_data(data, terminal(is_for_errors=True))
    for name in integrations:
        if name not in project.integrations:
            known = list(project.integrations)
            hint = did_you_mean(name, known) or f"Known: {', '.join(known)}."
            raise click.UsageError(f"There is no integration `{name}`. {hint}")
    for name in integrations or project.integrations:
        click.echo(f"{name}: {_stamp(project, name, data)}")


def _stamp(project: Project, name: str, data: Path) -> str:
    """Stamp the progress file of an integration; what was done, in words."""
    integration, file = project.integrations[name], data / "integrations" / name / "progress.yaml"
    # which words an item has does not depend on the day
    words = {item.id: item.words for item in assess_items(project, integration, date.min)}
    made = stamped(file.read_bytes(), integration.progress.items, words)
    if made.added:
        write_atomically(file, made.content)
    said = f"{count(made.added, 'stamp')} added" if made.added else "nothing to add"
    return f"{said}; {count(made.left, 'record')} in braces left alone" if made.left else said
