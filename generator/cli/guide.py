"""`launchbook guide`."""

import re
import sys
from pathlib import Path
from typing import NoReturn

import click

from generator.catalogue import catalogue_of
from generator.cli.data import read_data
from generator.cli.options import data_option, format_option
from generator.cli.terminal import echo_data
from generator.findings import did_you_mean, visible
from generator.guide.captured_pages import CapturedPage, UnreadableGuideError, captured_pages
from generator.guide.checked_reading import UncheckedGuideError, checked_reading
from generator.guide.numbered import MOST, NumberedStatement, numbered
from generator.guide.open_statements import open_statements
from generator.guide.placed import RoleWords
from generator.guide.provider_folder import GuideReading, made_of, provider_files
from generator.guide.write_folder import write_folder
from generator.pages.words import count
from generator.project import Project, Provider
from generator.report.machine import as_json
from generator.report.terminal import terminal
from generator.schema.text import RecordId

files_argument = click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)


@click.group()
def guide() -> None:
    """Read the guide of a provider, and see what a new capture of it touches.

    A guide is read from files: one for each of its pages, as text, Markdown or HTML. Nothing is fetched.
    """


@guide.command()
@files_argument
@click.option("--provider", "name", required=True, metavar="ID", help="The id of the new provider, such as `acme-pay`.")
@click.option("--name", "title", help="What the provider is called. Default: the id as words.")
@data_option
def read(files: tuple[Path, ...], name: str, title: str | None, data: Path) -> None:
    """Write the folder of a new provider from the FILEs of its guide.

    It holds every statement with its facts, and records where the guide leaves no doubt; what is in doubt is not yet
    placed. The folder passes the check. Exit code 0; 1 when the data has problems or the guide cannot be read.
    """
    if not re.fullmatch(RecordId.pattern or "", name):
        raise click.UsageError(f"`{visible(name[:60])}` is not an id. {RecordId.hint}")
    project = read_data(data, terminal(is_for_errors=True))
    place = (catalogue_of(data) or data) / "providers" / name
    if name in project.providers or place.exists():
        hint = f"`launchbook guide diff {name}` compares its guide."
        raise click.UsageError(f"There is a provider `{name}` already. {hint}")
    roles = RoleWords(tuple(project.roles.values()))
    pages = _pages(files)
    statements = _numbered(name, pages)
    reading = made_of(name, title or name.replace("-", " ").title(), pages, statements, roles)
    try:
        reading = checked_reading(reading, roles, data)
    except UncheckedGuideError as error:
        _refuse(f"Nothing was written, since the check would refuse it: {error}.")
    write_folder(place, provider_files(reading, roles))
    _tell(reading, place)


def _pages(files: tuple[Path, ...]) -> tuple[CapturedPage, ...]:
    try:
        return captured_pages(files)
    except UnreadableGuideError as error:
        _refuse(visible(str(error)))


def _numbered(name: str, pages: tuple[CapturedPage, ...]) -> tuple[NumberedStatement, ...]:
    statements = numbered(name, ((page.id, page.statements) for page in pages))
    if len(statements) > MOST:
        _refuse(f"The guide has {len(statements)} statements, and a provider may have {MOST}. Leave out a page.")
    return statements


def _refuse(why: str) -> NoReturn:
    click.echo(why, err=True)
    sys.exit(1)


def _tell(reading: GuideReading, place: Path) -> None:
    from_ = count(len(reading.pages), "page")
    click.echo(
        f"{count(len(reading.statements), 'statement')} read from {from_}: {len(reading.placed)} in "
        f"{count(len(reading.records), 'record')}, {len(reading.open)} not yet placed."
    )
    click.echo(f"Written to {place}. A person has to read all of it beside the guide.")
    click.echo(f"`launchbook guide open {reading.provider}` names what is not yet placed, with a record to begin from.")


@guide.command("open")
@click.argument("name", metavar="PROVIDER")
@data_option
@format_option
def open_(name: str, data: Path, format_: str) -> None:
    """Name what is still to be done about the guide of PROVIDER.

    Each statement that is not yet placed, with the file proposed for it and a record to begin from; and each whose
    record nobody has read. Exit code 0; 1 when the data has problems.
    """
    project = read_data(data, terminal(is_for_errors=True))
    provider = _provider(project, name)
    findings = open_statements(project, provider)
    if format_ == "json":
        echo_data(as_json(findings))
        return
    for finding in findings:
        at = finding.position
        click.echo(f"{at.file}:{at.line}:{at.column} {finding.code} in {finding.record}: {finding.message}")
        click.echo("  " + finding.hint.replace("\n", "\n  ") + "\n")
    click.echo(f"{count(len(findings), 'statement')} not yet placed.")
    if to_read := provider.statements.to_be_read:
        placed = f"{count(len(to_read), 'statement')} placed by a program, to be read by a person"
        click.echo(f"{placed}: {', '.join(to_read)}.")
        click.echo("Compare each record with the guide, then delete the statement's id from `to-be-read`.")


def _provider(project: Project, name: str) -> Provider:
    if name not in project.providers:
        known = list(project.providers)
        hint = did_you_mean(name, known) or f"Known: {', '.join(known)}."
        raise click.UsageError(f"There is no provider `{visible(name[:60])}`. {hint}")
    return project.providers[name]
