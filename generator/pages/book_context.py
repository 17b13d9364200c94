"""What everything is made from: the pages, the prints, the calendars, the commands."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct

from generator.pages.charts.history import RecordedDay
from generator.pages.edition import Edition
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.readiness_summary import ReadinessSummary
from generator.pages.provider_context import ProviderContext
from generator.pages.team_records import TeamRecords
from generator.project import Project, WhenAsked
from generator.schema.organisation import ProvidersShown

_NO_PAST: Mapping[str, tuple[RecordedDay, ...]] = {}
_NOT_ASKED = "version control was not asked"


class Perspective(Struct, frozen=True):
    """A provider as an integration sees it, or as the catalogue has it where you have no integration with it."""

    provider_context: ProviderContext
    integration: IntegrationContext | None = None


class BookContext(Struct, frozen=True, dict=True):
    """A project on a day, with what follows from its records.

    It is made once for a build and handed on. What it holds is worked out when somebody first asks, and not again.
    """

    project: Project
    day: date
    edition: Edition
    """Which edition everything is that is printed."""
    recorded: Mapping[str, tuple[RecordedDay, ...]] = {}
    """What version control knows of earlier days, by the id of the integration."""

    @classmethod
    def of(
        cls,
        project: Project,
        day: date,
        edition: Edition | None = None,
        recorded: Mapping[str, tuple[RecordedDay, ...]] = _NO_PAST,
    ) -> "BookContext":
        """The context of a project on a day; without an edition, its prints say that nobody asked for one."""
        return cls(project, day, edition or Edition(day, unknown=_NOT_ASKED), recorded)

    @cached_property
    def provider_contexts(self) -> tuple[ProviderContext, ...]:
        """Every provider, in the order of their names."""
        return tuple(sorted(self._providers.values(), key=lambda guide: guide.name.lower()))

    @cached_property
    def integrations(self) -> tuple[IntegrationContext, ...]:
        """Every integration, in the order of the data."""
        return tuple(self._integrations.values())

    def integration(self, name: str) -> IntegrationContext:
        """An integration by its id, whatever there is of others; KeyError where there is none."""
        return self._integrations[name]

    @cached_property
    def _providers(self) -> Mapping[str, ProviderContext]:
        providers = self.project.providers
        return WhenAsked(providers, lambda name: ProviderContext(self.project, providers[name]))

    @cached_property
    def _integrations(self) -> Mapping[str, IntegrationContext]:
        return WhenAsked(self.project.integrations, self._integration)

    def _integration(self, name: str) -> IntegrationContext:
        integration = self.project.integrations[name]
        guide = self._providers[integration.profile.provider]
        return IntegrationContext(guide, integration, self.day, self.recorded.get(name, ()))

    @cached_property
    def shown_providers(self) -> tuple[ProviderContext, ...]:
        """The providers that pages and prints show: those that you integrate with, or all of them."""
        is_all = self.project.organisation.providers_shown is ProvidersShown.ALL
        integrated = tuple(guide for guide in self.provider_contexts if guide.integrations)
        return self.provider_contexts if is_all or not integrated else integrated

    @property
    def more_providers(self) -> tuple[ProviderContext, ...]:
        """The rest of the catalogue, which stands on a page of its own."""
        shown = {guide.provider.id for guide in self.shown_providers}
        return tuple(guide for guide in self.provider_contexts if guide.provider.id not in shown)

    @cached_property
    def perspectives(self) -> tuple[Perspective, ...]:
        """The shown providers as each of your integrations sees them; as the catalogue has them where there is none."""
        return tuple(found for guide in self.shown_providers for found in self._perspectives(guide))

    def _perspectives(self, guide: ProviderContext) -> tuple[Perspective, ...]:
        with_it = (context for context in self.integrations if context.catalogue is guide)
        return tuple(Perspective(one.provider_context, one) for one in with_it) or (Perspective(guide),)

    @property
    def summaries(self) -> tuple[ReadinessSummary, ...]:
        """Where every integration stands."""
        return tuple(context.summary for context in self.integrations)

    @cached_property
    def team_records(self) -> dict[str, tuple[TeamRecords, ...]]:
        """What belongs to each team by its id, integration by integration."""
        return {
            name: tuple(TeamRecords(team, seen.provider_context, seen.integration) for seen in self.perspectives)
            for name, team in self.project.teams.items()
        }
