"""`launchbook guide`."""

import re
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import NoReturn

import click

from generator.atomic_write import write_atomically
from generator.catalogue import catalogue_of
from generator.cli.data import read_data
from generator.cli.options import as_of_option, data_option, format_option
from generator.cli.options import day as day_of
from generator.cli.terminal import echo_data
from generator.coverage import placings
from generator.findings import did_you_mean, visible
from generator.guide.accept_guide import accepted, with_counts, with_to_be_read
from generator.guide.captured_pages import CapturedPage, UnreadableGuideError, captured_pages
from generator.guide.checked_reading import UncheckedGuideError, checked_reading
from generator.guide.difference import compared
from generator.guide.digest_file import DIGESTS, UnusableDigestsError, digests_text, read_digests
from generator.guide.digests import GuideDigests, digests_of
from generator.guide.guide_report import GuideReport, ReportedChange, as_json_report, as_markdown, as_text
from generator.guide.match_pages import matched_pages
from generator.guide.numbered import MOST, NumberedStatement, numbered
from generator.guide.open_statements import open_statements
from generator.guide.placed import RoleWords
from generator.guide.provider_folder import GuideReading, made_of, provider_files
from generator.guide.statement_words import statement_words
from generator.guide.statements_to_add import statements_to_add
from generator.guide.touched import TouchFinder
from generator.guide.write_folder import write_folder
from generator.pages.book_context import BookContext
from generator.pages.words import count
from generator.project import Project, Provider
from generator.report.machine import as_json
from generator.report.terminal import terminal
from generator.schema.text import RecordId
from generator.source.reader import read_yaml

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
    place = _folder(data, name)
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
    digests = digests_of(pages, token_hex(8), [(each.id,) for each in statements])
    write_folder(place, {**provider_files(reading, roles), DIGESTS: digests_text(digests)})
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
    partly = sum(each.id in reading.carried for each in reading.open)
    click.echo(
        f"{count(len(reading.statements), 'statement')} read from {from_}: {len(reading.carried)} in "
        f"{count(len(reading.records), 'record')}, {len(reading.open)} not yet placed."
    )
    if partly:
        click.echo(f"Of {partly} of them a record has only a part, so they count as both.")
    click.echo(f"Written to {place}. A person has to read all of it beside the guide.")
    click.echo(f"`launchbook guide open {reading.provider}` names what is not yet placed, with a record to begin from.")


OTHER_WORDS = "not on these pages in the words that were read; `launchbook guide diff` shows what changed."
"""What stands in place of the words of a statement that the named pages do not have."""


@guide.command("open")
@click.argument("name", metavar="PROVIDER")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@data_option
@format_option
def open_(name: str, files: tuple[Path, ...], data: Path, format_: str) -> None:
    """Name what is still to be done about the guide of PROVIDER.

    Each statement that is not yet placed, with the file proposed for it and a record to begin from; and each whose
    record nobody has read. Where the FILEs of the guide are named, its own words stand with each; they are only shown,
    and JSON leaves them out. Exit code 0; 1 when the data has problems or the FILEs cannot be read.
    """
    project = read_data(data, terminal(is_for_errors=True))
    provider = _provider(project, name)
    findings = open_statements(project, provider)
    words = statement_words(_digests(_folder(data, name)), _pages(files)) if files else {}
    if format_ == "json":
        echo_data(as_json(findings))
        return
    for finding in findings:
        at = finding.position
        click.echo(f"{at.file}:{at.line}:{at.column} {finding.code} in {finding.record}: {finding.message}")
        if files:
            click.echo(f"  Guide: {visible(words.get(str(finding.record), OTHER_WORDS))}")
        click.echo("  " + finding.hint.replace("\n", "\n  ") + "\n")
    click.echo(f"{count(len(findings), 'statement')} not yet placed.")
    if to_read := provider.statements.to_be_read:
        placed = f"{count(len(to_read), 'statement')} placed by a program, to be read by a person"
        click.echo(f"{placed}: {', '.join(to_read)}.")
        click.echo("Compare each record with the guide, then delete the statement's id from `to-be-read`.")


