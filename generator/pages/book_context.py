"""What everything is made from: the pages, the prints, the calendars, the commands."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from generator.pages.charts.history import RecordedDay
from generator.pages.edition import Edition
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.readiness_summary import ReadinessSummary
from generator.pages.provider_context import ProviderContext
from generator.pages.provider_group import Perspective, ProviderGroup
from generator.pages.team_records import TeamRecords
from generator.project import Project, WhenAsked
from generator.schema.organisation import ProvidersShown

_NO_PAST: Mapping[str, tuple[RecordedDay, ...]] = {}
_NOT_ASKED = "version control was not asked"


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
    known: Mapping[str, ProviderGroup] = {}
    """What was worked out before of providers about which nothing has changed since."""

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

    def after(self, last: "BookContext | None") -> "BookContext":
        """The same, with what the context before has worked out of providers about which nothing has changed."""
        groups = last._groups if last else {}
        known = {
            name: groups[name]
            for name in self.project.providers
            if name in groups and groups[name].says_the_same(self._group(name))
        }
        return replace(self, known=known)

    @cached_property
    def provider_contexts(self) -> tuple[ProviderContext, ...]:
        """Every provider, in the order of their names."""
        return tuple(group.catalogue for group in self._sorted_groups)

    @cached_property
    def integrations(self) -> tuple[IntegrationContext, ...]:
        """Every integration, in the order of the data."""
        return tuple(map(self.integration, self.project.integrations))

    def integration(self, name: str) -> IntegrationContext:
        """An integration by its id, whatever there is of others; KeyError where there is none."""
        return self._groups[self.project.goes_live_with[name]].integrations[name]

    @cached_property
    def _sorted_groups(self) -> tuple[ProviderGroup, ...]:
        return tuple(sorted(self._groups.values(), key=lambda group: group.catalogue.name.lower()))

    @cached_property
    def _groups(self) -> Mapping[str, ProviderGroup]:
        return WhenAsked(self.project.providers, lambda name: self.known.get(name) or self._group(name))

    def _group(self, name: str) -> ProviderGroup:
        return ProviderGroup.of(self.project, name, self.day, self.recorded)

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
        return tuple(seen for guide in self.shown_providers for seen in self._groups[guide.provider.id].perspectives)

    @property
    def summaries(self) -> tuple[ReadinessSummary, ...]:
        """Where every integration stands."""
        return tuple(context.summary for context in self.integrations)

    @cached_property
    def team_records(self) -> dict[str, tuple[TeamRecords, ...]]:
        """What belongs to each team by its id, integration by integration."""
        return {name: tuple(seen.team_records[name] for seen in self.perspectives) for name in self.project.teams}

    def forget_pages(self) -> None:
        """Let go of the pages and the like that were made of the providers."""
        for group in self._groups.values():
            group.forget_made()
