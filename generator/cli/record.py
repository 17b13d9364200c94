"""`launchbook record`."""

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import click
from msgspec import Struct

from generator.cli.data import print_problems, read_data
from generator.cli.options import DAY, data_option, day
from generator.cli.terminal import echo_data
from generator.findings import did_you_mean, visible
from generator.project import Integration, Project
from generator.recording.edits import Edit
from generator.recording.item_edits import ItemRecord, item_edits
from generator.recording.profile_edits import AnsweredBy, ProfileRecord, UnclearValueError, profile_edits
from generator.recording.ruled_out import CheckedDraft, checked_draft
from generator.recording.ticks import UnreadableTicksError, read_ticks
from generator.report.terminal import terminal
from generator.schema.progress import State
from generator.source.document import Data
from generator.source.edit import UneditableError


class PairType(click.ParamType[tuple[str, str]]):
    """An id and a value, with `=` between them."""

    name = "pair"

    def convert(
        self, value: str | tuple[str, str], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The id and the value that a text names; `@FILE` stands for what the file holds."""
        if isinstance(value, tuple):
            return value
        name, _, text = value.partition("=")
        if not (name and text):
            self.fail(f"`{visible(value[:60])}` is not an id, `=` and a value.", param, ctx)
        if not text.startswith("@"):
            return name, text
        try:
            return name, Path(text[1:]).read_text("utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            self.fail(f"{visible(text[1:])} is not UTF-8 text.", param, ctx)


class _Given(Struct, frozen=True):
    """What was typed about items, and about the integration itself."""

    item: dict[str, Data]
    profile: ProfileRecord
    by: str | None
    on: str | None
    reason: str | None


def _of_items(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say where items and steps stand."""
    options = (
        click.option("--state", type=click.Choice([state.value for state in State]), help="Where the items stand."),
        click.option(
            "--evidence", metavar="TEXT", multiple=True, help="What shows it: words or an address. Repeatable."
        ),
        click.option("--expires", type=DAY, help="The last day on which the evidence counts."),
        click.option("--by", help="Who did it, asked for the waiver, or answered."),
        click.option("--on", type=DAY, help="The day on which that was. Default: today."),
        click.option("--until", type=DAY, help="The last day of a waiver."),
        click.option("--approver", help="Who approved a waiver."),
        click.option("--reason", help="Why it is waived, or how you know the answer to a condition."),
        click.option("--note", help="What the next reader should know."),
    )
    return _with(command, options)


def _of_integration(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say something about the integration itself."""
    pairs = (
        ("condition", "ID=ANSWER", "`yes`, `no`, or choices with commas between them. Repeatable."),
        ("field", "ID=VALUE", "A value of the request; ID@ENVIRONMENT where each has its own. Repeatable."),
        ("answer", "GAP=TEXT", "What you found out about a gap. Repeatable."),
        ("recipient", "ID=ADDRESS", "Where the request goes. Repeatable."),
    )
    options = (
        *(
            click.option(f"--{name}", f"{name}s", type=PairType(), metavar=form, multiple=True, help=meaning)
            for name, form, meaning in pairs
        ),
        click.option(
            "--sender", metavar="PERSON", help="Who sends the request: `Name <address>, position, +telephone`."
        ),
        click.option("--sent", type=DAY, help="The day on which you sent the request."),
        click.option("--go-live", metavar="MOMENT", help="Day, time and zone of the launch."),
        click.option("--live-since", type=DAY, help="The day from which it has been live."),
    )
    return _with(command, options)


def _with(command: Callable[..., None], options: Iterable[Callable[..., Any]]) -> Callable[..., None]:
    for option in reversed(tuple(options)):
        command = option(command)
    return command


@click.command("record")
@click.argument("integration")
@click.argument("items", metavar="[ITEM]...", nargs=-1)
@_of_items
@click.option(
    "--from",
    "ticks",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Take over the ticks that a checklist page saved.",
)
@_of_integration
@click.option(
    "--remove-ruled-out",
    "removes",
    is_flag=True,
    help="Remove what is recorded about items, fields and steps that an answer rules out.",
)
@click.option("--diff", "is_dry", is_flag=True, help="Show what would change, and write nothing.")
@data_option
def record_progress(
    integration: str,
    items: tuple[str, ...],
    ticks: Path | None,
    data: Path,
    **options: Any,
) -> None:
    """Record where items and steps of INTEGRATION stand, and what you know about it.

    It changes progress.yaml and integration.yaml in place; comments and order stay. What the check would refuse is not
    written. Exit code 0; 1 when the check refuses it.
    """
    project = read_data(data, terminal(is_for_errors=True))
    if integration not in project.integrations:
        known = list(project.integrations)
        hint = did_you_mean(integration, known) or f"Known: {', '.join(known)}."
        raise click.UsageError(f"There is no integration `{visible(integration[:60])}`. {hint}")
    is_dry, removes = options.pop("is_dry"), options.pop("removes")
    given = _given(options)
    if given.item and not items:
        raise click.UsageError("Name the items or steps that this is about.")
    try:
        records = (*(read_ticks(ticks.read_bytes(), str(ticks)) if ticks else ()), *_records(items, given))
        edits = _edits(project, project.integrations[integration], records, given)
        made = checked_draft(project, edits, data, removes=removes)
    except (UnclearValueError, UnreadableTicksError) as error:
        raise click.UsageError(visible(str(error))) from None
    except UneditableError as error:
        _refuse(f"Nothing was written: {error}. Change it by hand.")
    if made.checked.project is None:
        print_problems(made.checked, terminal(is_for_errors=True))
        way = (
            " Add `--remove-ruled-out` to remove what your answer rules out." if made.ruled_out and not removes else ""
        )
        _refuse(f"Nothing was written, since the check would refuse it.{way}")
    if is_dry:
        echo_data(made.draft.diff(data), nl=False)
        return
    made.draft.write(data)
    _tell(made, data)


def _tell(made: CheckedDraft, data: Path) -> None:
    places = " and ".join(str(data / name) for name in made.draft.changed)
    click.echo(f"Recorded in {places}." if places else "Nothing changes.")
    if made.ruled_out:
        click.echo(f"Removed, as your answer rules it out: {', '.join(made.ruled_out)}.")


def _given(options: dict[str, Any]) -> _Given:
    typed: dict[str, Any] = {key: _as_text(value) for key, value in options.items() if value}
    by, on, reason = (typed.get(key) for key in ("by", "on", "reason"))
    pairs: dict[str, Any] = {key: dict(typed.pop(key, ())) for key in ("conditions", "fields", "answers", "recipients")}
    single: dict[str, Any] = {key: typed.pop(key, None) for key in ("sender", "sent", "go_live", "live_since")}
    expires = typed.pop("expires", None)
    if typed.get("evidence"):
        typed["evidence"] = [_evidence(text, expires) for text in typed["evidence"]]
    elif expires:
        raise click.UsageError("--expires says how long the evidence counts: name it with --evidence.")
    about_answers = {"by", "on", "reason"} if pairs["conditions"] and set(typed) <= {"by", "on", "reason"} else set()
    item = {key: value for key, value in typed.items() if key not in about_answers}
    return _Given(item, ProfileRecord(**pairs, **single), by, on, reason)


def _as_text(value: Any) -> Any:
    return value.date().isoformat() if isinstance(value, datetime) else value


def _evidence(text: str, expires: str | None) -> dict[str, Data]:
    """An address alone is a link, and all else are words."""
    shown: dict[str, Data] = {"link" if text.startswith(("https://", "http://")) and " " not in text else "text": text}
    return {**shown, "expires": expires} if expires else shown


def _records(items: Iterable[str], given: _Given) -> Iterator[ItemRecord]:
    for name in dict.fromkeys(items):
        if not given.item:
            raise click.UsageError(f"Say where `{visible(name[:60])}` stands, such as `--state done`.")
        yield ItemRecord(name, given.item)


def _edits(
    project: Project, integration: Integration, records: tuple[ItemRecord, ...], given: _Given
) -> Iterator[Edit]:
    today = day(None)
    yield from item_edits(project, integration, records, today)
    yield from profile_edits(
        project, integration, given.profile, AnsweredBy(given.by, given.on or today.isoformat(), given.reason)
    )


def _refuse(why: str) -> NoReturn:
    click.echo(visible(why), err=True)
    sys.exit(1)
