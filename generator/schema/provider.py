"""`provider.yaml`: what a provider is, what its guide covers, and the names its interface uses."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from generator.schema.addresses import Url
from generator.schema.record import Model, Record, Refusal, Sourced, Subject, refuse
from generator.schema.text import ConditionRef, Line, Prose, RecordId, StatementRef
from generator.schema.times import Day


class Coverage(StrEnum):
    """How much a guide says on a subject."""

    SECTION = "section"
    PARTS = "parts"
    SILENT = "silent"
    NOT_KNOWN_YET = "not-known-yet"


class GuideCoverage(Model):
    """What the guide covers: a section of its own, parts inside other sections, or nothing.

    A subject that is left out is `not-known-yet`: nobody has looked. Where all that a file is about is `silent` or
    `not-known-yet`, the file may be left out.
    """

    checklists: Coverage = Coverage.NOT_KNOWN_YET
    """Items to tick."""
    environments: Coverage = Coverage.NOT_KNOWN_YET
    """How the environments differ."""
    access: Coverage = Coverage.NOT_KNOWN_YET
    """How to come by production."""
    credentials: Coverage = Coverage.NOT_KNOWN_YET
    """Keys and tokens."""
    timeline: Coverage = Coverage.NOT_KNOWN_YET
    """What happens when."""
    smoke_tests: Coverage = Coverage.NOT_KNOWN_YET
    """Tests in production."""
    monitoring: Coverage = Coverage.NOT_KNOWN_YET
    """Metrics and alerts."""
    known_issues: Coverage = Coverage.NOT_KNOWN_YET
    """Symptoms and what to do about them."""
    rollback: Coverage = Coverage.NOT_KNOWN_YET
    """How to roll back."""
    support: Coverage = Coverage.NOT_KNOWN_YET
    """Whom to call."""
    maintenance: Coverage = Coverage.NOT_KNOWN_YET
    """What recurs."""
    post_launch: Coverage = Coverage.NOT_KNOWN_YET
    """The first days live."""

    def of(self, subject: str) -> Coverage:
        """How much the guide says on a subject, by the name of its field."""
        found: Coverage = getattr(self, subject)
        return found

    @property
    def not_known_yet(self) -> tuple[str, ...]:
        """The subjects for which nobody has looked."""
        return tuple(name for name, coverage in self if coverage is Coverage.NOT_KNOWN_YET)

    @property
    def is_unread(self) -> bool:
        """Whether nobody has looked for anything."""
        return all(coverage is Coverage.NOT_KNOWN_YET for _, coverage in self)


class SourcePage(Model):
    """One page of the published guide."""

    id: RecordId
    """The page's name; statements name it."""
    title: Line = Field(examples=["Going live with Acme Pay"])
    """The page's own title, or what it calls itself where it has none."""
    parent: Line | None = Field(default=None, examples=["Developers > Payments"])
    """What stands above the title as its place in the provider's documentation."""
    address: Url | None = None
    """Where it is published; left out where that is not known."""
    edition: Line | None = Field(default=None, examples=["Last updated 2 November 2026"])
    """What the page says of its own age, such as the day of its last change, as printed."""
    captured: Day | None = None
    """The day on which it was read; left out where nobody noted it."""


class Guide(Sourced):
    """The published guide that the catalogue was made from."""

    pages: tuple[SourcePage, ...]
    """Its pages, in the order in which they are read; `[]` while nobody has looked at it."""
    covers: GuideCoverage = GuideCoverage()
    """What it covers, subject by subject."""
    notes: tuple[Prose, ...] = Field(default=(), examples=[["The last section has a heading and no content."]])
    """What a reader should know about the guide itself, such as content that was lost."""

    @property
    def title(self) -> str:
        """The titles of its pages."""
        return ", ".join(page.title for page in self.pages)

    @model_validator(mode="after")
    def _names_what_was_read(self) -> Self:
        if not self.pages and not self.covers.is_unread:
            hint = "List the pages that were read. While nobody has read one, every subject is `not-known-yet`."
            message = "names no page, and `covers` says what the guide has"
            refuse([Refusal("missing-field", message, hint, "pages")])
        return self


class ProviderPage(StrEnum):
    """The pages that every provider has."""

    OVERVIEW = "overview"
    CHECKLIST = "checklist"
    ENVIRONMENTS = "environments"
    ACCESS = "access"
    CUTOVER = "cutover"
    MONITORING = "monitoring"
    INCIDENTS = "incidents"
    ROLLBACK = "rollback"
    SUPPORT = "support"
    MAINTENANCE = "maintenance"


class Stage(Sourced):
    """One of the guide's own steps to go live, in its order."""

    title: Line = Field(max_length=90, examples=["Ask for production"])
    """The step, short."""
    detail: Prose | None = Field(
        default=None, examples=["Acme Pay looks at your integration and opens your live account."]
    )
    """What it means."""
    page: ProviderPage
    """The page that has its content."""
    cites: tuple[StatementRef, ...] = Field(min_length=1)
    """The statements it comes from; for a section of the guide, the first statement in it."""


