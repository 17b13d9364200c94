"""`roles.yaml` and `controls.yaml`: the words that all providers share."""

from pydantic import Field

from generator.schema.questions import Question
from generator.schema.record import Model
from generator.schema.text import ControlNumber, Flag, Line, Prose, RecordId


class Role(Model):
    """Who does a thing, as guides and the catalogue say it."""

    id: RecordId
    """The role's id."""
    name: Line = Field(examples=["Engineering"])
    """The role's name."""
    summary: Prose = Field(examples=["Builds the integration and carries out the cutover."])
    """What the role does in a launch."""
    everyone: Flag = False
    """Whether it stands for every team, as `All` does in a guide."""
    builds: Flag = False
    """Whether it builds the integration: the home page leads those who build to the page of its team."""


class RolesFile(Model):
    """The roles that occur in the catalogue."""

    roles: tuple[Role, ...] = Field(min_length=1)
    """The roles."""


class Control(Model):
    """One thing many providers ask for, each in its own way."""

    id: RecordId
    """The control's id."""
    number: ControlNumber
    """Its number, such as `C07`."""
    title: Line = Field(examples=["Secrets are kept safe"])
    """What is asked for."""
    summary: Prose = Field(examples=["Whoever has a live key can move money."])
    """Why it matters, in one or two sentences."""
    differences: tuple[Prose, ...] = Field(default=(), examples=[["Some providers have one key for all environments."]])
    """How providers differ, where a reader could be misled."""
    questions: tuple[Question, ...] = ()
    """The questions of the comparison that records with this control answer, and that gaps with it leave open."""


class ControlsFile(Model):
    """The controls that recur across providers."""

    controls: tuple[Control, ...] = Field(min_length=1)
    """The controls, by number."""
