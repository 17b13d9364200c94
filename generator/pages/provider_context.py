"""What is known while the pages of one provider are made: the words, links and owners around its records."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeVar

from msgspec.structs import replace

from generator.conditions import Answers, holds
from generator.pages.addresses import control_page, provider_page, sources_page, team_page
from generator.pages.comparison_models import OpenPoint
from generator.pages.once import MadeOnce
from generator.pages.record_models import GapCard
from generator.pages.silence import silence
from generator.pages.view_models import Address, Citation, Fact, Link, Owner, RichText, Value
from generator.pages.words import ABSENCES, CAUSES
from generator.project import Integration, Project, Provider
from generator.schema.addresses import Email, Phone
from generator.schema.organisation import Team
from generator.schema.provider import ProviderPage, SourcePage
from generator.schema.questions import Question
from generator.schema.record import Action, Actor, Gap, Record, Roles, Subject
from generator.schema.statements import Statement
from generator.schema.values import Unknown
from generator.schema.walk import mappings_inside

_NOT_ASKED: Answers = {}
Recorded = TypeVar("Recorded", bound=Record)


def section_of(statement: Statement) -> str:
    """The headings of the guide above a statement, as they are shown."""
    return statement.section.replace(" > ", " › ")


class ProviderContext(MadeOnce, frozen=True):
    """A provider of the project, and what its pages say about its records.

    It is either what the catalogue says, with all your integrations around it, or what one of them makes of it: then
    the teams, the answers and what you added are those of that integration, and nothing of another one is in it.
    """

    project: Project
    provider: Provider
    integration: Integration | None = None
    """The integration that it is seen by; None for the catalogue."""
    conditions: Answers = _NOT_ASKED
    """Which conditions of the provider hold for the integration."""

    def seen_by(self, integration: Integration, conditions: Answers) -> "ProviderContext":
        """The provider as one of your integrations sees it."""
        return replace(self, integration=integration, conditions=conditions)

    @property
    def name(self) -> str:
        """The provider's name."""
        return self.provider.profile.name

    @cached_property
    def _integrations_with_provider(self) -> tuple[Integration, ...]:
        return tuple(self.project.integrations[name] for name in self.project.integrations_with(self.provider.id))

    @property
    def integrations(self) -> tuple[Integration, ...]:
        """Your integrations with the provider, in the order of the data; the one that it is seen by alone."""
        return (self.integration,) if self.integration else self._integrations_with_provider

    @property
    def is_one_of_several(self) -> bool:
        """Whether it is seen by one of several integrations that you have with the provider."""
        return self.integration is not None and len(self.project.integrations_with(self.provider.id)) > 1

    @property
    def heading(self) -> str:
        """What stands above its records: the provider's name, or the integration's where you have several with it."""
        return self.integration.profile.name if self.integration and self.is_one_of_several else self.name

    @property
    def key(self) -> str:
        """What its anchors begin with where several stand on one page, and by what name prints know it."""
        return self.integration.id if self.integration else self.provider.id

    def applies(self, record: Record) -> bool | None:
        """Whether a record applies to the integration; None where a condition of it is not answered."""
        return holds(record.when, self.conditions)

    def that_apply(self, records: Iterable[Recorded]) -> tuple[Recorded, ...]:
        """The records without those that are known not to apply."""
        return tuple(record for record in records if self.applies(record) is not False)

    def page(self, page: ProviderPage) -> str:
        """The path of one of the provider's pages."""
        return provider_page(self.provider.id, page)

    def rich(self, prose: str | None) -> RichText | None:
        """Prose as it is shown, or None."""
        return RichText(prose, self.provider.id) if prose else None

    def riches(self, proses: Iterable[str]) -> tuple[RichText, ...]:
        """Pieces of prose as they are shown."""
        return tuple(RichText(prose, self.provider.id) for prose in proses)

    def owners(self, *roles: Roles | None) -> tuple[Owner, ...]:
        """Who does it by the first of these that says so."""
        chosen = first_roles(*roles)
        named: dict[tuple[str, str], list[str]] = {}
        for role in chosen.all if chosen else ():
            for team in self._teams_of_roles.get(role) or ("",):
                named.setdefault((team, "" if team else role), []).append(role)
        return tuple(self._owner(team, roles, chosen.stated if chosen else ()) for (team, _), roles in named.items())

    def doers(self, record: object, roles: Roles | None) -> tuple[Owner, ...]:
        """Who does something: those of yours who have the roles, and beside them whoever else does it."""
        owners = self.owners(roles)
        match record:
            case Action(by=Actor.BOTH):
                return (*owners, Owner(self.name, None, is_stated=True))
            case Action(by=Actor.PROVIDER):
                return (Owner(self.name, None, is_stated=True), *owners)
            case Action(by=Actor.THIRD_PARTY, third_party=str(third_party)):
                return (Owner(third_party, None, is_stated=True), *owners)
        return owners

    @cached_property
    def _teams_of_roles(self) -> dict[str, tuple[str, ...]]:
        """The teams that have each role; several only in the catalogue, where your integrations give it to several."""
        given = [self.project.team_of_role(integration) for integration in self.integrations or (None,)]
        roles = dict.fromkeys(role for by_role in given for role in by_role)
        return {role: tuple(dict.fromkeys(by_role[role] for by_role in given if role in by_role)) for role in roles}

    def roles_of(self, team: Team) -> tuple[str, ...]:
        """The roles that a team has."""
        return tuple(role for role, teams in self._teams_of_roles.items() if team.id in teams)

    def _owner(self, team: str, roles: list[str], stated: Iterable[str]) -> Owner:
        """Who has some roles, which are those of one team or a single one without a team."""
        link = Link(self.project.teams[team].name, Address(team_page(team))) if team else None
        names = ", ".join(self.project.roles[role].name for role in roles)
        return Owner(names, link, any(role in stated for role in roles))

    def teams(self, *roles: Roles | None) -> tuple[str, ...]:
        """The ids of the teams that do it by the first of these that says so; all of them where it says everyone."""
        chosen = first_roles(*roles)
        names = chosen.all if chosen else ()
        if names not in self._teams_by_roles:
            is_for_all = any(self.project.roles[name].everyone for name in names)
            named = {team for name in names for team in self._teams_of_roles.get(name, ())}
            teams = tuple(team for team in self.project.teams if is_for_all or team in named)
            self._teams_by_roles[names] = teams
        return self._teams_by_roles[names]

    @cached_property
    def _teams_by_roles(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        return {}  # filled as records ask: most name the same few roles

    def controls(self, names: Iterable[str]) -> tuple[Link, ...]:
        """The controls as links to their places."""
        return tuple(Link(self.project.controls[name].title, Address(control_page(name))) for name in names)

    def controls_of(self, question: Question) -> frozenset[str]:
        """The ids of the controls that answer a question of the comparison."""
        return frozenset(name for name, control in self.project.controls.items() if question in control.questions)

    @cached_property
    def _statements(self) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.provider.statements.statements}

    def statement(self, name: str) -> Statement:
        """A statement of the guide; KeyError where there is none."""
        return self._statements[name]

    def source_page(self, statement: Statement) -> SourcePage:
        """The page of the guide on which a statement stands."""
        pages = self.provider.profile.guide.pages
        return next((page for page in pages if page.id == statement.page), pages[0])

    def source(self, cites: Iterable[str]) -> Citation | None:
        """Where in the guide these statements stand; None where there are none."""
        cited = list(cites)
        if not cited:
            return None
        page = sources_page(self.provider.id)
        links = tuple(Link(name, Address(page, name.lower())) for name in cited)
        statements = [self._statements[name] for name in cited]
        pages = self.provider.profile.guide.pages
        if len(pages) == 1:
            return Citation(pages[0].title, tuple(dict.fromkeys(map(section_of, statements))), links)
        return Citation("", tuple(dict.fromkeys(map(self.place_in_guide, statements))), links)

    def place_in_guide(self, statement: Statement) -> str:
        """The page of the guide on which a statement stands and its section there; the title is not said twice."""
        title, section = self.source_page(statement).title, section_of(statement)
        return section if f"{section} › ".startswith(f"{title} › ") else f"{title} › {section}"

    def contact(self, name: str | None) -> Link | None:
        """A contact as a link to its place; None where none is named, or it is not one for the integration."""
        found = next((contact for contact in self.provider.support.contacts if contact.id == name), None)
        if found is None or self.applies(found) is False:
            return None
        return Link(found.name, Address(self.page(ProviderPage.SUPPORT), found.id))

    def condition(self, name: str) -> str:
        """A condition or a choice in the words that follow a record."""
        condition = self.provider.profile.condition(name)
        choice = next((choice for choice in condition.choices if choice.id == name), condition)
        return choice.when or ""

    def question(self, name: str) -> str:
        """A condition, or that of a choice, as the question that answers it."""
        return self.provider.profile.condition(name).question

    def question_id(self, name: str) -> str:
        """The id of a condition, or of the one that a choice belongs to."""
        return str(self.provider.profile.condition(name).id)

    def questions(self, names: Iterable[str]) -> str:
        """The questions that conditions ask, each once."""
        return " ".join(dict.fromkeys(self.question(name) for name in names))

    def gap_link(self, name: str | None) -> Link | None:
        """A gap as a link to its place, or None."""
        if name is None:
            return None
        page, gap = next((page, gap) for page, gap in self.all_gaps() if gap.id == name)
        return Link(gap.title, Address(self.page(page), name))

    def open_point(self, name: str) -> OpenPoint:
        """A gap as a link to its place, with its cause inside a sentence."""
        page, gap = next((page, gap) for page, gap in self.all_gaps() if gap.id == name)
        cause = CAUSES[gap.cause]
        return OpenPoint(Link(gap.title, Address(self.page(page), name)), cause[:1].lower() + cause[1:])

    def absence(self, question: Question, page: ProviderPage) -> str:
        """Why a question has no answer on a page: hidden or lost in the guide, not in it, or not known yet."""
        causes = {gap.cause for _, gap in self.all_gaps() if question in gap.questions}
        return next((words for cause, words in ABSENCES.items() if cause in causes), silence(self.provider, page))

    def answers(self, gap: str) -> Iterator[Fact]:
        """What your integrations with the provider found out about a gap; named where there are several."""
        for integration in self.integrations:
            name = f"Our answer: {integration.profile.name}" if len(self.integrations) > 1 else "Our answer"
            found = (answer for answer in integration.profile.answers if answer.gap == gap)
            yield from (Fact(name, words=RichText(answer.answer, self.provider.id)) for answer in found)

    def all_gaps(self) -> Iterator[tuple[ProviderPage, Gap]]:
        """Every gap of the provider with the page it stands on."""
        return ((page, gap) for page, subject in self.subjects() for gap in subject.gaps)

    def subjects(self) -> Iterator[tuple[ProviderPage, Subject]]:
        """Every subject of the provider with its page."""
        return self.provider.subjects()

    @cached_property
    def records(self) -> tuple[tuple[ProviderPage, Record], ...]:
        """Every record of the provider's subjects with the page it stands on."""
        return tuple(
            (page, mapping.record)
            for page, subject in self.subjects()
            for mapping in mappings_inside(subject)
            if isinstance(mapping.record, Record)
        )

    def gap(self, gap: Gap) -> GapCard:
        """A gap as it is shown."""
        return GapCard(
            anchor=gap.id,
            title=gap.title,
            cause=CAUSES[gap.cause],
            detail=self.rich(gap.detail),
            do=RichText(gap.do, self.provider.id),
            answers=tuple(self.answers(gap.id)),
            source=self.source(gap.cites),
            controls=self.controls(gap.controls),
        )


def first_roles(*roles: Roles | None) -> Roles | None:
    """The first of these that says who does it."""
    return next((role for role in roles if role is not None), None)


def value(text: str | None, *, is_code: bool = False, is_copied: bool = False) -> Value | None:
    """A value as it is shown; None where there is none."""
    if text is None:
        return None
    if isinstance(text, Unknown) or text == "unknown":
        return Value("unknown", is_unknown=True)
    return Value(text, is_code=is_code, is_copied=is_copied, href=_href(text))


def _href(text: str) -> str:
    if isinstance(text, Phone):
        return "tel:" + text.replace(" ", "")
    return f"mailto:{text}" if isinstance(text, Email) else ""