class ConditionChoice(Model):
    """One of the answers to a question."""

    id: RecordId
    """The choice's name; records name it in `when`."""
    name: Line = Field(examples=["Hosted page"])
    """The answer, short: `Hosted page`, `Europe`."""
    when: Line = Field(examples=["if you use the hosted page"])
    """The choice in words that follow a record: `if you use the hosted page`, `in Europe`."""


class Pick(StrEnum):
    """How many of the choices may hold."""

    ONE = "one"
    ANY = "any"


class Condition(Model):
    """A question about your integration that switches records on or off."""

    id: RecordId
    """The condition's name; records name it in `when` if it is a yes/no question."""
    question: Line = Field(examples=["Do you receive webhooks?"])
    """A question that is answered with yes or no, or with one or several of its choices."""
    when: Line | None = Field(default=None, examples=["if you receive webhooks"])
    """The condition in words that follow a record: `if you poll queryRef`; with choices, each has its own."""
    pick: Pick | None = None
    """Where it has choices: `one` of them holds, or `any` number, but at least one."""
    choices: tuple[ConditionChoice, ...] = Field(default=(), min_length=2)
    """The answers it can have, where those are not yes and no."""
    cites: tuple[StatementRef, ...] = Field(min_length=1)
    """The statements it comes from."""

    @property
    def names(self) -> tuple[str, ...]:
        """Its id and those of its choices."""
        return (str(self.id), *(str(choice.id) for choice in self.choices))

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Self:
        refuse(self._contradictions())
        return self

    def _contradictions(self) -> Iterator[Refusal]:
        if self.choices and self.when:
            hint = "Each choice has a `when` of its own. Remove this one."
            yield Refusal("kind-and-keys", "a question with `choices` takes no `when`", hint, "when")
        if self.choices and not self.pick:
            hint = "Write `pick: one` where exactly one of the choices holds, and `pick: any` where several may."
            yield Refusal("missing-field", "a question with `choices` needs `pick`", hint, "choices")
        if not self.choices and not self.when:
            hint = "Write the words that follow a record, such as `if you poll queryRef`, or give `choices`."
            yield Refusal("missing-field", "a question needs `when` or `choices`", hint, "question")
        if self.pick and not self.choices:
            hint = "Only a question with `choices` has `pick`. Remove it, or add the choices."
            yield Refusal("kind-and-keys", "a yes/no question takes no `pick`", hint, "pick")


class ApiNameKind(StrEnum):
    """What an interface name names."""

    ENDPOINT = "endpoint"
    EVENT = "event"
    FIELD = "field"
    HEADER = "header"
    STATE = "state"
    ERROR = "error"
    FUNCTION = "function"
    PATH = "path"


class ApiName(Record):
    """A name in the provider's interface, spelled as the guide spells it."""

    name: Line = Field(examples=["POST /payments"])
    """The name, exactly: `merchantReference`, `POST /payments`, `payment.refunded`."""
    kind: ApiNameKind
    """What it names."""
    meaning: Prose = Field(examples=["Begins a payment."])
    """What the guide says about it."""


class GuidePage(Model):
    """Another page that the guide points to. Its address was lost with the link."""

    title: Line = Field(examples=["Error codes"])
    """The page's title as printed."""
    detail: Prose | None = Field(default=None, examples=["What each error code means."])
    """What it is said to hold."""
    page: ProviderPage
    """The page of this book where the pointer is useful."""
    cites: tuple[StatementRef, ...] = Field(min_length=1)
    """The statements that point to it."""
    when: tuple[ConditionRef, ...] = ()
    """The conditions under which it matters; where there are several, all of them."""


class ProviderFile(Subject):
    """A provider: what it is, what its guide covers, and the names its interface uses."""

    id: RecordId
    """The provider's id: the name of its folder."""
    name: Line = Field(examples=["Acme Pay"])
    """The provider's name as it spells it."""
    also_called: tuple[Line, ...] = Field(default=(), examples=[["Acme", "AcmePay"]])
    """Short forms and other spellings."""
    summary: Prose = Field(examples=["Acme Pay takes card payments, as far as its guide says."])
    """What the provider is, in one sentence, as far as its guide says."""
    guide: Guide
    """The page the catalogue was made from."""
    stages: tuple[Stage, ...] = ()
    """Going live in the guide's own steps, where it has some."""
    conditions: tuple[Condition, ...] = ()
    """Questions about your integration that switch records on or off."""
    api_names: tuple[ApiName, ...] = ()
    """Names in the provider's interface."""
    guide_pages: tuple[GuidePage, ...] = ()
    """Other pages that the guide points to."""

    def condition(self, name: str) -> Condition:
        """The condition with this id or with this choice; StopIteration where there is none."""
        return next(asked for asked in self.conditions if name in asked.names)
