"""Options that several commands have."""

import re
from datetime import date, datetime
from pathlib import Path

import click

from generator.clock import NoDayError, today
from generator.findings import visible
from generator.schema.days import known_day, why_no_day

_LONGEST = 60
"""How much of a wrong word is shown."""

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=Path("data"),
    show_default=True,
    envvar="LAUNCHBOOK_DATA",
    show_envvar=True,
    help="The folder that holds the data.",
)
config_option = click.option(
    "--config",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The MkDocs configuration of the site.",
)
out_option = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    show_default=True,
    help="The folder to write.",
)


class DayType(click.ParamType[datetime]):
    """A day, written as year, month and day."""

    name = "day"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 - click calls it so
        """How help shows that a day is wanted."""
        return "YYYY-MM-DD"

    def convert(self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The day that a text says."""
        if isinstance(value, datetime):
            return value
        day = known_day(value)
        if day is None:
            is_like_one = re.fullmatch(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", value)
            wrong = f"there is no day {value}" if is_like_one else f"`{visible(value[:_LONGEST])}` is not a day"
            hint = "Write year, month and day, such as `2027-02-01`."
            self.fail(f"{wrong}. {why_no_day(value, hint) if is_like_one else hint}", param, ctx)
        return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day has no zone


DAY = DayType()
as_of_option = click.option(
    "--as-of",
    type=DAY,
    help="The day to treat as today. Default: today in UTC, or the day of SOURCE_DATE_EPOCH.",
)


format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text for people, json for programs.",
)


def day(as_of: datetime | None) -> date:
    """The day that counts as today: the one given, that of SOURCE_DATE_EPOCH, or today."""
    if as_of is not None:
        return as_of.date()
    try:
        return today()
    except NoDayError as error:
        raise click.UsageError(str(error)) from None


def site_url(config: Path) -> str:
    """Where the site is published, as the MkDocs configuration says; empty where it does not."""
    from generator.plugin.configuration import site_url_of  # imports MkDocs, which takes most of a second

    return site_url_of(config)
