"""What everything is made from: the pages, the prints, the calendars, the commands."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.readiness_summary import ReadinessSummary
from generator.pages.provider_context import ProviderContext, provider_contexts
from generator.pages.team_records import TeamRecords
from generator.project import Project


@dataclass(frozen=True)
class BookContext:
    """A project on a day, with what follows from its records.

    It is made once for a build and handed on. What it holds is worked out when somebody first asks, and not again.
    """

    project: Project
    day: date
    provider_contexts: tuple[ProviderContext, ...]
    """Every provider, in the order of their names."""
    integrations: tuple[IntegrationContext, ...]
    """Every integration, in the order of the data."""

    @classmethod
    def of(cls, project: Project, day: date) -> "BookContext":
        """The context of a project on a day."""
        by_id = provider_contexts(project)
        integrations = tuple(
            IntegrationContext(by_id[integration.profile.provider], integration, day)
            for integration in project.integrations.values()
        )
        return cls(project, day, tuple(by_id.values()), integrations)

    def integration(self, name: str) -> IntegrationContext:
        """An integration by its id; KeyError where there is none."""
        return {context.id: context for context in self.integrations}[name]

    def integrations_with(self, guide: ProviderContext) -> tuple[IntegrationContext, ...]:
        """Your integrations with a provider."""
        return tuple(context for context in self.integrations if context.provider_context is guide)

    @property
    def summaries(self) -> tuple[ReadinessSummary, ...]:
        """Where every integration stands."""
        return tuple(context.summary for context in self.integrations)

    @cached_property
    def team_records(self) -> dict[str, tuple[TeamRecords, ...]]:
        """What belongs to each team by its id, provider by provider."""
        by_provider = [(guide, self.integrations_with(guide)) for guide in self.provider_contexts]
        return {
            name: tuple(TeamRecords(team, guide, integrations) for guide, integrations in by_provider)
            for name, team in self.project.teams.items()
        }
