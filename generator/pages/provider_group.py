"""A provider and your integrations with it, with everything that their pages and what is printed of them can show."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct

from generator.pages.charts.history import RecordedDay
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.once import MadeOnce
from generator.pages.provider_context import ProviderContext
from generator.pages.team_records import TeamRecords
from generator.project import Project, WhenAsked


class Perspective(MadeOnce, frozen=True):
    """A provider as an integration sees it, or as the catalogue has it where you have no integration with it."""

    provider_context: ProviderContext
    integration: IntegrationContext | None = None

    @cached_property
    def team_records(self) -> Mapping[str, TeamRecords]:
        """What belongs to each team, by its id."""
        teams = self.provider_context.project.teams
        return WhenAsked(teams, lambda name: TeamRecords(teams[name], self.provider_context, self.integration))


class ProviderGroup(Struct, frozen=True, dict=True):
    """The contexts of a provider and of your integrations with it, each made when somebody first asks for it.

    They know of no other provider and no other integration. So nothing that is made of them can change while the group
    says the same.
    """

    provider: str
    """Its id."""
    project: Project
    """The part of the project that is about the provider."""
    day: date
    recorded: Mapping[str, tuple[RecordedDay, ...]]
    """What version control knows of earlier days, by the id of the integration."""

    @classmethod
    def of(
        cls, project: Project, provider: str, day: date, recorded: Mapping[str, tuple[RecordedDay, ...]]
    ) -> "ProviderGroup":
        """The group of a provider in a whole project."""
        part = project.about(provider)
        return cls(provider, part, day, {name: recorded.get(name, ()) for name in part.integrations})

    def says_the_same(self, other: "ProviderGroup") -> bool:
        """Whether both are of the same day, and of the very same records."""
        is_same_day = self.day == other.day and self.recorded == other.recorded
        return is_same_day and self.project.has_the_records_of(other.project)

    @cached_property
    def catalogue(self) -> ProviderContext:
        """The provider as the catalogue has it."""
        return ProviderContext(self.project, self.project.providers[self.provider])

    @cached_property
    def integrations(self) -> Mapping[str, IntegrationContext]:
        """Your integrations with it by their ids, in the order of the data."""
        return WhenAsked(self.project.integrations, self._integration)

    def _integration(self, name: str) -> IntegrationContext:
        return IntegrationContext(self.catalogue, self.project.integrations[name], self.day, self.recorded[name])

    @cached_property
    def perspectives(self) -> tuple[Perspective, ...]:
        """The provider as each of your integrations sees it; as the catalogue has it where there is none."""
        seen = tuple(Perspective(one.provider_context, one) for one in self.integrations.values())
        return seen or (Perspective(self.catalogue),)

    def forget_made(self) -> None:
        """Let go of pages and the like that were made of the contexts."""
        contexts: list[MadeOnce] = [self.catalogue, *self.integrations.values(), *self.perspectives]
        for seen in self.perspectives:
            contexts += [seen.provider_context, *seen.team_records.values()]
        for context in contexts:
            context.forget_made()
