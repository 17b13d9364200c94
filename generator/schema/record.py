"""What all records share."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic.alias_generators import to_snake
from pydantic_core import InitErrorDetails, PydanticCustomError

from generator.schema.questions import Question
from generator.schema.text import (
    ConditionRef,
    ControlRef,
    Line,
    Prose,
    RecordId,
    RoleRef,
    StatementRef,
)
from generator.schema.values import Duration


@cache
def to_kebab(name: str) -> str:
    """A Python name as the key that stands in the YAML: `also_called` is `also-called`."""
    snake = name if name.islower() else to_snake(name)
    return snake.strip("_").replace("_", "-")


class Model(BaseModel):
    """A mapping of the YAML whose keys are all known; it never changes once it is read."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=to_kebab,
        defer_build=True,
        hide_input_in_errors=True,
    )

    def model_post_init(self, _context: object) -> None:
        """Share the set of the keys that were written: one for each record takes more memory than all their texts."""
        written = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _WRITTEN.setdefault(frozenset(written), written))


_WRITTEN: dict[frozenset[str], set[str]] = {}
"""The keys that were written in some record, once for all records with the same."""


class Refusal(NamedTuple):
    """One thing that is wrong with a record, and the key at which it shows."""

    code: str
    message: str
    hint: str
    key: str


def refuse(refusals: Iterable[Refusal]) -> None:
    """Raise a ValidationError that holds every refusal; do nothing where there is none."""
    errors = [
        InitErrorDetails(
            type=PydanticCustomError(refusal.code, "{said}", {"said": refusal.message, "hint": refusal.hint}),
            loc=(refusal.key,),
            input=None,
        )
        for refusal in refusals
    ]
    if errors:
        raise ValidationError.from_exception_data("record", errors)


class Gate(StrEnum):
    """By when an item must be complete."""

    ACCESS_REQUEST = "access-request"
    GO_LIVE = "go-live"


class Roles(Model):
    """Who does a thing: the roles the guide states, and the ones we assign where it is silent."""

    stated: tuple[RoleRef, ...] = ()
    """Roles that the guide names."""
    assigned: tuple[RoleRef, ...] = ()
    """Roles we name because the guide does not."""
    printed: Line | None = Field(default=None, examples=["Security"])
    """The guide's own word for the role, exactly as printed."""

    @model_validator(mode="after")
    def _names_somebody(self) -> Self:
        if not (self.stated or self.assigned):
            raise PydanticCustomError("missing-field", "names no role: give `stated` or `assigned`")
        return self

    @property
    def all(self) -> tuple[RoleRef, ...]:
        """Every role once, stated ones first."""
        return tuple(dict.fromkeys(self.stated + self.assigned))


class Sourced(Model):
    """What has sentences that are held to the facts of a guide."""

    our_values: tuple[Line, ...] = Field(default=(), examples=[["37 characters"]])
    """Values in its sentences that are ours and not the guide's, exactly as written there."""


class Record(Sourced):
    """One thing a guide says, with the statements it comes from."""

    id: RecordId
    """The record's name, unique within its provider; it is also its address on the site."""
    cites: tuple[StatementRef, ...] = Field(min_length=1)
    """The statements of the guide that this record carries."""
    controls: tuple[ControlRef, ...] = ()
    """The controls this record is about."""
    notes: tuple[Prose, ...] = Field(default=(), examples=[["The guide gives two times; we plan with the longer one."]])
    """What to keep in mind: what the guide leaves open or says in two ways, and how we read it."""
    also_called: tuple[Line, ...] = Field(default=(), examples=[["secret key", "API key"]])
    """Other words that people search for."""
    when: tuple[ConditionRef, ...] = ()
    """The conditions under which it applies; where there are several, all of them."""


class Actor(StrEnum):
    """Who does a thing."""

    YOU = "you"
    PROVIDER = "provider"
    BOTH = "both"
    THIRD_PARTY = "third-party"