@guide.command()
@click.argument("name", metavar="PROVIDER")
@files_argument
@data_option
@as_of_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="text for people, json for programs, markdown for an issue or a pull request.",
)
def diff(name: str, files: tuple[Path, ...], data: Path, as_of: datetime | None, format_: str) -> None:
    """Compare the FILEs of a new capture with what the guide of PROVIDER said before, and name what that touches.

    Nothing is written. Exit code 0 when nothing has to be looked at, 1 when a person must look.
    """
    project = read_data(data, terminal(is_for_errors=True))
    provider = _provider(project, name)
    whole = _digests(_folder(data, name))
    pages = matched_pages(_pages(files), whole)
    old = whole.only([page.id for page in pages])
    if len(old.pages) < len(whole.pages):
        said = f"{len(old.pages)} of the {len(whole.pages)} pages are compared. Name the others as well to see them."
        click.echo(said, err=True)
    reads = [read for page in pages for read in page.statements]
    comparison = compared(old, digests_of(pages, old.salt), reads)
    finder = TouchFinder(BookContext.of(project, day_of(as_of)), provider)
    paste = statements_to_add(provider, comparison.differences)
    told = zip(comparison.differences, paste, strict=True)
    sections = {str(one.id): str(one.section) for one in provider.statements.statements}
    changes = tuple(
        ReportedChange(one, finder.touched(one.statements), text, _sections(sections, one.statements))
        for one, text in told
    )
    report = GuideReport(provider.profile.name, comparison, changes)
    printers = {"text": as_text, "json": as_json_report, "markdown": as_markdown}
    echo_data(printers[format_](report))
    sys.exit(1 if comparison.asks_a_person else 0)


def _sections(known: dict[str, str], statements: Iterable[str]) -> str:
    """The sections in which the data has some statements."""
    return " and ".join(dict.fromkeys(known[name] for name in statements if name in known))


@guide.command()
@click.argument("name", metavar="PROVIDER")
@files_argument
@click.option("--corrected", is_flag=True, help="The records say already what the guide says now.")
@data_option
def accept(name: str, files: tuple[Path, ...], corrected: bool, data: Path) -> None:
    """Take the FILEs over as what the guide of PROVIDER says from now on.

    It writes their digests, and notes in statements.yaml which statements changed; what was recorded about their items
    is open until somebody looks again. Statements that changed or are gone are to be read by a person, unless the
    records are `--corrected` already. New ones stay new until they have an id. Exit code 0; 1 when the data has
    problems.
    """
    project = read_data(data, terminal(is_for_errors=True))
    provider = _provider(project, name)
    folder = _folder(data, name)
    old = _digests(folder) if (folder / DIGESTS).exists() else None
    pages = matched_pages(_pages(files), old) if old else _pages(files)
    if old and len(pages) < len(old.pages):
        names = ", ".join(page.id for page in old.pages)
        raise click.UsageError(f"The guide has {len(old.pages)} pages: {names}. Name a file for each of them.")
    reads = [read for page in pages for read in page.statements]
    new = digests_of(pages, old.salt if old else token_hex(8))
    taken = accepted(old, new, reads, provider.statements.statements)
    document = project.entry(f"providers/{name}/statements.yaml").document
    text = with_counts(document, provider.statements.statements, taken.changed)
    carried = {str(placing.statement.id) for placing in placings(provider) if placing.is_placed}
    waiting = {*map(str, provider.statements.to_be_read)} | {*map(str, provider.statements.not_yet_placed)} - carried
    to_read = [] if corrected else [one for one in (*taken.changed, *taken.gone) if one not in waiting]
    if to_read:
        text = with_to_be_read(read_yaml(text.encode(), document.file), to_read)
    if text != document.text:
        write_atomically(folder / "statements.yaml", text.encode())
    write_atomically(folder / DIGESTS, digests_text(taken.digests).encode())
    changed = f": {', '.join(taken.changed)}" if taken.changed else ""
    click.echo(f"{count(len(reads), 'statement')} taken over, {len(taken.changed)} of them changed{changed}.")
    if to_read:
        click.echo(
            f"To be read by a person: {', '.join(to_read)}. Correct the records, then take them out of `to-be-read`."
        )
    if taken.unlinked:
        click.echo(f"Without an id in the data: {count(taken.unlinked, 'statement')}.")


def _folder(data: Path, name: str) -> Path:
    return (catalogue_of(data) or data) / "providers" / name


def _digests(folder: Path) -> GuideDigests:
    try:
        return read_digests(folder / DIGESTS)
    except UnusableDigestsError as error:
        _refuse(visible(str(error)))


def _provider(project: Project, name: str) -> Provider:
    if name not in project.providers:
        known = list(project.providers)
        hint = did_you_mean(name, known) or f"Known: {', '.join(known)}."
        raise click.UsageError(f"There is no provider `{visible(name[:60])}`. {hint}")
    return project.providers[name]
