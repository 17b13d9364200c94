"""What is known while the pages of one integration are made: the provider around it, the day, where it stands.

Its plan, its readiness and what follows from them are worked out here, once, when somebody first asks. The pages, the
prints, the calendars and the commands all take them from here.
"""

from datetime import date
from functools import cached_property

from generator.conditions import Answers, answers_of
from generator.cutover.plan import Plan, make_plan
from generator.pages.addresses import integration_page
from generator.pages.charts.history import RecordedDay
from generator.pages.integration.readiness_summary import ReadinessSummary, summarise
from generator.pages.integration.run_sheet_rows import make_sheet_rows
from generator.pages.once import MadeOnce
from generator.pages.provider_context import ProviderContext
from generator.pages.record_models import SheetRow
from generator.pages.request.build_pack import make_pack
from generator.pages.request.pack import Pack
from generator.project import Integration
from generator.readiness.verdict import Readiness, assess_integration
from generator.schema.environments import Environment
from generator.schema.record import Record
from generator.source.sent_copies import NAMES


class IntegrationContext(MadeOnce, frozen=True):
    """One of your going-lives on a day, with what follows from its records."""

    catalogue: ProviderContext
    """The provider as the catalogue has it."""
    integration: Integration
    day: date
    recorded: tuple[RecordedDay, ...] = ()
    """What was recorded on earlier days, as version control has it."""

    @cached_property
    def provider_context(self) -> ProviderContext:
        """The provider as this integration sees it."""
        return self.catalogue.seen_by(self.integration, self.answers)

    @property
    def id(self) -> str:
        """The integration's id."""
        return self.integration.id

    @property
    def name(self) -> str:
        """What you call it."""
        return self.integration.profile.name

    def page(self, page: str = "") -> str:
        """The path of one of its pages; of its overview where none is named."""
        return integration_page(self.id, page)

    def file(self, name: str) -> str:
        """One of its files by its path below the data folder."""
        return f"integrations/{self.id}/{name}.yaml"

    @property
    def environments(self) -> tuple[Environment, ...]:
        """The environments that you use, and that you have by your answers."""
        named = self.provider_context.provider.environments.of(self.integration.profile.environments)
        return tuple(environment for environment in named if self.applies(environment) is not False)

    @property
    def calendar(self) -> str:
        """The path of its calendar."""
        return f"calendar/{self.id}.ics"

    @property
    def run_sheet(self) -> str:
        """The path of its printed run sheet."""
        return f"runbooks/run-sheet-{self.id}.pdf"

    def beside(self, printed: frozenset[str]) -> frozenset[str]:
        """Those of the printed files that are its own, by their paths."""
        own = {self.calendar, self.run_sheet, *(f"requests/{self.id}/{name}" for name in NAMES)}
        return printed & own

    @cached_property
    def answers(self) -> Answers:
        """Which of the provider's conditions hold, by what you answered."""
        return answers_of(self.catalogue.provider.profile.conditions, self.integration.profile.conditions)

    def applies(self, record: Record) -> bool | None:
        """Whether a record of the guide applies to it; None where a condition of it is not answered."""
        return self.provider_context.applies(record)

    @cached_property
    def plan(self) -> Plan:
        """The plan of its cutover."""
        return make_plan(self.provider_context.provider.cutover, self.integration.profile, self.answers)

    @cached_property
    def sheet_rows(self) -> tuple[SheetRow, ...]:
        """Every step of its cutover with its times, in working order."""
        return make_sheet_rows(self.provider_context, self.integration, self.plan)

    @cached_property
    def readiness(self) -> Readiness:
        """Where its items and its gates stand."""
        return assess_integration(self.provider_context.project, self.integration, self.day)

    @cached_property
    def summary(self) -> ReadinessSummary:
        """Where it stands, at a glance."""
        return summarise(self.provider_context, self.readiness)

    @property
    def takes_request(self) -> bool:
        """Whether production is asked for, so that there is an access request."""
        return self.provider_context.provider.access.is_requested

    @cached_property
    def pack(self) -> Pack:
        """The facts of its access request, where there is one."""
        return make_pack(self.provider_context.project, self.readiness)
