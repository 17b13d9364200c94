"""`organisation/`: what only you know. Which team has which role."""

from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from generator.schema.addresses import Phone, Url
from generator.schema.record import Model, Refusal, refuse
from generator.schema.text import Days, Flag, Folder, Line, Prose, RecordId, RoleRef, TeamRef
from generator.schema.times import Day, DayOrMoment, Minutes, TimeOfDay, Zone, clock_changes


class TableSeparator(StrEnum):
    """What separates the cells of tables that are written as CSV."""

    COMMA = "comma"
    SEMICOLON = "semicolon"

    @property
    def sign(self) -> str:
        """The character."""
        return ";" if self is TableSeparator.SEMICOLON else ","


class Freeze(Model):
    """A time in which your organisation changes nothing, and so does not go live."""

    id: RecordId
    """Its name, by which calendars recognise it."""
    title: Line = Field(max_length=90, examples=["Year-end freeze"])
    """What it is called."""
    from_: DayOrMoment
    """The first day, or the moment at which it starts."""
    to: DayOrMoment
    """The last day, included, or the moment at which it ends."""
    zone: Zone
    """The time zone of both."""
    reason: Prose = Field(examples=["Most orders of the year come in on these days."])
    """Why nothing may change."""

    @model_validator(mode="after")
    def _can_be_kept(self) -> Self:
        times = (("from", self.from_), ("to", self.to))
        clocks = ((key, Day(moment[:10]), TimeOfDay(moment[11:])) for key, moment in times if moment.time)
        refuse(clock_changes(self.zone, *clocks))
        if self.end.timestamp() <= self.start.timestamp():
            refuse([Refusal("runs-backwards", "the freeze ends before it starts", "Correct `from` or `to`.", "to")])
        return self

    @property
    def start(self) -> datetime:
        """When it starts."""
        return self.zone.moment(self.from_.date, self.from_.time or time())

    @property
    def end(self) -> datetime:
        """When it is over: of a whole day, the first moment of the next one."""
        clock = self.to.time
        return self._midnight_after() if clock is None else self.zone.moment(self.to.date, clock)

    def _midnight_after(self) -> datetime:
        return self.zone.moment(self.to.date + timedelta(days=1), time())

    @property
    def is_whole_days(self) -> bool:
        """Whether it runs from the start of a day to the end of one."""
        return self.from_.time is None and self.to.time is None


class ProvidersShown(StrEnum):
    """Which providers of the catalogue the pages and the prints show."""

    INTEGRATED = "integrated"
    ALL = "all"


class PaperSize(StrEnum):
    """The paper that prints are made for."""

    A4 = "A4"
    LETTER = "Letter"


class Bridge(Model):
    """The call that everybody joins in an incident."""

    title: Line = Field(max_length=90, examples=["Incident call"])
    """What it is called, or where it is found."""
    address: Url | None = None
    """The https address that opens it."""
    phone: Phone | None = None
    """The number to dial into it."""

    @model_validator(mode="after")
    def _can_be_joined(self) -> Self:
        if not (self.address or self.phone):
            hint = "Give an `address`, a `phone` or both."
            refuse([Refusal("missing-field", "says no way to join the call", hint, "title")])
        return self


UNNAMED = "Your organisation"
"""What stands for the name in the data that ships, until you write in your own."""


class OrganisationFile(Model):
    """Your organisation."""

    name: Line = Field(examples=["Example Shop Ltd"])
    """Its name."""
    address: tuple[Line, ...] = Field(
        default=(), max_length=6, examples=[["Example Shop Ltd", "1 Example Street", "Example Town"]]
    )
    """Its postal address, line by line, for the head of letters."""
    catalogue: Folder | None = None
    """The folder that holds `providers/`, `roles.yaml` and `controls.yaml`, where it is not the data folder itself."""
    providers_shown: ProvidersShown = ProvidersShown.INTEGRATED
    """`integrated` for those that you have an integration with; the others stand on the page “More providers” alone.
    `all` for the whole catalogue. While there is no integration, all are shown."""
    paper: PaperSize = PaperSize.A4
    """The paper in your printers: `A4` (210 × 297 mm) or `Letter` (8.5 × 11 inches). Everything is printed on it."""
    check_again_after_days: Days = Days("90")
    """After how many days a printed book must be checked again."""
    fictional: Flag = False
    """Whether all of it is made up, as in an example: only then does evidence under a reserved name, such as
    `example.com`, count."""
    longest_evidence_days: Days = Days("730")
    """For how many days evidence counts from the day on which it was recorded, unless its `expires` is earlier."""
    longest_waiver_days: Days | None = None
    """For how many days a waiver may count, from the day on which it was recorded."""
    freezes: tuple[Freeze, ...] = Field(default=(), max_length=100)
    """Periods in which nothing may change; no integration goes live in one."""
    incident_lead: RoleRef | None = None
    """The role that decides in an incident. Where it is left out, prints have a line to write it on."""
    bridge: Bridge | None = None
    """How to join the incident call. Where it is left out, prints have a line to write it on."""
    table_separator: TableSeparator = TableSeparator.COMMA
    """What separates the cells of CSV tables. Spreadsheets want `semicolon` where numbers are written with a comma."""

    @property
    def is_named(self) -> bool:
        """Whether its own name is recorded."""
        return self.name != UNNAMED


class Team(Model):
    """A team and the roles it has."""

    id: RecordId
    """The team's id."""
    name: Line = Field(examples=["Payments"])
    """The team's name."""
    summary: Prose = Field(examples=["Builds and runs what takes payments."])
    """What the team is responsible for."""
    roles: tuple[RoleRef, ...] = ()
    """The roles it has; each role belongs to one team. Leave it out where it has roles in some integrations alone."""
    escalates_to: TeamRef | None = None
    """The team that takes over when this one cannot go on."""
    escalate_after: Minutes | None = None
    """After how many minutes without an answer `escalates-to` is woken."""
    phone: Phone | None = None
    """The number at which whoever is on duty is woken. Where it is left out, prints have a line to write it on."""
    rota: Url | None = None
    """The https address of the rota, which says who is on duty."""

    @model_validator(mode="after")
    def _escalates_to_somebody(self) -> Self:
        if self.escalate_after and self.escalates_to is None:
            hint = "Name the team in `escalates-to`, or remove `escalate-after`."
            refuse([Refusal("missing-field", "names no team: `escalates-to` is missing", hint, "escalate-after")])
        return self


class TeamsFile(Model):
    """Your teams."""

    teams: tuple[Team, ...] = Field(min_length=1)
    """The teams, in the order in which they are listed."""
