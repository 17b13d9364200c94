"""`launchbook new`."""

import re
import sys
from pathlib import Path

import click

from generator.catalogue import catalogue_of
from generator.cli.data import print_problems, read_data
from generator.cli.options import data_option
from generator.editor.schema_files import SCHEMAS, with_modeline
from generator.findings import did_you_mean, visible
from generator.recording.draft import Draft, drafted
from generator.recording.new_provider import first_provider_files
from generator.recording.new_records import integration_files, item_edit, team_edit
from generator.report.terminal import terminal
from generator.schema.files import kind_of
from generator.schema.text import RecordId


class IdType(click.ParamType[str]):
    """The id of a new record."""

    name = "id"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text, where it is an id."""
        if not re.fullmatch(RecordId.pattern or "", value):
            self.fail(f"`{visible(value[:60])}` is not an id. {RecordId.hint}", param, ctx)
        return value


id_argument = click.argument("name", metavar="ID", type=IdType())
title_option = click.option("--name", "title", help="What it is called. Default: the id as words.")


@click.group()
def new() -> None:
    """Begin a provider, an integration, a team or an item of your own, valid at once."""


@new.command()
@id_argument
@title_option
@data_option
def provider(name: str, title: str | None, data: Path) -> None:
    """Begin a provider: the two files that it needs while nobody has looked at its guide.

    To have its files written from the guide, use `launchbook guide read`. Exit code 0; 1 when the check refuses it.
    """
    project = read_data(data, terminal(is_for_errors=True))
    _refuse_known(name, list(project.providers), "provider")
    _begin(first_provider_files(name, title or _as_words(name)), data, catalogue_of(data) or data)


@new.command()
@id_argument
@click.option("--provider", required=True, metavar="ID", help="The provider that it goes live with.")
@title_option
@data_option
def integration(name: str, provider: str, title: str | None, data: Path) -> None:
    """Begin an integration: its two files, with every field, condition and step of the provider in comments.

    Exit code 0; 1 when the check refuses it.
    """
    project = read_data(data, terminal(is_for_errors=True))
    _refuse_known(name, list(project.integrations), "integration")
    found = project.providers[_known(provider, list(project.providers), "provider")]
    _begin(integration_files(found, name, title or found.profile.name), data, data)


@new.command()
@id_argument
@title_option
@data_option
def team(name: str, title: str | None, data: Path) -> None:
    """Begin a team. It has no roles yet.

    Exit code 0; 1 when the check refuses it.
    """
    project = read_data(data, terminal(is_for_errors=True))
    _refuse_known(name, list(project.teams), "team")
    _write(drafted(project, [team_edit(name, title or _as_words(name), len(project.teams))]), data)


@new.command()
@id_argument
@click.option("--integration", "about", required=True, metavar="ID", help="The integration that it belongs to.")
@click.option("--role", required=True, metavar="ID", help="Who does it.")
@title_option
@data_option
def item(name: str, about: str, role: str, title: str | None, data: Path) -> None:
    """Begin a checklist item of your own, needed for go-live.

    Exit code 0; 1 when the check refuses it.
    """
    project = read_data(data, terminal(is_for_errors=True))
    own = project.integrations[_known(about, list(project.integrations), "integration")].profile.own_items
    _write(drafted(project, [item_edit(about, name, title or _as_words(name), role, len(own))]), data)


def _as_words(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _known(name: str, known: list[str], what: str) -> str:
    if name not in known:
        hint = did_you_mean(name, known) or f"Known: {', '.join(known)}."
        raise click.UsageError(f"There is no {what} `{visible(name[:60])}`. {hint}")
    return name


def _refuse_known(name: str, known: list[str], what: str) -> None:
    if name in known:
        raise click.UsageError(f"There is {'an' if what[0] in 'aeiou' else 'a'} {what} `{name}` already.")


def _begin(files: dict[str, str], data: Path, place: Path) -> None:
    """Write new files below a folder, each with the line that names its schema where that has schemas."""
    if (place / SCHEMAS).is_dir():
        files = {file: with_modeline(text, kind) for file, text in files.items() if (kind := kind_of(file))}
    _write(Draft(dict.fromkeys(files, ""), files), data, place)


def _write(draft: Draft, data: Path, place: Path | None = None) -> None:
    checked = draft.checked(data)
    if checked.project is None:
        print_problems(checked, terminal(is_for_errors=True))
        click.echo("Nothing was written, since the check would refuse it.", err=True)
        sys.exit(1)
    place = place or data
    draft.write(place)
    for file in draft.changed:
        click.echo(f"Written: {place / file}")