class Action(Record):
    """Something somebody does."""

    title: Line = Field(max_length=90, examples=["Store the live key in a vault"])
    """What to do, short and imperative."""
    detail: Prose | None = Field(default=None, examples=["The live key begins with acme_live_."])
    """The exact facts of doing it."""
    why: Prose | None = Field(default=None, examples=["A key in the code is read by everybody who reads the code."])
    """Why it matters."""
    by: Actor = Actor.YOU
    """Who does it: you, the provider, both together, or a third party."""
    third_party: Line | None = Field(default=None, max_length=90, examples=["Your acquirer"])
    """Who the third party is."""
    lead_time: Duration | None = None
    """How long before the launch it must be begun, such as `15 working days`."""
    roles: Roles | None = None
    """Who of yours does it; where it is left out, the group or the file says. What the provider or a third party does
    is nobody's work of yours unless roles are named here."""

    @model_validator(mode="after")
    def _names_its_third_party(self) -> Self:
        refuse(self._unnamed())
        return self

    def _unnamed(self) -> Iterator[Refusal]:
        is_theirs = self.by is Actor.THIRD_PARTY
        if is_theirs and self.third_party is None:
            hint = "Say in `third-party` who that is."
            yield Refusal("unnamed-third-party", "a third party does it, and nothing says who that is", hint, "by")
        if self.third_party and not is_theirs:
            hint = "Write `by: third-party`, or remove the key."
            message = f"it is done by `{self.by.value}`, so it has no `third-party`"
            yield Refusal("unnamed-third-party", message, hint, "third-party")

    def done_by(self, *roles: Roles | None) -> Roles | None:
        """Whose work of yours it is: its own roles, else the nearest of these, which hold for what you do."""
        others = roles if self.by in (Actor.YOU, Actor.BOTH) else ()
        return next((named for named in (self.roles, *others) if named), None)


class GapCause(StrEnum):
    """Why the guide does not say."""

    REDACTED = "redacted"
    LOST = "lost"
    SILENT = "silent"
    NOT_KNOWN_YET = "not-known-yet"


class Gap(Sourced):
    """Something a reader needs and the guide does not give."""

    id: RecordId
    """The gap's name, unique within its provider."""
    title: Line = Field(max_length=90, examples=["E-mail address for the access request"])
    """What is missing, as a short noun phrase."""
    cause: GapCause
    """`redacted` where the page hides it, `lost` where the page once had it, `silent` where it was never there,
    `not-known-yet` while nobody has looked."""
    detail: Prose | None = Field(
        default=None, examples=["The guide says to write to an address, and the page hides it."]
    )
    """What exactly is missing."""
    do: Prose = Field(examples=["Ask your account manager, and record the address below recipients."])
    """What to do about it: whom to ask and where to record the answer."""
    cites: tuple[StatementRef, ...] = ()
    """The statements where it should have been; empty where the guide is silent."""
    controls: tuple[ControlRef, ...] = ()
    """The controls it leaves open."""
    questions: tuple[Question, ...] = ()
    """The questions it leaves open where providers are compared; where it is left out, the controls say which."""


class AdviceKind(StrEnum):
    """Whether advice asks, forbids or informs."""

    DO = "do"
    DO_NOT = "do-not"
    KNOW = "know"


class Advice(Record):
    """A rule or good practice that is not an item to tick."""

    title: Line = Field(max_length=90, examples=["Never log a whole key"])
    """The rule, short."""
    detail: Prose | None = Field(default=None, examples=["The last four characters are enough to tell keys apart."])
    """The exact facts."""
    why: Prose | None = Field(default=None, examples=["Logs are read by more people than the vault."])
    """Why it matters."""
    roles: Roles | None = None
    """Who looks after it, where somebody in particular does."""
    kind: AdviceKind
    """`do`, `do-not` or `know`."""


class Subject(Sourced):
    """What every file about one subject of a provider may have beside its own lists."""

    intro: Prose | None = Field(default=None, examples=["Acme Pay has a sandbox and production, with a key for each."])
    """One or two sentences that open the page."""
    roles: Roles | None = None
    """Who does the things in this file, unless a record says otherwise."""
    advice: tuple[Advice, ...] = ()
    """Rules and good practice on this subject."""
    gaps: tuple[Gap, ...] = ()
    """What the guide does not say on this subject."""
