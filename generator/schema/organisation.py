"""`organisation/`: what only you know. Which team has which role."""

from pydantic import Field

from generator.schema.record import Model
from generator.schema.text import Days, Folder, Line, Prose, RecordId, RoleRef, TeamRef


class OrganisationFile(Model):
    """Your organisation."""

    name: Line
    """Its name."""
    address: tuple[Line, ...] = Field(default=(), max_length=6)
    """Its postal address, line by line, for the head of letters."""
    catalogue: Folder | None = None
    """The folder that holds `providers/`, `roles.yaml` and `controls.yaml`, where it is not the data folder itself."""
    check_again_after_days: Days = Days("90")
    """After how many days a printed book must be made anew."""


class Team(Model):
    """A team and the roles it has."""

    id: RecordId
    """The team's id."""
    name: Line
    """The team's name."""
    summary: Prose
    """What the team is there for."""
    roles: tuple[RoleRef, ...] = Field(min_length=1)
    """The roles it has; each role belongs to one team."""
    escalates_to: TeamRef | None = None
    """The team that takes over when this one cannot go on."""


class TeamsFile(Model):
    """Your teams."""

    teams: tuple[Team, ...] = Field(min_length=1)
    """The teams, in the order in which they are listed."""
