"""`launchbook scan`."""

import sys
import time
from collections.abc import Callable, Container, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import data_option
from generator.cli.terminal import echo_data
from generator.findings import Finding, did_you_mean
from generator.report.leftovers import Report, leftovers_as_github, leftovers_as_json
from generator.report.sarif import leftovers_as_sarif
from generator.scan.accepted import BASELINE_NAME, BaselineResult
from generator.scan.kept import keep, recall
from generator.scan.leftovers import Leftover, Rule
from generator.scan.roots import roots_of
from generator.scan.run import Found, search_tree
from generator.scan.search import Searcher
from generator.scan.sought import Sought, deciding_files, digest_of
from generator.scan.tracked import with_tracked
from generator.scan.tree import find_files

if TYPE_CHECKING:
    from generator.scan.baseline import Baseline

FORMATS: dict[str, Callable[[Report], str]] = {
    "json": leftovers_as_json,
    "github": leftovers_as_github,
    "sarif": leftovers_as_sarif,
}
MOST_NAMED = 10
"""How many archives are named one by one; the formats for programs name all."""
NOT_ASKED = "What a .gitignore matches was left out, even if it is committed: git did not say what it tracks"
_SECONDS_BEFORE_PROGRESS = 2.0
"""After how many seconds a terminal is told how far the search is."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(exists=True))
@data_option
@click.option("--integration", metavar="ID", help="Look only for what belongs to the provider of this integration.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", *FORMATS]),
    default="text",
    show_default=True,
    help="text for people, json for programs, github for annotations on a pull request, sarif for code scanning.",
)
@click.option(
    "--baseline",
    "baseline_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file that declares fixtures and accepts leftovers. "
    f"Default: {BASELINE_NAME}, where it is in the current folder.",
)
@click.option("--write-baseline", is_flag=True, help="Add the leftovers to that file, each with a reason to fill in.")
@click.option("--no-ignore", is_flag=True, help="Also search what a .gitignore leaves out.")
def scan(  # noqa: PLR0913, PLR0917 - each is an option of the command
    paths: tuple[str, ...],
    data: Path,
    integration: str | None,
    format_: str,
    baseline_file: Path | None,
    write_baseline: bool,
    no_ignore: bool,
) -> None:
    """Search configuration and source at PATH for what must not be in production.

    It finds addresses, keys and calls of environments that are not production, hosts that run together, and live
    keys in plain text. Exit code 0 when there is nothing, 1 when there is something or a file could not be searched.
    """
    _refuse_odd(paths)
    sought = _sought(data, integration)
    if write_baseline:
        from generator.cli.outputs import refuse_data_folder  # with what prints findings, which takes a while to load

        refuse_data_folder(data, baseline_file or Path(BASELINE_NAME))
    baseline = _baseline(baseline_file, is_new=write_baseline)
    searcher = Searcher(sought.patterns)
    tree = find_files(paths, ignored_too=no_ignore)
    tree, trouble = (tree, "") if no_ignore else with_tracked(tree, paths)
    found = search_tree(tree, searcher, _progress())
    assessed, gone = _heard(found.leftovers, baseline, paths)
    left = _of(assessed.left, sought.integrations.get(integration or ""))
    if write_baseline and baseline:
        _write(left, baseline, gone)
        left = [leftover for leftover in left if leftover.rule is Rule.UNREAD_FILE]
    else:
        left = sorted([*left, *gone.values()])
    if trouble:
        click.echo(f"{NOT_ASKED} ({trouble}). To search all of it, use --no-ignore.", err=True)
    _report(Report(left, found.not_searched, found.files, roots_of(paths)), format_, _summary(found, assessed))
    sys.exit(1 if left else 0)


def _refuse_odd(paths: Sequence[str]) -> None:
    for path in paths:
        if not Path(path).is_dir() and not Path(path).is_file():
            raise click.UsageError(f"This is neither a file nor a folder: {path}")


def _sought(data: Path, integration: str | None) -> Sought:
    catalogue = _catalogue(data)
    sought = recall(digest_of(deciding_files(data, catalogue))) or _read_sought(data, catalogue)
    if integration is not None and integration not in sought.integrations:
        known = list(sought.integrations)
        hint = did_you_mean(integration, known) or f"Known: {', '.join(known) or 'none'}."
        raise click.UsageError(f"There is no integration `{integration}`. {hint}")
    if not sought.providers:
        raise click.UsageError(f"There is no provider in {data}, so there is nothing to look for.")
    return sought


def _read_sought(data: Path, catalogue: Path) -> Sought:
    from generator.scan.sources import read_scan_facts  # with the schema, which takes longer to load than all else

    sources = read_scan_facts(data, catalogue)
    _stop_at(sources.findings, sources.texts or {})
    keep(sources.digest, sources.sought)
    return sources.sought


def _catalogue(data: Path) -> Path:
    """The folder with the providers: the data folder, or the one that the organisation names."""
    if (data / "providers").is_dir():
        return data
    from generator.catalogue import catalogue_of

    return catalogue_of(data) or data


def _baseline(file: Path | None, *, is_new: bool) -> "Baseline | None":
    """The baseline; None where there is none and none is to be written."""
    path = file or Path(BASELINE_NAME)
    is_missing = not path.exists()
    if is_missing and file is None and not is_new:
        return None
    from generator.scan.baseline import Baseline, read_baseline  # with the schema, as above

    if is_missing and is_new:
        return Baseline(str(path))
    try:
        content = path.read_bytes()
    except OSError as error:
        raise click.UsageError(f"The baseline {path} cannot be read: {error.strerror}") from None
    baseline, findings, text = read_baseline(content, str(path))
    _stop_at(findings, {str(path): text})
    return baseline or Baseline(str(path))


def _heard(
    leftovers: tuple[Leftover, ...], baseline: "Baseline | None", paths: tuple[str, ...]
) -> tuple[BaselineResult, dict[int, Leftover]]:
    """What remains after the baseline was heard, and its entries that accept nothing any more."""
    if baseline is None:
        return BaselineResult(leftovers), {}
    from generator.scan.baseline import apply_baseline, stale

    assessed = apply_baseline(leftovers, baseline)
    return assessed, stale(baseline, assessed, paths)


def _of(leftovers: Sequence[Leftover], provider: str | None) -> list[Leftover]:
    """The leftovers of one provider, and what could not be searched; all where no provider is asked for."""
    return [
        leftover
        for leftover in leftovers
        if provider is None or not leftover.providers or provider in leftover.providers
    ]


def _stop_at(findings: Sequence[Finding], texts: Mapping[str, str]) -> None:
    """Print mistakes in what the scan reads about itself, and end."""
    if not findings:
        return

    from generator.report.terminal import terminal
    from generator.report.text import print_findings

    print_findings(findings, texts, terminal(is_for_errors=True))
    sys.exit(1)


def _progress() -> Callable[[int, int], None]:
    started = time.monotonic()

    def tell(done: int, total: int) -> None:
        if sys.stderr.isatty() and time.monotonic() - started > _SECONDS_BEFORE_PROGRESS:
            click.echo(f"\r{done:,} of {total:,} files searched", nl=done == total, err=True)

    return tell


def _write(left: Sequence[Leftover], baseline: "Baseline", gone: Container[int]) -> None:
    from generator.atomic_write import write_atomically
    from generator.scan.baseline import accepted_text

    text, new = accepted_text(left, baseline, gone)
    write_atomically(Path(baseline.path), text.encode())
    reasons = "1 reason" if new == 1 else f"{new} reasons"
    click.echo(f"{baseline.path} is written; fill in {reasons}.", err=True)


def _report(report: Report, format_: str, summary: str) -> None:
    left = report.leftovers
    if format_ == "text" and not left:
        click.echo(f"Nothing found. {summary}")
        return
    if format_ == "text":
        from generator.report.leftovers_text import print_leftovers
        from generator.report.terminal import terminal

        print_leftovers(left, terminal())
        click.echo(f"{_count(len(left), 'leftover')} found. {summary}")
    else:
        echo_data(FORMATS[format_](report), nl=bool(left) or format_ != "github")


def _summary(found: Found, assessed: BaselineResult) -> str:
    said = [f"{_count(found.files, 'file')} searched", *_left_out(found)]
    archives = [file.file for file in found.not_searched if file.what == "archive"]
    binaries = len(found.not_searched) - len(archives)
    said += [f"{binaries} binary"] if binaries else []
    said += [f"{_count(len(archives), 'archive')} not looked into ({_named(archives)})"] if archives else []
    said += (
        [f"{_count(assessed.fixtures + found.marked, 'leftover')} in fixtures"]
        if assessed.fixtures + found.marked
        else []
    )
    said += [f"{len(assessed.accepted)} accepted"] if assessed.accepted else []
    return ", ".join(said) + "."


def _named(files: Sequence[str]) -> str:
    shown = ", ".join(files[:MOST_NAMED])
    return shown if len(files) <= MOST_NAMED else f"{shown} and {len(files) - MOST_NAMED} more"


def _left_out(found: Found) -> list[str]:
    """What a `.gitignore` kept from being searched; nobody counts the files of a folder that it leaves out."""
    folders = [_count(found.folders_left_out, "folder")] if found.folders_left_out else []
    if not found.left_out:
        return [f"{folders[0]} left out by .gitignore"] if folders else []
    files = _count(found.left_out, "file") if folders else f"{found.left_out:,}"
    return [f"{' and '.join([files, *folders])} left out by .gitignore"]


def _count(number: int, thing: str) -> str:
    return f"1 {thing}" if number == 1 else f"{number:,} {thing}s"
