"""What is known while the pages of one integration are made: the provider around it, the day, where it stands."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.cutover.plan import Plan, make_plan
from generator.pages.provider_context import ProviderContext, integration_page
from generator.project import Integration, Project

CHECKLIST, REQUEST = "checklist", "request"
CUTOVER, SMOKE_TESTS, ENVIRONMENTS = "cutover", "smoke-tests", "environments"
"""The pages of an integration beside its overview, as the last part of their addresses."""


@dataclass(frozen=True)
class IntegrationContext:
    """One of your going-lives on a day."""

    provider_context: ProviderContext
    integration: Integration
    day: date
    printed: frozenset[str] = frozenset()
    """The paths of the files that stand beside the pages."""

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

    @property
    def calendar(self) -> str:
        """The path of its calendar."""
        return f"calendar/{self.id}.ics"

    @property
    def run_sheet(self) -> str:
        """The path of its printed run sheet."""
        return f"runbooks/run-sheet-{self.id}.pdf"

    @cached_property
    def plan(self) -> Plan:
        """The plan of its cutover."""
        return make_plan(self.provider_context.provider.cutover, self.integration.profile)


def integration_contexts(
    project: Project, contexts: dict[str, ProviderContext], day: date, printed: frozenset[str] = frozenset()
) -> tuple[IntegrationContext, ...]:
    """Every going-live of a project on a day, in the order of the data; scopes by provider."""
    return tuple(
        IntegrationContext(contexts[integration.profile.provider], integration, day, printed)
        for integration in project.integrations.values()
    )


def file_of(context: IntegrationContext, name: str) -> str:
    """A file of an integration by its path below the data folder."""
    return f"integrations/{context.id}/{name}.yaml"
